import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { loadDirectory } from './index.ts';

const territory = loadTerritory();
const FILES = ['defaults.yaml', 'sources.yaml', 'traite.yaml', 'urgence.yaml'];
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A small directory made of real files. */
function smallFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'directory-'));
  folders.push(folder);
  for (const file of FILES) cpSync(join('data/directory', file), join(folder, file));
  return folder;
}

function change(folder: string, file: string, before: string, after: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text.includes(before), before).toBe(true);
  writeFileSync(path, text.replace(before, after));
}

function refusal(folder: string): string {
  try {
    loadDirectory(territory, folder);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
}

const PHONE = "phone: '02 511 64 64'";
const HOURS = "openingHours: 'Mo-Fr 09:00-17:00'";

describe('a bad record stops the start with its file, its id and its field', () => {
  it('and the folder of these tests is good to begin with', () => {
    expect(refusal(smallFolder())).toBe('accepted');
  });

  it.each([
    [
      'an unknown code of help',
      'help: [hebergement, juridique',
      'help: [hébergement, juridique',
      /help\.0 : code inconnu \(connus : urgence, ecoute, /,
    ],
    ['an unknown type', 'type: service', 'type: servise', /type : code inconnu \(connus : urgence, ligne/],
    [
      'a phone that has a digit too few',
      PHONE,
      "phone: '02 511 64 6'",
      /phone : n’est pas un numéro de téléphone$/,
    ],
    ['hours nobody can read', HOURS, "openingHours: 'Lu-Ve 9h-17h'", /openingHours : horaire illisible/],
    ['hours that lack a day', HOURS, "openingHours: 'Mo-Fx 09:00-17:00'", /openingHours : horaire illisible/],
    [
      'an email without its domain',
      'email: info@pag-asa.be',
      'email: info@pag-asa',
      /email : n’est pas une adresse de courriel$/,
    ],
    [
      'a site without its scheme',
      'website: https://pag-asa.be',
      'website: pag-asa.be',
      /website : n’est pas une adresse web/,
    ],
    ['a number that has no source', '    phone: [lesmarolles]\n', '', /sources\.phone : la source manque$/],
    [
      'a source for a number that is not there',
      `  ${PHONE}\n`,
      '',
      /sources\.phone : la fiche n’a pas ce champ$/,
    ],
    [
      'a source nobody declared',
      'phone: [lesmarolles]',
      'phone: [le-bruit-court]',
      /sources\.phone : source inconnue « le-bruit-court »$/,
    ],
    [
      'a conflict from an unknown source',
      'source: lesmarolles',
      'source: rumeur',
      /conflicts\.capacity : source inconnue « rumeur »$/,
    ],
    [
      'a municipality that does not exist',
      'municipality: 21004 Bruxelles',
      'municipality: 99999 Bruxelles',
      /address\.municipality : commune inconnue « 99999 Bruxelles »/,
    ],
    [
      'a municipality with the code of another',
      'municipality: 21004 Bruxelles',
      'municipality: 21005 Bruxelles',
      /« 21005 Bruxelles » \(21005 est Etterbeek\)$/,
    ],
    [
      'a territory that does not exist',
      'area: { region: bruxelles }',
      'area: { province: Bruxelles }',
      /area\.province : .*$/,
    ],
    [
      'two territories at once',
      'area: { region: bruxelles }',
      'area: { region: bruxelles, scope: national }',
      /area : un territoire et un seul est attendu$/,
    ],
    [
      'a word that is no territory',
      'area: { region: bruxelles }',
      'area: { quartier: Nord }',
      /area\.quartier : champ inconnu$/,
    ],
    [
      'a parent that does not exist',
      'type: service',
      'type: service\n  parent: nulle-part',
      /parent : service inconnu « nulle-part »$/,
    ],
    ['a language that is missing', '    de: Sitz', '    en: Sitz', /(écriture incorrecte|de : manque)/],
    [
      'a text that is empty',
      'de: Sitz; das Aufnahmehaus liegt an einer vertraulichen Adresse',
      "de: ' '",
      /address\.note\.de : est vide$/,
    ],
    ['a field that does not exist', PHONE, `${PHONE}\n  telefone: '101'`, /telefone : champ inconnu$/],
    ['a guard on a field that does not exist', PHONE, `${PHONE}\n  guard: [fax]`, /guard\.0 : code inconnu/],
    ['a name that is missing', '  name: PAG-ASA\n', '', /name : manque$/],
  ])('%s', (_, before, after, message) => {
    const folder = smallFolder();

    change(folder, 'traite.yaml', before, after);

    const [first, ...others] = refusal(folder).split('\n');
    expect(first).toMatch(/^traite\.yaml, (pag-asa|ligne \d+), /);
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });

  it('an id used twice, with the file that had it first', () => {
    const folder = smallFolder();

    change(folder, 'traite.yaml', '- id: payoke', '- id: urgence-112');

    expect(refusal(folder)).toBe('traite.yaml, urgence-112, id : déjà utilisé dans urgence.yaml');
  });

  it('a source used twice, or with a date nobody can read', () => {
    const folder = smallFolder();

    change(folder, 'sources.yaml', '- id: alterechos-2018-11-14', '- id: alterechos-2017-04-05');
    change(folder, 'sources.yaml', "date: '2025-12-27'", "date: '27 décembre 2025'");

    expect(refusal(folder)).toBe(
      [
        'sources.yaml, bx1-2025-12-27, date : date attendue : AAAA, AAAA-MM ou AAAA-MM-JJ',
        'sources.yaml, alterechos-2017-04-05, id : déjà utilisé',
      ].join('\n'),
    );
  });

  it('a file that is no category', () => {
    const folder = smallFolder();

    cpSync(join(folder, 'traite.yaml'), join(folder, 'traites.yaml'));

    expect(refusal(folder)).toBe('traites.yaml, –, ce nom n’est pas celui d’une catégorie');
  });

  it('a file that is not a list of records', () => {
    const folder = smallFolder();

    writeFileSync(join(folder, 'urgence.yaml'), 'urgence-101: police\n');

    expect(refusal(folder)).toBe('urgence.yaml, –, une liste de fiches est attendue (« - id: … »)');
  });

  it('a line that is no longer aligned, with its number', () => {
    const folder = smallFolder();

    change(folder, 'urgence.yaml', '  type: urgence', ' type: urgence');

    expect(refusal(folder)).toMatch(/^urgence\.yaml, ligne \d+, écriture incorrecte/);
  });

  it('all the problems of the folder at once, one per line', () => {
    const folder = smallFolder();

    change(folder, 'traite.yaml', PHONE, "phone: '12'");
    change(folder, 'urgence.yaml', 'population: [tout_public]', 'population: [tous]');

    const lines = refusal(folder).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^urgence\.yaml, urgence-101, population\.0 : /);
    expect(lines[1]).toMatch(/^traite\.yaml, pag-asa, phone : /);
  });
});

describe('a secret address is refused in the data', () => {
  it.each([
    [
      'with a street',
      '  address: protected',
      '  address: { protected: true, street: Rue Inventée 12 }',
      /address\.protected : champ inconnu/,
    ],
    [
      'with a seat',
      'area: { region: wallonie }',
      'area: { seat: 62063 Liège }',
      /area : une adresse secrète/,
    ],
    [
      'through a conflict',
      '  sources:\n    website: [asblsurya]',
      '  conflicts: [{ field: address, values: [{ value: Rue Inventée 12, source: asblsurya }] }]\n  sources:\n    website: [asblsurya]',
      /conflicts : une adresse secrète/,
    ],
  ])('%s', (_, before, after, message) => {
    const folder = smallFolder();

    change(folder, 'traite.yaml', before, after);

    expect(refusal(folder)).toMatch(message);
    expect(refusal(folder)).toMatch(/^traite\.yaml, surya, /);
  });
});
