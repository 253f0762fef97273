import { describe, expect, it } from 'vitest';
import { loadTerritory } from '../server/index.ts';
import { districtBySlug, MAP_DISTRICTS } from './mapDistricts.ts';
import { MAP_SIZE, mapPoint } from './mapGeometry.ts';
import { DISTRICT_OUTLINES } from './mapOutlines.ts';

const { municipalities } = loadTerritory();

describe('the outlines', () => {
  it('draw the judicial districts of the municipalities, all of them and no other', () => {
    const districts = new Set(municipalities.map(({ judicialDistrict }) => judicialDistrict));

    expect(new Set(Object.keys(DISTRICT_OUTLINES))).toEqual(districts);
    expect(districts.size).toBe(12);
  });

  it('hold the centre of each of the 565 municipalities in its own district, and in no other', () => {
    const astray = municipalities.filter((municipality) => {
      const found = MAP_DISTRICTS.filter(({ path }) => holds(path, mapPoint(municipality)));
      return found.map(({ name }) => name).join() !== municipality.judicialDistrict;
    });

    expect(municipalities).toHaveLength(565);
    expect(astray.map(({ names }) => names.fr)).toEqual([]);
  });

  it('stay inside the frame', () => {
    for (const { x, y } of Object.values(DISTRICT_OUTLINES).flatMap(ringsOf).flat()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(MAP_SIZE.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(MAP_SIZE.height);
    }
  });
});

describe('the address of a district', () => {
  it('is plain letters, and leads back to it', () => {
    for (const { name, slug } of MAP_DISTRICTS) {
      expect(slug).toMatch(/^[a-z-]+$/);
      expect(districtBySlug(slug)?.name).toBe(name);
    }
    expect(MAP_DISTRICTS.map(({ slug }) => slug)).toContain('flandre-occidentale');
  });
});

type Point = { x: number; y: number };

/** The outlines hold only `M`, `l` and `z`, with whole numbers. */
function ringsOf(path: string): Point[][] {
  return path
    .split('z')
    .filter(Boolean)
    .map((ring) => {
      const numbers = (ring.match(/-?\d+/g) ?? []).map(Number);
      const points: Point[] = [{ x: numbers[0]!, y: numbers[1]! }];
      for (let i = 2; i < numbers.length; i += 2) {
        const last = points.at(-1)!;
        points.push({ x: last.x + numbers[i]!, y: last.y + numbers[i + 1]! });
      }
      return points;
    });
}

/** Even-odd: a ray to the east crosses the outline an odd number of times. */
function holds(path: string, { x, y }: Point): boolean {
  let inside = false;
  for (const ring of ringsOf(path)) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    });
  }
  return inside;
}
