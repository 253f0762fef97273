import { isLocale, type Locale } from '#kernel/locale.ts';
import { isAnswer, isFact, situationOf, type Answers } from './questions.ts';
import type { Fact } from './situation.ts';

const VIEWS = [
  'entrance',
  'question',
  'results',
  'search',
  'services',
  'service',
  'clarity',
  'promises',
  'accessibility',
  'sheet',
  'fullSheet',
] as const;
export type View = (typeof VIEWS)[number];

/** What went wrong with the last thing typed; the text is kept beside it. */
export const PROBLEMS = ['placeEmpty', 'placeUnknown', 'placeSeveral'] as const;
export type Problem = (typeof PROBLEMS)[number];

/** Enough questions in a row for somebody who is tired; the results say which others could still change them. */
export const QUESTIONS_IN_A_ROW = 7;
const LONGEST_TEXT = 80;
const LONGEST_STATE = 2000;
/** How many screens "back" remembers under the one shown. */
const DEPTH = 4;

/** Where somebody is and what she told. It travels in the page itself: we keep none of it. */
export type Journey = {
  readonly locale: Locale;
  readonly view: View;
  readonly answers: Answers;
  /** The questions seen, in order, answered or skipped. */
  readonly trail: readonly Fact[];
  /** The question on screen; null: the next one that guidance asks. */
  readonly at: Fact | null;
  /** The screens under this one, for "back". */
  readonly under: readonly View[];
  /** What was typed last: a place that is not one place yet, or the words searched. */
  readonly typed: string;
  readonly problem: Problem | null;
  /** The theme or the service opened. */
  readonly theme: string | null;
  readonly service: string | null;
};

export function newJourney(locale: Locale): Journey {
  return {
    locale,
    view: 'entrance',
    answers: {},
    trail: [],
    at: 'role',
    under: [],
    typed: '',
    problem: null,
    theme: null,
    service: null,
  };
}

/** The question to show, or null when nothing is left that could change the result. */
export function questionOf(journey: Journey, ask: readonly Fact[]): Fact | null {
  if (journey.at) return journey.at;
  return leftToAsk(journey, ask)[0] ?? null;
}

/** What guidance still asks and she has not seen yet, within the questions asked in a row. */
export function leftToAsk({ trail }: Journey, ask: readonly Fact[]): readonly Fact[] {
  const room = Math.max(0, QUESTIONS_IN_A_ROW - trail.length);
  return ask.filter((fact) => !trail.includes(fact)).slice(0, room);
}

/** Somebody is in danger now: no further question comes before the numbers. */
export function isUrgent(journey: Journey): boolean {
  const { dangerNow, childInDanger } = situationOf(journey.answers);
  return dangerNow === true || childInDanger === true;
}

/** The journey as one short text: codes, never a sentence of hers except the words she is typing. */
export function writeJourney(journey: Journey): string {
  const fields = new URLSearchParams({ lang: journey.locale, view: journey.view });
  for (const [fact, codes] of Object.entries(journey.answers)) fields.set(fact, codes.join(' '));
  const rest = {
    trail: journey.trail.join(' '),
    at: journey.at,
    under: journey.under.join(' '),
    typed: journey.typed,
    problem: journey.problem,
    theme: journey.theme,
    service: journey.service,
  };
  for (const [name, value] of Object.entries(rest)) if (value) fields.set(name, value);
  return fields.toString();
}

/** Reads what `writeJourney` wrote; null when anything in it could not have been written by us. */
export function readJourney(text: string): Journey | null {
  if (text.length > LONGEST_STATE) return null;
  const fields = new URLSearchParams(text);
  const locale = fields.get('lang');
  if (!isLocale(locale)) return null;
  const view = fields.get('view');
  // An open page carries its language and nothing else: a journey starts there.
  if (view === null) return newJourney(locale);
  const answers = answersIn(fields);
  const trail = listIn(fields, 'trail', isFact);
  const under = listIn(fields, 'under', isView);
  const at = oneIn(fields, 'at', isFact);
  const problem = oneIn(fields, 'problem', isProblem);
  if (!isView(view) || !answers || !trail || !under || at === undefined || problem === undefined) return null;
  return {
    locale,
    view,
    answers,
    trail,
    at,
    under: under.slice(-DEPTH),
    typed: cleanText(fields.get('typed') ?? ''),
    problem,
    theme: nameIn(fields, 'theme'),
    service: nameIn(fields, 'service'),
  };
}

/** What may be typed: one short line. */
export function cleanText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
}

/** Goes to another screen and remembers this one for "back". */
export function goTo(journey: Journey, view: View): Journey {
  if (view === journey.view) return journey;
  const under = [...journey.under, journey.view].slice(-DEPTH);
  return { ...journey, view, under, problem: null };
}

export function isView(value: unknown): value is View {
  return VIEWS.some((view) => view === value);
}

function isProblem(value: unknown): value is Problem {
  return PROBLEMS.some((problem) => problem === value);
}

const NAME = /^[a-z0-9][a-z0-9_-]{0,60}$/;

/** A theme or a service is only looked up, never trusted: its shape is enough here. */
export function nameOf(value: string | null): string | null {
  return value !== null && NAME.test(value) ? value : null;
}

function nameIn(fields: URLSearchParams, name: string): string | null {
  return nameOf(fields.get(name));
}

function answersIn(fields: URLSearchParams): Answers | null {
  const answers: { [F in Fact]?: readonly string[] } = {};
  for (const [name, value] of fields) {
    if (!isFact(name)) continue;
    const codes = value.split(' ');
    if (!isAnswer(name, codes)) return null;
    answers[name] = codes;
  }
  return answers;
}

function listIn<T extends string>(
  fields: URLSearchParams,
  name: string,
  is: (value: unknown) => value is T,
): readonly T[] | null {
  const words = (fields.get(name) ?? '').split(' ').filter(Boolean);
  return words.every(is) && new Set(words).size === words.length ? words : null;
}

/** `undefined` when something is there that we did not write. */
function oneIn<T extends string>(
  fields: URLSearchParams,
  name: string,
  is: (value: unknown) => value is T,
): T | null | undefined {
  const word = fields.get(name);
  if (word === null) return null;
  return is(word) ? word : undefined;
}
