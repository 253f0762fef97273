import type { ScreenWords } from './fr.ts';

const COUNTS = ['Kein Dienst', 'Ein Dienst', 'Zwei Dienste', 'Drei Dienste'];
const LEADS = {
  self: 'Das Dringendste zuerst. Sie können nur einen anrufen, oder keinen: Sie entscheiden bei jedem Schritt.',
  other: 'Das Dringendste zuerst. Sie können auch selbst anrufen, um zu fragen, wie Sie helfen können.',
  professional:
    'Das Dringendste zuerst. Viele dieser Teams beraten auch Fachleute. Diese Seite gibt nichts weiter.',
  perpetrator:
    'Man kann Hilfe suchen, bevor es weitergeht. Diese Teams sind es gewohnt, darüber zu sprechen.',
};

export const de = {
  entrance: {
    lead: 'Eine Nummer, oder ein paar Fragen. Kostenlos, ohne Konto und ohne Ihren Namen.',
    now: 'Sofort',
    shared: {
      title: 'Ein Gerät, das auch andere benutzen?',
      text: '„Diese Seite verlassen“ zeigt stattdessen eine andere Seite. Der Verlauf wird nicht gelöscht: Dort kann man „Infos pratiques“ lesen, nie Ihre Antworten.',
      summary: 'Ein privates Fenster öffnen',
      phone: 'Auf einem Telefon: das Menü des Browsers, dann „privat“ oder „inkognito“.',
      computer: 'Auf einem Computer: Strg Umschalt N, oder Strg Umschalt P mit Firefox.',
      limits: 'Es schützt nicht vor Spähsoftware und nicht vor der Telefonrechnung.',
      keys: 'Mit der Tastatur verlässt auch dreimal Umschalt die Seite.',
    },
  },
  question: {
    progress: (number, left) =>
      left > 0 ? `Frage ${number}, höchstens noch ${left}` : `Frage ${number}, die letzte`,
    several: 'Mehrere Antworten sind möglich.',
    dontKnow: 'Ich weiß es nicht',
    next: 'Weiter',
    skip: 'Diese Frage überspringen',
    back: 'Zurück',
    backHint: 'Benutzen Sie zum Zurückgehen diesen Knopf, nicht den des Browsers.',
    results: 'Jetzt die Dienste sehen',
    chosen: 'Ihre Antwort',
    more: 'Etwas anderes',
    why: 'Warum diese Frage?',
    whyAll:
      'Ihre Antwort dient dazu, die Dienste auf dieser Seite auszuwählen. Niemand liest sie und sie wird nicht aufbewahrt.',
  },
  place: {
    label: 'Gemeinde',
    hint: 'Eine Gemeinde, ein Dorf oder eine Postleitzahl',
    inside: (locality, name) => `${locality}, in ${name}`,
    problems: {
      placeEmpty: 'Schreiben Sie eine Gemeinde, oder überspringen Sie diese Frage.',
      placeUnknown:
        'Wir finden diesen Ort in Belgien nicht. Versuchen Sie die Nachbargemeinde oder die Postleitzahl.',
      placeSeveral: 'Mehrere Orte heißen so: Wählen Sie den richtigen.',
    },
  },
  results: {
    title: (count) => `${COUNTS[count] ?? COUNTS[3]} für den Anfang`,
    none: 'Mit jemandem reden, für den Anfang',
    noneLead:
      'Diese Antworten führen zu keinem bestimmten Dienst. Die Nummern oben sind erreichbar, und andere Antworten ändern die Liste.',
    urgentTitle: 'Rufen Sie zuerst an',
    urgent: 'Die Dienste unten und die anderen Fragen können warten.',
    lead: (voice) => LEADS[voice],
    answers: 'Ihre Antworten',
    noAnswers: 'Sie haben noch nichts geantwortet: Das hier passt für alle.',
    change: 'Ändern',
    clear: 'Alles löschen',
    urgency: { now: 'Jetzt', today: 'Heute', days: 'In den nächsten Tagen', planned: 'In Ihrem Tempo' },
    doubts: {
      read: '',
      seed: '',
      conflict: 'Die Quellen sagen nicht alle dasselbe.',
      unverified: 'Wir konnten es noch nicht nachprüfen.',
    },
    confirm: 'Beim Dienst zu bestätigen.',
    standsFor: {
      placeNotTold: 'Nennen Sie Ihre Gemeinde: Vielleicht gibt es ein Team, das näher ist.',
      branchNotKnown:
        'Wir wissen nicht, welches örtliche Team für diese Gemeinde da ist. Fragen Sie hier nach.',
    },
    dependsOn: (facts) => `Kann von dem abhängen, was Sie nicht gesagt haben: ${facts}.`,
    reasons: 'Woher dieser Rat kommt',
    checked: (day) => `geprüft am ${day}`,
    open: (name) => `Alles über ${name}`,
    others: (count) => (count > 1 ? `${count} weitere Dienste` : 'Ein weiterer Dienst'),
    excluded: 'Warum andere nicht vorgeschlagen werden',
    territory: (count) =>
      count > 1 ? `${count} sind für ein anderes Gebiet da` : 'Einer ist für ein anderes Gebiet da',
    ask: (count) =>
      count > 1
        ? `${count} Antworten können diese Liste noch ändern`
        : 'Eine Antwort kann diese Liste noch ändern',
    sheet: 'Ein Blatt zum Drucken',
    ruleset: (version) => `Ratschläge, Version ${version}`,
  },
  search: {
    label: 'Ich weiß, was ich suche',
    hint: 'Ein Dienst, eine Gemeinde oder eine Nummer',
    submit: 'Suchen',
    title: 'Was wir gefunden haben',
    found: (count) => (count > 1 ? `${count} Dienste` : 'Ein Dienst'),
    first: (shown) => `Das sind die ersten ${shown}.`,
    none: 'Mit diesen Wörtern nichts gefunden',
    noneLead:
      'Versuchen Sie ein einfacheres Wort, den Namen einer Gemeinde, oder beantworten Sie ein paar Fragen.',
    questions: 'Ein paar Fragen beantworten',
  },
  services: {
    title: 'Alle Dienste',
    lead: (count) => `${count} Dienste, nach Themen. In der Adresse dieser Seite ändert sich nichts.`,
  },
  sheet: {
    title: 'Ein Blatt zum Drucken',
    lead: 'Zum Drucken: das Menü des Browsers, dann „Drucken“. Nur der Rahmen kommt auf das Papier.',
    discreet: 'Unauffälliges Blatt',
    discreetHint: 'Nummern und Anfangsbuchstaben. Nichts sagt, woher es kommt.',
    full: 'Vollständiges Blatt',
    fullHint:
      'Die Namen, die Gründe, was noch zu bestätigen ist. Bewahren Sie es dort auf, wo es sonst niemand findet.',
    toDiscreet: 'Das unauffällige Blatt sehen',
    toFull: 'Das vollständige Blatt sehen',
    always: 'Tag und Nacht',
    readOn: (date) => `Stand vom ${date}. Zeiten und Nummern können sich ändern.`,
  },
} satisfies ScreenWords;
