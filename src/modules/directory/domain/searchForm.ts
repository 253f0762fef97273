import {
  ACCESS,
  type AccessCode,
  CATEGORIES,
  type CategoryCode,
  HELP,
  type HelpCode,
  POPULATIONS,
  type PopulationCode,
} from './codes.ts';

/** What a person asked of the directory. Everything is optional: null and the empty text mean "not asked". */
export type SearchForm = {
  readonly q: string;
  /** A municipality, a village or a postcode, as typed. */
  readonly place: string;
  readonly category: CategoryCode | null;
  readonly help: HelpCode | null;
  readonly population: PopulationCode | null;
  readonly access: AccessCode | null;
  readonly opening: (typeof OPENINGS)[number] | null;
  /** ISO 639-1. */
  readonly language: string | null;
  readonly free: boolean;
  readonly anonymous: boolean;
};

export const OPENINGS = ['now', 'always'] as const;

/** Longer than any name of a service, short enough to refuse a pasted book. */
const LONGEST = 200;

export const EMPTY_SEARCH: SearchForm = readSearchForm(new URLSearchParams());

/** Reads a submitted form. Never refuses: what is not a known code is as if it had not been asked. */
export function readSearchForm(form: URLSearchParams): SearchForm {
  return {
    q: textOf(form, 'q'),
    place: textOf(form, 'place'),
    category: codeOf(form, 'category', CATEGORIES),
    help: codeOf(form, 'help', HELP),
    population: codeOf(form, 'population', POPULATIONS),
    access: codeOf(form, 'access', ACCESS),
    opening: codeOf(form, 'opening', OPENINGS),
    language: /^[a-z]{2,3}$/.exec(form.get('language') ?? '')?.[0] ?? null,
    free: form.get('free') === 'yes',
    anonymous: form.get('anonymous') === 'yes',
  };
}

/** The same search as form text, for the bridge between a POST and its page: `readSearchForm` reads it back. */
export function writeSearchForm(form: SearchForm): string {
  const entries = Object.entries(form).flatMap(([name, value]) => {
    if (value === null || value === '' || value === false) return [];
    return [[name, value === true ? 'yes' : String(value)]];
  });
  return new URLSearchParams(entries).toString();
}

/** Whether one of the folded criteria was asked: they are then shown open. */
export function isFurtherAsked({ category, access, language, free, anonymous }: SearchForm): boolean {
  return category !== null || access !== null || language !== null || free || anonymous;
}

function textOf(form: URLSearchParams, name: string): string {
  const text = form.get(name) ?? '';
  // Control characters come from pasted documents; they match nothing and would be shown back.
  return text
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .trim();
}

function codeOf<Code extends string>(
  form: URLSearchParams,
  name: string,
  codes: readonly Code[],
): Code | null {
  return codes.find((code) => code === form.get(name)) ?? null;
}
