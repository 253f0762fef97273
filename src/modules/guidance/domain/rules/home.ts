import { has } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { AT_HOME } from './facts.ts';
import { sources } from './sources.ts';

/** Violence at home, and what follows it outside. */
export const HOME: readonly Rule[] = [
  {
    id: 'R26',
    title: 'Partner or family violence: the free line first, then local networks',
    side: 'victims',
    status: 'read',
    sources: sources('evc', 'asw'),
    clauses: [
      {
        when: AT_HOME,
        services: [
          'ecoute-violences-conjugales',
          'stopp-vif',
          'sapv',
          'cvfe',
          'cpvcf',
          'solidarite-femmes',
          'alternatives-herstal',
          'maison-plurielle',
          'espace-vif-namur',
          'ligne-1712',
        ],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Ici, on écoute sans juger et on réfléchit avec vous à ce qui est possible. En danger : le 101.',
          nl: 'Hier luistert men zonder te oordelen en denkt men met u na over wat mogelijk is. In gevaar: 101.',
          de: 'Hier hört man ohne Urteil zu und überlegt mit Ihnen, was möglich ist. In Gefahr: 101.',
          en: 'Here people listen without judging and think with you about what is possible. In danger: 101.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['partner'], municipality: '62032' },
        gives: ['ecoute-violences-conjugales', 'stopp-vif', 'sapv'],
        excludes: { cpvcf: 'territory', 'ligne-1712': 'territory' },
      },
      { given: { violence: ['family'] }, gives: ['ecoute-violences-conjugales'] },
      {
        given: { violence: ['partner'], gender: 'man', municipality: '62063' },
        gives: ['ecoute-violences-conjugales'],
        excludes: { cvfe: 'gender' },
      },
      { given: { violence: ['crime'] }, withholds: ['ecoute-violences-conjugales'] },
      {
        given: { role: 'perpetrator', violence: ['partner'] },
        withholds: ['ecoute-violences-conjugales', 'cpvcf', 'stopp-vif'],
      },
    ],
  },
  {
    id: 'R27',
    title: 'Must leave home: shelters, and the services that look for a place',
    side: 'victims',
    status: 'read',
    sources: sources('cvfe', 'dq-fuir'),
    clauses: [
      {
        when: has('needs', 'shelter'),
        provided: [
          {
            code: 'notConcerned',
            holds: has(
              'violence',
              'partner',
              'family',
              'honour',
              'forcedMarriage',
              'stalking',
              'elder',
              'incest',
            ),
            text: {
              fr: 'Pour les violences entre partenaires ou dans la famille.',
              nl: 'Voor geweld tussen partners of in het gezin.',
              de: 'Bei Gewalt zwischen Partnern oder in der Familie.',
              en: 'For violence between partners or in the family.',
            },
          },
        ],
        services: [
          'ecoute-violences-conjugales',
          'cvfe',
          'solidarite-femmes',
          'cpvcf',
          'stopp-vif',
          'espace-vif-namur',
        ],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'On peut chercher avec vous un endroit sûr. Les places manquent parfois : appelez plusieurs services.',
          nl: 'Men kan samen met u een veilige plek zoeken. Soms zijn er te weinig plaatsen: bel verschillende diensten.',
          de: 'Man kann mit Ihnen einen sicheren Ort suchen. Manchmal fehlen Plätze: Rufen Sie mehrere Dienste an.',
          en: 'They can look for a safe place with you. Places are sometimes short: call several services.',
        },
      },
      {
        when: has('needs', 'shelter'),
        services: ['dus-namur'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'À Namur, ce service répond jour et nuit quand on ne sait pas où dormir.',
          nl: 'In Namen is deze dienst dag en nacht bereikbaar als u niet weet waar te slapen.',
          de: 'In Namur ist dieser Dienst Tag und Nacht erreichbar, wenn man nicht weiß, wo man schlafen soll.',
          en: 'In Namur, this service answers day and night when you do not know where to sleep.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['partner'], needs: ['shelter'], municipality: '62063', gender: 'woman' },
        gives: ['ecoute-violences-conjugales', 'cvfe'],
        excludes: { cpvcf: 'territory' },
      },
      {
        given: { needs: ['shelter'], municipality: '92094' },
        gives: ['dus-namur', 'espace-vif-namur'],
        unknown: [],
      },
      {
        given: { needs: ['shelter'], violence: ['partner'], gender: 'man', municipality: '62063' },
        gives: ['ecoute-violences-conjugales'],
        excludes: { cvfe: 'gender' },
      },
      { given: { needs: ['shelter'], violence: ['roadAccident'] }, excludes: { cvfe: 'notConcerned' } },
      { given: { needs: ['housing'], violence: ['partner'] }, withholds: ['cvfe'] },
    ],
  },
  {
    id: 'R29',
    title: 'Stalking: police victim assistance; the alarm is decided by the magistrate',
    side: 'victims',
    status: 'read',
    sources: sources('telemb', '1001'),
    clauses: [
      {
        when: has('violence', 'stalking'),
        services: ['sapv', 'ecoute-violences-conjugales'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'Parlez-en à la police : elle peut demander une alarme portable ; un magistrat décide. Ce service vous y aide.',
          nl: 'Praat erover met de politie: zij kan een draagbaar alarm vragen; een magistraat beslist. Deze dienst helpt u daarbij.',
          de: 'Sprechen Sie mit der Polizei: Sie kann einen tragbaren Alarm beantragen; ein Magistrat entscheidet. Dieser Dienst hilft Ihnen dabei.',
          en: 'Talk to the police: they can ask for a portable alarm; a magistrate decides. This service helps you with it.',
        },
      },
    ],
    examples: [
      { given: { violence: ['stalking'] }, gives: ['sapv', 'ecoute-violences-conjugales'] },
      {
        given: { violence: ['stalking'], municipality: '21001' },
        gives: ['sapv-anderlecht'],
        excludes: { 'sapv-wavre': 'territory' },
      },
      { given: { violence: ['partner'] }, withholds: ['sapv'] },
    ],
  },
  {
    id: 'R31',
    title:
      'Elder abuse: victim support; Respect Seniors and Écoute Seniors are named, not in the directory yet',
    side: 'victims',
    status: 'read',
    sources: sources('rs', 'rtl-rs'),
    clauses: [
      {
        when: has('violence', 'elder'),
        services: ['aide-victimes', 'sapv', 'ligne-1712'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Ce service soutient les aînés et leurs proches. Existent aussi : Respect Seniors (Wallonie) et Écoute Seniors (Bruxelles).',
          nl: 'Deze dienst steunt ouderen en hun naasten. Er bestaan ook: Respect Seniors (Wallonië) en Écoute Seniors (Brussel).',
          de: 'Dieser Dienst unterstützt ältere Menschen und ihre Angehörigen. Es gibt auch Respect Seniors (Wallonie) und Écoute Seniors (Brüssel).',
          en: 'This service supports older people and those close to them. Respect Seniors (Wallonia) and Écoute Seniors (Brussels) exist too.',
        },
      },
    ],
    examples: [
      { given: { violence: ['elder'], age: 81 }, gives: ['aide-victimes', 'sapv'] },
      { given: { role: 'relative', violence: ['elder'], municipality: '63079' }, gives: ['sav-verviers'] },
      { given: { violence: ['crime'], age: 81 }, withholds: ['aide-victimes'] },
    ],
  },
];
