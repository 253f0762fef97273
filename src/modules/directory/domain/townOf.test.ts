import { describe, expect, it } from 'vitest';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { loadDirectory } from '../server/index.ts';
import { townOf } from './townOf.ts';

const LIEGE = '62063';
const directory = loadDirectory(loadTerritory());
const model = directory.find('cpvs-liege')!;
const seat = { kind: 'seat', municipality: LIEGE } as const;

describe('the town of a service', () => {
  it('is the municipality of its address', () => {
    expect(townOf(model)).toBe(LIEGE);
  });

  it('is its seat when we know the town and no address', () => {
    expect(townOf({ ...model, address: null, area: seat })).toBe(LIEGE);
  });

  it('is not known for a service without either', () => {
    expect(townOf({ ...model, address: null, area: { kind: 'national' } })).toBeNull();
  });

  it('is never told for a protected address, even when the seat would tell it', () => {
    expect(townOf({ ...model, address: 'protected', area: seat })).toBeNull();
  });

  it('is not told for any protected service of the directory', () => {
    const secret = directory.services.filter(({ address }) => address === 'protected');

    expect(secret.length).toBeGreaterThan(0);
    expect(secret.map(townOf)).toEqual(secret.map(() => null));
  });
});
