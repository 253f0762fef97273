import { all, always, any, has, is, olderThan, within, yes } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { FOR_SEXUAL_VIOLENCE, recent, SEXUAL } from './facts.ts';
import { sources } from './sources.ts';
import { ACUTE_HOURS, FORENSIC_HOURS } from './thresholds.ts';

/** Complaint, court, money, and the support service of one's own area. */
export const JUSTICE: readonly Rule[] = [
  {
    id: 'R08',
    title: 'Hesitates about a complaint: traces can be kept while deciding',
    side: 'victims',
    status: 'unverified',
    sources: sources('azdelta'),
    clauses: [
      {
        when: any(all(SEXUAL, is('wantsComplaint', 'undecided')), has('needs', 'forensic')),
        provided: [recent(FORENSIC_HOURS), FOR_SEXUAL_VIOLENCE],
        services: ['cpvs'],
        tier: 'specialised',
        urgency: 'today',
        reason: {
          fr: 'Rien ne presse pour la plainte : un CPVS peut garder les traces plusieurs mois, le temps de décider (durée à confirmer avec le centre).',
          nl: 'Voor een klacht is er geen haast: een zorgcentrum kan de sporen maandenlang bewaren, zodat u kunt beslissen (duur te bevestigen bij het centrum).',
          de: 'Mit der Anzeige eilt es nicht: Ein CPVS kann die Spuren mehrere Monate aufbewahren, bis Sie entscheiden (Dauer beim Zentrum zu bestätigen).',
          en: 'There is no rush about a complaint: a CPVS can keep the evidence for several months while you decide (duration to be confirmed with the centre).',
        },
      },
    ],
    examples: [
      {
        given: { violence: ['sexual'], wantsComplaint: 'undecided', hoursSince: FORENSIC_HOURS },
        gives: ['cpvs'],
      },
      {
        given: { violence: ['sexual'], needs: ['forensic'] },
        gives: ['cpvs'],
        unknown: ['hoursSince', 'municipality'],
      },
      {
        given: { violence: ['sexual'], wantsComplaint: 'undecided', hoursSince: FORENSIC_HOURS + 1 },
        withholds: ['cpvs'],
      },
      { given: { violence: ['sexual'], wantsComplaint: 'no', hoursSince: 10 }, withholds: ['cpvs'] },
    ],
  },
  {
    id: 'R09',
    title:
      'Wants to complain: any police station, with police victim assistance; for sexual violence CPVS and EVA',
    side: 'victims',
    status: 'read',
    sources: sources('vic-plainte', 'sosviol-dj', 'lavenir23'),
    clauses: [
      {
        when: is('wantsComplaint', 'yes'),
        services: ['sapv'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Vous pouvez porter plainte dans le commissariat de votre choix. Ce service peut vous accompagner, gratuitement.',
          nl: 'U kunt klacht indienen in het politiekantoor van uw keuze. Deze dienst kan u gratis begeleiden.',
          de: 'Sie können auf der Polizeiwache Ihrer Wahl Anzeige erstatten. Dieser Dienst kann Sie kostenlos begleiten.',
          en: 'You can file a complaint at the police station of your choice. This service can go with you, free of charge.',
        },
      },
      {
        when: all(is('wantsComplaint', 'yes'), SEXUAL, within(ACUTE_HOURS)),
        services: ['cpvs'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Au CPVS, une personne formée de la police peut recevoir la plainte sur place.',
          nl: 'In het zorgcentrum kan een opgeleide politie-inspecteur de klacht ter plaatse opnemen.',
          de: 'Im CPVS kann eine geschulte Polizeikraft die Anzeige vor Ort aufnehmen.',
          en: 'At the CPVS, a trained police officer can take the complaint on site.',
        },
      },
      {
        when: all(is('wantsComplaint', 'yes'), SEXUAL, olderThan(FORENSIC_HOURS)),
        services: ['eva-bruxelles', 'eva-midi'],
        tier: 'specialised',
        urgency: 'planned',
        reason: {
          fr: 'Une cellule de police formée reçoit la plainte, sur rendez-vous.',
          nl: 'Een opgeleide politiecel neemt de klacht op, op afspraak.',
          de: 'Eine geschulte Polizeistelle nimmt die Anzeige nach Vereinbarung auf.',
          en: 'A trained police unit takes the complaint, by appointment.',
        },
      },
    ],
    examples: [
      {
        given: { wantsComplaint: 'yes', violence: ['sexual'], hoursSince: 20, municipality: '21001' },
        gives: ['sapv-anderlecht', 'cpvs-bruxelles'],
      },
      {
        given: {
          wantsComplaint: 'yes',
          violence: ['sexual'],
          hoursSince: FORENSIC_HOURS + 1,
          municipality: '21004',
        },
        gives: ['sapv', 'eva-bruxelles'],
      },
      { given: { wantsComplaint: 'yes' }, gives: ['sapv'] },
      { given: { wantsComplaint: 'no', violence: ['partner'] }, withholds: ['sapv'] },
    ],
  },
  {
    id: 'R36',
    title: 'A complaint is filed: victim reception at the Maison de justice',
    side: 'victims',
    status: 'read',
    sources: sources('fwb-mj'),
    clauses: [
      {
        when: yes('complaintFiled'),
        services: ['accueil-victimes-mj'],
        tier: 'specialised',
        urgency: 'planned',
        reason: {
          fr: 'Un assistant de justice explique la procédure et vous accompagne, gratuitement.',
          nl: 'Een justitieassistent legt de procedure uit en begeleidt u, gratis.',
          de: 'Ein Justizassistent erklärt das Verfahren und begleitet Sie, kostenlos.',
          en: 'A justice assistant explains the procedure and supports you, free of charge.',
        },
      },
    ],
    examples: [
      { given: { complaintFiled: true, municipality: '21004' }, gives: ['accueil-victimes-bruxelles'] },
      {
        given: { complaintFiled: true, municipality: '62063' },
        gives: ['accueil-victimes-mj'],
        excludes: { 'accueil-victimes-nivelles': 'territory' },
      },
      { given: { complaintFiled: false }, withholds: ['accueil-victimes-mj'] },
      { given: { wantsComplaint: 'yes' }, withholds: ['accueil-victimes-mj'] },
    ],
  },
  {
    id: 'R38',
    title: 'Money: the State aid of last resort, asked for with the help of victim support',
    side: 'victims',
    status: 'read',
    sources: sources('just-cond'),
    clauses: [
      {
        when: has('needs', 'financial'),
        services: ['aide-victimes', 'accueil-victimes-mj'],
        tier: 'general',
        urgency: 'planned',
        reason: {
          fr: 'Une aide de l’État est possible en dernier recours. Ce service vous aide à voir si elle est pour vous.',
          nl: 'Als laatste redmiddel is hulp van de Staat mogelijk. Deze dienst helpt u na te gaan of die voor u is.',
          de: 'Als letztes Mittel ist eine Hilfe des Staates möglich. Dieser Dienst hilft Ihnen zu prüfen, ob sie für Sie in Frage kommt.',
          en: 'As a last resort, State aid is possible. This service helps you see whether it is for you.',
        },
      },
    ],
    examples: [
      {
        given: { needs: ['financial'], violence: ['crime'] },
        gives: ['aide-victimes', 'accueil-victimes-mj'],
      },
      { given: { needs: ['legal'], violence: ['crime'] }, withholds: ['accueil-victimes-mj'] },
    ],
  },
  {
    id: 'R39',
    title:
      'Whatever happened: the victim support service of the area; police assistance after a crime or accident',
    side: 'victims',
    status: 'seed',
    sources: sources('founding', 'vic-ou'),
    clauses: [
      {
        when: has('violence', 'crime', 'traumaticEvent', 'roadAccident'),
        services: ['sapv', 'aide-victimes'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Après un choc, ce service soutient les victimes, les proches et les témoins, avec ou sans plainte.',
          nl: 'Na een schok steunt deze dienst slachtoffers, naasten en getuigen, met of zonder klacht.',
          de: 'Nach einem Schock unterstützt dieser Dienst Opfer, Angehörige und Zeugen, mit oder ohne Anzeige.',
          en: 'After a shock, this service supports victims, relatives and witnesses, with or without a complaint.',
        },
      },
      {
        when: has('needs', 'legal', 'administrative', 'psychological', 'housing', 'financial'),
        services: ['aide-victimes'],
        tier: 'general',
        urgency: 'days',
        reason: {
          fr: 'Ce service donne gratuitement une aide sociale, juridique et psychologique.',
          nl: 'Deze dienst geeft gratis sociale, juridische en psychologische hulp.',
          de: 'Dieser Dienst bietet kostenlos soziale, rechtliche und psychologische Hilfe.',
          en: 'This service gives social, legal and psychological help, free of charge.',
        },
      },
      {
        when: always,
        services: ['aide-victimes'],
        tier: 'general',
        urgency: 'planned',
        reason: {
          fr: 'Un service proche de chez vous peut vous aider dans la durée, si vous le voulez.',
          nl: 'Een dienst dicht bij u kan u op langere termijn helpen, als u dat wilt.',
          de: 'Ein Dienst in Ihrer Nähe kann Ihnen längerfristig helfen, wenn Sie das möchten.',
          en: 'A service near you can help you over time, if you want it to.',
        },
      },
    ],
    examples: [
      { given: {}, gives: ['aide-victimes'] },
      { given: { violence: ['partner'], municipality: '63079' }, gives: ['sav-verviers'] },
      { given: { role: 'witness', violence: ['roadAccident'] }, gives: ['sapv', 'aide-victimes'] },
      { given: { violence: ['partner'] }, withholds: ['sapv'] },
      { given: { needs: ['legal'], violence: ['partner'], municipality: '21004' }, gives: ['sav-bruxelles'] },
      { given: { role: 'perpetrator' }, withholds: ['aide-victimes'] },
    ],
  },
];
