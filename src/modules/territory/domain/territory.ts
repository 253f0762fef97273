import type { Truth } from '#kernel/truth.ts';

/** Identity of a municipality: its NIS code (REFNIS 2025), five digits. Never a name, never a postcode. */
export type Nis = string;

export type Region = 'wallonie' | 'bruxelles' | 'flandre';

export type Municipality = {
  readonly nis: Nis;
  /** German only where the municipality has an official or usual German name. */
  readonly names: { readonly fr: string; readonly nl: string; readonly de?: string };
  readonly postcodes: readonly string[];
  readonly region: Region;
  /** Empty for the nineteen municipalities of Brussels. */
  readonly province: string | null;
  /** F, N, D, with facilities or bilingual as in REFNIS: `F`, `N`, `D`, `FN`, `F+n`, `N+f`, `D+f`, `F+d`. */
  readonly languageRegime: string;
  readonly judicialDistrict: string;
  /** Known for the judicial district of Liège only (data/territory/README.md): null means "not known", never "none". */
  readonly judicialDivision: string | null;
  readonly policeZone: string | null;
  readonly lat: number;
  readonly lon: number;
  /** NIS codes this municipality had before the mergers: aliases. */
  readonly formerNis: readonly Nis[];
  readonly note: string | null;
};

/** A place as a person names it: a municipality, or a locality inside it. */
export type Place = {
  readonly nis: Nis;
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly locality?: string;
};

/**
 * The territory a service serves. `seat` is a town we know the service sits in without knowing how far
 * it goes: sure there, unknown elsewhere in its province, no further.
 */
export type Area =
  | { readonly kind: 'national' | 'international' }
  | { readonly kind: 'community'; readonly name: 'fr' | 'nl' | 'de' }
  | { readonly kind: 'region'; readonly name: Region }
  | { readonly kind: 'province'; readonly name: string }
  | { readonly kind: 'judicialDistrict'; readonly name: string }
  | { readonly kind: 'judicialDivision'; readonly name: string; readonly district: string }
  /** A police zone whose municipalities we have not read has an empty list: it may be anywhere. */
  | { readonly kind: 'policeZone'; readonly name: string; readonly municipalities: readonly Nis[] }
  | { readonly kind: 'municipalities'; readonly municipalities: readonly Nis[] }
  | { readonly kind: 'seat'; readonly municipality: Nis };

/** The territory, loaded once and kept in memory. Every method is pure. */
export type Territory = {
  readonly municipalities: readonly Municipality[];
  /** By current NIS code or by one it had before the mergers. */
  find(nis: string): Municipality | undefined;
  /** By name in French, Dutch or German, former municipality, or postcode; accents and case ignored; best first. */
  search(query: string, limit?: number): readonly Place[];
  /** Does this area hold that municipality? `unknown` where the limits of the area are not known to us. */
  holds(area: Area, nis: Nis): Truth;
  /** How many municipalities an area may hold, for "nearest rule first": smaller is more local. */
  breadth(area: Area): number;
  /** Between the centres of two municipalities, as the crow flies, in kilometres. */
  distanceKm(from: Nis, to: Nis): number;
};
