import type { Role, Side } from '../src/modules/organisations/index.ts';

export type DemoTeam = { readonly label: string; readonly side: Side };
export type DemoMember = {
  /** A plainly invented name: the surname is always Modèle. */
  readonly name: string;
  readonly duty: string;
  /** By label of team: what she does there. The first in a team keeps its key. */
  readonly teams: Readonly<Record<string, readonly Role[]>>;
  /** Runs the house with who founded it. */
  readonly administers?: boolean;
};
export type DemoOrganisation = {
  readonly code: string;
  readonly name: string;
  readonly kinds: readonly string[];
  readonly territory: readonly string[];
  readonly founder: DemoMember;
  readonly members: readonly DemoMember[];
  readonly teams: readonly DemoTeam[];
  /** How many files each team keeps; none without. */
  readonly files?: number;
};

const KEEPER = ['keyHolder', 'caseworker'] as const;
const LIEGE = ['62063'] as const;
/** Esneux, Aywaille, Comblain-au-Pont, Sprimont, Trooz: a zone of five municipalities that is nobody's real one. */
const FIVE = ['62032', '62009', '62026', '62100', '62122'] as const;

const victims = (label: string): DemoTeam => ({ label, side: 'victims' });

/** Seven organisations, clearly invented, with every role: what every later screen is tried on. */
export const DEMO_NETWORK: readonly DemoOrganisation[] = [
  {
    code: 'ecoute',
    name: 'Écoute Modèle, ligne d’écoute',
    kinds: ['violences-conjugales'],
    territory: [],
    founder: { name: 'Alix Modèle', duty: 'coordination', teams: { Écoute: ['keyHolder', 'coordinator'] } },
    members: [
      {
        name: 'Camille Modèle',
        duty: 'écoute',
        teams: { Écoute: ['keyHolder', 'listener'] },
        administers: true,
      },
      { name: 'Charlie Modèle', duty: 'écoute, bénévole', teams: { Écoute: ['listener'] } },
    ],
    teams: [victims('Écoute')],
  },
  {
    code: 'aide-victimes',
    name: 'Aide aux victimes Modèle de Liège',
    kinds: ['justice'],
    territory: LIEGE,
    founder: { name: 'Dominique Modèle', duty: 'direction', teams: { Accompagnement: KEEPER } },
    members: [
      {
        name: 'Andrea Modèle',
        duty: 'assistance sociale',
        teams: { Accompagnement: KEEPER },
        administers: true,
      },
      { name: 'Sacha Modèle', duty: 'psychologie', teams: { Accompagnement: ['caseworker'] } },
      { name: 'Noa Modèle', duty: 'stage', teams: { Accompagnement: ['reader'] } },
    ],
    teams: [victims('Accompagnement')],
  },
  {
    code: 'cpvs',
    name: 'Centre de prise en charge Modèle',
    kinds: ['viol'],
    territory: LIEGE,
    founder: { name: 'Maxime Modèle', duty: 'coordination', teams: { Soins: KEEPER } },
    members: [{ name: 'Eden Modèle', duty: 'infirmerie', teams: { Soins: KEEPER }, administers: true }],
    teams: [victims('Soins')],
  },
  {
    code: 'police',
    name: 'Assistance policière aux victimes, zone Modèle',
    kinds: ['assistance-policiere'],
    territory: FIVE,
    founder: { name: 'Claude Modèle', duty: 'assistance policière', teams: { Assistance: KEEPER } },
    members: [
      {
        name: 'Morgan Modèle',
        duty: 'assistance policière',
        teams: { Assistance: KEEPER },
        administers: true,
      },
    ],
    teams: [victims('Assistance')],
  },
  {
    code: 'reseau',
    name: 'Réseau Modèle violences intrafamiliales',
    kinds: ['violences-conjugales', 'auteurs'],
    territory: FIVE,
    founder: {
      name: 'Lou Modèle',
      duty: 'coordination du réseau',
      teams: { Victimes: ['keyHolder', 'coordinator'] },
    },
    members: [
      { name: 'Swan Modèle', duty: 'accompagnement', teams: { Victimes: KEEPER }, administers: true },
      { name: 'Yael Modèle', duty: 'suivi des auteurs', teams: { Auteurs: KEEPER } },
      { name: 'Robin Modèle', duty: 'suivi des auteurs', teams: { Auteurs: KEEPER } },
      { name: 'Ange Modèle', duty: 'annuaire', teams: { Victimes: ['directoryEditor'] } },
    ],
    teams: [victims('Victimes'), { label: 'Auteurs', side: 'perpetrators' }],
  },
  {
    code: 'traite',
    name: 'Centre Modèle pour victimes de la traite',
    kinds: ['traite'],
    territory: [],
    founder: { name: 'Gabriel Modèle', duty: 'direction', teams: { Accompagnement: KEEPER, Maison: KEEPER } },
    members: [
      { name: 'Kim Modèle', duty: 'éducation', teams: { Maison: KEEPER }, administers: true },
      { name: 'Jo Modèle', duty: 'accompagnement', teams: { Accompagnement: KEEPER } },
    ],
    teams: [victims('Accompagnement'), victims('Maison')],
  },
  {
    code: 'planning',
    name: 'Planning familial Modèle',
    kinds: ['prevention'],
    territory: LIEGE,
    founder: { name: 'Paule Modèle', duty: 'coordination', teams: { Consultations: KEEPER } },
    members: [
      { name: 'Zoé Modèle', duty: 'consultations', teams: { Consultations: KEEPER }, administers: true },
    ],
    teams: [victims('Consultations')],
  },
];
