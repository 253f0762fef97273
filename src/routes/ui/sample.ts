import type { ServiceView } from '#modules/directory/index.ts';
import type { Suggestion } from '#modules/guidance/index.ts';

const LONG =
  'Un nom très long qui continue jusqu’à la ligne suivante, avec un mot comme anticonstitutionnellement';

/** Plainly invented; the number is the public 107, shown in each of its possible states. */
export const SERVICE: ServiceView = {
  id: 'exemple',
  type: 'service',
  name: 'Service Exemple, inventé pour cette page',
  shortName: 'Service Exemple',
  parent: null,
  category: { code: 'aide-victimes', label: 'Exemples' },
  description: 'Un service inventé, pour voir la fiche.',
  proofread: true,
  active: true,
  help: [],
  population: [],
  access: [],
  phone: { value: '107', href: 'tel:107', certain: true },
  otherPhones: [],
  chat: null,
  email: null,
  website: null,
  address: null,
  opening: { state: 'always' },
  hoursCertain: true,
  week: null,
  openingNote: null,
  dayAndNight: true,
  free: true,
  anonymous: true,
  languages: [],
  area: null,
  note: null,
  toConfirm: [],
  sources: [],
  lastSeen: null,
  readOn: '2026-11-22',
};

export const STATES: readonly { readonly title: string; readonly view: ServiceView }[] = [
  { title: 'Sûr', view: SERVICE },
  {
    title: 'À confirmer',
    view: {
      ...SERVICE,
      phone: { value: '107', href: 'tel:107', certain: false },
      toConfirm: ['Le numéro : deux pages ne donnent pas le même.', 'Les heures : à demander.'],
    },
  },
  { title: 'Vide : rien n’est connu', view: { ...SERVICE, phone: null, opening: { state: 'unknown' } } },
  {
    title: 'Annoncé, pas encore ouvert, traduction non relue',
    view: { ...SERVICE, active: false, proofread: false, opening: { state: 'closed', opens: null } },
  },
  { title: 'Texte long', view: { ...SERVICE, shortName: LONG, name: `${LONG}, deux fois` } },
];

const text = (fr: string) => ({ fr, nl: fr, de: fr, en: fr });
const source = { label: 'Une source inventée', url: null, checkedOn: '2026-11-22' };

export const SUGGESTION: Suggestion = {
  service: 'exemple',
  urgency: 'today',
  reasons: [
    { rule: 'R01', text: text('Une raison lue dans une source.'), sources: [source], status: 'read' },
    {
      rule: 'R02',
      text: text('Une raison que deux sources contestent.'),
      sources: [source],
      status: 'conflict',
    },
  ],
  unknown: ['age', 'lgbtqia'],
  standsFor: 'placeNotTold',
};
