import { has } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { FOR_SEXUAL_VIOLENCE, recent } from './facts.ts';
import { sources } from './sources.ts';
import { CONTRACEPTION_HOURS, HIV_HOURS } from './thresholds.ts';

/** Care that cannot wait: HIV, pregnancy. */
export const CARE: readonly Rule[] = [
  {
    id: 'R06',
    title: 'Risk of HIV up to 72 hours ago: CPVS or an HIV reference centre',
    side: 'victims',
    status: 'read',
    sources: sources('exaequo'),
    clauses: [
      {
        when: has('needs', 'hivProphylaxis'),
        provided: [recent(HIV_HOURS), FOR_SEXUAL_VIOLENCE],
        services: ['cpvs'],
        tier: 'hours',
        urgency: 'today',
        reason: {
          fr: 'Un traitement d’urgence contre le VIH peut se prendre jusqu’à 72 heures, le plus tôt possible : dans un CPVS, un centre de référence VIH ou aux urgences d’un hôpital.',
          nl: 'Een noodbehandeling tegen hiv kan tot 72 uur erna, zo vroeg mogelijk: in een zorgcentrum, een hiv-referentiecentrum of op de spoeddienst van een ziekenhuis.',
          de: 'Eine Notfallbehandlung gegen HIV ist bis zu 72 Stunden danach möglich, so früh wie möglich: in einem CPVS, einem HIV-Referenzzentrum oder in der Notaufnahme eines Krankenhauses.',
          en: 'An emergency treatment against HIV can be taken up to 72 hours after, as early as possible: at a CPVS, an HIV reference centre or a hospital emergency department.',
        },
      },
    ],
    examples: [
      { given: { needs: ['hivProphylaxis'], hoursSince: HIV_HOURS, violence: ['sexual'] }, gives: ['cpvs'] },
      {
        given: { needs: ['hivProphylaxis'] },
        gives: ['cpvs'],
        unknown: ['hoursSince', 'violence', 'municipality'],
      },
      { given: { needs: ['hivProphylaxis'], hoursSince: HIV_HOURS + 1 }, withholds: ['cpvs'] },
      {
        given: { needs: ['hivProphylaxis'], violence: ['roadAccident'] },
        excludes: { cpvs: 'notConcerned' },
      },
    ],
  },
  {
    id: 'R07',
    title: 'Risk of pregnancy up to 5 days ago: pharmacy, family planning, CPVS',
    side: 'victims',
    status: 'read',
    sources: sources('infosante', 'enmarche'),
    clauses: [
      {
        when: has('needs', 'emergencyContraception'),
        provided: [recent(CONTRACEPTION_HOURS), FOR_SEXUAL_VIOLENCE],
        services: ['cpvs'],
        tier: 'hours',
        urgency: 'today',
        status: 'unverified',
        reason: {
          fr: 'La contraception d’urgence se prend le plus tôt possible, jusqu’à 3 à 5 jours selon le moyen (à confirmer) : en pharmacie sans ordonnance, dans un planning familial ou un CPVS.',
          nl: 'Noodanticonceptie neemt u zo vroeg mogelijk, tot 3 à 5 dagen naargelang het middel (te bevestigen): bij de apotheek zonder voorschrift, in een centrum voor gezinsplanning of een zorgcentrum.',
          de: 'Notfallverhütung so früh wie möglich, je nach Mittel bis zu 3 bis 5 Tage danach (zu bestätigen): in der Apotheke ohne Rezept, in einem Familienplanungszentrum oder einem CPVS.',
          en: 'Emergency contraception is taken as early as possible, up to 3 to 5 days after depending on the method (to be confirmed): at a pharmacy without prescription, a family planning centre or a CPVS.',
        },
      },
      {
        when: has('needs', 'emergencyContraception'),
        provided: [recent(CONTRACEPTION_HOURS)],
        services: ['soralia-liege', 'soralia-mons', 'solidaris-namur', 'planning-marolles'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Un planning familial peut donner une contraception d’urgence et en parler avec vous. La pharmacie aussi, sans ordonnance.',
          nl: 'Een centrum voor gezinsplanning kan noodanticonceptie geven en er met u over praten. De apotheek ook, zonder voorschrift.',
          de: 'Ein Familienplanungszentrum kann Notfallverhütung geben und mit Ihnen darüber sprechen. Die Apotheke auch, ohne Rezept.',
          en: 'A family planning centre can give emergency contraception and talk it through with you. So can a pharmacy, without prescription.',
        },
      },
    ],
    examples: [
      {
        given: {
          needs: ['emergencyContraception'],
          hoursSince: CONTRACEPTION_HOURS,
          violence: ['sexual'],
          municipality: '62063',
        },
        gives: ['cpvs-liege', 'soralia-liege'],
      },
      {
        given: { needs: ['emergencyContraception'] },
        gives: ['cpvs'],
        unknown: ['hoursSince', 'violence', 'municipality'],
      },
      {
        given: { needs: ['emergencyContraception'], hoursSince: CONTRACEPTION_HOURS + 1 },
        withholds: ['cpvs', 'soralia-liege'],
      },
    ],
  },
];
