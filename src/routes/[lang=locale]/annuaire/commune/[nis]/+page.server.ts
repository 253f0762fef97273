import { inReadingOrder, paths, reachOf, townOf, type Width, widthOf } from '#modules/directory/index.ts';
import { competentAmong } from '#modules/directory/server/index.ts';
import { districtByName, isFrancophone, type Municipality } from '#modules/territory/index.ts';
import { districtNames, municipalityName } from '#modules/territory/server/index.ts';
import { error, redirect } from '@sveltejs/kit';
import { type DirectoryPage, directoryAt } from '../../directory.server.ts';
import { mapAround } from '../../map.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ params, locals }) => {
  const page = directoryAt(locals);
  const { territory, locale, today } = page;
  const municipality = territory.find(params.nis);
  if (!municipality) error(404);
  const { nis, judicialDistrict, postcodes } = municipality;
  // A code from before the mergers leads to the municipality of today.
  if (nis !== params.nis) redirect(308, paths.municipality(locale, nis));
  const district = districtByName(judicialDistrict);
  return {
    name: municipalityName(municipality, locale),
    postcodes,
    elsewhere: !isFrancophone(municipality),
    district: { slug: district?.slug ?? '', name: districtNames(judicialDistrict)[locale] },
    today,
    sections: sectionsOf(servicesFor(municipality, page)),
    place: { ...mapAround(page, municipality), district: judicialDistrict },
  };
};

/** Every service that may be competent here: whether it surely is and why, how wide it works, how far it sits. */
function servicesFor(municipality: Municipality, { territory, directory, view, locale }: DirectoryPage) {
  const away = (id: string) => {
    const service = directory.find(id);
    const town = service ? townOf(service) : null;
    return town === null ? null : Math.round(territory.distanceKm(municipality.nis, town));
  };
  const reaching = inReadingOrder(directory.services).filter(
    ({ area }) => reachOf(area, [municipality], territory) !== 'none',
  );
  return competentAmong(reaching, municipality, territory).map(({ service, competent, reason }) => ({
    width: service.area === null ? ('perhaps' as const) : widthOf(service.area),
    sure: competent === 'yes',
    km: away(service.id),
    view: view(service),
    reason: reason[locale],
  }));
}

/** The nearest first; what is not sure stands apart, whatever its width. */
function sectionsOf(competent: ReturnType<typeof servicesFor>) {
  const items = (kind: Width | 'perhaps') =>
    competent
      .filter(({ sure, width }) => (kind === 'perhaps' ? !sure : sure && width === kind))
      .map(({ view, km, reason }) => ({ view, why: reason, km }));
  return [
    { kind: 'near' as const, items: items('local') },
    { kind: 'perhaps' as const, items: items('perhaps') },
    { kind: 'region' as const, items: items('region') },
    { kind: 'country' as const, items: items('country') },
  ];
}
