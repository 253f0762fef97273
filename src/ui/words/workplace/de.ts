import type { WorkplaceWords } from './fr.ts';

export const de: WorkplaceWords = {
  name: 'Relais',
  skip: 'Zum Inhalt',
  nav: 'Arbeitsbereich',
  home: 'Start',
  organisation: 'Organisation',
  journal: 'Protokoll',
  account: 'Mein Konto',
  directory: 'Verzeichnis',
  more: 'Mehr',
  trial: 'Testnetz, erfundene Daten',
  find: 'Eine Kollegin, einen Kollegen, ein Team, einen Dienst suchen',
  findShort: 'Suchen',
  lock: 'Sperren',
  cancel: 'Abbrechen',
  print: 'Drucken',
  late: {
    title: 'Nichts wurde gesendet, nichts ist verloren',
    text: 'Ihre Sitzung war geschlossen. Was Sie geschrieben hatten, ist da: Lesen Sie es noch einmal und senden Sie es dann.',
  },
  restored: {
    title: 'Was Sie gerade schrieben, ist da',
    text: 'Einen Tag lang versiegelt aufbewahrt, nur für Sie.',
    forget: 'Diesen Entwurf löschen',
  },
  ending: {
    title: 'Ihre Sitzung schließt gleich',
    text: (left: string) => `Noch ${left}. Was Sie schreiben, bleibt erhalten.`,
    stay: 'Bleiben',
  },
  saved: 'Entwurf aufbewahrt',
  unknown: {
    title: 'Diese Seite gibt es nicht, oder sie gehört nicht Ihnen',
    text: 'Relais antwortet in beiden Fällen gleich.',
    back: 'Zurück zum Start',
  },
  failed: {
    title: 'Relais konnte nicht tun, was Sie wollten',
    text: 'Nichts wurde geändert. Versuchen Sie es noch einmal; geschieht es wieder, geben Sie dieses Zeichen der Person, die Relais betreut:',
  },
};
