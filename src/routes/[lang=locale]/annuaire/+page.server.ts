import { directoryAt } from './directory.server.ts';
import { districtLinks, mapOfTowns } from './map.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals }) => {
  const page = directoryAt(locals);
  return {
    total: page.directory.services.length,
    index: page.index(),
    districts: districtLinks(locals.locale),
    drawing: { ...mapOfTowns(page), names: [] },
  };
};
