import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeArea, loadTerritory } from './index.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function spoilt(file: string, before: string, after: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'territory-'));
  folders.push(folder);
  cpSync('data/territory', folder, { recursive: true });
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(before);
  writeFileSync(path, text.replace(before, after));
  return folder;
}

describe('the territory', () => {
  const territory = loadTerritory();

  it('has the 565 municipalities of 2025: 261 in Wallonia, 285 in Flanders, 19 in Brussels', () => {
    const count = (region: string) => territory.municipalities.filter((one) => one.region === region).length;

    expect(territory.municipalities).toHaveLength(565);
    expect([count('wallonie'), count('flandre'), count('bruxelles')]).toEqual([261, 285, 19]);
  });

  it('knows the five municipalities of the police zone SECOVA and no other zone', () => {
    const zones = territory.municipalities.filter(({ policeZone }) => policeZone !== null);

    expect(zones.map(({ names }) => names.fr)).toEqual([
      'Aywaille',
      'Chaudfontaine',
      'Esneux',
      'Sprimont',
      'Trooz',
    ]);
  });

  it('names the nine German-speaking municipalities in German', () => {
    const german = territory.municipalities.filter(({ languageRegime }) => languageRegime === 'D+f');

    expect(german).toHaveLength(9);
    expect(german.filter(({ names }) => names.de === undefined)).toEqual([]);
  });

  it('says an area in the four languages', () => {
    expect(describeArea({ kind: 'province', name: 'Hainaut' }, territory)).toEqual({
      fr: 'Hainaut (province)',
      nl: 'Henegouwen (provincie)',
      de: 'Hennegau (Provinz)',
      en: 'Hainaut (province)',
    });
    expect(describeArea({ kind: 'seat', municipality: '62063' }, territory)).toEqual({
      fr: 'Liège',
      nl: 'Luik',
      de: 'Lüttich',
      en: 'Liège',
    });
  });
});

describe('a territory that is wrong is refused with the line and the column', () => {
  it.each([
    [
      'municipalities.csv',
      '62032;Esneux',
      '6203;Esneux',
      'municipalities.csv, ligne 389, nis : cinq chiffres attendus',
    ],
    [
      'municipalities.csv',
      ';4130;wallonie',
      ';413;wallonie',
      'ligne 389, postcodes.0 : quatre chiffres attendus',
    ],
    ['municipalities.csv', ';4130;wallonie', ';4130;walonie', 'ligne 389, region : code inconnu'],
    [
      'municipalities.csv',
      '62032;Esneux',
      '62063;Esneux',
      'municipalities.csv, 62063, nis : ce code est utilisé deux fois',
    ],
    [
      'localities.csv',
      '62032;4130;Tilff',
      '62033;4130;Tilff',
      'localities.csv, Tilff, nis : la commune 62033 n’existe pas',
    ],
    ['localities.csv', '62032;4130;Tilff', '62032;4130;', 'name : manque'],
  ])('%s: %s becomes %s', (file, before, after, message) => {
    expect(() => loadTerritory(spoilt(file, before, after))).toThrow(message);
  });
});
