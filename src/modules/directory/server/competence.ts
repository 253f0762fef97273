import type { Text } from '#kernel/locale.ts';
import type { Municipality, Nis, Territory } from '#modules/territory/index.ts';
import type { Directory, Service, ServiceId } from '../domain/service.ts';
import { areaReason } from './areaReason.ts';

export type Competent = {
  readonly service: Service;
  /** `unknown`: the limits of its area are not known to us, or it may not receive anyone yet. */
  readonly competent: 'yes' | 'unknown';
  readonly reason: Text;
};
export type Competence =
  | { readonly ok: true; readonly items: readonly Competent[] }
  | { readonly ok: false; readonly refusal: 'kindUnknown' | 'municipalityUnknown' };

type Context = { readonly directory: Directory; readonly territory: Territory };

/**
 * Who is competent here? `kind` is the head of a network (`cpvs`, `saj`, `aide-victimes`) or a category code.
 * The nearest rule first (the smallest area that holds the municipality), the uncertain ones after, said as such.
 */
export function competence(kind: string, nis: Nis, { directory, territory }: Context): Competence {
  const municipality = territory.find(nis);
  if (!municipality) return { ok: false, refusal: 'municipalityUnknown' };
  const candidates = servicesOf(kind, directory);
  if (candidates.length === 0) return { ok: false, refusal: 'kindUnknown' };
  return { ok: true, items: competentAmong(candidates, municipality, territory) };
}

/** Those of the services that are or may be competent in a municipality, in the same order and with the reason. */
export function competentAmong(
  services: readonly Service[],
  municipality: Municipality,
  territory: Territory,
): readonly Competent[] {
  return services
    .flatMap((service) => verdict(service, municipality, territory))
    .sort((a, b) => (a.competent === b.competent ? a.breadth - b.breadth : a.competent === 'yes' ? -1 : 1))
    .map(({ service, competent, reason }) => ({ service, competent, reason }));
}

/** A network is its branches, then its head for where no branch is known; another code is a category. */
function servicesOf(kind: ServiceId, directory: Directory): readonly Service[] {
  const head = directory.find(kind);
  const branches = directory.branches(kind);
  if (head && (branches.length > 0 || head.type === 'reseau')) return [...branches, head];
  return directory.services.filter(
    ({ category, alsoIn }) => category === kind || alsoIn.some((code) => code === kind),
  );
}

function verdict(service: Service, { nis }: Municipality, territory: Territory) {
  const { area, status } = service;
  const held = area === null ? 'unknown' : territory.holds(area, nis);
  if (held === 'no') return [];
  const competent: Competent['competent'] = status === 'actif' ? held : 'unknown';
  const breadth = area === null ? Number.MAX_VALUE : Math.min(territory.breadth(area), Number.MAX_VALUE);
  return [{ service, competent, breadth, reason: areaReason({ service, nis, held }, territory) }];
}
