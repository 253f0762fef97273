import { describe, expect, test } from 'vitest';
import { LOCALES } from '#kernel/locale.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { competence } from './competence.ts';
import { loadDirectory } from './load.ts';

const territory = loadTerritory();
const directory = loadDirectory(territory);

const ESNEUX = '62032';
const FOREST = '21007';
const TOURNAI = '57081';

function answer(kind: string, nis: string) {
  const result = competence(kind, nis, { directory, territory });
  if (!result.ok) throw new Error(result.refusal);
  return result.items;
}
const idsOf = (kind: string, nis: string) => answer(kind, nis).map(({ service }) => service.id);

describe('who is competent here', () => {
  test('the branch whose area holds the municipality comes first, the head of the network after', () => {
    expect(idsOf('saj', ESNEUX)[0]).toBe('saj-liege');
    expect(idsOf('cpvs', ESNEUX).slice(0, 2)).toEqual(['cpvs-liege', 'cpvs']);
    expect(idsOf('sapv', FOREST)[0]).toBe('sapv-forest');
    expect(idsOf('aide-victimes', ESNEUX)[0]).toBe('sav-liege-calia');
  });

  test('a branch of another district is not there at all', () => {
    expect(idsOf('saj', ESNEUX)).not.toContain('saj-namur');
  });

  test('the nearest rule comes first: a list of municipalities before a province before the country', () => {
    const sure = answer('violences-conjugales', '92094').filter(({ competent }) => competent === 'yes');
    const breadths = sure.map(({ service }) => (service.area ? territory.breadth(service.area) : Infinity));

    expect(sure.length).toBeGreaterThan(2);
    expect(breadths).toEqual([...breadths].sort((a, b) => a - b));
  });

  test('what is not open yet, or whose limits are not known, comes last and says so', () => {
    const items = answer('cpvs', TOURNAI);
    const tournai = items.find(({ service }) => service.id === 'cpvs-tournai');

    expect(items[0]?.service.id).toBe('cpvs-charleroi');
    expect(tournai?.competent).toBe('unknown');
    expect(tournai?.reason.fr).toContain('annoncée');
    expect(items.map(({ competent }) => competent)).toEqual([
      ...items.filter(({ competent }) => competent === 'yes').map(() => 'yes'),
      ...items.filter(({ competent }) => competent === 'unknown').map(() => 'unknown'),
    ]);
  });

  test('each answer carries its reason in the four languages, naming the place', () => {
    const [first] = answer('saj', ESNEUX);

    expect(first?.reason.fr).toMatch(/^Son territoire comprend Esneux : .+\.$/);
    for (const locale of LOCALES) expect(first?.reason[locale]).toContain('Esneux');
  });

  test('a wide area says how wide, a deduced one that it was deduced', () => {
    expect(answer('cpvs', ESNEUX).find(({ service }) => service.id === 'cpvs')?.reason.fr).toBe(
      'Son territoire est large : Belgique.',
    );
    expect(answer('spj', ESNEUX)[0]?.reason.fr).toContain('déduit');
    expect(answer('sapv', FOREST)[0]?.reason).toMatchObject({
      fr: 'Son territoire comprend Forest.',
      nl: 'Vorst ligt in het gebied van deze dienst.',
    });
  });

  test('a theme of the directory is a kind too', () => {
    expect(idsOf('traite', ESNEUX)).toEqual(expect.arrayContaining(['surya']));
    expect(idsOf('traite', ESNEUX)).not.toContain('payoke');
  });

  test('an old code of a merged municipality is understood', () => {
    expect(idsOf('saj', '82003')).toEqual(idsOf('saj', '82039'));
  });
});

describe('what is refused', () => {
  test('a kind nobody knows, a municipality nobody knows', () => {
    expect(competence('saj', '99999', { directory, territory })).toEqual({
      ok: false,
      refusal: 'municipalityUnknown',
    });
    expect(competence('toString', ESNEUX, { directory, territory })).toEqual({
      ok: false,
      refusal: 'kindUnknown',
    });
  });
});
