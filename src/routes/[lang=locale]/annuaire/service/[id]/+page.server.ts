import { townOf } from '#modules/directory/index.ts';
import { mapPoint } from '#modules/territory/index.ts';
import { error } from '@sveltejs/kit';
import { directoryAt } from '../../directory.server.ts';
import { landmarks, townName } from '../../map.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ params, locals }) => {
  const page = directoryAt(locals);
  const { directory, territory, view, locale, today } = page;
  const service = directory.find(params.id);
  if (!service) error(404);
  const nis = townOf(service);
  const town = nis === null ? undefined : territory.find(nis);
  return {
    view: view(service),
    today,
    branches: directory.branches(service.id).map(({ id, shortName }) => ({ id, name: shortName })),
    place: town && {
      name: townName(town, territory, locale),
      district: town.judicialDistrict,
      point: mapPoint(town),
      names: landmarks(page, true),
    },
  };
};
