import { all, any, has, not, surely, under, within } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { ADULT_AGE } from '../recordLimits.ts';
import { AGAINST_A_CHILD, AT_HOME, MINOR, SURELY_ADULT } from './facts.ts';
import { sources } from './sources.ts';
import { ACUTE_HOURS } from './thresholds.ts';

const INCEST = has('violence', 'incest');

/** It happened before majority, to somebody who is not known to be a child still, and not these last weeks. */
const LONG_AGO = all(under('ageAtFacts', ADULT_AGE), not(surely(MINOR)), not(surely(within(ACUTE_HOURS))));

/** Children and young people, and adults who were hurt as children. */
export const CHILDREN: readonly Rule[] = [
  {
    id: 'R10',
    title: 'The person concerned is under 18: 103, chat, SOS Enfants, SAJ',
    side: 'victims',
    status: 'read',
    sources: sources('founding', '103', 'mjp'),
    clauses: [
      {
        when: MINOR,
        services: ['ecoute-enfants-103'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Le 103 écoute les enfants et les jeunes, gratuitement et sans demander leur nom.',
          nl: 'Het nummer 103 luistert naar kinderen en jongeren, gratis en zonder hun naam te vragen (in het Frans).',
          de: 'Die Nummer 103 hört Kindern und Jugendlichen zu, kostenlos und ohne nach dem Namen zu fragen (auf Französisch).',
          en: 'The 103 helpline listens to children and young people, free of charge and without asking their name (in French).',
        },
      },
      {
        when: all(MINOR, has('violence', 'sexual', 'incest', 'intimateImages')),
        services: ['maintenant-jen-parle'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Un tchat gratuit et confidentiel pour les moins de 18 ans qui ont vécu une violence sexuelle.',
          nl: 'Een gratis en vertrouwelijke chat voor jongeren onder 18 die seksueel geweld meemaakten (in het Frans).',
          de: 'Ein kostenloser, vertraulicher Chat für unter 18-Jährige, die sexualisierte Gewalt erlebt haben (auf Französisch).',
          en: 'A free, confidential chat for under-18s who have lived through sexual violence (in French).',
        },
      },
      {
        when: all(MINOR, AGAINST_A_CHILD),
        services: ['sos-enfants', 'saj'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'Des équipes formées protègent l’enfant ou le jeune et parlent avec sa famille.',
          nl: 'Opgeleide teams beschermen het kind of de jongere en praten met het gezin.',
          de: 'Geschulte Teams schützen das Kind oder den jungen Menschen und sprechen mit der Familie.',
          en: 'Trained teams protect the child or young person and talk with the family.',
        },
      },
      {
        when: has('needs', 'childProtection'),
        services: ['sos-enfants', 'saj'],
        tier: 'safety',
        urgency: 'days',
        reason: {
          fr: 'Si un enfant vous inquiète, ces équipes en parlent avec vous et peuvent le protéger.',
          nl: 'Maakt u zich zorgen over een kind, dan praten deze teams er met u over en kunnen ze het beschermen.',
          de: 'Wenn Sie sich um ein Kind sorgen, sprechen diese Teams mit Ihnen darüber und können es schützen.',
          en: 'If you are worried about a child, these teams talk it over with you and can protect the child.',
        },
      },
      {
        when: all(MINOR, has('needs', 'legal', 'administrative')),
        services: ['sdj'],
        tier: 'specialised',
        urgency: 'planned',
        reason: {
          fr: 'Ce service explique leurs droits aux jeunes et les accompagne, gratuitement.',
          nl: 'Deze dienst legt jongeren gratis hun rechten uit en begeleidt hen.',
          de: 'Dieser Dienst erklärt jungen Menschen kostenlos ihre Rechte und begleitet sie.',
          en: 'This service explains young people’s rights to them and supports them, free of charge.',
        },
      },
    ],
    examples: [
      {
        given: { needs: ['childProtection'], age: 35, municipality: '52011' },
        gives: ['sos-enfants-charleroi', 'saj-charleroi'],
      },
      {
        given: { age: ADULT_AGE - 1, violence: ['sexual'] },
        gives: ['ecoute-enfants-103', 'maintenant-jen-parle', 'sos-enfants', 'saj'],
      },
      {
        given: { age: ADULT_AGE, violence: ['sexual'] },
        withholds: ['ecoute-enfants-103', 'sos-enfants', 'saj'],
      },
      { given: { violence: ['sexual'] }, withholds: ['ecoute-enfants-103'] },
      {
        given: { age: 12, violence: ['schoolHarassment'] },
        gives: ['ecoute-enfants-103'],
        withholds: ['saj'],
      },
      { given: { age: 16, needs: ['legal'], municipality: '62063' }, gives: ['sdj-liege'] },
    ],
  },
  {
    id: 'R12',
    title: 'Incest: SOS Inceste, SOS Enfants; CPVS if recent; Kaléidos only on a mandate',
    side: 'victims',
    status: 'seed',
    sources: sources('founding'),
    clauses: [
      {
        when: all(INCEST, not(SURELY_ADULT)),
        services: ['sos-enfants', 'saj', 'kaleidos'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'Une équipe spécialisée aide l’enfant et la famille.',
          nl: 'Een gespecialiseerd team helpt het kind en het gezin.',
          de: 'Ein spezialisiertes Team hilft dem Kind und der Familie.',
          en: 'A specialised team helps the child and the family.',
        },
      },
      {
        when: INCEST,
        services: ['sos-inceste', 'inceste-moi-aussi'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'On peut y parler d’inceste, à tout âge, et y être cru.',
          nl: 'Hier kunt u over incest praten, op elke leeftijd, en wordt u geloofd.',
          de: 'Hier kann man in jedem Alter über Inzest sprechen und wird ernst genommen.',
          en: 'A place to talk about incest, at any age, and to be believed.',
        },
      },
      {
        when: all(INCEST, within(ACUTE_HOURS)),
        services: ['cpvs'],
        tier: 'hours',
        urgency: 'today',
        reason: {
          fr: 'Quand les faits sont récents, un CPVS accueille aussi les enfants : soins, écoute, traces.',
          nl: 'Zijn de feiten recent, dan ontvangt een zorgcentrum ook kinderen: zorg, luisteren, sporen.',
          de: 'Wenn es kürzlich geschehen ist, empfängt ein CPVS auch Kinder: Versorgung, Zuhören, Spuren.',
          en: 'When it happened recently, a CPVS also receives children: care, listening, evidence.',
        },
      },
      {
        when: all(INCEST, not(SURELY_ADULT), not(surely(within(ACUTE_HOURS)))),
        services: ['cpvs'],
        tier: 'specialised',
        urgency: 'today',
        reason: {
          fr: 'Si quelque chose s’est passé ces derniers jours, un CPVS accueille aussi les enfants.',
          nl: 'Is er de laatste dagen iets gebeurd, dan ontvangt een zorgcentrum ook kinderen.',
          de: 'Wenn in den letzten Tagen etwas geschehen ist, empfängt ein CPVS auch Kinder.',
          en: 'If something happened in the last few days, a CPVS also receives children.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['incest'], age: 9, municipality: '62063', mandate: 'youthAid' },
        gives: ['kaleidos', 'saj-liege', 'sos-inceste'],
      },
      {
        given: { violence: ['incest'], age: 9, municipality: '62063' },
        gives: ['saj-liege', 'cpvs-liege'],
        excludes: { kaleidos: 'mandate' },
      },
      { given: { violence: ['incest'], age: 9, hoursSince: 20 }, gives: ['cpvs', 'sos-enfants'] },
      {
        given: { violence: ['incest'], age: 40 },
        gives: ['sos-inceste'],
        withholds: ['sos-enfants', 'saj', 'cpvs'],
      },
      { given: { violence: ['childMaltreatment'], age: 9 }, withholds: ['sos-inceste', 'kaleidos'] },
    ],
  },
  {
    id: 'R13',
    title: 'Adult who was abused as a child: SOS Inceste, SOS Viol, victim support',
    side: 'victims',
    status: 'conflict',
    sources: sources('fdd-impr', 'vsadv'),
    clauses: [
      {
        when: all(INCEST, LONG_AGO),
        services: ['sos-inceste'],
        tier: 'specialised',
        urgency: 'planned',
        status: 'seed',
        reason: {
          fr: 'Cette association accompagne les adultes qui ont vécu l’inceste enfants.',
          nl: 'Deze vereniging begeleidt volwassenen die als kind incest meemaakten.',
          de: 'Dieser Verein begleitet Erwachsene, die als Kind Inzest erlebt haben.',
          en: 'This association supports adults who lived through incest as children.',
        },
      },
      {
        when: all(has('violence', 'sexual', 'incest', 'childMaltreatment'), LONG_AGO),
        services: ['sos-viol', 'aide-victimes'],
        tier: 'specialised',
        urgency: 'planned',
        reason: {
          fr: 'Ce qui s’est passé dans l’enfance compte toujours. Ces services écoutent et disent quelles démarches restent possibles (à confirmer avec eux).',
          nl: 'Wat in uw kindertijd gebeurd is, telt nog altijd. Deze diensten luisteren en zeggen welke stappen nog mogelijk zijn (bij hen te bevestigen).',
          de: 'Was in der Kindheit geschehen ist, zählt immer noch. Diese Dienste hören zu und sagen, welche Schritte noch möglich sind (bei ihnen zu bestätigen).',
          en: 'What happened in childhood still matters. These services listen and can say which steps remain possible (to be confirmed with them).',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['incest'], age: 38, ageAtFacts: 9 },
        gives: ['sos-inceste', 'sos-viol', 'aide-victimes'],
      },
      { given: { violence: ['sexual'], age: ADULT_AGE, ageAtFacts: ADULT_AGE - 1 }, gives: ['sos-viol'] },
      {
        given: { violence: ['sexual'], age: 38, ageAtFacts: ADULT_AGE },
        withholds: ['sos-viol', 'aide-victimes'],
      },
      { given: { violence: ['sexual'], age: 16, ageAtFacts: 9 }, withholds: ['sos-viol'] },
      {
        given: { violence: ['sexual'], age: 18, ageAtFacts: 17, hoursSince: ACUTE_HOURS },
        withholds: ['sos-viol'],
      },
    ],
  },
  {
    id: 'R30',
    title: 'A child exposed to violence at home: SOS Enfants, 103, La cabane',
    side: 'victims',
    status: 'seed',
    sources: sources('founding', 'besafe437'),
    clauses: [
      {
        when: all(AT_HOME, any(MINOR, has('needs', 'childProtection'))),
        services: ['sos-enfants', 'ecoute-enfants-103', 'stopp-vif'],
        tier: 'safety',
        urgency: 'days',
        reason: {
          fr: 'Un enfant qui vit avec la violence en souffre aussi. Ces services l’aident, lui et le parent qui le protège.',
          nl: 'Een kind dat met geweld leeft, lijdt daar ook onder. Deze diensten helpen het kind en de ouder die het beschermt.',
          de: 'Ein Kind, das mit Gewalt lebt, leidet auch darunter. Diese Dienste helfen dem Kind und dem Elternteil, der es schützt.',
          en: 'A child who lives with violence is hurt by it too. These services help the child and the parent who protects them.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['partner'], age: 34, needs: ['childProtection'], municipality: '62032' },
        gives: ['sos-enfants', 'stopp-vif'],
        withholds: ['ecoute-enfants-103'],
      },
      { given: { violence: ['partner'], age: 8 }, gives: ['sos-enfants', 'ecoute-enfants-103'] },
      { given: { violence: ['partner'], age: 34 }, withholds: ['sos-enfants'] },
      { given: { role: 'professional', violence: ['partner'], age: ADULT_AGE }, withholds: ['sos-enfants'] },
    ],
  },
];
