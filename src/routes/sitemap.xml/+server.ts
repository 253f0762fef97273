import { LOCALES, type Locale } from '#kernel/locale.ts';
import { type BrowseItem, type BrowseKind, paths } from '#modules/directory/index.ts';
import { browseIndex } from '#modules/directory/server/index.ts';
import { isFrancophone, MAP_DISTRICTS } from '#modules/territory/index.ts';
import { readSettings } from '#platform/settings.ts';
import { knowledge } from '../../knowledge.server.ts';
import type { RequestHandler } from './$types.js';

type Address = (locale: Locale) => string;

const [origin] = readSettings(process.env).origins;

/** Every page of the directory in its four languages, each naming the others. Nothing of the discreet journey. */
export const GET: RequestHandler = ({ url }) =>
  new Response(sitemap(origin ?? url.origin), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });

function sitemap(base: string): string {
  const urls = addresses().flatMap((address) => {
    const links = LOCALES.map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${base}${address(locale)}"/>`,
    ).join('');
    return LOCALES.map((locale) => `<url><loc>${base}${address(locale)}</loc>${links}</url>`);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`;
}

/** Codes, ids and slugs are plain letters, digits, `-` and `_`: nothing to escape in XML. */
function addresses(): readonly Address[] {
  const { directory, territory } = knowledge();
  const { themes, helps, publics } = browseIndex(directory, 'fr');
  // The others are linked from their district.
  const municipalities = territory.municipalities.filter(isFrancophone);
  return [
    paths.home,
    paths.map,
    ...browsing('theme', themes),
    ...browsing('help', helps),
    ...browsing('public', publics),
    ...MAP_DISTRICTS.map(
      ({ slug }): Address =>
        (locale) =>
          paths.district(locale, slug),
    ),
    ...municipalities.map(
      ({ nis }): Address =>
        (locale) =>
          paths.municipality(locale, nis),
    ),
    ...directory.services.map(
      ({ id }): Address =>
        (locale) =>
          paths.service(locale, id),
    ),
  ];
}

/** The pages of one way of browsing. */
function browsing(kind: BrowseKind, items: readonly BrowseItem[]): readonly Address[] {
  return items.map(
    ({ code }): Address =>
      (locale) =>
        paths.browse(locale, kind, code),
  );
}
