import type { TrustWords } from './fr.ts';

export const de: TrustWords = {
  network: {
    title: 'Die anderen Häuser',
    lead: 'Vergleichen Sie vor jedem Austausch am Telefon sechs Wörter mit jedem Haus: dieselben auf beiden Seiten, und niemand steht dazwischen.',
    own: 'Die sechs Wörter Ihres Hauses',
    ownText:
      'Lesen Sie sie dem anderen Haus vor: Auf seinem Bildschirm müssen bei Ihrem Namen dieselben stehen.',
    ownRefused: 'Der Schlüssel Ihres Hauses ist nicht der, den Sie beim Eintreten notiert haben',
    ownRefusedText: 'Lesen Sie niemandem etwas vor, und sagen Sie es der Person, die Relais betreut.',
    others: 'Die Häuser des Netzes',
    alone: 'Ihr Haus ist noch allein im Netz.',
    states: { compared: 'verglichen', met: 'zu vergleichen', changed: 'Schlüssel geändert' },
    comparedOn: (day: string) => `Am Telefon verglichen am ${day}.`,
    never: 'Noch nicht verglichen.',
    see: 'Die sechs Wörter sehen',
    call: 'Rufen Sie dieses Haus unter einer Nummer an, die Sie kennen. Man liest Ihnen sechs Wörter vor: Es müssen diese sein.',
    heard: 'Ich habe diese sechs Wörter am Telefon gehört',
    mark: 'Als verglichen notieren',
    different: 'Andere Wörter? Notieren Sie nichts, und sagen Sie es der Person, die Relais betreut.',
    notHolder: 'Wer den Schlüssel der Verwaltung hat, notiert den Vergleich.',
    changed: (name: string) => `${name}: der Schlüssel ist nicht mehr der, den Sie kannten`,
    changedText:
      'Ein Haus ändert diesen Schlüssel nie: Jemand könnte dazwischen stehen. Von hier wird nichts mehr für es versiegelt, und nichts ist verloren.',
    todo: 'Was zu tun ist',
    steps: [
      'Schicken Sie diesem Haus nichts über Relais.',
      'Rufen Sie es unter einer Nummer an, die Sie kennen, nicht unter der einer erhaltenen Nachricht.',
      'Lesen Sie ihm die Wörter von früher und die von jetzt vor.',
      'Sagen Sie es gemeinsam der Person, die Relais betreut.',
    ],
    before: 'Die Wörter von früher',
    now: 'Die Wörter von jetzt',
  },
  intake: {
    title: 'Empfangsschlüssel',
    text: 'Anfragen an dieses Team werden mit diesem Schlüssel verschlossen. Nur das Team öffnet sie.',
    none: 'Kein Schlüssel: Diesem Team kann nichts geschickt werden.',
    since: (day: string) => `In Gebrauch seit ${day}.`,
    swapped: 'Der Schlüssel, den das Netz liest, ist nicht der, den Ihr Haus unterschrieben hat',
    swappedText:
      'Nichts wird damit versiegelt. Sagen Sie es der Person, die Relais betreut, bevor Sie einen neuen Schlüssel machen.',
    make: 'Den Schlüssel machen',
    renew: 'Den Schlüssel erneuern',
    renewText:
      'Was schon empfangen wurde, bleibt dem Team offen. Was kommt, wird mit dem neuen Schlüssel verschlossen.',
    notHolder:
      'Um ihn zu machen oder zu erneuern, braucht es den Schlüssel dieses Teams und den der Verwaltung.',
  },
  custodians: {
    title: 'Vertrauenspersonen',
    lead: 'Wenn jemand alles verloren hat und niemand mehr den Schlüssel des Teams hat, geben sie ihn zu mehreren zurück. Eine allein kann nichts.',
    who: 'Wer sie sind',
    since: (day: string) => `Bestimmt am ${day}.`,
    threshold: (needed: number, all: number) =>
      `Es braucht ${needed} von ${all}, gemeinsam, und einen Tag Wartezeit, den das ganze Haus sieht.`,
    none: 'Noch niemand',
    noneText:
      'Verliert die letzte Person, die den Schlüssel eines Teams hat, den ihren, so sind die Akten dieses Teams verloren.',
    refused: 'Diese Liste ist nicht die, die Ihr Haus unterschrieben hat',
    refusedText:
      'Ihr wird kein Schlüssel anvertraut. Sagen Sie es der Person, die Relais betreut, bevor Sie eine andere bestimmen.',
    appoint: 'Bestimmen',
    again: 'Andere Personen bestimmen',
    appointText:
      'Ein Notschlüssel wird in so viele Teile geschnitten, wie es Personen sind. Zwei Teile genügen, eines nützt nichts. Wählen Sie drei oder mehr: Dann hält eine Abwesenheit nicht alles auf.',
    replaces: 'Die neue Liste ersetzt die vorige, deren Teile nicht mehr dienen.',
    legend: 'Mindestens zwei Personen',
    appointSubmit: 'Diese Personen bestimmen',
    follow:
      'Der Schlüssel eines Teams, den Sie nicht haben, kommt hinzu, wenn jemand, der ihn hat, Relais öffnet.',
    notHolder: 'Wer den Schlüssel der Verwaltung hat, bestimmt die Vertrauenspersonen.',
  },
  recovery: {
    title: 'Laufende Rückgabe von Schlüsseln',
    nothing: 'Zurzeit keine.',
    of: (name: string) => `${name} hat die Schlüssel zurückverlangt`,
    yours: 'Sie haben Ihre Schlüssel zurückverlangt',
    opens: (moment: string) => `Öffnet sich ${moment}.`,
    open: (moment: string) => `Der Wartetag ist vorbei seit ${moment}.`,
    agreed: (count: number, needed: number) =>
      count === 0
        ? `Keine Zustimmung von ${needed}.`
        : count === 1
          ? `Eine Zustimmung von ${needed}.`
          : `${count} Zustimmungen von ${needed}.`,
    by: (names: string) => `Gegeben von ${names}.`,
    unknown:
      'Hatten Sie das nicht erwartet? Rufen Sie diese Person sofort an. Sie oder die Verwaltung kann es anhalten.',
    approveText:
      'Rufen Sie unter einer Nummer an, die Sie kennen, und fragen Sie, ob sie es wirklich ist. Ihr Teil wird für sie versiegelt: Er dient niemand anderem, und nicht vor dem Ende des Wartetags.',
    sure: 'Ich habe mit ihr gesprochen, sie verlangt es wirklich selbst',
    approve: 'Meine Zustimmung geben',
    approved: 'Sie haben Ihre Zustimmung gegeben.',
    ownShare: 'Ihr Teil zählt nicht für Sie selbst.',
    stop: 'Diese Rückgabe anhalten',
    stopText: 'Nichts wird zurückgegeben. Es kann neu verlangt werden.',
    complete: 'Meine Schlüssel zurücknehmen',
    completeText: 'Der Tag ist vorbei, und die Zustimmungen sind da.',
    waitTime: (moment: string) => `Noch warten: Es öffnet sich ${moment}.`,
    waitCustodians: (missing: number) =>
      missing === 1 ? 'Es fehlt noch eine Zustimmung.' : `Es fehlen noch ${missing} Zustimmungen.`,
    waitNobody: 'Vorher müssen Sie nichts tun. Kommen Sie auf diese Seite zurück.',
    ask: 'Ihre Schlüssel zurückverlangen',
    askText: (teams: string) =>
      `Ihre Schlüssel öffnen nicht mehr: ${teams}. Wer den Schlüssel hat, kann ihn Ihnen sofort zurückgeben: Fragen Sie zuerst dort. Kann es niemand, fragen Sie die Vertrauenspersonen. Das ganze Haus sieht es, und es dauert einen Tag.`,
    askSubmit: 'Die Vertrauenspersonen fragen',
    askNobody: (teams: string) =>
      `Ihre Schlüssel öffnen nicht mehr: ${teams}. Bitten Sie jemanden, der den Schlüssel hat, ihn Ihnen zurückzugeben. Ihr Haus hat keine Vertrauenspersonen bestimmt.`,
  },
  home: {
    when: 'Schlüssel',
    watched: 'Im Haus im Gange',
    approve: (name: string) => `${name} verlangt die Schlüssel zurück: Ihre Zustimmung`,
    approveText: 'Rufen Sie zuerst an. Ihr Teil dient nur mit dem einer anderen Person.',
    lateText: 'Der Wartetag ist vorbei, und diese Person kann nicht arbeiten.',
    own: 'Ihre Schlüssel: worauf noch zu warten ist',
    ready: 'Ihre Schlüssel können zurückkommen',
    readyText: 'Der Tag ist vorbei, und die Zustimmungen sind da.',
    missing: 'Ihnen fehlen Schlüssel eines Teams',
    missingText: 'Wer sie hat, kann sie Ihnen zurückgeben; sonst die Vertrauenspersonen.',
    changed: (name: string) => `${name}: Schlüssel geändert`,
    changedText: 'Nichts wird mehr dafür versiegelt. Rufen Sie dieses Haus an, bevor Sie etwas schicken.',
    safety: 'Sicherheit',
  },
  done: {
    compared: 'Notiert: Die sechs Wörter wurden verglichen.',
    intakeMade: 'Der Empfangsschlüssel ist gemacht.',
    appointed: 'Die Vertrauenspersonen sind bestimmt.',
    asked: 'Verlangt. Das ganze Haus sieht es.',
    approved: 'Ihre Zustimmung ist gegeben.',
    stopped: 'Angehalten. Nichts wurde zurückgegeben.',
    completed: 'Ihre Schlüssel sind zurück.',
  },
  problems: {
    otherWords: 'Es sind nicht mehr dieselben Wörter: Nichts wurde getan. Lesen Sie die Seite neu.',
    custodians: 'Wählen Sie mindestens zwei Personen.',
    recoveryTooFew: 'Noch nicht: Der Tag ist nicht vorbei, oder es fehlen Zustimmungen.',
    spoken: 'Kreuzen Sie an, wenn Sie mit dieser Person gesprochen haben.',
    gone: 'Das wartet auf nichts mehr: Sehen Sie unten, wie es steht.',
    nothingMissing: 'Ihnen fehlt kein Schlüssel.',
  },
};
