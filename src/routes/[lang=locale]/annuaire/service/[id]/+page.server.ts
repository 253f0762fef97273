import { townOf } from '#modules/directory/index.ts';
import { municipalityName } from '#modules/territory/server/index.ts';
import { error } from '@sveltejs/kit';
import { directoryAt } from '../../directory.server.ts';
import { mapAround } from '../../map.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ params, locals }) => {
  const page = directoryAt(locals);
  const { directory, territory, view, locale, today, time } = page;
  const service = directory.find(params.id);
  if (!service) error(404);
  const nis = townOf(service);
  const town = nis === null ? undefined : territory.find(nis);
  return {
    view: view(service),
    today,
    time,
    branches: directory.branches(service.id).map(({ id, shortName }) => ({ id, name: shortName })),
    place: town && { name: municipalityName(town, locale), ...mapAround(page, town) },
  };
};
