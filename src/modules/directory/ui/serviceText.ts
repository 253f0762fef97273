import type { Locale } from '#kernel/locale.ts';
import { capital, type ServiceView } from '#modules/directory/index.ts';
import { pageWords } from '../words/pages/index.ts';
import { listText } from '../words/spoken.ts';

/** "Gratuit, sans donner votre nom, en français." Says only what is known to be so; empty when nothing is. */
export function summaryText(view: ServiceView, locale: Locale): string {
  const words = pageWords(locale).sheet.summary;
  const languages = view.languages.map(({ label }) => label);
  const parts = [
    ...(view.free === true ? [words.free] : []),
    ...(view.anonymous === true ? [words.anonymous] : []),
    ...(languages.length > 0 ? [words.spoken(listText(languages, locale))] : []),
  ];
  const text = parts.join(', ');
  return text && `${capital(text, locale)}.`;
}

type Ages = { readonly minAge: number | null; readonly maxAge: number | null };

export function chatAgeText({ minAge, maxAge }: Ages, locale: Locale): string {
  const words = pageWords(locale).sheet.chatAge;
  if (minAge !== null && maxAge !== null) return words.between(minAge, maxAge);
  if (minAge !== null) return words.from(minAge);
  return maxAge === null ? '' : words.to(maxAge);
}

/** The site as people say it: without the scheme, without what follows the host. */
export function siteName(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/**
 * Where a service is, in a few words, for a line in a list: its address or its town, or else, when nothing else says
 * it (`area`), the territory it serves.
 */
export function whereText(view: ServiceView, locale: Locale, area: boolean): string {
  const { address } = view;
  const served = area ? (view.area ?? '') : '';
  if (address?.kind === 'public') {
    const lines = address.lines.join(', ');
    return address.certain ? lines : `${lines} (${pageWords(locale).sheet.addressToConfirm})`;
  }
  if (address?.kind === 'town') return address.town;
  if (address?.kind !== 'protected') return served;
  return [served, pageWords(locale).sheet.protectedShort].filter(Boolean).join(', ');
}
