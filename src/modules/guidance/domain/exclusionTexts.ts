import type { Text } from '#kernel/locale.ts';
import type { Service } from '#modules/directory/index.ts';

// Why a service is not for this situation, in plain words that blame nobody.

export const NOT_OPEN_YET: Text = {
  fr: 'Ouverture annoncée, pas encore confirmée.',
  nl: 'De opening is aangekondigd, maar nog niet bevestigd.',
  de: 'Die Eröffnung ist angekündigt, aber noch nicht bestätigt.',
  en: 'Its opening is announced, not yet confirmed.',
};

export const RECENT_FACTS: Text = {
  fr: 'Ce service est prévu pour des faits récents. Pour des faits plus anciens, d’autres services sont là.',
  nl: 'Deze dienst is bedoeld voor recente feiten. Voor feiten van langer geleden zijn er andere diensten.',
  de: 'Dieser Dienst ist für kürzlich Geschehenes gedacht. Für länger Zurückliegendes gibt es andere Dienste.',
  en: 'This service is meant for recent events. For older events, other services are there for you.',
};

export const LATER_APPOINTMENT: Text = {
  fr: 'Ce service reçoit sur rendez-vous, quand les faits sont un peu moins récents.',
  nl: 'Deze dienst ontvangt op afspraak, wanneer de feiten iets minder recent zijn.',
  de: 'Dieser Dienst empfängt nach Terminvereinbarung, wenn das Geschehene etwas länger zurückliegt.',
  en: 'This service sees people by appointment, when the events are a little less recent.',
};

export const PROFESSIONALS_ONLY: Text = {
  fr: 'Réservé aux professionnels.',
  nl: 'Alleen voor professionals.',
  de: 'Nur für Fachleute.',
  en: 'For professionals only.',
};

export const HEAD_OF_SCHOOL_ONLY: Text = {
  fr: 'Réservé à la direction de l’école.',
  nl: 'Alleen op vraag van de schooldirectie.',
  de: 'Nur auf Anfrage der Schulleitung.',
  en: 'Only at the request of the head of the school.',
};

export const YOUTH_AID_MANDATE: Text = {
  fr: 'Sur mandat de l’aide à la jeunesse.',
  nl: 'Op mandaat van de jeugdhulp.',
  de: 'Im Auftrag der Jugendhilfe.',
  en: 'On a mandate from the youth aid services.',
};

export const COURT_MANDATE: Text = {
  fr: 'Sur décision de la justice.',
  nl: 'Op beslissing van het gerecht.',
  de: 'Auf Entscheidung der Justiz.',
  en: 'On a decision of the courts.',
};

export const WOMEN_ONLY: Text = {
  fr: 'Réservé aux femmes.',
  nl: 'Alleen voor vrouwen.',
  de: 'Nur für Frauen.',
  en: 'For women only.',
};

export const MEN_AND_TRANS_ONLY: Text = {
  fr: 'Réservé aux hommes et aux personnes trans.',
  nl: 'Alleen voor mannen en trans personen.',
  de: 'Nur für Männer und trans Personen.',
  en: 'For men and trans people only.',
};

export const underAge = (years: number): Text => ({
  fr: `Pour les moins de ${years} ans.`,
  nl: `Voor wie jonger is dan ${years} jaar.`,
  de: `Für Personen unter ${years} Jahren.`,
  en: `For people under ${years}.`,
});

export const fromAge = (years: number): Text => ({
  fr: `À partir de ${years} ans.`,
  nl: `Vanaf ${years} jaar.`,
  de: `Ab ${years} Jahren.`,
  en: `From the age of ${years}.`,
});

const OTHER_TERRITORY: Text = {
  fr: 'Hors de son territoire.',
  nl: 'Buiten het werkgebied.',
  de: 'Außerhalb des Zuständigkeitsgebiets.',
  en: 'Outside its territory.',
};

/** Names the territory the service serves, so that the person understands why. */
export function outsideTerritory({ areaLabel }: Service): Text {
  if (areaLabel === null) return OTHER_TERRITORY;
  return {
    fr: `Hors de son territoire : ${areaLabel.fr}.`,
    nl: `Buiten het werkgebied: ${areaLabel.nl}.`,
    de: `Außerhalb des Zuständigkeitsgebiets: ${areaLabel.de}.`,
    en: `Outside its territory: ${areaLabel.en}.`,
  };
}
