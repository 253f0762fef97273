import { all, any, has, is, not, yes } from '../conditions.ts';
import type { Limit, Rule } from '../rule.ts';
import { EXILE, SEXUAL } from './facts.ts';
import { sources } from './sources.ts';

const UNSAFE_STAY: Limit = {
  code: 'stay',
  holds: not(is('stay', 'regular', 'familyReunification')),
  text: {
    fr: 'Réservé aux femmes dont le séjour est précaire.',
    nl: 'Alleen voor vrouwen met een precair verblijf.',
    de: 'Nur für Frauen mit unsicherem Aufenthalt.',
    en: 'For women whose stay is precarious.',
  },
};

/** Exile, residence and war. */
export const EXILE_AND_STAY: readonly Rule[] = [
  {
    id: 'R23',
    title: 'Violence in armed conflict: teams that know exile and rape',
    side: 'victims',
    status: 'seed',
    sources: sources('founding'),
    clauses: [
      {
        when: has('violence', 'armedConflict'),
        services: ['ulysse', 'exil', 'clinique-exil-namur'],
        tier: 'specialised',
        urgency: 'planned',
        reason: {
          fr: 'Il n’existe pas de service réservé aux victimes de guerre ; cette équipe connaît l’exil et ses blessures.',
          nl: 'Er is geen aparte dienst voor oorlogsslachtoffers; dit team kent ballingschap en haar wonden.',
          de: 'Es gibt keinen eigenen Dienst für Kriegsopfer; dieses Team kennt das Exil und seine Wunden.',
          en: 'No service exists only for victims of war; this team knows exile and its wounds.',
        },
      },
      {
        when: all(has('violence', 'armedConflict'), SEXUAL),
        services: ['sos-viol'],
        tier: 'specialised',
        urgency: 'planned',
        reason: {
          fr: 'SOS Viol accompagne aussi les personnes violées pendant une guerre ou sur la route.',
          nl: 'SOS Viol begeleidt ook mensen die in een oorlog of onderweg verkracht werden.',
          de: 'SOS Viol begleitet auch Menschen, die im Krieg oder auf der Flucht vergewaltigt wurden.',
          en: 'SOS Viol also supports people raped in war or on the road.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['sexual', 'armedConflict'], municipality: '21004' },
        gives: ['ulysse', 'exil', 'sos-viol'],
      },
      {
        given: { violence: ['armedConflict'], municipality: '92094' },
        gives: ['clinique-exil-namur'],
        withholds: ['sos-viol'],
        excludes: { ulysse: 'territory' },
      },
      { given: { violence: ['sexual'] }, withholds: ['ulysse', 'exil'] },
    ],
  },
  {
    id: 'R24',
    title: 'Exile, asylum or precarious stay: care for trauma, law, social help; LGBTQIA+ refugees',
    side: 'victims',
    status: 'read',
    sources: sources('founding', 'womando'),
    clauses: [
      {
        when: EXILE,
        services: ['ulysse', 'exil', 'clinique-exil-namur'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Une aide existe, quels que soient vos papiers. Cette équipe travaille avec des interprètes.',
          nl: 'Er is hulp, welke papieren u ook hebt. Dit team werkt met tolken.',
          de: 'Es gibt Hilfe, egal welche Papiere Sie haben. Dieses Team arbeitet mit Dolmetschern.',
          en: 'Help exists, whatever your papers. This team works with interpreters.',
        },
      },
      {
        when: any(EXILE, has('violence', 'armedConflict')),
        provided: [UNSAFE_STAY],
        services: ['woman-do'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Ce planning familial aide les femmes en exil à se remettre de violences.',
          nl: 'Dit centrum helpt vrouwen in ballingschap om te herstellen van geweld.',
          de: 'Dieses Zentrum hilft Frauen im Exil, sich von Gewalt zu erholen.',
          en: 'This family planning centre helps women in exile recover from violence.',
        },
      },
      {
        when: all(EXILE, SEXUAL),
        services: ['sos-viol'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'SOS Viol travaille avec les centres d’accueil ; votre séjour ne change rien.',
          nl: 'SOS Viol werkt samen met de opvangcentra; uw verblijf maakt geen verschil.',
          de: 'SOS Viol arbeitet mit den Aufnahmezentren zusammen; Ihr Aufenthaltsstatus ändert nichts.',
          en: 'SOS Viol works with the reception centres; your residence status changes nothing.',
        },
      },
      {
        when: EXILE,
        services: ['adde', 'cire', 'point-d-appui', 'cinl'],
        tier: 'specialised',
        urgency: 'planned',
        reason: {
          fr: 'Ce service connaît le droit des étrangers et peut répondre à vos questions de séjour.',
          nl: 'Deze dienst kent het vreemdelingenrecht en kan uw vragen over verblijf beantwoorden.',
          de: 'Dieser Dienst kennt das Ausländerrecht und kann Ihre Fragen zum Aufenthalt beantworten.',
          en: 'This service knows the law on foreigners and can answer your questions about residence.',
        },
      },
      {
        when: has('needs', 'residencePermit'),
        services: ['adde', 'cire', 'point-d-appui', 'cinl'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Pour une question de papiers, demandez conseil avant toute démarche. C’est ici.',
          nl: 'Voor een vraag over papieren: vraag raad vóór elke stap. Dat kan hier.',
          de: 'Bei Fragen zu Papieren lassen Sie sich vor jedem Schritt beraten. Das geht hier.',
          en: 'For a question about papers, ask for advice before any step. You can do that here.',
        },
      },
      {
        when: all(EXILE, has('needs', 'administrative', 'housing', 'shelter', 'financial')),
        services: ['caritas', 'convivial', 'cap-migrants', 'aide-personnes-deplacees', 'croix-rouge'],
        tier: 'general',
        urgency: 'days',
        reason: {
          fr: 'Ce service social accompagne les personnes exilées dans leurs démarches.',
          nl: 'Deze sociale dienst begeleidt mensen in ballingschap bij hun stappen.',
          de: 'Dieser Sozialdienst begleitet Menschen im Exil bei ihren Schritten.',
          en: 'This social service supports people in exile with their paperwork and next steps.',
        },
      },
      {
        when: all(EXILE, yes('lgbtqia')),
        services: ['rainbow-refugee-committee', 'merhaba'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Cette association accompagne les personnes LGBTQIA+ en exil.',
          nl: 'Deze vereniging begeleidt LGBTQIA+-personen in ballingschap.',
          de: 'Dieser Verein begleitet LGBTQIA+-Personen im Exil.',
          en: 'This association supports LGBTQIA+ people in exile.',
        },
      },
    ],
    examples: [
      {
        given: { needs: ['residencePermit'], municipality: '92094' },
        gives: ['cinl', 'cire'],
        excludes: { 'point-d-appui': 'territory' },
      },
      {
        given: { stay: 'asylum', violence: ['sexual'], gender: 'woman', municipality: '21004' },
        gives: ['ulysse', 'exil', 'woman-do', 'sos-viol', 'adde'],
      },
      {
        given: { stay: 'precarious', lgbtqia: true, municipality: '21004', gender: 'man' },
        gives: ['rainbow-refugee-committee', 'merhaba'],
        withholds: ['woman-do'],
      },
      {
        given: { stay: 'asylum', municipality: '62063', needs: ['administrative'] },
        gives: ['point-d-appui', 'cap-migrants'],
        excludes: { ulysse: 'territory' },
      },
      {
        given: { violence: ['armedConflict'], stay: 'regular', municipality: '21004' },
        excludes: { 'woman-do': 'stay' },
      },
      { given: { stay: 'regular', violence: ['sexual'] }, withholds: ['ulysse', 'woman-do', 'adde'] },
    ],
  },
  {
    id: 'R25',
    title:
      'Family reunification permit and violence at home: immigration law advice and the partner violence line',
    side: 'victims',
    status: 'read',
    sources: sources('circ23', 'altea'),
    clauses: [
      {
        when: all(
          is('stay', 'familyReunification'),
          has('violence', 'partner', 'family', 'forcedMarriage', 'honour'),
        ),
        services: ['adde-avevi', 'adde', 'cire', 'cinl'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Quitter un partenaire violent ne fait pas perdre automatiquement le séjour. Demandez conseil avant toute démarche.',
          nl: 'Een gewelddadige partner verlaten doet u niet automatisch uw verblijf verliezen. Vraag raad vóór elke stap.',
          de: 'Wer einen gewalttätigen Partner verlässt, verliert nicht automatisch das Aufenthaltsrecht. Lassen Sie sich vor jedem Schritt beraten.',
          en: 'Leaving a violent partner does not automatically cost you your residence permit. Ask for advice before any step.',
        },
      },
    ],
    examples: [
      {
        given: { stay: 'familyReunification', violence: ['partner'], municipality: '21004' },
        gives: ['adde-avevi', 'adde', 'cire'],
      },
      { given: { stay: 'regular', violence: ['partner'] }, withholds: ['adde-avevi', 'adde'] },
      { given: { violence: ['partner'] }, withholds: ['adde-avevi'] },
      { given: { stay: 'familyReunification', violence: ['roadAccident'] }, withholds: ['adde'] },
    ],
  },
];
