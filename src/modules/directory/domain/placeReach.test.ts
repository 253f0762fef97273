import { describe, expect, it } from 'vitest';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { reachOf, widthOf } from './placeReach.ts';

const territory = loadTerritory();
const AYWAILLE = '62009';
const HUY = '61031';
const LIEGE = '62063';
const place = (nis: string) => territory.municipalities.filter((one) => one.nis === nis);
const district = (name: string) =>
  territory.municipalities.filter(({ judicialDistrict }) => judicialDistrict === name);

describe('how much of a place a service serves', () => {
  it('is the whole of a municipality inside its area, and none of one outside', () => {
    const area = { kind: 'municipalities', municipalities: [AYWAILLE] } as const;

    expect(reachOf(area, place(AYWAILLE), territory)).toBe('whole');
    expect(reachOf(area, place(HUY), territory)).toBe('none');
  });

  it('is a part of the district when only one division is served', () => {
    const area = { kind: 'judicialDivision', name: 'Huy', district: 'Liège' } as const;

    expect(reachOf(area, district('Liège'), territory)).toBe('part');
    expect(reachOf({ kind: 'judicialDistrict', name: 'Liège' }, district('Liège'), territory)).toBe('whole');
  });

  it('is perhaps where only the town of the service is known', () => {
    const area = { kind: 'seat', municipality: LIEGE } as const;

    expect(reachOf(area, place(LIEGE), territory)).toBe('whole');
    expect(reachOf(area, place(HUY), territory)).toBe('perhaps');
  });

  it('is none when the territory of the service is not known at all, or is a zone whose municipalities are not', () => {
    const zone = { kind: 'policeZone', name: 'Boraine', municipalities: [] } as const;

    expect(reachOf(zone, place(LIEGE), territory)).toBe('none');
    expect(reachOf({ ...zone, municipalities: [LIEGE] }, place(LIEGE), territory)).toBe('whole');
    expect(reachOf(null, place(LIEGE), territory)).toBe('none');
  });
});

describe('how wide a service is', () => {
  it('tells the local from what is for a whole region or the country', () => {
    expect(widthOf({ kind: 'judicialDistrict', name: 'Liège' })).toBe('local');
    expect(widthOf({ kind: 'community', name: 'fr' })).toBe('region');
    expect(widthOf({ kind: 'national' })).toBe('country');
  });
});
