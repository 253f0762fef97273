import type { Locale } from '#kernel/locale.ts';
import { organisationWords } from '../words/index.ts';
import type { TeamShown } from './shown.ts';

/** How a team is called on a screen: the two that everybody has are named by us. */
export function teamName(locale: Locale, { kind, label }: Pick<TeamShown, 'kind' | 'label'>): string {
  const w = organisationWords(locale).teams;
  return kind === 'team' ? (label ?? w.closed) : w[kind];
}
