import type { Locale } from '#kernel/locale.ts';
import type { TeamKind } from '../domain/team.ts';
import { organisationWords } from '../words/index.ts';
import { settingsWords } from '../words/settings/index.ts';
import { trustWords } from '../words/trust/index.ts';
import { dayText, momentText } from './days.ts';
import type { Todo } from './shown.ts';
import { teamName } from './teamName.ts';

/** One line of the first page: the margin says what kind, the line says the act, its address does it. */
export type TodoLine = {
  readonly when: string;
  readonly title: string;
  readonly text: string;
  readonly href: string;
};

const HOUSE = '/espace/organisation';

/** What waits, in words. */
export function lineOf(locale: Locale, todo: Todo): TodoLine {
  const w = organisationWords(locale).home;
  switch (todo.kind) {
    case 'letIn':
      return {
        ...{ when: w.waits, title: w.letIn(todo.name), text: w.letInText },
        href: `${HOUSE}/membres/${todo.id}`,
      };
    case 'tooFew':
    case 'blocked':
      return {
        ...{ when: w.keys, title: w[todo.kind](teamName(locale, todo.team)) },
        text: holdersText(locale, todo.kind, todo.team.kind),
        href: `${HOUSE}/equipes/${todo.team.id}`,
      };
    case 'totp':
      return { when: w.security, title: w.totp, text: w.totpText, href: '/espace/compte/codes' };
    case 'recovery':
      return { when: w.security, title: w.recovery, text: w.recoveryText, href: '/espace/compte/secours' };
    case 'ended':
    case 'ends':
    case 'agreementEnds':
      return endingLine(locale, todo);
    default:
      return trustLine(locale, todo);
  }
}

/** The whole house gets its second key with its second person. */
function holdersText(locale: Locale, warning: 'tooFew' | 'blocked', kind: TeamKind): string {
  const { home, team } = organisationWords(locale);
  if (kind === 'everyone') return team.grown;
  return warning === 'blocked' ? home.blockedText : home.tooFewText;
}

type Ending = Extract<Todo, { until: string }>;

function endingLine(locale: Locale, { kind, what, until }: Ending): TodoLine {
  const w = settingsWords(locale);
  const day = dayText(locale, until);
  const isAgreement = kind === 'agreementEnds';
  return {
    when: w.home.when[kind === 'ended' ? 'ended' : 'soon'],
    title: isAgreement ? w.home.agreement(what ?? w.agreements.outside) : w.home.accreditation(what ?? ''),
    text: kind === 'ended' ? w.home.endedOn(day) : w.home.endsOn(day),
    href: `${HOUSE}/reglages/${isAgreement ? 'accords' : 'agrements'}`,
  };
}

type Trust = Extract<Todo, { opensAt: Date } | { kind: 'missing' | 'changed' }>;

function trustLine(locale: Locale, todo: Trust): TodoLine {
  const { home: w, recovery } = trustWords(locale);
  const [when, href] = [w.when, `${HOUSE}/confiance`];
  if (todo.kind === 'missing') return { when, title: w.missing, text: w.missingText, href };
  if (todo.kind === 'changed')
    return {
      ...{ when: w.safety, title: w.changed(todo.name), text: w.changedText },
      href: `${HOUSE}/reseau`,
    };
  const moment = momentText(locale, todo.opensAt);
  const lines = {
    approve: { title: w.approve(todo.name), text: w.approveText },
    approveLate: { title: w.approve(todo.name), text: w.lateText },
    own: { title: w.own, text: recovery.opens(moment) },
    ready: { title: w.ready, text: w.readyText },
    watched: { title: recovery.of(todo.name), text: recovery.opens(moment) },
  };
  return { when, ...lines[todo.kind], href };
}
