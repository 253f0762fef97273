export const fr = {
  national: 'Belgique',
  international: 'International',
  community: { fr: 'Belgique francophone', nl: 'Belgique néerlandophone', de: 'Belgique germanophone' },
  region: { wallonie: 'Wallonie', bruxelles: 'Région de Bruxelles-Capitale', flandre: 'Flandre' },
  province: (name: string) => `${name} (province)`,
  judicialDistrict: (name: string) => `${name} (arrondissement judiciaire)`,
  judicialDivision: (name: string) => `${name} (division judiciaire)`,
  policeZone: (name: string) => `${name} (zone de police)`,
  /** Names as the data has them (French) to names in this language; a name that is missing stays as it is. */
  names: {},
};

export type Words = Omit<typeof fr, 'names'> & { readonly names: Readonly<Record<string, string>> };
