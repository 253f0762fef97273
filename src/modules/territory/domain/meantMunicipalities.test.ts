import { describe, expect, it } from 'vitest';
import { loadTerritory } from '../server/index.ts';
import { meantMunicipalities } from './meantMunicipalities.ts';

const territory = loadTerritory();
const meant = (text: string) => meantMunicipalities(text, territory).map(({ names }) => names.fr);

describe('the place somebody typed', () => {
  it('is one municipality when its name is whole, accents or not', () => {
    expect(meant('liege')).toEqual(['Liège']);
    expect(meant(' Saint Gilles ')).toEqual(['Saint-Gilles']);
  });

  it('is each municipality that has such a village', () => {
    expect(meant('Louveigné').sort()).toEqual(['Aywaille', 'Sprimont']);
  });

  it('is found by postcode', () => {
    expect(meant('4140')).toEqual(['Sprimont']);
  });

  it('is a few guesses when only the start is there, and none for a word that is no place', () => {
    expect(meant('saint').length).toBe(6);
    expect(meant('zzzzqqq')).toEqual([]);
  });
});
