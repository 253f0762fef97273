import { townOf } from '#modules/directory/index.ts';
import { directoryAt } from '../directory.server.ts';
import { districtLinks, mapOfTowns, townsOf } from '../map.server.ts';
import { MAP_DISTRICTS } from '#modules/territory/index.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals }) => {
  const page = directoryAt(locals);
  const towns = townsOf(page);
  const named = ({ id, shortName }: { id: string; shortName: string }) => ({ id, name: shortName });
  const districts = districtLinks(locals.locale).map(({ slug, label }) => {
    const name = MAP_DISTRICTS.find((district) => district.slug === slug)?.name;
    const inside = towns.filter(({ municipality }) => municipality.judicialDistrict === name);
    return {
      slug,
      label,
      towns: inside.map((town) => ({
        nis: town.municipality.nis,
        name: town.name,
        services: town.services.map(named),
      })),
    };
  });
  return {
    drawing: mapOfTowns(page),
    districts: districts.filter((district) => district.towns.length > 0),
    notPlaced: page.directory.services.filter((service) => townOf(service) === null).map(named),
  };
};
