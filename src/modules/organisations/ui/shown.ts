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
  | { readonly kind: 'totp' | 'recovery' };

/** A page with a form, and what it was told. */
export type Here = {
  readonly locale: Locale;
  readonly page: string;
  readonly mark: string;
  readonly told: AnswerShown;
};
