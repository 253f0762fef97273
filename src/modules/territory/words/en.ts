import type { Words } from './fr.ts';

export const en = {
  national: 'Belgium',
  international: 'International',
  community: { fr: 'French-speaking Belgium', nl: 'Dutch-speaking Belgium', de: 'German-speaking Belgium' },
  region: { wallonie: 'Wallonia', bruxelles: 'Brussels-Capital Region', flandre: 'Flanders' },
  province: (name) => `${name} (province)`,
  judicialDistrict: (name) => `${name} (judicial district)`,
  judicialDivision: (name) => `${name} (judicial division)`,
  policeZone: (name) => `${name} (police zone)`,
  names: {
    Anvers: 'Antwerp',
    'Brabant flamand': 'Flemish Brabant',
    'Brabant wallon': 'Walloon Brabant',
    Bruxelles: 'Brussels',
    'Flandre occidentale': 'West Flanders',
    'Flandre orientale': 'East Flanders',
    Limbourg: 'Limburg',
    Louvain: 'Leuven',
  },
} satisfies Words;
