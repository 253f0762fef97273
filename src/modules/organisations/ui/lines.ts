import type { Locale } from '#kernel/locale.ts';
import { settingsWords } from '../words/settings/index.ts';
import type { AccreditationShown, AgreementShown } from './shown.ts';

/** An accreditation as a line of a list. */
export function accreditationLine(locale: Locale, { id, kind, authority, ...days }: AccreditationShown) {
  const names: Readonly<Record<string, string>> = settingsWords(locale).accreditations.authorities;
  return {
    id,
    title: kind,
    text: names[authority] ?? authority,
    from: days.validFrom,
    until: days.validUntil,
  };
}

/** An agreement as a line of a list. */
export function agreementLine(locale: Locale, { id, terms, signedOn, until, ...agreement }: AgreementShown) {
  const w = settingsWords(locale).agreements;
  return { id, title: agreement.with ?? w.outside, text: terms ?? w.sealed, from: signedOn, until };
}
