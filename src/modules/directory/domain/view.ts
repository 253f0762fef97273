import type { AccessCode, CategoryCode, HelpCode, PopulationCode, ServiceType } from './codes.ts';
import type { ServiceId } from './service.ts';

/** A code with its words in the reader's language. */
export type Label<Code extends string = string> = { readonly code: Code; readonly label: string };

/** A way to reach a service. `certain` is false when it is guarded or contested: the screen then says so. */
export type Contact = { readonly value: string; readonly href: string; readonly certain: boolean };

/**
 * `unknown` hours never read as "closed"; `because: 'holiday'` when today is a public holiday about which the
 * hours say nothing. "24:00" is the end of a day. Times are "HH:MM" in Brussels; `day` is an ISO date.
 */
export type Opening =
  | { readonly state: 'always' }
  | { readonly state: 'open'; readonly until: { readonly day: string; readonly time: string } | null }
  | { readonly state: 'closed'; readonly opens: { readonly day: string; readonly time: string } | null }
  | { readonly state: 'unknown'; readonly because?: 'holiday' };

/** One day of the week: ranges as "HH:MM" pairs. `day` 1 is Monday. */
export type DayHours = {
  readonly day: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly phone: readonly (readonly [string, string])[];
  readonly chat: readonly (readonly [string, string])[];
};

export type SourceLine = {
  /** The name of the field in the record, for programs; `field` is its name in the reader's language. */
  readonly code: string;
  readonly field: string;
  readonly value: string;
  readonly source: string;
  readonly url: string | null;
  /** As the source dates itself, null when it does not. */
  readonly date: string | null;
  readonly readOn: string;
  readonly certain: boolean;
};

/**
 * What a screen or the API may show of a service, in one language, at one moment. Protected addresses and
 * fields under guard are already gone or marked: a screen cannot leak what it does not receive.
 */
export type ServiceView = {
  readonly id: ServiceId;
  readonly type: ServiceType;
  readonly name: string;
  readonly shortName: string;
  readonly parent: { readonly id: ServiceId; readonly name: string } | null;
  readonly category: Label<CategoryCode>;
  readonly description: string;
  /** False when nobody has proofread the text in this language: the screen says so. */
  readonly proofread: boolean;
  /** False for an announced or unconfirmed service. */
  readonly active: boolean;
  readonly help: readonly Label<HelpCode>[];
  readonly population: readonly Label<PopulationCode>[];
  readonly access: readonly Label<AccessCode>[];
  readonly phone: Contact | null;
  readonly otherPhones: readonly (Contact & { readonly label: string })[];
  readonly chat: (Contact & { readonly minAge: number | null; readonly maxAge: number | null }) | null;
  readonly email: Contact | null;
  readonly website: Contact | null;
  readonly address:
    | { readonly kind: 'public'; readonly lines: readonly string[]; readonly certain: boolean }
    | { readonly kind: 'town'; readonly town: string }
    | { readonly kind: 'protected' }
    | null;
  readonly opening: Opening;
  /** False when the hours that `opening` and `week` are read from are guarded or contested. */
  readonly hoursCertain: boolean;
  readonly week: readonly DayHours[] | null;
  readonly openingNote: string | null;
  readonly dayAndNight: boolean | null;
  readonly free: boolean | null;
  readonly anonymous: boolean | null;
  readonly languages: readonly Label[];
  readonly area: string | null;
  readonly note: string | null;
  /** Plain sentences: what the person should confirm with the service, most important first. */
  readonly toConfirm: readonly string[];
  readonly sources: readonly SourceLine[];
  /** ISO date or year-month of the most recent source; null: none is dated. */
  readonly lastSeen: string | null;
  readonly readOn: string;
};
