import type { Words } from './fr.ts';

export const de = {
  national: 'Belgien',
  international: 'International',
  community: {
    fr: 'Französischsprachiges Belgien',
    nl: 'Niederländischsprachiges Belgien',
    de: 'Deutschsprachiges Belgien',
  },
  region: { wallonie: 'Wallonie', bruxelles: 'Region Brüssel-Hauptstadt', flandre: 'Flandern' },
  province: (name) => `${name} (Provinz)`,
  judicialDistrict: (name) => `${name} (Gerichtsbezirk)`,
  judicialDivision: (name) => `${name} (Gerichtsabteilung)`,
  policeZone: (name) => `${name} (Polizeizone)`,
  names: {
    Anvers: 'Antwerpen',
    Arlon: 'Arel',
    'Brabant flamand': 'Flämisch-Brabant',
    'Brabant wallon': 'Wallonisch-Brabant',
    Bruxelles: 'Brüssel',
    'Flandre occidentale': 'Westflandern',
    'Flandre orientale': 'Ostflandern',
    Hainaut: 'Hennegau',
    Liège: 'Lüttich',
    Limbourg: 'Limburg',
    Louvain: 'Löwen',
    Luxembourg: 'Luxemburg',
  },
} satisfies Words;
