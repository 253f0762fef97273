import { inReadingOrder, paths, reachOf, townOf, type Width, widthOf } from '#modules/directory/index.ts';
import { competentAmong } from '#modules/directory/server/index.ts';
import { districtByName, isFrancophone } from '#modules/territory/index.ts';
import { districtNames, municipalityName } from '#modules/territory/server/index.ts';
import { error, redirect } from '@sveltejs/kit';
import { directoryAt } from '../../directory.server.ts';
import { mapAround } from '../../map.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ params, locals }) => {
  const page = directoryAt(locals);
  const { territory, directory, view, locale, today } = page;
  const municipality = territory.find(params.nis);
  if (!municipality) error(404);
  const { nis, judicialDistrict, postcodes } = municipality;
  // A code from before the mergers leads to the municipality of today.
  if (nis !== params.nis) redirect(308, paths.municipality(locale, nis));

  const away = (id: string) => {
    const service = directory.find(id);
    const town = service ? townOf(service) : null;
    return town === null ? null : Math.round(territory.distanceKm(nis, town));
  };
  const competent = competentAmong(
    inReadingOrder(directory.services).filter(
      ({ area }) => reachOf(area, [municipality], territory) !== 'none',
    ),
    municipality,
    territory,
  ).map(({ service, competent: sure, reason }) => ({
    width: service.area === null ? 'perhaps' : widthOf(service.area),
    sure: sure === 'yes',
    km: away(service.id),
    view: view(service),
    reason: reason[locale],
  }));
  const items = (kind: Width | 'perhaps') =>
    competent
      .filter(({ sure, width }) => (kind === 'perhaps' ? !sure : sure && width === kind))
      .map(({ view: shown, km, reason }) => ({ view: shown, why: reason, km }));
  const district = districtByName(judicialDistrict);
  return {
    name: municipalityName(municipality, locale),
    postcodes,
    elsewhere: !isFrancophone(municipality),
    district: { slug: district?.slug ?? '', name: districtNames(judicialDistrict)[locale] },
    today,
    sections: [
      { kind: 'near' as const, items: items('local') },
      { kind: 'perhaps' as const, items: items('perhaps') },
      { kind: 'region' as const, items: items('region') },
      { kind: 'country' as const, items: items('country') },
    ],
    place: { ...mapAround(page, municipality), district: judicialDistrict },
  };
};
