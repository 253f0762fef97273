import { has, is, surely } from '../conditions.ts';
import { COURT_MANDATE } from '../exclusionTexts.ts';
import type { Limit, Rule } from '../rule.ts';
import { sources } from './sources.ts';

const SEXUAL_ACTS: Limit = {
  code: 'notConcerned',
  holds: has('violence', 'sexual', 'incest', 'intimateImages', 'childMaltreatment'),
  text: {
    fr: 'Pour les violences sexuelles.',
    nl: 'Voor seksueel geweld.',
    de: 'Bei sexualisierter Gewalt.',
    en: 'For sexual violence.',
  },
};

const AT_HOME_ACTS: Limit = {
  code: 'notConcerned',
  holds: has('violence', 'partner', 'family', 'stalking', 'honour', 'elder', 'childMaltreatment'),
  text: {
    fr: 'Pour les violences entre partenaires ou dans la famille.',
    nl: 'Voor geweld tussen partners of in het gezin.',
    de: 'Bei Gewalt zwischen Partnern oder in der Familie.',
    en: 'For violence between partners or in the family.',
  },
};

const POLICE_REFERRAL: Limit = {
  code: 'mandate',
  holds: surely(is('mandate', 'police')),
  text: {
    fr: 'Sur orientation de la police.',
    nl: 'Op doorverwijzing van de politie.',
    de: 'Auf Vermittlung der Polizei.',
    en: 'On referral by the police.',
  },
};

const COURT: Limit = { code: 'mandate', holds: surely(is('mandate', 'court')), text: COURT_MANDATE };

/** For those who used violence or fear they will. Nothing here leads to the victims' side. */
export const PERPETRATORS: readonly Rule[] = [
  {
    id: 'R32',
    title: 'Violence against a partner or the family: Praxis; the SECOVA cell on police referral',
    side: 'perpetrators',
    status: 'read',
    sources: sources('founding', 'praxis', 'rtl-praxis'),
    clauses: [
      {
        when: is('role', 'perpetrator'),
        provided: [AT_HOME_ACTS],
        services: ['praxis'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'On peut arrêter la violence avec de l’aide. On peut venir de soi-même, sans que personne n’oblige.',
          nl: 'Met hulp kan het geweld stoppen. U kunt uit eigen beweging komen, zonder dat iemand u verplicht.',
          de: 'Mit Hilfe kann man mit der Gewalt aufhören. Man kann von sich aus kommen, ohne Zwang.',
          en: 'Violence can be stopped with help. You can come on your own, without anyone making you.',
        },
      },
      {
        when: is('role', 'perpetrator'),
        provided: [AT_HOME_ACTS, POLICE_REFERRAL],
        services: ['stopp-vif'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Dans ces communes, une cellule reçoit gratuitement les personnes que la police lui envoie.',
          nl: 'In deze gemeenten ontvangt een cel gratis de mensen die de politie doorverwijst.',
          de: 'In diesen Gemeinden empfängt eine Stelle kostenlos Personen, die die Polizei schickt.',
          en: 'In these municipalities, a unit sees, free of charge, people referred by the police.',
        },
      },
    ],
    examples: [
      {
        given: { role: 'perpetrator', violence: ['partner'] },
        gives: ['praxis'],
        excludes: { 'stopp-vif': 'mandate' },
      },
      {
        given: { role: 'perpetrator', violence: ['family'], mandate: 'police', municipality: '62032' },
        gives: ['praxis', 'stopp-vif'],
      },
      { given: { role: 'perpetrator' }, gives: ['praxis'], unknown: ['violence'] },
      { given: { role: 'perpetrator', violence: ['sexual'] }, excludes: { praxis: 'notConcerned' } },
      { given: { role: 'victim', violence: ['partner'] }, withholds: ['praxis'] },
      { given: { violence: ['partner'] }, withholds: ['praxis'] },
    ],
  },
  {
    id: 'R33',
    title: 'Sexual acts, or the fear of acting: Stop it Now, CAB (Brussels), UPPL (Wallonia)',
    side: 'perpetrators',
    status: 'read',
    sources: sources('founding', 'seos', 'cab'),
    clauses: [
      {
        when: is('role', 'perpetrator'),
        provided: [SEXUAL_ACTS],
        services: ['stop-it-now-bruxelles'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Une écoute anonyme existe, aussi avant tout passage à l’acte. En Wallonie et à Bruxelles, la ligne SéOS existe également.',
          nl: 'Er is een anoniem luisterend oor, ook vóór er iets gebeurt. In Wallonië en Brussel bestaat ook de lijn SéOS.',
          de: 'Es gibt ein anonymes Gespräch, auch bevor etwas geschieht. In der Wallonie und in Brüssel gibt es auch die Hotline SéOS.',
          en: 'You can talk to someone anonymously, also before anything happens. In Wallonia and Brussels the SéOS line exists too.',
        },
      },
      {
        when: is('role', 'perpetrator'),
        services: ['tele-accueil-107'],
        tier: 'general',
        urgency: 'planned',
        reason: {
          fr: 'Si vous avez besoin de parler, cette ligne écoute tout le monde, jour et nuit, sans demander de nom.',
          nl: 'Als u wilt praten, luistert deze lijn naar iedereen, dag en nacht, zonder naam te vragen.',
          de: 'Wenn Sie reden möchten: Diese Nummer hört allen zu, Tag und Nacht, ohne nach dem Namen zu fragen.',
          en: 'If you need to talk, this line listens to everyone, day and night, without asking for a name.',
        },
      },
      {
        when: is('role', 'perpetrator'),
        provided: [SEXUAL_ACTS, COURT],
        services: ['cab', 'uppl'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Ce centre assure le suivi que la justice demande.',
          nl: 'Dit centrum verzorgt de begeleiding die het gerecht vraagt.',
          de: 'Dieses Zentrum übernimmt die Begleitung, die die Justiz verlangt.',
          en: 'This centre provides the follow-up that the courts ask for.',
        },
      },
    ],
    examples: [
      {
        given: { role: 'perpetrator', violence: ['sexual'], municipality: '21004' },
        gives: ['stop-it-now-bruxelles'],
        excludes: { cab: 'mandate', uppl: 'territory' },
      },
      {
        given: { role: 'perpetrator', violence: ['sexual'], mandate: 'court', municipality: '21004' },
        gives: ['cab'],
      },
      {
        given: { role: 'perpetrator', violence: ['sexual'], mandate: 'court', municipality: '62063' },
        gives: ['uppl'],
      },
      {
        given: { role: 'perpetrator', violence: ['partner'] },
        withholds: ['cab', 'uppl', 'stop-it-now-bruxelles'],
      },
      { given: { violence: ['sexual'] }, withholds: ['stop-it-now-bruxelles', 'cab'] },
    ],
  },
];
