import type { MapDot, MapPoint } from './mapGeometry.ts';

/** A name written on the map; `anchor` is the side of the point the text starts from, as SVG calls it. */
export type MapName = MapPoint & { readonly text: string; readonly anchor: 'start' | 'middle' | 'end' };

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Of a letter, for text of size 1. Wide rather than narrow: a name must not touch what is beside it. */
const LETTER = 0.55;
const GAP = 0.3;

/**
 * Writes each name beside its dot where it covers the fewest dots and names already written: above, below, right,
 * left. A name whose place has no dot is written around the bare point. `size` is that of the text, in units of the map.
 */
export function placeNames(
  names: readonly (MapPoint & { readonly id: string; readonly text: string })[],
  dots: readonly MapDot[],
  size: number,
): readonly MapName[] {
  const taken: Box[] = dots.map(boxOfDot);
  return names.map(({ id, text, x, y }) => {
    const centre = dots.find((dot) => dot.id === id) ?? { x, y, radius: 0 };
    const [best] = around(text, centre, size)
      .map((name) => ({ name, box: boxOfName(name, size) }))
      .map((candidate) => ({
        ...candidate,
        covered: taken.filter((box) => overlap(box, candidate.box)).length,
      }))
      .sort((a, b) => a.covered - b.covered);
    const name = best?.name ?? { text, x, y, anchor: 'middle' as const };
    taken.push(boxOfName(name, size));
    return name;
  });
}

function around(
  text: string,
  { x, y, radius }: MapPoint & { readonly radius: number },
  size: number,
): readonly MapName[] {
  const away = radius + GAP * size;
  const level = y + size / 3;
  return [
    { text, x, y: y - away, anchor: 'middle' },
    { text, x, y: y + away + size * 0.75, anchor: 'middle' },
    { text, x: x + away, y: level, anchor: 'start' },
    { text, x: x - away, y: level, anchor: 'end' },
  ];
}

function boxOfName({ text, x, y, anchor }: MapName, size: number): Box {
  const width = text.length * LETTER * size;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.25 };
}

function boxOfDot({ x, y, radius }: MapDot): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
