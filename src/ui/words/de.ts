import type { UiWords } from './fr.ts';

export const de = {
  home: 'Praktische Infos',
  exit: 'Diese Seite verlassen',
  numbersLabel: 'Nummern, die Sie sofort anrufen können',
  otherPages: 'Andere Seiten',
  services: 'Alle Dienste',
  clarity: 'Klarer sehen',
  promises: 'Unsere Versprechen',
  accessibility: 'Barrierefreiheit',
  language: 'Langue, taal, Sprache, language',
  call: (number) => `${number} anrufen`,
  numberToConfirm: 'Nummer noch zu bestätigen',
  numberNotFound: 'Nummer nicht gefunden',
  toReview: (count) => (count > 1 ? `${count} Antworten zu prüfen` : 'Eine Antwort zu prüfen'),
  working: 'Einen Moment…',
  failed:
    'Keine Antwort. Nichts ist verloren: Versuchen Sie es noch einmal, oder rufen Sie eine der Nummern an.',
  problem: {
    title: 'Diese Seite wird nicht angezeigt',
    lead: 'Die Nummern oben sind erreichbar. Nichts von dem, was Sie geschrieben haben, wird aufbewahrt.',
    again: 'Zurück zum Anfang',
  },
} satisfies UiWords;
