import { paths, readSearchForm } from '#modules/directory/index.ts';
import { peekDraft } from '#platform/bridge.ts';
import { meantMunicipalities } from '#modules/territory/index.ts';
import { municipalityName } from '#modules/territory/server/index.ts';
import { redirect } from '@sveltejs/kit';
import { directoryAt } from '../../directory.server.ts';
import type { PageServerLoad } from './$types.js';

const EVERYTHING = 1_000;

export const load: PageServerLoad = async ({ params, locals }) => {
  const text = await peekDraft(locals.db, params.token);
  if (text === null) redirect(303, paths.home(params.lang));
  const asked = readSearchForm(new URLSearchParams(text));
  const { search, territory, view, index, today, locale, now } = directoryAt(locals);
  const { q, place, opening, category, help, population, access, language, free, anonymous } = asked;

  const places = place === '' ? [] : meantMunicipalities(place, territory);
  const { items } = search({
    q,
    municipality: places[0]?.nis,
    category,
    help,
    population,
    access,
    language,
    free,
    anonymous,
    openAt: opening === 'now' ? now : null,
    dayAndNight: opening === 'always',
    limit: EVERYTHING,
  });
  const [first, ...others] = places.map((municipality) => ({
    nis: municipality.nis,
    name: municipalityName(municipality, locale),
  }));
  return {
    index: index(),
    asked,
    today,
    found: items.filter(({ unknown }) => unknown.length === 0).map(({ service }) => view(service)),
    uncertain: items
      .filter(({ unknown }) => unknown.length > 0)
      .map(({ service, unknown }) => ({ view: view(service), unknown })),
    place: first ?? null,
    otherPlaces: others,
  };
};
