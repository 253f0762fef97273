import { all, has, is, not, surely } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { sources } from './sources.ts';

/** School. `schoolRole` says who asks; the person concerned is the pupil. */
export const SCHOOL: readonly Rule[] = [
  {
    id: 'R14',
    title: 'Harassment at school: CPMS, school mediation, Écoute école, 103, CRIH',
    side: 'victims',
    status: 'read',
    sources: sources('founding', 'ens-parents', 'univpaix'),
    clauses: [
      {
        when: has('violence', 'schoolHarassment'),
        services: ['cpms', 'mediation-scolaire', 'crih'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Le centre PMS de l’école, ou un médiateur, peut écouter l’élève et aider l’école à agir.',
          nl: 'Het PMS-centrum van de school, of een bemiddelaar, kan naar de leerling luisteren en de school helpen optreden.',
          de: 'Das PMS-Zentrum der Schule oder eine Vermittlungsperson kann dem Schüler zuhören und der Schule helfen zu handeln.',
          en: 'The school’s PMS centre, or a mediator, can listen to the pupil and help the school act.',
        },
      },
      {
        when: all(has('violence', 'schoolHarassment'), not(surely(is('role', 'professional')))),
        services: ['ecoute-enfants-103'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Un élève peut aussi appeler le 103, sans donner son nom.',
          nl: 'Een leerling kan ook 103 bellen, zonder naam te geven (in het Frans).',
          de: 'Ein Schüler kann auch die 103 anrufen, ohne seinen Namen zu nennen (auf Französisch).',
          en: 'A pupil can also call 103, without giving a name (in French).',
        },
      },
      {
        when: all(has('violence', 'schoolHarassment'), not(surely(is('schoolRole', 'pupil')))),
        services: ['ecoute-ecole'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Un numéro gratuit écoute et conseille quand cela va mal à l’école.',
          nl: 'Een gratis nummer luistert en geeft raad als het fout loopt op school.',
          de: 'Eine kostenlose Nummer hört zu und berät, wenn es in der Schule schlecht läuft.',
          en: 'A free number listens and advises when things go badly at school.',
        },
      },
      {
        when: all(has('violence', 'schoolHarassment'), is('schoolRole', 'pupil')),
        services: ['ecoute-ecole'],
        tier: 'specialised',
        urgency: 'planned',
        status: 'conflict',
        reason: {
          fr: 'Ce numéro gratuit écoute surtout les parents et les écoles ; il répond peut-être aussi aux élèves (à confirmer).',
          nl: 'Dit gratis nummer luistert vooral naar ouders en scholen; misschien ook naar leerlingen (te bevestigen).',
          de: 'Diese kostenlose Nummer ist vor allem für Eltern und Schulen da; vielleicht auch für Schüler (zu bestätigen).',
          en: 'This free number mostly listens to parents and schools; it may also answer pupils (to be confirmed).',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['schoolHarassment'], schoolRole: 'parent', role: 'relative', age: 13 },
        gives: ['cpms', 'mediation-scolaire', 'ecoute-ecole'],
      },
      {
        given: { violence: ['schoolHarassment'], municipality: '62063' },
        gives: ['mediation-scolaire-liege'],
        excludes: { crih: 'territory' },
      },
      {
        given: { violence: ['schoolHarassment'], schoolRole: 'pupil', age: 14 },
        gives: ['cpms', 'ecoute-ecole'],
      },
      { given: { violence: ['childMaltreatment'], age: 13 }, withholds: ['cpms', 'ecoute-ecole'] },
    ],
  },
  {
    id: 'R15',
    title: 'Harassment at school, the head asks: mobile teams',
    side: 'victims',
    status: 'seed',
    sources: sources('founding'),
    clauses: [
      {
        when: has('violence', 'schoolHarassment'),
        services: ['equipes-mobiles'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Ce service intervient dans l’école, à la demande de la direction.',
          nl: 'Deze dienst komt tussen in de school, op vraag van de directie.',
          de: 'Dieser Dienst greift auf Anfrage der Leitung in der Schule ein.',
          en: 'This service steps in at the school, at the request of its head.',
        },
      },
    ],
    examples: [
      {
        given: {
          role: 'professional',
          setting: 'school',
          schoolRole: 'head',
          violence: ['schoolHarassment'],
        },
        gives: ['equipes-mobiles'],
      },
      {
        given: { role: 'professional', setting: 'school', violence: ['schoolHarassment'] },
        gives: ['equipes-mobiles'],
        unknown: ['schoolRole'],
      },
      {
        given: { role: 'relative', schoolRole: 'parent', violence: ['schoolHarassment'] },
        excludes: { 'equipes-mobiles': 'access' },
      },
      {
        given: { role: 'professional', schoolRole: 'staff', violence: ['schoolHarassment'] },
        excludes: { 'equipes-mobiles': 'access' },
      },
    ],
  },
];
