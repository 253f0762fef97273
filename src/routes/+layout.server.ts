import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = () => ({
  exitUrl: process.env['RELAIS_EXIT_URL'] || 'https://www.meteo.be/fr',
  locale: 'fr' as const,
});
