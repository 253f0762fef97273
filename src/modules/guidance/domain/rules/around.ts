import { all, any, has, is, not, surely, yes } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { ASKS_FOR_SOMEONE, AT_HOME, EXILE, MINOR, SEXUAL } from './facts.ts';
import { sources } from './sources.ts';

const PROFESSIONAL = is('role', 'professional');
const FGM = has('violence', 'fgmRisk', 'fgmDone');

/** Those around the person, those who help her, and anyone who needs to talk. */
export const AROUND: readonly Rule[] = [
  {
    id: 'R34',
    title: 'Relative or witness: the same lines are open to them',
    side: 'victims',
    status: 'read',
    sources: sources('founding', 'vic-ou'),
    clauses: [
      {
        when: all(ASKS_FOR_SOMEONE, SEXUAL),
        services: ['sos-viol'],
        tier: 'general',
        urgency: 'days',
        reason: {
          fr: 'Les proches et les témoins peuvent aussi y trouver une écoute et un conseil.',
          nl: 'Ook naasten en getuigen vinden hier een luisterend oor en raad.',
          de: 'Auch Angehörige und Zeugen finden hier Gehör und Rat.',
          en: 'Relatives and witnesses can find a listening ear and advice here too.',
        },
      },
      {
        when: all(ASKS_FOR_SOMEONE, AT_HOME),
        services: ['ecoute-violences-conjugales'],
        tier: 'general',
        urgency: 'days',
        reason: {
          fr: 'La ligne répond aussi aux proches et aux témoins.',
          nl: 'De lijn antwoordt ook aan naasten en getuigen.',
          de: 'Die Nummer ist auch für Angehörige und Zeugen da.',
          en: 'The line also answers relatives and witnesses.',
        },
      },
      {
        when: ASKS_FOR_SOMEONE,
        services: ['sapv', 'aide-victimes'],
        tier: 'general',
        urgency: 'days',
        reason: {
          fr: 'Vous aussi, vous pouvez être aidé. Ce service reçoit les proches et les témoins.',
          nl: 'Ook u kunt geholpen worden. Deze dienst ontvangt naasten en getuigen.',
          de: 'Auch Ihnen kann geholfen werden. Dieser Dienst empfängt Angehörige und Zeugen.',
          en: 'You can be helped too. This service sees relatives and witnesses.',
        },
      },
    ],
    examples: [
      { given: { role: 'relative', violence: ['sexual'] }, gives: ['sos-viol', 'sapv', 'aide-victimes'] },
      { given: { role: 'witness', violence: ['partner'] }, gives: ['ecoute-violences-conjugales', 'sapv'] },
      { given: { role: 'victim', violence: ['sexual'] }, withholds: ['sos-viol', 'sapv', 'aide-victimes'] },
      { given: { violence: ['sexual'] }, withholds: ['sapv'] },
    ],
  },
  {
    id: 'R35',
    title: 'Professional: advice without lifting secrecy, by theme',
    side: 'victims',
    status: 'read',
    sources: sources('founding', 'dq-secret'),
    clauses: [
      {
        when: all(PROFESSIONAL, any(SEXUAL, is('setting', 'receptionCentre'))),
        services: ['sos-viol'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Les professionnels peuvent y demander conseil et soutien sans lever le secret.',
          nl: 'Professionals kunnen hier raad en steun vragen zonder het beroepsgeheim te schenden.',
          de: 'Fachleute können hier Rat und Unterstützung holen, ohne die Schweigepflicht zu brechen.',
          en: 'Professionals can ask for advice and support here without lifting secrecy.',
        },
      },
      {
        when: all(
          PROFESSIONAL,
          any(has('violence', 'incest', 'childMaltreatment'), all(MINOR, any(SEXUAL, AT_HOME))),
        ),
        services: ['sos-enfants'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Vous pouvez demander conseil à cette équipe sans nommer l’enfant.',
          nl: 'U kunt dit team om raad vragen zonder het kind te noemen.',
          de: 'Sie können dieses Team um Rat fragen, ohne das Kind zu nennen.',
          en: 'You can ask this team for advice without naming the child.',
        },
      },
      {
        when: all(PROFESSIONAL, FGM),
        services: ['gams', 'intact', 'strategies-concertees-mgf'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Ces spécialistes conseillent et forment les professionnels.',
          nl: 'Deze specialisten adviseren en vormen professionals.',
          de: 'Diese Fachleute beraten und schulen andere Fachkräfte.',
          en: 'These specialists advise and train professionals.',
        },
      },
      {
        when: all(PROFESSIONAL, AT_HOME),
        services: ['ecoute-violences-conjugales', 'stopp-vif', 'cvfe', 'solidarite-femmes'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Les professionnels peuvent y demander conseil sans lever le secret.',
          nl: 'Professionals kunnen hier raad vragen zonder het beroepsgeheim te schenden.',
          de: 'Fachleute können hier Rat holen, ohne die Schweigepflicht zu brechen.',
          en: 'Professionals can ask for advice here without lifting secrecy.',
        },
      },
      {
        when: all(PROFESSIONAL, any(EXILE, is('setting', 'receptionCentre'))),
        services: ['adde', 'cire', 'myria'],
        tier: 'general',
        urgency: 'days',
        reason: {
          fr: 'Ce service répond aux questions de séjour des professionnels.',
          nl: 'Deze dienst beantwoordt vragen van professionals over verblijf.',
          de: 'Dieser Dienst beantwortet Fragen von Fachleuten zum Aufenthalt.',
          en: 'This service answers professionals’ questions about residence.',
        },
      },
      {
        when: all(PROFESSIONAL, has('needs', 'training', 'professionalAdvice')),
        services: ['sos-viol', 'garance', 'brise-le-silence'],
        tier: 'general',
        urgency: 'planned',
        reason: {
          fr: 'Cette association forme et conseille les professionnels.',
          nl: 'Deze vereniging vormt en adviseert professionals.',
          de: 'Dieser Verein schult und berät Fachleute.',
          en: 'This association trains and advises professionals.',
        },
      },
    ],
    examples: [
      {
        given: {
          role: 'professional',
          violence: ['partner'],
          needs: ['professionalAdvice'],
          municipality: '62063',
        },
        gives: ['ecoute-violences-conjugales', 'cvfe', 'sos-viol'],
        excludes: { garance: 'territory' },
      },
      {
        given: { role: 'professional', violence: ['incest'], age: 9, municipality: '52011' },
        gives: ['sos-enfants-charleroi'],
      },
      {
        given: { role: 'professional', violence: ['fgmRisk'] },
        gives: ['gams', 'intact', 'strategies-concertees-mgf'],
      },
      { given: { role: 'professional', setting: 'receptionCentre' }, gives: ['sos-viol', 'adde', 'cire'] },
      { given: { role: 'victim', violence: ['fgmRisk'] }, withholds: ['strategies-concertees-mgf', 'gams'] },
      {
        given: { role: 'professional', violence: ['sexual'], age: 40 },
        gives: ['sos-viol'],
        withholds: ['sos-enfants'],
      },
    ],
  },
  {
    id: 'R37',
    title: 'Needs to talk: 107 day and night, always in the list; suicide line; LGBTQIA+ associations',
    side: 'victims',
    status: 'seed',
    sources: sources('founding'),
    clauses: [
      {
        when: has('needs', 'listening', 'psychological'),
        services: ['tele-accueil-107', 'prevention-suicide'],
        tier: 'general',
        urgency: 'today',
        reason: {
          fr: 'Quelqu’un écoute jour et nuit, aussi quand tout semble trop lourd.',
          nl: 'Er luistert dag en nacht iemand, ook als alles te zwaar lijkt.',
          de: 'Tag und Nacht hört jemand zu, auch wenn alles zu schwer scheint.',
          en: 'Someone listens day and night, also when everything feels too heavy.',
        },
      },
      {
        when: has('needs', 'psychological'),
        services: ['ssm'],
        tier: 'general',
        urgency: 'planned',
        reason: {
          fr: 'Un service de santé mentale peut vous suivre dans la durée, près de chez vous.',
          nl: 'Een dienst voor geestelijke gezondheidszorg kan u op langere termijn volgen, dicht bij u.',
          de: 'Ein Dienst für psychische Gesundheit kann Sie längerfristig begleiten, in Ihrer Nähe.',
          en: 'A mental health service can see you over time, near where you live.',
        },
      },
      {
        when: not(surely(has('needs', 'listening', 'psychological'))),
        services: ['tele-accueil-107'],
        tier: 'general',
        urgency: 'planned',
        reason: {
          fr: 'Si vous avez besoin de parler, quelqu’un écoute jour et nuit, sans demander votre nom.',
          nl: 'Als u wilt praten, luistert er dag en nacht iemand, zonder uw naam te vragen.',
          de: 'Wenn Sie reden möchten, hört Tag und Nacht jemand zu, ohne nach Ihrem Namen zu fragen.',
          en: 'If you need to talk, someone listens day and night, without asking your name.',
        },
      },
      {
        when: yes('lgbtqia'),
        services: ['rainbowhouse', 'tels-quels', 'genres-pluriels', 'merhaba'],
        tier: 'general',
        urgency: 'planned',
        reason: {
          fr: 'Cette association accueille et écoute les personnes LGBTQIA+.',
          nl: 'Deze vereniging onthaalt en luistert naar LGBTQIA+-personen.',
          de: 'Dieser Verein empfängt LGBTQIA+-Personen und hört ihnen zu.',
          en: 'This association welcomes and listens to LGBTQIA+ people.',
        },
      },
    ],
    examples: [
      { given: { needs: ['psychological'] }, gives: ['tele-accueil-107', 'ssm'] },
      { given: { role: 'victim', needs: ['listening'] }, gives: ['tele-accueil-107', 'prevention-suicide'] },
      { given: {}, gives: ['tele-accueil-107'], withholds: ['prevention-suicide', 'rainbowhouse'] },
      { given: { lgbtqia: true, municipality: '21004' }, gives: ['rainbowhouse', 'tels-quels'] },
      { given: { role: 'perpetrator', needs: ['listening'] }, withholds: ['tele-accueil-107'] },
    ],
  },
];
