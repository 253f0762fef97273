import { all, any, has, is, not, yes } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { sources } from './sources.ts';

const CLOSE_VIOLENCE = has('violence', 'partner', 'family', 'stalking', 'honour');

/** Danger now: these come before everything else. */
export const DANGER: readonly Rule[] = [
  {
    id: 'R01',
    title: 'Danger now: police and ambulance',
    side: 'anyone',
    status: 'read',
    sources: sources('founding', 'polbru'),
    clauses: [
      {
        when: any(yes('dangerNow'), yes('childInDanger')),
        services: ['urgence-101', 'urgence-112'],
        tier: 'danger',
        urgency: 'now',
        reason: {
          fr: 'La sécurité d’abord : appelez le 101 (police) ou le 112 (ambulance, pompiers).',
          nl: 'Veiligheid eerst: bel 101 (politie) of 112 (ambulance, brandweer).',
          de: 'Sicherheit zuerst: Rufen Sie 101 (Polizei) oder 112 (Rettungsdienst, Feuerwehr) an.',
          en: 'Safety first: call 101 (police) or 112 (ambulance, fire service).',
        },
      },
    ],
    examples: [
      { given: { dangerNow: true }, gives: ['urgence-101', 'urgence-112'] },
      { given: { dangerNow: true, role: 'perpetrator' }, gives: ['urgence-101', 'urgence-112'] },
      { given: { dangerNow: false }, withholds: ['urgence-101', 'urgence-112'] },
      { given: {}, withholds: ['urgence-101'] },
    ],
  },
  {
    id: 'R11',
    title: 'A child in danger now: police, then child protection',
    side: 'victims',
    status: 'read',
    sources: sources('rtl18', 'inforj-saj'),
    clauses: [
      {
        when: yes('childInDanger'),
        services: ['urgence-101'],
        tier: 'danger',
        urgency: 'now',
        reason: {
          fr: 'Si un enfant est en danger maintenant, appelez la police.',
          nl: 'Is een kind nu in gevaar? Bel de politie.',
          de: 'Wenn ein Kind jetzt in Gefahr ist, rufen Sie die Polizei.',
          en: 'If a child is in danger now, call the police.',
        },
      },
      {
        when: yes('childInDanger'),
        services: ['sos-enfants', 'saj'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'Pendant les heures de bureau, ces équipes protègent l’enfant et soutiennent sa famille.',
          nl: 'Tijdens de kantooruren beschermen deze teams het kind en steunen ze het gezin.',
          de: 'Während der Bürozeiten schützen diese Teams das Kind und unterstützen die Familie.',
          en: 'During office hours, these teams protect the child and support the family.',
        },
      },
    ],
    examples: [
      { given: { childInDanger: true }, gives: ['urgence-101', 'sos-enfants', 'saj'] },
      {
        given: { childInDanger: true, age: 35, municipality: '52011' },
        gives: ['urgence-101', 'sos-enfants-charleroi', 'saj-charleroi'],
      },
      { given: { childInDanger: false, violence: ['partner'] }, withholds: ['urgence-101', 'sos-enfants'] },
    ],
  },
  {
    id: 'R28',
    title: 'High danger between partners or in the family: services that act together',
    side: 'victims',
    status: 'read',
    sources: sources('rtl-div', 'besafe-div', 'rtl-namur'),
    clauses: [
      {
        when: all(yes('dangerNow'), CLOSE_VIOLENCE),
        services: ['espace-vif-namur', 'stopp-vif', 'sapv', 'ecoute-violences-conjugales'],
        tier: 'safety',
        urgency: 'today',
        reason: {
          fr: 'Plusieurs services peuvent agir ensemble, vite, pour protéger.',
          nl: 'Verschillende diensten kunnen samen snel optreden om te beschermen.',
          de: 'Mehrere Dienste können gemeinsam und schnell handeln, um zu schützen.',
          en: 'Several services can act together, quickly, to protect.',
        },
      },
      {
        when: all(is('role', 'professional'), CLOSE_VIOLENCE, not(yes('dangerNow'))),
        services: ['espace-vif-namur', 'stopp-vif'],
        tier: 'specialised',
        urgency: 'days',
        reason: {
          fr: 'Ce réseau évalue le danger avec les professionnels et coordonne la protection.',
          nl: 'Dit netwerk schat samen met professionals het gevaar in en coördineert de bescherming.',
          de: 'Dieses Netzwerk schätzt die Gefahr mit Fachleuten ein und koordiniert den Schutz.',
          en: 'This network assesses the danger with professionals and coordinates protection.',
        },
      },
    ],
    examples: [
      {
        given: { dangerNow: true, violence: ['partner'], municipality: '62032' },
        gives: ['stopp-vif', 'sapv', 'ecoute-violences-conjugales'],
        excludes: { 'espace-vif-namur': 'territory' },
      },
      {
        given: { role: 'professional', dangerNow: false, violence: ['partner'], municipality: '92094' },
        gives: ['espace-vif-namur'],
      },
      { given: { dangerNow: true, violence: ['crime'] }, withholds: ['espace-vif-namur', 'sapv'] },
    ],
  },
];
