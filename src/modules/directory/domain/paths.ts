import type { Locale } from '#kernel/locale.ts';
import type { BrowseKind } from './browse.ts';

const SEGMENTS: Readonly<Record<BrowseKind, string>> = { theme: 'theme', help: 'aide', public: 'public' };

/** Where the pages of the open directory live. The words of an address stay French in every language. */
export const paths = {
  home: (locale: Locale) => `/${locale}/annuaire`,
  map: (locale: Locale) => `/${locale}/annuaire/carte`,
  search: (locale: Locale) => `/${locale}/annuaire/recherche`,
  results: (locale: Locale, token: string) => `/${locale}/annuaire/recherche/${token}`,
  browse: (locale: Locale, kind: BrowseKind, code: string) => `/${locale}/annuaire/${SEGMENTS[kind]}/${code}`,
  district: (locale: Locale, slug: string) => `/${locale}/annuaire/arrondissement/${slug}`,
  municipality: (locale: Locale, nis: string) => `/${locale}/annuaire/commune/${nis}`,
  service: (locale: Locale, id: string) => `/${locale}/annuaire/service/${id}`,
};

/** The same page in another language. */
export function inLanguage(pathname: string, locale: Locale): string {
  return pathname.replace(/^\/[^/]+/, `/${locale}`);
}
