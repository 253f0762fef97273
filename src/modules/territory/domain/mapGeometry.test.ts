import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dotRadius,
  MAP_SIZE,
  mapPoint,
  mapWindow,
  spreadDots,
  touchRadius,
  windowOf,
  type MapDot,
} from './mapGeometry.ts';

const LIEGE = { lat: 50.6337, lon: 5.5675 };
const TOURNAI = { lat: 50.6056, lon: 3.3879 };
const ARLON = { lat: 49.6833, lon: 5.8167 };

const dot = (id: string, x: number, y: number, weight = 1): MapDot => ({
  id,
  x,
  y,
  weight,
  radius: dotRadius(weight),
});

describe('a place on the map', () => {
  it('puts Tournai west of Liège, and Arlon south of both', () => {
    expect(mapPoint(TOURNAI).x).toBeLessThan(mapPoint(LIEGE).x);
    expect(mapPoint(ARLON).y).toBeGreaterThan(mapPoint(LIEGE).y);
  });

  it('keeps the shape of the country: a kilometre east is as long as a kilometre south', () => {
    const origin = mapPoint(LIEGE);
    const north = mapPoint({ lat: LIEGE.lat + 0.0899, lon: LIEGE.lon });
    const east = mapPoint({ lat: LIEGE.lat, lon: LIEGE.lon + 0.0899 / Math.cos((50.63 * Math.PI) / 180) });

    expect(east.x - origin.x).toBeCloseTo(origin.y - north.y, 0);
  });
});

describe('dots that cover each other', () => {
  it('come apart until each can be touched', () => {
    const apart = spreadDots([dot('a', 100, 100, 9), dot('b', 101, 100), dot('c', 100, 100)]);

    for (const one of apart) {
      for (const other of apart.filter(({ id }) => id !== one.id)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(
          one.radius + other.radius - 0.5,
        );
      }
    }
  });

  it('leave alone a dot with room around it', () => {
    const [, , alone] = spreadDots([dot('a', 100, 100), dot('b', 101, 100), dot('z', 500, 500)]);

    expect(alone).toEqual(dot('z', 500, 500));
  });

  it('give the same drawing whatever their order', () => {
    const dots = [dot('a', 10, 10), dot('b', 12, 11), dot('c', 9, 14, 4), dot('d', 300, 300)];

    fc.assert(
      fc.property(fc.shuffledSubarray(dots, { minLength: 4, maxLength: 4 }), (shuffled) => {
        expect(spreadDots(shuffled)).toEqual(spreadDots(dots));
      }),
    );
  });
});

describe('the weight of a dot', () => {
  it('shows in its area: sixteen services are not sixteen times as wide', () => {
    expect(dotRadius(16)).toBeGreaterThan(dotRadius(1));
    expect(dotRadius(16)).toBeLessThan(4 * dotRadius(1));
  });
});

describe('where a dot may be touched', () => {
  it('is wider than the dot when it stands alone, and never covers its neighbour', () => {
    const [near, other, alone] = [dot('a', 100, 100), dot('b', 124, 100), dot('z', 500, 500)];
    const dots = [near, other, alone];

    expect(touchRadius(alone, dots)).toBeGreaterThan(alone.radius);
    expect(touchRadius(near, dots) + other.radius).toBeLessThanOrEqual(24.1);
  });
});

describe('a window on the map', () => {
  it('shows every point it is made for, and no more of the map than needed', () => {
    const points = [mapPoint(LIEGE), mapPoint(ARLON)];
    const view = windowOf(points);

    for (const { x, y } of points) {
      expect(x).toBeGreaterThan(view.x);
      expect(x).toBeLessThan(view.x + view.width);
      expect(y).toBeGreaterThan(view.y);
      expect(y).toBeLessThan(view.y + view.height);
    }
    expect(view.width).toBeLessThan(MAP_SIZE.width / 2);
  });

  it('centres on its point', () => {
    const around = mapWindow(mapPoint(LIEGE), 300);

    expect(around.x + around.width / 2).toBeCloseTo(mapPoint(LIEGE).x, 0);
    expect(around.y + around.height / 2).toBeCloseTo(mapPoint(LIEGE).y, 0);
  });

  it('never leaves the map', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 821 }), (x, y) => {
        const view = mapWindow({ x, y }, 300);
        expect(view.x).toBeGreaterThanOrEqual(0);
        expect(view.y).toBeGreaterThanOrEqual(0);
        expect(view.x + view.width).toBeLessThanOrEqual(MAP_SIZE.width);
        expect(view.y + view.height).toBeLessThanOrEqual(MAP_SIZE.height);
      }),
    );
  });
});
