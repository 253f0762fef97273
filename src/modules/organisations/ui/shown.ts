import type { Locale } from '#kernel/locale.ts';
import type { Role, Side, TeamKind, Warning } from '../domain/team.ts';

/** What a page is told of its form. */
export type AnswerShown = {
  readonly problems: readonly { readonly field: string; readonly code: string }[];
  readonly said: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly restored: boolean;
};

export type TeamShown = {
  readonly id: string;
  readonly kind: TeamKind;
  readonly side: 'common' | Side;
  readonly label: string | null;
  readonly members: number;
  readonly holders: number;
  readonly warning: Warning;
  readonly mine: boolean;
};

export type MemberShown = {
  readonly id: string;
  readonly state: 'invited' | 'waiting' | 'active' | 'left';
  readonly profile: { readonly name: string; readonly duty: string; readonly mail: string } | null;
  readonly teams: readonly {
    readonly team: string;
    readonly roles: readonly Role[];
    readonly holds: boolean;
  }[];
  readonly since: string;
};

/** One thing that waits for somebody. */
export type Todo =
  | { readonly kind: 'letIn'; readonly id: string; readonly name: string }
  | { readonly kind: 'tooFew' | 'blocked'; readonly team: TeamShown }
  | { readonly kind: 'totp' | 'recovery' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'changed'; readonly name: string }
  | {
      readonly kind: 'ended' | 'ends' | 'agreementEnds';
      readonly what: string | null;
      readonly until: string;
    }
  | {
      readonly kind: 'approve' | 'approveLate' | 'own' | 'ready' | 'watched';
      readonly name: string;
      readonly opensAt: Date;
    };

/** A page with a form, and what it was told. */
export type Here = {
  readonly locale: Locale;
  readonly page: string;
  readonly mark: string;
  readonly told: AnswerShown;
};

type PageShown = {
  readonly locale: Locale;
  readonly path: string;
  readonly shell: { readonly mark: string };
  readonly told: AnswerShown;
};

export function hereOf({ locale, path, shell, told }: PageShown): Here {
  return { locale, page: path, mark: shell.mark, told };
}

export type IntakeShown = { readonly since: string } | 'none' | 'swapped';

export type Choice = { readonly value: string; readonly text: string };

export type AccreditationShown = {
  readonly id: string;
  readonly kind: string;
  readonly authority: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
};

export type AgreementShown = {
  readonly id: string;
  /** Null: not of the network. */
  readonly with: string | null;
  readonly terms: string | null;
  readonly signedOn: string;
  readonly until: string | null;
};

export type AcquaintanceShown = {
  readonly id: string;
  readonly name: string;
  readonly state: 'met' | 'compared' | 'changed';
  readonly words: readonly string[];
  readonly wordsBefore: readonly string[];
  readonly comparedOn: string | null;
};

export type RecoveryShown = {
  readonly id: string;
  readonly account: string;
  readonly opensAt: Date;
  readonly mayApprove: boolean;
  readonly approvedBy: readonly string[];
};

export type CustodiansShown = {
  readonly since: string;
  readonly threshold: number;
  readonly accounts: readonly string[];
};
