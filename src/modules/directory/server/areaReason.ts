import { LOCALES, type Locale, type Text } from '#kernel/locale.ts';
import type { Truth } from '#kernel/truth.ts';
import type { Area, Nis, Territory } from '#modules/territory/index.ts';
import { describeArea } from '#modules/territory/server/index.ts';
import type { Service } from '../domain/service.ts';
import { words } from '../words/index.ts';
import { areaText } from './labels.ts';

/** A service, a place, and whether the area of the one holds the other. */
type Case = { readonly service: Service; readonly nis: Nis; readonly held: Truth };

/** Why a service is, or may be, competent in a municipality: in the four languages, with what is not sure of it. */
export function areaReason(found: Case, territory: Territory): Text {
  const [fr = '', nl = '', de = '', en = ''] = LOCALES.map((locale) => reasonIn(locale, found, territory));
  return { fr, nl, de, en };
}

function reasonIn(locale: Locale, found: Case, territory: Territory): string {
  const say = words(locale).competence;
  const { areaAssumed, status } = found.service;
  return [
    territorial(locale, found, territory),
    found.held === 'yes' && areaAssumed ? say.assumed : null,
    { actif: null, annonce: say.announced, a_verifier: say.unverified }[status],
  ]
    .filter(Boolean)
    .join(' ');
}

/** Areas so wide that naming the place tells nothing. */
const WIDE: readonly Area['kind'][] = ['national', 'international', 'community', 'region'];

function territorial(locale: Locale, { service, nis, held }: Case, territory: Territory): string {
  const say = words(locale).competence;
  const place = describeArea({ kind: 'municipalities', municipalities: [nis] }, territory)[locale];
  const { area } = service;
  if (area === null) return say.noArea(place);
  const named = areaText(service, territory, locale) ?? '';
  if (held !== 'yes') return say.uncertain(named, place);
  if (WIDE.includes(area.kind)) return say.wide(describeArea(area, territory)[locale]);
  return say.listed(place, named === place ? null : named);
}
