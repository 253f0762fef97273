import { readSettings } from '#platform/settings.ts';
import type { RequestHandler } from './$types.js';

const [origin] = readSettings(process.env).origins;

/**
 * The directory is for everybody to find; the entrance and what follows a form are not to be kept. A path that
 * nobody links to is not named here: this file is public.
 */
const LINES = [
  'User-agent: *',
  'Disallow: /p/',
  'Disallow: /*/annuaire/recherche',
  ...(origin ? ['', `Sitemap: ${origin}/sitemap.xml`] : []),
];

export const GET: RequestHandler = () =>
  new Response(`${LINES.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
