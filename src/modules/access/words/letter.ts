/**
 * All that a mail of Relais ever says, to everybody, whatever happened: in the four languages one below the other, so
 * that not even the language tells who reads it. No link, no name: where to sign in is known to who should.
 */
export const LETTER = {
  subject: 'Une activité vous attend sur la plateforme',
  text: `Une activité vous attend sur la plateforme.

Er wacht iets op u op het platform.

Auf der Plattform wartet etwas auf Sie.

Something is waiting for you on the platform.
`,
};
