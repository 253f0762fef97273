import { describe, expect, it } from 'vitest';
import { placeNames as place } from './mapNames.ts';

const SIZE = 17;
const placeNames = (names: Parameters<typeof place>[0], dots: Parameters<typeof place>[1]) =>
  place(names, dots, SIZE);
const dot = (id: string, x: number, y: number) => ({ id, x, y, weight: 1, radius: 10 });
const LIEGE = { id: 'liege', text: 'Liège', x: 100, y: 100 };

describe('a name on the map', () => {
  it('stands above its dot when there is room', () => {
    const [name] = placeNames([LIEGE], [dot('liege', 100, 100)]);

    expect(name?.anchor).toBe('middle');
    expect(name?.y).toBeLessThan(90);
  });

  it('goes under its dot when another stands above', () => {
    const [name] = placeNames([LIEGE], [dot('liege', 100, 100), dot('herstal', 100, 78)]);

    expect(name?.y).toBeGreaterThan(110);
  });

  it('goes to the side when both are taken', () => {
    const dots = [dot('liege', 100, 100), dot('herstal', 100, 78), dot('seraing', 100, 122)];

    expect(placeNames([LIEGE], dots)[0]?.anchor).toBe('start');
  });

  it('follows a dot that was moved away from its neighbours', () => {
    const [name] = placeNames([LIEGE], [dot('liege', 300, 300)]);

    expect(name?.x).toBe(300);
  });

  it('leaves room for the name before it', () => {
    const [first, second] = placeNames([LIEGE, { id: 'huy', text: 'Huy', x: 100, y: 101 }], []);

    expect(second?.y).not.toBeCloseTo(first!.y, -1);
  });
});
