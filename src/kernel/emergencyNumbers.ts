import type { Text } from './locale.ts';

/** On every page, errors included, before anything else. The facts behind them are in data/directory/. */
export const EMERGENCY_NUMBERS = ['112', '101', '107', '103'] as const;
export type EmergencyNumber = (typeof EMERGENCY_NUMBERS)[number];

/** What a number is for, and the same in one word where there is little room. */
type EmergencyNames = { readonly long: Text; readonly slim: Text };

export const EMERGENCY_NAMES: Readonly<Record<EmergencyNumber, EmergencyNames>> = {
  '112': {
    long: {
      fr: 'Ambulance, pompiers',
      nl: 'Ambulance, brandweer',
      de: 'Rettungsdienst, Feuerwehr',
      en: 'Ambulance, fire brigade',
    },
    slim: { fr: 'secours', nl: 'hulp', de: 'Notruf', en: 'rescue' },
  },
  '101': {
    long: { fr: 'Police', nl: 'Politie', de: 'Polizei', en: 'Police' },
    slim: { fr: 'police', nl: 'politie', de: 'Polizei', en: 'police' },
  },
  '107': {
    long: {
      fr: 'Parler, jour et nuit',
      nl: 'Praten, dag en nacht (in het Frans)',
      de: 'Reden, Tag und Nacht (auf Französisch)',
      en: 'Talk, day and night (in French)',
    },
    slim: { fr: 'écoute', nl: 'praten', de: 'reden', en: 'talk' },
  },
  '103': {
    long: {
      fr: 'Enfants et jeunes',
      nl: 'Kinderen en jongeren (in het Frans)',
      de: 'Kinder und Jugendliche (auf Französisch)',
      en: 'Children and young people (in French)',
    },
    slim: { fr: 'enfants', nl: 'kinderen', de: 'Kinder', en: 'children' },
  },
};
