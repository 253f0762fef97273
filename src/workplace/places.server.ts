import { wordsIn } from '#kernel/folding.ts';
import type { Locale } from '#kernel/locale.ts';
import { meantMunicipalities, type Municipality } from '#modules/territory/index.ts';
import { municipalityName } from '#modules/territory/server/index.ts';
import { knowledge } from '../knowledge.server.ts';

const POSTCODE = /\b\d{4}\b/;

/** Municipalities as a form shows them, one a line, so that the same lines mean the same municipalities again. */
export function writtenPlaces(codes: readonly string[], locale: Locale): string {
  return codes
    .flatMap((nis) => knowledge().territory.find(nis) ?? [])
    .map((one) => `${one.postcodes[0] ?? ''} ${municipalityName(one, locale)}`.trim())
    .join('\n');
}

/** Municipalities as a page names them. */
export function namedPlaces(codes: readonly string[], locale: Locale): readonly string[] {
  return codes
    .flatMap((nis) => knowledge().territory.find(nis) ?? [])
    .map((one) => municipalityName(one, locale))
    .toSorted((a, b) => a.localeCompare(b, locale));
}

/** The municipalities that lines name, each once; and the lines that name none, or more than one. */
export function readPlaces(
  text: string,
  locale: Locale,
): { readonly codes: readonly string[]; readonly unknown: readonly string[] } {
  const lines = text.split(/[\n;,]/).map((line) => line.trim());
  const read = lines.filter(Boolean).map((line) => ({ line, meant: meantBy(line, locale) }));
  const known = read.flatMap(({ meant: [one, another] }) => (one && !another ? [one.nis] : []));
  const unknown = read.filter(({ meant }) => meant.length !== 1).map(({ line }) => line);
  return { codes: [...new Set(known)], unknown };
}

/** By its postcode and its name, or by one of them alone. */
function meantBy(line: string, locale: Locale): readonly Municipality[] {
  const { territory } = knowledge();
  const [postcode] = POSTCODE.exec(line) ?? [];
  const name = line.replace(POSTCODE, '').trim();
  const named = name === '' ? [] : meantMunicipalities(name, territory);
  if (postcode === undefined) return named;
  const there = territory.municipalities.filter(({ postcodes }) => postcodes.includes(postcode));
  const called = wordsIn(name).join();
  const both = there.filter(
    (one) => named.includes(one) || wordsIn(municipalityName(one, locale)).join() === called,
  );
  return name === '' ? there : both;
}
