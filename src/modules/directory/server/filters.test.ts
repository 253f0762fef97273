import { describe, expect, test } from 'vitest';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { ACCESS, CATEGORIES, HELP, POPULATIONS } from '../domain/codes.ts';
import { loadDirectory } from './load.ts';
import { newSearch, type SearchQuery } from './search.ts';

const territory = loadTerritory();
const directory = loadDirectory(territory);
const search = newSearch(directory, territory);

const LIEGE = '62063';
const NAMUR = '92094';
const ALL = directory.services.length;
/** A Monday at half past ten: an office hour. */
const MONDAY = new Date('2026-11-23T10:30:00+01:00');
const MONDAY_NIGHT = new Date('2026-11-23T03:00:00+01:00');

const answer = (query: SearchQuery) => search({ limit: ALL, ...query }).items;
const idsOf = (query: SearchQuery) => answer(query).map(({ service }) => service.id);
const sureIds = (query: SearchQuery) =>
  answer(query)
    .filter(({ unknown }) => unknown.length === 0)
    .map(({ service }) => service.id);
const unsureIds = (query: SearchQuery) => idsOf(query).filter((id) => !sureIds(query).includes(id));

describe('unknown is not no', () => {
  test('a service whose hours nobody knows stays in the list of those open now, after them, marked', () => {
    const items = answer({ openAt: MONDAY });
    const firstUnsure = items.findIndex(({ unknown }) => unknown.length > 0);
    const kaleidos = items.find(({ service }) => service.id === 'kaleidos');

    expect(kaleidos?.unknown).toEqual(['openAt']);
    expect(items.slice(firstUnsure).every(({ unknown }) => unknown.length > 0)).toBe(true);
  });

  test('a service known to be closed leaves it', () => {
    expect(sureIds({ openAt: MONDAY })).toContain('sos-viol');
    expect(idsOf({ openAt: MONDAY_NIGHT })).not.toContain('sos-viol');
    expect(sureIds({ openAt: MONDAY_NIGHT })).toContain('tele-accueil-107');
  });

  test('on a public holiday an office whose hours do not speak of holidays is not said to be open', () => {
    const holiday = { openAt: new Date('2026-12-25T10:30:00+01:00') };

    expect(unsureIds(holiday)).toContain('sos-viol');
    expect(sureIds(holiday)).toContain('ecoute-enfants-103');
  });

  test('languages, price and anonymity that nobody wrote down stay possible', () => {
    expect(sureIds({ language: 'fr' })).toContain('sos-viol');
    expect(unsureIds({ language: 'nl' })).toContain('cpvs-liege');
    expect(idsOf({ language: 'nl' })).not.toContain('sos-viol');
    expect(sureIds({ free: true })).toContain('cpvs-liege');
    expect(unsureIds({ anonymous: true })).toContain('cpvs-liege');
  });

  test('two sources that disagree, with nothing retained, prove nothing', () => {
    expect(directory.find('crih')?.conflicts.map(({ field }) => field)).toContain('free');
    expect(sureIds({ free: true })).not.toContain('crih');
    expect(idsOf({ free: true })).toContain('crih');
  });
});

describe('a municipality', () => {
  test('keeps what serves it, the most local first, then what may', () => {
    const ids = sureIds({ municipality: LIEGE });

    expect(ids.indexOf('saj-liege')).toBeLessThan(ids.indexOf('sos-viol'));
    expect(idsOf({ municipality: LIEGE })).not.toContain('saj-namur');
    expect(unsureIds({ municipality: LIEGE })).toContain('inceste-moi-aussi');
  });

  test('gives the distance to the services whose town is known', () => {
    const [item] = search({ q: 'cpvs bruxelles', municipality: '21004', limit: 1 }).items;

    expect(item).toMatchObject({ service: { id: 'cpvs-bruxelles' }, distanceKm: 0 });
  });
});

describe('whom a service is for', () => {
  test('services for perpetrators and for professionals are those that say so', () => {
    expect(sureIds({ population: 'auteur' })).toContain('praxis');
    expect(idsOf({ population: 'auteur' })).not.toContain('sos-viol');
    expect(sureIds({ population: 'professionnel' })).toContain('equipes-mobiles');
    expect(idsOf({ population: 'professionnel' })).not.toContain('tele-accueil-107');
  });

  test('a gender that nobody mentions is not refused; another one is', () => {
    expect(sureIds({ population: 'homme' })).toContain('alias');
    expect(unsureIds({ population: 'homme' })).toContain('cpvs-liege');
    expect(idsOf({ population: 'homme' })).not.toContain('woman-do');
  });

  test('a service for children takes under-eighteens; one for everyone takes them too', () => {
    expect(sureIds({ population: 'mineur' })).toContain('ecoute-enfants-103');
    expect(sureIds({ population: 'mineur' })).toContain('tele-accueil-107');
    expect(idsOf({ population: 'enfant' })).not.toContain('brise-le-silence');
  });

  test('a person on her own does not get what only the head of a school may call', () => {
    expect(sureIds({ access: 'chef_etablissement' })).toContain('equipes-mobiles');
    expect(idsOf({ access: 'soi' })).not.toContain('equipes-mobiles');
  });
});

describe('filters add up', () => {
  test('two filters give what each of them gives', () => {
    const both = idsOf({ category: 'viol', municipality: NAMUR });
    const each = [idsOf({ category: 'viol' }), idsOf({ municipality: NAMUR })];

    expect(both).toContain('sos-viol-namur');
    expect([...both].sort()).toEqual(
      directory.services
        .map(({ id }) => id)
        .filter((id) => each.every((ids) => ids.includes(id)))
        .sort(),
    );
  });

  test('a second theme of a service counts as its first', () => {
    expect(idsOf({ category: 'auteurs' })).toEqual(
      expect.arrayContaining(['stop-it-now-bruxelles', 'praxis']),
    );
  });

  test('day and night keeps what never closes', () => {
    expect(sureIds({ dayAndNight: true })).toContain('urgence-112');
    expect(idsOf({ dayAndNight: true })).not.toContain('sos-viol');
  });

  test('a filter that is absent, null or false asks nothing', () => {
    const nothing: SearchQuery = {
      municipality: null,
      category: null,
      openAt: null,
      free: false,
      language: '',
    };

    expect(search(nothing).total).toBe(ALL);
  });

  test('every code finds services that bear it, and every total agrees with its items', () => {
    const queries: SearchQuery[] = [
      ...CATEGORIES.map((category) => ({ category })),
      ...HELP.map((help) => ({ help })),
      ...POPULATIONS.map((population) => ({ population })),
      ...ACCESS.map((access) => ({ access })),
    ];
    for (const query of queries) {
      expect(search({ ...query, limit: ALL }).total, JSON.stringify(query)).toBe(answer(query).length);
    }
  });
});
