import type { UiWords } from './fr.ts';

export const en = {
  home: 'Practical information',
  exit: 'Leave this page',
  numbersLabel: 'Numbers to call right now',
  otherPages: 'Other pages',
  services: 'All services',
  clarity: 'Seeing clearly',
  promises: 'Our promises',
  accessibility: 'Accessibility',
  language: 'Langue, taal, Sprache, language',
  call: (number) => `Call ${number}`,
  numberToConfirm: 'number to be confirmed',
  numberNotFound: 'number not found',
  toReview: (count) => (count > 1 ? `${count} answers to check` : 'One answer to check'),
  working: 'One moment…',
  failed: 'No answer. Nothing is lost: try again, or call one of the numbers.',
  problem: {
    title: 'This page cannot be shown',
    lead: 'The numbers above are there to answer. Nothing you wrote is kept.',
    again: 'Back to the start',
  },
} satisfies UiWords;
