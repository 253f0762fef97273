import type { WorkplaceWords } from './fr.ts';

export const en: WorkplaceWords = {
  name: 'Relais',
  skip: 'Skip to content',
  nav: 'Workplace',
  home: 'Home',
  organisation: 'Organisation',
  journal: 'Journal',
  account: 'My account',
  directory: 'Directory',
  more: 'More',
  trial: 'trial network, invented data',
  find: 'Search for a colleague, a team, a service',
  findShort: 'Search',
  lock: 'Lock',
  cancel: 'Cancel',
  print: 'Print',
  late: {
    title: 'Nothing was sent, nothing is lost',
    text: 'Your session had closed. What you had written is here: read it again, then send it.',
  },
  restored: {
    title: 'What you were writing is here',
    text: 'Kept sealed for a day, for you alone.',
    forget: 'Erase this draft',
  },
  ending: {
    title: 'Your session is about to close',
    text: (left: string) => `${left} left. What you write is kept.`,
    stay: 'Stay',
  },
  saved: 'Draft kept',
  unknown: {
    title: 'This page does not exist, or is not yours',
    text: 'Relais gives the same answer in both cases.',
    back: 'Back to the first page',
  },
  failed: {
    title: 'Relais could not do what you asked',
    text: 'Nothing was changed. Try again; if it happens again, give this reference to whoever runs Relais:',
  },
};
