import type { UiWords } from './fr.ts';

export const nl = {
  home: 'Praktische info',
  exit: 'Deze pagina verlaten',
  numbersLabel: 'Nummers om meteen te bellen',
  numbers: {
    '112': { long: 'Ambulance, brandweer', slim: 'hulp' },
    '101': { long: 'Politie', slim: 'politie' },
    '107': { long: 'Praten, dag en nacht (in het Frans)', slim: 'praten' },
    '103': { long: 'Kinderen en jongeren (in het Frans)', slim: 'kinderen' },
  },
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
