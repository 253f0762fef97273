import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTerritory } from '../server/index.ts';
import type { Area } from './territory.ts';

const territory = loadTerritory();

const LIEGE = '62063';
const ESNEUX = '62032';
const HUY = '61031';
const VERVIERS = '63079';
const EUPEN = '63023';
const BRUXELLES = '21004';
const IXELLES = '21009';
const NAMUR = '92094';
const CHARLEROI = '52011';
const MONS = '53053';
const CHATELET = '52012';
const ANVERS = '11002';

const places = (query: string) =>
  territory
    .search(query)
    .map(({ name, locality }) => (locality === undefined ? name : `${locality}, ${name}`));
const first = (query: string) => places(query)[0];

describe('finding a place by the words people use', () => {
  it.each([
    ['Tilff', 'Tilff, Esneux'],
    ['embourg', 'Embourg, Chaudfontaine'],
    ['louvain la neuve', 'Louvain-la-Neuve, Ottignies-Louvain-la-Neuve'],
    ['LIEGE', 'Liège'],
    ['Luik', 'Liège'],
    ['lüttich', 'Liège'],
    ['Sankt Vith', 'Saint-Vith'],
    ['st gilles', 'Saint-Gilles'],
    ['Sint-Gillis', 'Saint-Gilles'],
    ['Laeken', 'Laeken, Bruxelles'],
    ['neupre', 'Neupré'],
    ["fontaine l'eveque", "Fontaine-l'Evêque"],
    ['famenne', 'Marche-en-Famenne'],
    ['Dave', 'Dave, Namur'],
  ])('%s is %s', (query, place) => {
    expect(first(query)).toBe(place);
  });

  it('shows both Louveigné, since the village lies in two municipalities', () => {
    expect(places('louveigné').toSorted()).toEqual(['Louveigné, Aywaille', 'Louveigné, Sprimont']);
  });

  it('completes a name from its first letters, the municipality before the village', () => {
    expect(places('Lié')[0]).toBe('Liège');
    expect(places('esn')[0]).toBe('Esneux');
  });

  it.each([
    ['Bruxxelles', 'Bruxelles'],
    ['Charlroi', 'Charleroi'],
    ['Nmaur', 'Namur'],
    ['Liegge', 'Liège'],
    ['Verviars', 'Verviers'],
  ])('forgives one slip: %s is %s', (query, place) => {
    expect(first(query)).toBe(place);
  });

  it('does not guess from a few letters or from two slips', () => {
    expect(places('xyz')).toEqual([]);
    expect(places('Brxxllxs')).toEqual([]);
  });

  it('reads a postcode, whole or begun', () => {
    expect(places('4130')).toEqual(['Esneux']);
    expect(places('B-4130')).toEqual(['Esneux']);
    expect(territory.search('41', 100).map(({ nis }) => nis)).toContain(ESNEUX);
    expect(places('9999')).toEqual([]);
  });

  it('answers no more places than asked', () => {
    expect(territory.search('saint', 3)).toHaveLength(3);
    expect(territory.search('saint')).toHaveLength(10);
  });

  it('never fails, whatever is typed', () => {
    // Halves of characters too. fast-check's own `binary` takes a second to prepare.
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (query) => {
        expect(territory.search(query, 5).length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 50 },
    );
    expect(territory.search('a'.repeat(100_000))).toEqual([]);
  });
});

describe('a municipality keeps answering to its former codes', () => {
  it.each([
    ['82005', 'Bastogne'],
    ['55022', 'La Louvière'],
    ['55010', 'Enghien'],
    ['54007', 'Mouscron'],
    ['11007', 'Anvers'],
  ])('%s is now %s', (former, name) => {
    expect(territory.find(former)?.names.fr).toBe(name);
  });

  it('and areas hold it by those codes too', () => {
    expect(territory.holds({ kind: 'seat', municipality: '58001' }, '55022')).toBe('yes');
    expect(territory.holds({ kind: 'province', name: 'Hainaut' }, '55022')).toBe('yes');
  });
});

describe('whether an area holds a municipality', () => {
  const district = (name: string): Area => ({ kind: 'judicialDistrict', name });
  const division = (name: string, of: string): Area => ({ kind: 'judicialDivision', name, district: of });
  const community = (name: 'fr' | 'nl' | 'de'): Area => ({ kind: 'community', name });
  const seat: Area = { kind: 'seat', municipality: CHARLEROI };

  it.each<[string, Area, string, string]>([
    ['the country holds Antwerp', { kind: 'national' }, ANVERS, 'yes'],
    ['Wallonia holds Eupen', { kind: 'region', name: 'wallonie' }, EUPEN, 'yes'],
    ['Wallonia does not hold Ixelles', { kind: 'region', name: 'wallonie' }, IXELLES, 'no'],
    ['the province of Liège holds Eupen', { kind: 'province', name: 'Liège' }, EUPEN, 'yes'],
    ['the judicial district of Liège does not hold Eupen', district('Liège'), EUPEN, 'no'],
    ['the judicial district of Liège holds Huy', district('Liège'), HUY, 'yes'],
    ['the division of Liège holds Esneux', division('Liège', 'Liège'), ESNEUX, 'yes'],
    ['the division of Liège does not hold Huy', division('Liège', 'Liège'), HUY, 'no'],
    ['the division of Verviers holds Verviers', division('Verviers', 'Liège'), VERVIERS, 'yes'],
    ['the division of Charleroi holds Charleroi', division('Charleroi', 'Hainaut'), CHARLEROI, 'yes'],
    ['the division of Charleroi does not hold Mons', division('Charleroi', 'Hainaut'), MONS, 'no'],
    ['nobody told us whether it holds Châtelet', division('Charleroi', 'Hainaut'), CHATELET, 'unknown'],
    ['the division of Charleroi does not hold Namur', division('Charleroi', 'Hainaut'), NAMUR, 'no'],
    ['the French community holds Ixelles', community('fr'), IXELLES, 'yes'],
    ['the French community does not hold Antwerp', community('fr'), ANVERS, 'no'],
    ['the French community does not turn Eupen away', community('fr'), EUPEN, 'unknown'],
    ['the Dutch-speaking community holds Ixelles', community('nl'), IXELLES, 'yes'],
    ['the German-speaking community holds Eupen alone', community('de'), VERVIERS, 'no'],
    ['a seat holds its own town', seat, CHARLEROI, 'yes'],
    ['a seat may reach further in its province', seat, MONS, 'unknown'],
    ['a seat reaches no further', seat, NAMUR, 'no'],
    ['a seat in Brussels may serve Brussels', { kind: 'seat', municipality: BRUXELLES }, IXELLES, 'unknown'],
    ['a list holds what it names', { kind: 'municipalities', municipalities: [LIEGE] }, LIEGE, 'yes'],
    ['a list holds nothing else', { kind: 'municipalities', municipalities: [LIEGE] }, HUY, 'no'],
    [
      'a police zone not read may be anywhere',
      { kind: 'policeZone', name: 'X', municipalities: [] },
      MONS,
      'unknown',
    ],
    ['a code that is no municipality is not refused', { kind: 'national' }, '99999', 'unknown'],
  ])('%s', (_, area, nis, expected) => {
    expect(territory.holds(area, nis)).toBe(expected);
  });

  it('the French community is Wallonia without its nine German-speaking municipalities, and Brussels', () => {
    const count = (answer: string) =>
      territory.municipalities.filter(({ nis }) => territory.holds(community('fr'), nis) === answer).length;

    expect(count('yes')).toBe(261 - 9 + 19);
    expect(count('unknown')).toBe(9);
  });

  it('the three divisions of Liège share its 75 municipalities', () => {
    const held = ['Huy', 'Liège', 'Verviers'].map((name) => territory.breadth(division(name, 'Liège')));

    expect(held).toEqual([24, 31, 20]);
  });
});

describe('how local an area is', () => {
  it('goes from one town to the world', () => {
    const areas: readonly Area[] = [
      { kind: 'municipalities', municipalities: [LIEGE] },
      { kind: 'judicialDivision', name: 'Liège', district: 'Liège' },
      { kind: 'judicialDistrict', name: 'Liège' },
      { kind: 'province', name: 'Liège' },
      { kind: 'region', name: 'wallonie' },
      { kind: 'community', name: 'fr' },
      { kind: 'national' },
      { kind: 'international' },
    ];

    expect(areas.toReversed().toSorted((a, b) => territory.breadth(a) - territory.breadth(b))).toEqual(areas);
  });
});

describe('the distance between two municipalities', () => {
  it('is as the crow flies', () => {
    expect(territory.distanceKm(LIEGE, BRUXELLES)).toBeGreaterThan(85);
    expect(territory.distanceKm(LIEGE, BRUXELLES)).toBeLessThan(95);
    expect(territory.distanceKm(LIEGE, LIEGE)).toBe(0);
  });

  it('is without end to a place that does not exist', () => {
    expect(territory.distanceKm(LIEGE, '99999')).toBe(Infinity);
  });
});
