import { paths, readSearchForm, type SearchForm } from '#modules/directory/index.ts';
import type { SearchQuery } from '#modules/directory/server/index.ts';
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
  const places = asked.place === '' ? [] : meantMunicipalities(asked.place, territory);
  const { items } = search({ ...queryOf(asked, now), municipality: places[0]?.nis });
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

/** The form, as the search understands it. The place is another question: which one is meant. */
function queryOf(asked: SearchForm, now: Date): SearchQuery {
  const { q, category, help, population, access, opening, language, free, anonymous } = asked;
  return {
    q,
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
  };
}
