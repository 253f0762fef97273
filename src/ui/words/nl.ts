import type { UiWords } from './fr.ts';

export const nl = {
  home: 'Praktische info',
  exit: 'Deze pagina verlaten',
  numbersLabel: 'Nummers om meteen te bellen',
  otherPages: 'Andere pagina’s',
  services: 'Alle diensten',
  clarity: 'Klaarder zien',
  promises: 'Onze beloften',
  accessibility: 'Toegankelijkheid',
  language: 'Langue, taal, Sprache, language',
  call: (number) => `Bel ${number}`,
  numberToConfirm: 'nummer te bevestigen',
  numberNotFound: 'nummer niet gevonden',
  toReview: (count) => (count > 1 ? `${count} antwoorden om na te kijken` : 'Eén antwoord om na te kijken'),
  working: 'Een ogenblik…',
  failed: 'Geen antwoord. Er is niets verloren: probeer opnieuw, of bel een van de nummers.',
  problem: {
    title: 'Deze pagina verschijnt niet',
    lead: 'De nummers hierboven antwoorden. Niets van wat u schreef wordt bewaard.',
    again: 'Terug naar het begin',
  },
} satisfies UiWords;
