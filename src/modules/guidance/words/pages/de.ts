import type { PageWords } from './fr.ts';

export const de = {
  clarity: {
    title: 'Klarer sehen',
    lead: 'Sätze, die man über eine Beziehung, eine Familie oder ein Zuhause denken kann. Kreuzen Sie an, was Ihnen bekannt vorkommt.',
    promise:
      'Es gibt keine Punkte und kein Ergebnis. Ein einziger Satz genügt, um mit jemandem zu reden. Was Sie ankreuzen, wird weder gesendet noch aufbewahrt.',
    zones: [
      {
        name: 'Man kann atmen',
        phrases: [
          'Wenn ich es mir anders überlege, geht der Abend normal weiter.',
          'Mein Geld, mein Telefon und meine Papiere bleiben bei mir.',
          'Ich kann meine Freunde treffen, ohne danach alles erzählen zu müssen.',
          'Nach einem Streit reden wir, und jeder kann sagen, dass er sich geirrt hat.',
          'Wenn ich Nein sage, wird nicht gedrängt.',
        ],
        after: 'Jeder behält seinen Platz. Man kann Nein sagen, ohne seine Worte vorzubereiten.',
      },
      {
        name: 'Es wird eng',
        phrases: [
          'Auf dem Heimweg versuche ich zu erraten, in welcher Stimmung ich den anderen finde.',
          'Ich erzähle meinen Tag ohne Lücken, denn Lücken machen Ärger.',
          'Man wiederholt, dass ich es falsch verstanden habe, dass es so nicht war.',
          'Ich sehe weniger Leute als früher: Das ist einfacher, als es zu erklären.',
          'Man liest meine Nachrichten, man zählt, was ich ausgebe.',
          'Man macht sich vor anderen über mich lustig und sagt dann, ich hätte keinen Humor.',
        ],
        after:
          'Etwas zieht sich zusammen, manchmal so langsam, dass man zweifelt. Darüber reden verpflichtet zu nichts.',
      },
      {
        name: 'Man hat Angst',
        phrases: [
          'Ich habe Ja gesagt, damit es aufhört.',
          'Eine Hand an meinem Hals, eine versperrte Tür, meine Schlüssel weggenommen.',
          'Ich frage mich, was passieren würde, wenn ich ginge.',
          'Man droht, mir die Kinder oder meine Papiere wegzunehmen.',
          'Man sagt mir: „Wenn du gehst, bringe ich mich um“, oder „ich finde dich“.',
          'Die Kinder werden still oder verstecken sich, wenn die Stimme lauter wird.',
        ],
        after:
          'Es ist nicht Ihre Schuld. Es gibt Menschen, die mit Ihnen den nächsten Schritt vorbereiten, in Ihrem Tempo. Wenn es jetzt ist: die 101.',
      },
    ],
    go: 'Sehen, mit wem man reden kann',
    untick: 'Alles abwählen',
  },
  promises: {
    title: 'Unsere Versprechen',
    lead: 'Was diese Seite für Sie tut, und was sie nicht kann. Wir sagen es lieber.',
    parts: [
      {
        title: 'Was Sie antworten',
        lines: [
          'Wir fragen nie, wer Sie sind. Es gibt kein Konto, keinen Code und kein Cookie.',
          'Ihre Antworten und Suchwörter werden nicht aufbewahrt. Zwischen zwei Bildschirmen laufen sie verschlossen über unseren Server, höchstens eine Minute, und werden beim Lesen gelöscht.',
          'Unser Programm notiert weder Ihre Antworten noch Ihre Worte.',
          'Diese Seite fragt nichts bei einer anderen Seite an: kein Bild, keine Karte, keine Besucherzählung.',
        ],
      },
      {
        title: 'Was auf Ihrem Gerät bleibt',
        lines: [
          'Keine Antwort, kein Name. Der Verlauf zeigt die Adresse der Startseite und „Infos pratiques“.',
          'Wenn Ihr Browser Skripte blockiert, gibt es auch eine Adresse aus zufälligen Buchstaben. Sie öffnet nichts mehr.',
          'Das offene Verzeichnis hat lesbare Adressen. Hier öffnet sich alles unter derselben Adresse.',
          'Die Website eines Dienstes steht, wenn Sie sie öffnen, im Verlauf wie jeder Besuch.',
        ],
      },
      {
        title: 'Was „Diese Seite verlassen“ tut',
        lines: [
          'Die Seite wird sofort weiß, was Sie getippt haben, wird gelöscht, dann erscheint eine andere Seite.',
          'Der Knopf „Zurück“ des Browsers zeigt nichts mehr von dem, was Sie gelesen oder geschrieben haben.',
          'Mit der Tastatur macht dreimal Umschalt dasselbe. Wenn Ihr Browser Skripte blockiert, geht nur der Knopf.',
        ],
      },
      {
        title: 'Was „Diese Seite verlassen“ nicht tut',
        lines: [
          'Es löscht den Verlauf nicht und schließt keine anderen Tabs.',
          'Es löscht keinen Anruf: Die Nummer bleibt im Telefon und kann auf der Rechnung stehen.',
          'Was jemand schon auf dem Bildschirm gesehen hat, ist gesehen.',
        ],
      },
      {
        title: 'Was wir nicht verhindern können',
        lines: [
          'Spähsoftware auf Ihrem Gerät sieht, was Sie sehen.',
          'Ihr Internetanbieter sieht den Namen unserer Seite, nicht was Sie dort lesen.',
          'Wer unseren Server übernehmen würde, sähe, was dort in diesem Moment geschieht.',
        ],
      },
      {
        title: 'Die vorgeschlagenen Dienste',
        lines: [
          'Jede Nummer hat eine Quelle mit Datum. Eine gestrichelte Linie heißt: noch zu bestätigen.',
          'Wir sagen, warum ein Dienst vorgeschlagen wird und warum ein anderer nicht.',
          'Wir können uns irren. Wenn niemand antwortet: die 112, die 101, oder die 107 zum Reden (auf Französisch).',
          'Wir versprechen nichts darüber, was die Justiz tun wird. Ein Dienst kann es Ihnen erklären.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Barrierefreiheit',
    lead: 'Diese Seiten sind so gemacht, dass alle sie lesen und benutzen können.',
    parts: [
      {
        title: 'Was geht',
        lines: [
          'Alles geht mit der Tastatur. Der erste Halt ist immer „Diese Seite verlassen“.',
          'Alles geht ohne Skript, auf einem alten Telefon oder mit Tor.',
          'Der Text lässt sich auf 400 % vergrößern, auf einem schmalen Bildschirm, ohne etwas zu verlieren.',
          'Die Farben haben Kontrast und sagen nie allein etwas. Nichts bewegt sich.',
          'Die Seiten gibt es auf Französisch, Niederländisch, Deutsch und Englisch.',
        ],
      },
      {
        title: 'Was noch nicht gut ist',
        lines: [
          'Niemand von außen hat diese Seiten bisher geprüft.',
          'Manche Übersetzungen sind noch nicht gegengelesen: Das steht daneben.',
          'Es gibt noch keine Fassung in Gebärdensprache oder in leichter Sprache.',
        ],
      },
      {
        title: 'Wenn Telefonieren nicht geht',
        lines: [
          'Manche Dienste haben einen Chat: Ihr Blatt sagt es, mit Zeiten und Alter, wenn sie bekannt sind.',
        ],
      },
    ],
  },
} satisfies PageWords;
