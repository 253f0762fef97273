import type { WorkplaceWords } from './fr.ts';

export const nl: WorkplaceWords = {
  name: 'Relais',
  skip: 'Naar de inhoud',
  nav: 'Werkruimte',
  home: 'Start',
  organisation: 'Organisatie',
  journal: 'Logboek',
  account: 'Mijn account',
  directory: 'Gids',
  more: 'Meer',
  trial: 'proefnetwerk, verzonnen gegevens',
  find: 'Een collega, een team, een dienst zoeken',
  findShort: 'Zoeken',
  lock: 'Vergrendelen',
  cancel: 'Annuleren',
  print: 'Afdrukken',
  late: {
    title: 'Er is niets verstuurd en niets verloren',
    text: 'Uw sessie was gesloten. Wat u had geschreven staat er nog: lees het na en verstuur het dan.',
  },
  restored: {
    title: 'Wat u aan het schrijven was, staat er nog',
    text: 'Een dag lang verzegeld bewaard, alleen voor u.',
    forget: 'Dit ontwerp wissen',
  },
  ending: {
    title: 'Uw sessie sluit zo',
    text: (left: string) => `Nog ${left}. Wat u schrijft blijft bewaard.`,
    stay: 'Blijven',
  },
  saved: 'Ontwerp bewaard',
  unknown: {
    title: 'Deze pagina bestaat niet, of is niet van u',
    text: 'Relais antwoordt in beide gevallen hetzelfde.',
    back: 'Terug naar de start',
  },
  failed: {
    title: 'Relais kon niet doen wat u vroeg',
    text: 'Er is niets veranderd. Probeer opnieuw; gebeurt het weer, geef dan dit kenmerk aan wie Relais beheert:',
  },
};
