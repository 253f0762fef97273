import type { ScreenWords } from './fr.ts';

const COUNTS = ['No service', 'One service', 'Two services', 'Three services'];
const LEADS = {
  self: 'The most pressing first. You can call just one, or none: you decide at every step.',
  other: 'The most pressing first. You can also call yourself, to ask how to help.',
  professional:
    'The most pressing first. Many of these teams advise professionals too. This page passes nothing on.',
  perpetrator: 'You can ask for help before it goes further. These teams are used to talking about it.',
};

export const en = {
  entrance: {
    lead: 'A number, or a few questions. It is free, without an account and without your name.',
    now: 'Right now',
    shared: {
      title: 'A device that others use too?',
      text: '“Leave this page” shows another site instead. The history is not erased: one can read “Infos pratiques” there, never your answers.',
      summary: 'Open a private window',
      phone: 'On a phone: the menu of the browser, then “private” or “incognito”.',
      computer: 'On a computer: Ctrl Shift N, or Ctrl Shift P with Firefox.',
      limits: 'It does not protect from spyware, nor from the phone bill.',
      keys: 'With a keyboard, pressing Shift three times also leaves the page.',
    },
  },
  question: {
    progress: (number, left) =>
      left > 0 ? `Question ${number}, ${left} more at most` : `Question ${number}, the last one`,
    several: 'You can give several answers.',
    dontKnow: 'I don’t know',
    next: 'Continue',
    skip: 'Skip this question',
    back: 'Go back',
    backHint: 'To go back, use this button rather than the one of the browser.',
    results: 'See the services now',
    chosen: 'your answer',
    more: 'Something else',
    why: 'Why this question?',
    whyAll: 'Your answer is used to choose the services on this page. Nobody reads it and it is not kept.',
  },
  place: {
    label: 'Municipality',
    hint: 'A municipality, a village or a postcode',
    inside: (locality, name) => `${locality}, in ${name}`,
    problems: {
      placeEmpty: 'Write a municipality, or skip this question.',
      placeUnknown: 'We cannot find this place in Belgium. Try the next municipality, or the postcode.',
      placeSeveral: 'Several places have this name: choose the right one.',
    },
  },
  results: {
    title: (count) => `${COUNTS[count] ?? COUNTS[3]} to start with`,
    none: 'Talking to someone, to start with',
    noneLead:
      'These answers lead to no particular service. The numbers above are there, and other answers will change the list.',
    urgentTitle: 'Call first',
    urgent: 'The services below and the other questions can wait.',
    lead: (voice) => LEADS[voice],
    answers: 'Your answers',
    noAnswers: 'You have not answered anything yet: this suits everybody.',
    change: 'Change',
    clear: 'Erase everything',
    urgency: { now: 'Now', today: 'Today', days: 'In the next days', planned: 'At your own pace' },
    doubts: {
      read: '',
      seed: '',
      conflict: 'The sources do not all say the same.',
      unverified: 'We have not been able to check it yet.',
    },
    confirm: 'To be confirmed with the service.',
    standsFor: {
      placeNotTold: 'Say your municipality: there may be a team nearer to you.',
      branchNotKnown: 'We do not know which local team answers for this municipality. Ask here.',
    },
    dependsOn: (facts) => `May depend on what you have not said: ${facts}.`,
    reasons: 'Where this advice comes from',
    checked: (day) => `checked on ${day}`,
    open: (name) => `All about ${name}`,
    others: (count) => (count > 1 ? `${count} other services` : 'One other service'),
    excluded: 'Why others are not suggested',
    territory: (count) => (count > 1 ? `${count} serve another area` : 'One serves another area'),
    ask: (count) =>
      count > 1 ? `${count} answers can still change this list` : 'One answer can still change this list',
    sheet: 'A sheet to print',
    ruleset: (version) => `Advice, version ${version}`,
  },
  search: {
    label: 'I know what I am looking for',
    hint: 'A service, a municipality or a number',
    submit: 'Search',
    title: 'What we found',
    found: (count) => (count > 1 ? `${count} services` : 'One service'),
    first: (shown) => `Here are the first ${shown}.`,
    none: 'Nothing found with these words',
    noneLead: 'Try a simpler word, the name of a municipality, or answer a few questions.',
    questions: 'Answer a few questions',
  },
  services: {
    title: 'All services',
    lead: (count) => `${count} services, by theme. Nothing changes in the address of this page.`,
  },
  sheet: {
    title: 'A sheet to print',
    lead: 'To print: the menu of the browser, then “Print”. Only the frame comes out on paper.',
    discreet: 'Discreet sheet',
    discreetHint: 'Numbers and initials. Nothing says where it comes from.',
    full: 'Full sheet',
    fullHint: 'The names, the reasons, what is to be confirmed. Keep it where nobody else finds it.',
    toDiscreet: 'See the discreet sheet',
    toFull: 'See the full sheet',
    always: 'day and night',
    readOn: (date) => `As of ${date}. Hours and numbers may change.`,
  },
} satisfies ScreenWords;
