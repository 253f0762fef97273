import type { Locale } from '#kernel/locale.ts';
import { mapPoint, type MapPoint } from '../domain/mapGeometry.ts';
import type { Nis, Territory } from '../domain/territory.ts';
import { municipalityName } from './describeArea.ts';

/** Chief towns and the largest others: enough to know where one is when the whole country is in view. */
const FROM_AFAR: readonly Nis[] = [
  '21004', // Bruxelles
  '62063', // Liège
  '92094', // Namur
  '52011', // Charleroi
  '53053', // Mons
  '57081', // Tournai
  '81001', // Arlon
  '25112', // Wavre
  '63079', // Verviers
  '44021', // Gand
  '11002', // Anvers
];
const FROM_NEAR: readonly Nis[] = [
  ...FROM_AFAR,
  '61031', // Huy
  '91034', // Dinant
  '82039', // Bastogne
  '83034', // Marche-en-Famenne
  '84043', // Neufchâteau
  '63023', // Eupen
  '56016', // Chimay
  '55040', // Soignies
  '91114', // Rochefort
  '64074', // Waremme
];

type Landmark = MapPoint & { readonly id: Nis; readonly text: string };

/** Names that help to find one's way on the map, and where they stand. From near, more of them are written. */
export function landmarks(territory: Territory, locale: Locale, from: 'near' | 'afar'): readonly Landmark[] {
  return (from === 'near' ? FROM_NEAR : FROM_AFAR).flatMap((nis) => {
    const municipality = territory.find(nis);
    return municipality
      ? [{ id: nis, text: municipalityName(municipality, locale), ...mapPoint(municipality) }]
      : [];
  });
}
