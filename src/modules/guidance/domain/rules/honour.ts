import { all, has, not, yes } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { SURELY_ADULT } from './facts.ts';
import { sources } from './sources.ts';

/** Forced marriage and female genital mutilation. */
export const HONOUR: readonly Rule[] = [
  {
    id: 'R20',
    title: 'Forced marriage, feared or done; urgent when a journey is planned',
    side: 'victims',
    status: 'read',
    sources: sources('founding', 'rmm', 'lalibre-mf'),
    clauses: [
      {
        when: all(has('violence', 'forcedMarriage'), yes('travelPlanned')),
        services: ['reseau-mariage-migration'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'Personne ne peut obliger quelqu’un à se marier. Parlez-en avant le départ : des solutions existent.',
          nl: 'Niemand mag iemand dwingen om te trouwen. Praat erover vóór het vertrek: er zijn oplossingen.',
          de: 'Niemand darf jemanden zur Heirat zwingen. Sprechen Sie vor der Abreise darüber: Es gibt Lösungen.',
          en: 'Nobody may force anyone to marry. Talk about it before leaving: there are solutions.',
        },
      },
      {
        when: has('violence', 'forcedMarriage', 'honour'),
        services: [
          'reseau-mariage-migration',
          'voix-des-femmes',
          'planning-marolles',
          'maison-des-femmes-liege',
          'maison-plurielle',
          'espace-vif-namur',
        ],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Ce service connaît les mariages forcés et les violences liées à l’honneur, et garde pour lui ce qu’on lui dit.',
          nl: 'Deze dienst kent gedwongen huwelijken en eergerelateerd geweld, en houdt wat u vertelt voor zich.',
          de: 'Dieser Dienst kennt Zwangsheirat und Gewalt im Namen der Ehre und behält für sich, was man ihm sagt.',
          en: 'This service knows forced marriage and honour-based violence, and keeps to itself what it is told.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['forcedMarriage'], age: 15, travelPlanned: true },
        gives: ['reseau-mariage-migration'],
      },
      {
        given: { violence: ['honour'], municipality: '62063' },
        gives: ['reseau-mariage-migration', 'maison-des-femmes-liege'],
        excludes: { 'planning-marolles': 'territory' },
      },
      {
        given: { violence: ['forcedMarriage'], gender: 'man', municipality: '21004' },
        gives: ['reseau-mariage-migration'],
        excludes: { 'voix-des-femmes': 'gender' },
      },
      { given: { violence: ['family'], travelPlanned: true }, withholds: ['reseau-mariage-migration'] },
    ],
  },
  {
    id: 'R21',
    title:
      'A girl at risk of genital mutilation: GAMS, INTACT, child protection; police when she is about to leave',
    side: 'victims',
    status: 'read',
    sources: sources('uefgm', 'discri'),
    clauses: [
      {
        when: has('violence', 'fgmRisk'),
        services: ['gams', 'intact'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'Des juristes et des professionnels de santé peuvent empêcher une excision.',
          nl: 'Juristen en gezondheidswerkers kunnen een besnijdenis voorkomen.',
          de: 'Fachleute aus Recht und Gesundheit können eine Beschneidung verhindern.',
          en: 'Lawyers and health professionals can prevent a cutting.',
        },
      },
      {
        when: all(has('violence', 'fgmRisk'), not(SURELY_ADULT)),
        services: ['sos-enfants', 'saj'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'Ces équipes peuvent protéger l’enfant, avec sa famille quand c’est possible.',
          nl: 'Deze teams kunnen het kind beschermen, met het gezin als dat kan.',
          de: 'Diese Teams können das Kind schützen, wenn möglich gemeinsam mit der Familie.',
          en: 'These teams can protect the child, with the family where possible.',
        },
      },
      {
        when: all(has('violence', 'fgmRisk'), yes('travelPlanned')),
        services: ['urgence-101'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'Si le départ est proche, la police et le parquet peuvent agir.',
          nl: 'Is het vertrek nabij, dan kunnen de politie en het parket optreden.',
          de: 'Wenn die Abreise bevorsteht, können Polizei und Staatsanwaltschaft handeln.',
          en: 'If departure is near, the police and the public prosecutor can act.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['fgmRisk'], age: 8, travelPlanned: true, municipality: '21004' },
        gives: ['gams-bruxelles', 'intact', 'urgence-101', 'saj-bruxelles'],
      },
      {
        given: { violence: ['fgmRisk'] },
        gives: ['gams', 'intact', 'sos-enfants'],
        withholds: ['urgence-101'],
      },
      { given: { violence: ['fgmDone'], age: 29 }, withholds: ['sos-enfants', 'urgence-101', 'gams'] },
    ],
  },
  {
    id: 'R22',
    title: 'Genital mutilation undergone: CeMAViE, GAMS, family planning; certificate',
    side: 'victims',
    status: 'seed',
    sources: sources('founding', 'gams-camp'),
    clauses: [
      {
        when: has('violence', 'fgmDone'),
        services: ['cemavie', 'gams', 'soralia-liege', 'soralia-mons', 'maison-plurielle'],
        tier: 'specialised',
        urgency: 'planned',
        status: 'unverified',
        reason: {
          fr: 'Ces équipes connaissent l’excision et soignent sans juger. Dans les centres spécialisés, les soins sont pris en charge (à confirmer).',
          nl: 'Deze teams kennen vrouwenbesnijdenis en verzorgen zonder te oordelen. In de gespecialiseerde centra wordt de zorg terugbetaald (te bevestigen).',
          de: 'Diese Teams kennen die Beschneidung und behandeln, ohne zu urteilen. In den Fachzentren werden die Kosten übernommen (zu bestätigen).',
          en: 'These teams know about cutting and give care without judging. In the specialised centres the care is paid for (to be confirmed).',
        },
      },
      {
        when: all(has('violence', 'fgmDone'), has('needs', 'medicalCertificate', 'legal', 'residencePermit')),
        services: ['solidaris-namur', 'intact'],
        tier: 'specialised',
        urgency: 'planned',
        reason: {
          fr: 'On peut y demander un certificat ou un conseil juridique sur l’excision.',
          nl: 'U kunt er een attest of juridisch advies over besnijdenis vragen.',
          de: 'Hier kann man eine Bescheinigung oder Rechtsrat zur Beschneidung erhalten.',
          en: 'A place to ask for a certificate or legal advice about cutting.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['fgmDone'], age: 29, municipality: '21004', needs: ['medical'] },
        gives: ['cemavie', 'gams-bruxelles'],
        withholds: ['solidaris-namur'],
      },
      {
        given: { violence: ['fgmDone'], municipality: '92094', needs: ['medicalCertificate'] },
        gives: ['gams-namur', 'solidaris-namur', 'intact'],
        excludes: { cemavie: 'territory' },
      },
      { given: { violence: ['fgmRisk'] }, withholds: ['cemavie'] },
    ],
  },
];
