import type { Locale, Text } from '#kernel/locale.ts';
import type { Area, Nis } from '#modules/territory/index.ts';
import type {
  AccessCode,
  CategoryCode,
  HelpCode,
  PopulationCode,
  ReliabilityCode,
  ServiceStatus,
  ServiceType,
} from './codes.ts';

export type ServiceId = string;
export type SourceId = string;

/** Where a fact was read. `date` is the date the page gives itself (`2026-08`, `2025-12-27`), null when it gives none. */
export type Source = {
  readonly id: SourceId;
  readonly label: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly reliability: ReliabilityCode;
};

export type Address = {
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  /** The municipality of the address, for the map and for distance. */
  readonly municipality: Nis | null;
  readonly site: string | null;
  readonly note: Text | null;
};

/** Two sources disagree. `retained` is what we show meanwhile, always as "to be confirmed". */
export type Conflict = {
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly source: SourceId }[];
  readonly retained: string | null;
  readonly comment: Text | null;
};

/** One record of the directory, as checked at start. Nothing here was written from memory. */
export type Service = {
  readonly id: ServiceId;
  readonly type: ServiceType;
  readonly parent: ServiceId | null;
  readonly category: CategoryCode;
  readonly alsoIn: readonly CategoryCode[];
  readonly status: ServiceStatus;
  readonly name: string;
  readonly shortName: string;
  readonly description: Text;
  /** Languages in which nobody has proofread the description and the notes yet. */
  readonly unproofread: readonly Locale[];
  readonly help: readonly HelpCode[];
  readonly population: readonly PopulationCode[];
  /** Who may address the service. Empty: not known. */
  readonly access: readonly AccessCode[];
  readonly phone: string | null;
  readonly otherPhones: readonly { readonly label: Text; readonly number: string }[];
  readonly chat: {
    readonly url: string | null;
    readonly minAge: number | null;
    readonly maxAge: number | null;
  } | null;
  readonly email: string | null;
  readonly website: string | null;
  /** `protected`: the address is secret; it is not in our data and is never placed on a map. */
  readonly address: Address | 'protected' | null;
  /** OpenStreetMap `opening_hours` syntax. Null: not known, which is never "closed". */
  readonly openingHours: string | null;
  readonly openingHoursNote: Text | null;
  readonly chatHours: string | null;
  readonly dayAndNight: boolean | null;
  readonly free: boolean | null;
  readonly anonymous: boolean | null;
  readonly languages: readonly string[] | null;
  /** Null: the territory is not known. */
  readonly area: Area | null;
  readonly areaLabel: Text | null;
  /** True when the area is deduced, not read. */
  readonly areaAssumed: boolean;
  readonly timeLimit: Readonly<Record<string, number>> | null;
  readonly note: Text | null;
  readonly conflicts: readonly Conflict[];
  /** Fields that must not be shown as certain before somebody has checked them. */
  readonly guard: readonly string[];
  readonly sources: Readonly<Record<string, readonly SourceId[]>>;
  /** The most recent date among the sources; null when none is dated. */
  readonly lastSeen: string | null;
  readonly reliability: ReliabilityCode;
  /** The day we read the sources. */
  readonly readOn: string;
};

/** The whole directory, loaded once and kept in memory. */
export type Directory = {
  readonly services: readonly Service[];
  readonly sources: ReadonlyMap<SourceId, Source>;
  find(id: ServiceId): Service | undefined;
  /** The local branches of a network, in stable order. */
  branches(network: ServiceId): readonly Service[];
};
