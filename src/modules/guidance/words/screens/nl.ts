import type { ScreenWords } from './fr.ts';

const COUNTS = ['Geen dienst', 'Eén dienst', 'Twee diensten', 'Drie diensten'];
const LEADS = {
  self: 'Het dringendste eerst. U kunt er één bellen, of geen: u beslist bij elke stap.',
  other: 'Het dringendste eerst. U kunt ook zelf bellen, om te vragen hoe u kunt helpen.',
  professional:
    'Het dringendste eerst. Veel van deze teams geven ook raad aan professionals. Deze pagina geeft niets door.',
  perpetrator: 'U kunt hulp vragen voordat het verder gaat. Deze teams zijn gewend om erover te praten.',
};

export const nl = {
  entrance: {
    lead: 'Een nummer, of enkele vragen. Gratis, zonder account en zonder uw naam.',
    now: 'Nu meteen',
    shared: {
      title: 'Een toestel dat anderen ook gebruiken?',
      text: '‘Deze pagina verlaten’ toont een andere site in de plaats. De geschiedenis wordt niet gewist: men kan er ‘Infos pratiques’ lezen, nooit uw antwoorden.',
      summary: 'Een privévenster openen',
      phone: 'Op een telefoon: het menu van de browser, dan ‘privé’ of ‘incognito’.',
      computer: 'Op een computer: Ctrl Shift N, of Ctrl Shift P met Firefox.',
      limits: 'Het beschermt niet tegen spionagesoftware, en niet tegen de telefoonrekening.',
      keys: 'Met het toetsenbord verlaat drie keer Shift ook de pagina.',
    },
  },
  question: {
    progress: (number, left) =>
      left > 0 ? `Vraag ${number}, nog hoogstens ${left}` : `Vraag ${number}, de laatste`,
    several: 'Meerdere antwoorden zijn mogelijk.',
    dontKnow: 'Ik weet het niet',
    next: 'Verder',
    skip: 'Deze vraag overslaan',
    back: 'Terug',
    backHint: 'Gebruik deze knop om terug te gaan, niet die van de browser.',
    results: 'Nu de diensten zien',
    chosen: 'uw antwoord',
    more: 'Iets anders',
    why: 'Waarom deze vraag?',
    whyAll:
      'Uw antwoord dient om de diensten op deze pagina te kiezen. Niemand leest het en het wordt niet bewaard.',
  },
  place: {
    label: 'Gemeente',
    hint: 'Een gemeente, een dorp of een postcode',
    inside: (locality, name) => `${locality}, in ${name}`,
    problems: {
      placeEmpty: 'Schrijf een gemeente, of sla deze vraag over.',
      placeUnknown: 'We vinden deze plaats niet in België. Probeer de buurgemeente, of de postcode.',
      placeSeveral: 'Meerdere plaatsen dragen deze naam: kies de juiste.',
    },
  },
  results: {
    title: (count) => `${COUNTS[count] ?? COUNTS[3]} om te beginnen`,
    none: 'Met iemand praten, om te beginnen',
    noneLead:
      'Deze antwoorden leiden niet naar een bepaalde dienst. De nummers hierboven antwoorden, en andere antwoorden veranderen de lijst.',
    urgentTitle: 'Bel eerst',
    urgent: 'De diensten hieronder en de andere vragen kunnen wachten.',
    lead: (voice) => LEADS[voice],
    answers: 'Uw antwoorden',
    noAnswers: 'U hebt nog niets geantwoord: dit past voor iedereen.',
    change: 'Wijzigen',
    clear: 'Alles wissen',
    urgency: { now: 'Nu', today: 'Vandaag', days: 'De komende dagen', planned: 'Op uw tempo' },
    doubts: {
      read: '',
      seed: '',
      conflict: 'De bronnen zeggen niet allemaal hetzelfde.',
      unverified: 'We hebben dit nog niet kunnen nagaan.',
    },
    confirm: 'Te bevestigen bij de dienst.',
    standsFor: {
      placeNotTold: 'Zeg uw gemeente: misschien is er een team dichterbij.',
      branchNotKnown: 'We weten niet welk lokaal team voor deze gemeente antwoordt. Vraag het hier.',
    },
    dependsOn: (facts) => `Kan afhangen van wat u niet gezegd hebt: ${facts}.`,
    reasons: 'Waar dit advies vandaan komt',
    checked: (day) => `nagekeken op ${day}`,
    open: (name) => `Alles over ${name}`,
    others: (count) => (count > 1 ? `${count} andere diensten` : 'Eén andere dienst'),
    excluded: 'Waarom andere niet voorgesteld worden',
    territory: (count) =>
      count > 1 ? `${count} werken voor een ander gebied` : 'Eén werkt voor een ander gebied',
    ask: (count) =>
      count > 1
        ? `${count} antwoorden kunnen deze lijst nog veranderen`
        : 'Eén antwoord kan deze lijst nog veranderen',
    sheet: 'Een blad om af te drukken',
    ruleset: (version) => `Adviezen, versie ${version}`,
  },
  search: {
    label: 'Ik weet wat ik zoek',
    hint: 'Een dienst, een gemeente of een nummer',
    submit: 'Zoeken',
    title: 'Wat we gevonden hebben',
    found: (count) => (count > 1 ? `${count} diensten` : 'Eén dienst'),
    first: (shown) => `Dit zijn de eerste ${shown}.`,
    none: 'Niets gevonden met deze woorden',
    noneLead: 'Probeer een eenvoudiger woord, de naam van een gemeente, of beantwoord enkele vragen.',
    questions: 'Enkele vragen beantwoorden',
  },
  services: {
    title: 'Alle diensten',
    lead: (count) => `${count} diensten, per thema. In het adres van deze pagina verandert niets.`,
  },
  sheet: {
    title: 'Een blad om af te drukken',
    lead: 'Om af te drukken: het menu van de browser, dan ‘Afdrukken’. Alleen het kader komt op papier.',
    discreet: 'Discreet blad',
    discreetHint: 'Nummers en initialen. Niets zegt waar het vandaan komt.',
    full: 'Volledig blad',
    fullHint: 'De namen, de redenen, wat nog te bevestigen is. Bewaar het waar niemand anders het vindt.',
    toDiscreet: 'Het discrete blad zien',
    toFull: 'Het volledige blad zien',
    always: 'dag en nacht',
    readOn: (date) => `Stand van ${date}. Uren en nummers kunnen veranderen.`,
  },
} satisfies ScreenWords;
