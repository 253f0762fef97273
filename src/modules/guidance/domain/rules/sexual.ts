import { all, has, not, olderThan, surely, within } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { recent, SEXUAL } from './facts.ts';
import { sources } from './sources.ts';
import { ACUTE_HOURS, FORENSIC_HOURS, INFECTIONS_HOURS, TRACES_HOURS } from './thresholds.ts';

const SURELY_OLD = surely(olderThan(ACUTE_HOURS));

/** Sexual violence, by the time since the facts. */
export const SEXUAL_VIOLENCE: readonly Rule[] = [
  {
    id: 'R02',
    title: 'Sexual assault up to 72 hours ago, or nobody said when: CPVS',
    side: 'victims',
    status: 'read',
    sources: sources('cpvs-bxl', 'ucl', 'azdelta'),
    clauses: [
      {
        when: SEXUAL,
        provided: [recent(TRACES_HOURS)],
        services: ['cpvs'],
        tier: 'hours',
        urgency: 'today',
        reason: {
          fr: 'Dans les 72 heures, un CPVS peut soigner, écouter et recueillir les traces, même sans plainte. C’est gratuit. Si vous ne pouvez pas y aller, les urgences d’un hôpital vous soignent aussi.',
          nl: 'Binnen 72 uur kan een zorgcentrum na seksueel geweld verzorgen, luisteren en sporen verzamelen, ook zonder klacht. Het is gratis. Kunt u er niet heen, dan verzorgt de spoeddienst van een ziekenhuis u ook.',
          de: 'Innerhalb von 72 Stunden kann ein CPVS versorgen, zuhören und Spuren sichern, auch ohne Anzeige. Es ist kostenlos. Wenn Sie nicht hinkommen, versorgt Sie auch die Notaufnahme eines Krankenhauses.',
          en: 'Within 72 hours, a care centre for sexual violence (CPVS) can give care, listen and collect evidence, even without a complaint. It is free. If you cannot get there, the emergency department of a hospital will care for you too.',
        },
      },
      {
        when: all(SEXUAL, has('needs', 'medical')),
        provided: [recent(INFECTIONS_HOURS)],
        services: ['cpvs'],
        tier: 'hours',
        urgency: 'today',
        reason: {
          fr: 'Des soins donnés tôt préviennent aussi des infections.',
          nl: 'Vroege zorg voorkomt ook infecties.',
          de: 'Frühe Versorgung beugt auch Infektionen vor.',
          en: 'Early care also prevents infections.',
        },
      },
      {
        when: SEXUAL,
        provided: [recent(FORENSIC_HOURS)],
        services: ['alice-bruxelles', 'ariel-louvain-la-neuve'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Une personne formée peut venir vous chercher et vous conduire au centre.',
          nl: 'Een opgeleide chauffeur kan u ophalen en naar het centrum brengen.',
          de: 'Eine geschulte Person kann Sie abholen und zum Zentrum bringen.',
          en: 'A trained driver can pick you up and take you to the centre.',
        },
      },
    ],
    examples: [
      {
        given: {
          violence: ['sexual'],
          needs: ['medical'],
          hoursSince: INFECTIONS_HOURS,
          municipality: '21004',
        },
        gives: ['cpvs-bruxelles', 'alice-bruxelles'],
      },
      {
        given: { violence: ['sexual'], hoursSince: TRACES_HOURS, municipality: '62063' },
        gives: ['cpvs-liege'],
      },
      { given: { violence: ['sexual'] }, gives: ['cpvs'], unknown: ['hoursSince', 'municipality'] },
      { given: { violence: ['sexual'], hoursSince: TRACES_HOURS + 1 }, withholds: ['cpvs'] },
      {
        given: { violence: ['sexual'], hoursSince: ACUTE_HOURS + 1, municipality: '92094' },
        excludes: { 'cpvs-namur': 'delay', 'cpvs-liege': 'territory' },
      },
      {
        given: { violence: ['sexual'], hoursSince: 5, municipality: '25112' },
        gives: ['cpvs'],
        excludes: { 'cpvs-ottignies': 'notOpenYet' },
      },
    ],
  },
  {
    id: 'R03',
    title: 'Sexual assault from 72 hours to 7 days ago: CPVS',
    side: 'victims',
    status: 'read',
    sources: sources('azdelta', 'polbru'),
    clauses: [
      {
        when: all(SEXUAL, olderThan(TRACES_HOURS), within(FORENSIC_HOURS)),
        services: ['cpvs'],
        tier: 'hours',
        urgency: 'today',
        reason: {
          fr: 'Même après trois jours, un CPVS vous accueille : soins, soutien, plainte si vous le voulez. Il reste moins de traces, l’aide est la même.',
          nl: 'Ook na drie dagen bent u welkom in een zorgcentrum: zorg, steun, een klacht als u dat wilt. Er zijn minder sporen, de hulp is dezelfde.',
          de: 'Auch nach drei Tagen empfängt Sie ein CPVS: Versorgung, Unterstützung, Anzeige, wenn Sie das wollen. Es gibt weniger Spuren, die Hilfe bleibt dieselbe.',
          en: 'Even after three days, a CPVS is there for you: care, support, a complaint if you want one. Fewer traces remain; the help is the same.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['sexual'], hoursSince: TRACES_HOURS + 1, municipality: '62063' },
        gives: ['cpvs-liege'],
      },
      { given: { violence: ['sexual'], hoursSince: FORENSIC_HOURS }, gives: ['cpvs'] },
      { given: { violence: ['sexual'], hoursSince: FORENSIC_HOURS + 1 }, withholds: ['cpvs'] },
      { given: { violence: ['sexual'], hoursSince: TRACES_HOURS }, withholds: ['cpvs'] },
    ],
  },
  {
    id: 'R04',
    title: 'Sexual assault from 7 days to a month ago: CPVS by phone first; in Brussels also the EVA cell',
    side: 'victims',
    status: 'conflict',
    sources: sources('cpvs-bxl', 'mjp', 'polbru'),
    clauses: [
      {
        when: all(SEXUAL, olderThan(FORENSIC_HOURS)),
        services: ['cpvs'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Un CPVS reste en principe accessible dans le mois. Le délai change d’un centre à l’autre, à confirmer : téléphonez d’abord.',
          nl: 'Een zorgcentrum blijft in principe een maand toegankelijk. De termijn verschilt per centrum, te bevestigen: bel eerst.',
          de: 'Ein CPVS ist grundsätzlich einen Monat lang zugänglich. Die Frist ist je nach Zentrum verschieden und zu bestätigen: Rufen Sie zuerst an.',
          en: 'A CPVS is in principle open to you within the month. The limit differs between centres, to be confirmed: phone first.',
        },
      },
      {
        when: all(SEXUAL, olderThan(FORENSIC_HOURS), within(ACUTE_HOURS)),
        services: ['eva-bruxelles', 'eva-midi'],
        tier: 'specialised',
        urgency: 'days',
        status: 'read',
        reason: {
          fr: 'À Bruxelles, une cellule de police formée reçoit aussi sur rendez-vous.',
          nl: 'In Brussel ontvangt ook een opgeleide politiecel op afspraak.',
          de: 'In Brüssel empfängt auch eine geschulte Polizeistelle nach Vereinbarung.',
          en: 'In Brussels, a trained police unit also sees people by appointment.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['sexual'], hoursSince: FORENSIC_HOURS + 1, municipality: '21004' },
        gives: ['cpvs-bruxelles', 'eva-bruxelles'],
      },
      { given: { violence: ['sexual'], hoursSince: ACUTE_HOURS }, gives: ['cpvs'] },
      {
        given: { violence: ['sexual'], hoursSince: ACUTE_HOURS + 1 },
        withholds: ['cpvs', 'eva-bruxelles'],
        excludes: { cpvs: 'delay' },
      },
      { given: { violence: ['sexual'], hoursSince: FORENSIC_HOURS }, withholds: ['cpvs'] },
    ],
  },
  {
    id: 'R05',
    title:
      'Sexual violence, old or recent: SOS Viol listens; for older facts also victim support and mental health',
    side: 'victims',
    status: 'read',
    sources: sources('amnesty', 'rtl25'),
    clauses: [
      {
        when: all(SEXUAL, not(SURELY_OLD)),
        services: ['sos-viol'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'SOS Viol écoute et accompagne, que les faits soient récents ou anciens, avec ou sans plainte.',
          nl: 'SOS Viol luistert en begeleidt, of de feiten nu recent zijn of niet, met of zonder klacht.',
          de: 'SOS Viol hört zu und begleitet, ob es kürzlich oder vor langer Zeit war, mit oder ohne Anzeige.',
          en: 'SOS Viol listens and supports, whether it happened recently or long ago, with or without a complaint.',
        },
      },
      {
        when: all(SEXUAL, olderThan(ACUTE_HOURS)),
        services: ['sos-viol', 'aide-victimes', 'brise-le-silence', 'ssm'],
        tier: 'specialised',
        urgency: 'planned',
        reason: {
          fr: 'Une aide existe aussi pour des faits anciens, quel que soit le temps passé.',
          nl: 'Ook voor feiten van lang geleden is er hulp, hoeveel tijd er ook voorbij is.',
          de: 'Auch für lange Zurückliegendes gibt es Hilfe, egal wie viel Zeit vergangen ist.',
          en: 'Help exists for older events too, however much time has passed.',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['sexual'], hoursSince: 26_280, municipality: '92094' },
        gives: ['sos-viol', 'sos-viol-namur'],
      },
      {
        given: { violence: ['sexual'], hoursSince: 10 },
        gives: ['sos-viol'],
        withholds: ['aide-victimes', 'ssm'],
      },
      { given: { violence: ['sexual'], hoursSince: 26_280, age: 14 }, excludes: { 'sos-viol': 'age' } },
      { given: { violence: ['partner'] }, withholds: ['sos-viol'] },
    ],
  },
];
