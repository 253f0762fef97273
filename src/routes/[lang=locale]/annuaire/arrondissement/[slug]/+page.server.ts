import { inReadingOrder, reachOf, type Service, widthOf } from '#modules/directory/index.ts';
import { districtBySlug, mapPoint, type Municipality, windowOf } from '#modules/territory/index.ts';
import { districtNames, municipalityName } from '#modules/territory/server/index.ts';
import { error } from '@sveltejs/kit';
import { type DirectoryPage, directoryAt } from '../../directory.server.ts';
import { mapOfTowns } from '../../map.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ params, locals }) => {
  const page = directoryAt(locals);
  const { territory, locale, today } = page;
  const district = districtBySlug(params.slug);
  if (!district) error(404);
  const municipalities = territory.municipalities.filter(
    ({ judicialDistrict }) => judicialDistrict === district.name,
  );
  return {
    name: districtNames(district.name)[locale],
    sections: sectionsOf(municipalities, page),
    today,
    municipalities: municipalities
      .map((municipality) => ({ nis: municipality.nis, name: municipalityName(municipality, locale) }))
      .sort((a, b) => a.name.localeCompare(b.name, locale)),
    drawing: mapOfTowns(page, { name: district.name, frame: windowOf(municipalities.map(mapPoint)) }),
  };
};

/** By how much of the district a service reaches, the whole of it first. */
function sectionsOf(municipalities: readonly Municipality[], { territory, directory, view }: DirectoryPage) {
  const kindOf = ({ area }: Service) => {
    const reach = reachOf(area, municipalities, territory);
    if (area === null || reach === 'none') return null;
    const width = widthOf(area);
    return width === 'local' ? reach : width;
  };
  const services = Map.groupBy(inReadingOrder(directory.services), kindOf);
  return (['whole', 'part', 'perhaps', 'region', 'country'] as const).map((kind) => ({
    kind,
    items: (services.get(kind) ?? []).map((service) => ({
      view: view(service),
      why: view(service).area ?? '',
    })),
  }));
}
