import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { MAP_SIZE, mapPoint } from '../src/modules/territory/domain/mapGeometry.ts';
import { loadTerritory } from '../src/modules/territory/server/index.ts';

/*
 * Draws src/modules/territory/domain/mapOutlines.ts from the centres of the municipalities, the only geography the
 * project holds: each point of a grid belongs to the district of the nearest centre, if one is near enough. The result
 * is for looking at. Run it when the municipalities change: node scripts/drawOutlines.ts
 */

export const OUTLINES_FILE = 'src/modules/territory/domain/mapOutlines.ts';

/** Side of a cell, in units of the map (about 1.7 km). */
const CELL = 6;
/** How far a municipality reaches beyond its centre, from how far its neighbours are; in units of the map. */
const REACH = { neighbours: 4, share: 0.95, least: 20, most: 40 };

type Centre = { readonly x: number; readonly y: number; readonly district: string };
type Cells = readonly (readonly (string | null)[])[];
type Step = { readonly from: string; readonly to: string };

const columns = Math.ceil(MAP_SIZE.width / CELL) + 2;
const rows = Math.ceil(MAP_SIZE.height / CELL) + 2;

function cellsOf(centres: readonly Centre[]): Cells {
  const reach = centres.map((centre) => reachOf(centre, centres));
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const [x, y] = [(column - 0.5) * CELL, (row - 0.5) * CELL];
      const inFrame =
        Math.min(x, y) > CELL / 2 && x < MAP_SIZE.width - CELL / 2 && y < MAP_SIZE.height - CELL / 2;
      let [nearest, distance] = [0, Infinity];
      centres.forEach((centre, index) => {
        const away = Math.hypot(centre.x - x, centre.y - y);
        if (away < distance) [nearest, distance] = [index, away];
      });
      const isNear = inFrame && distance < (reach[nearest] ?? 0);
      return { district: centres[nearest]?.district ?? null, isNear };
    }),
  );
  const abroad = reachedFromCorner(cells.map((row) => row.map(({ isNear }) => !isNear)));
  return cells.map((row, y) => row.map(({ district }, x) => (abroad[y]?.[x] ? null : district)));
}

function reachOf(centre: Centre, centres: readonly Centre[]): number {
  const distances = centres
    .filter((other) => other !== centre)
    .map(({ x, y }) => Math.hypot(x - centre.x, y - centre.y))
    .sort((a, b) => a - b)
    .slice(0, REACH.neighbours);
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  return Math.min(Math.max(mean * REACH.share, REACH.least), REACH.most);
}

/** The free cells that touch the corner: what is free but enclosed is a hole, and belongs to the country. */
function reachedFromCorner(free: readonly (readonly boolean[])[]): readonly (readonly boolean[])[] {
  const reached = free.map((row) => row.map(() => false));
  const queue: [number, number][] = [[0, 0]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [y, x] = next;
    if (!free[y]?.[x] || reached[y]?.[x]) continue;
    (reached[y] ?? [])[x] = true;
    queue.push([y - 1, x], [y + 1, x], [y, x - 1], [y, x + 1]);
  }
  return reached;
}

/** Each side between the district and anything else, from corner to corner, the district on the right. */
function sidesOf(cells: Cells, district: string): Map<string, Step[]> {
  const sides = new Map<string, Step[]>();
  const isOwn = (y: number, x: number): boolean => cells[y]?.[x] === district;
  const add = (from: string, to: string): void => {
    sides.set(from, [...(sides.get(from) ?? []), { from, to }]);
  };
  cells.forEach((row, y) =>
    row.forEach((_, x) => {
      if (!isOwn(y, x)) return;
      if (!isOwn(y - 1, x)) add(`${x},${y}`, `${x + 1},${y}`);
      if (!isOwn(y, x + 1)) add(`${x + 1},${y}`, `${x + 1},${y + 1}`);
      if (!isOwn(y + 1, x)) add(`${x + 1},${y + 1}`, `${x},${y + 1}`);
      if (!isOwn(y, x - 1)) add(`${x},${y + 1}`, `${x},${y}`);
    }),
  );
  return sides;
}

/** Through the middle of each side: two districts that share a border share its middles, and stairs become slopes. */
function ringsOf(sides: Map<string, Step[]>): [number, number][][] {
  const rings: [number, number][][] = [];
  const middle = ({ from, to }: Step): [number, number] => {
    const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [from.split(',').map(Number), to.split(',').map(Number)];
    return [((x1 + x2) / 2 - 1) * CELL, ((y1 + y2) / 2 - 1) * CELL];
  };
  for (const start of sides.keys()) {
    const ring: [number, number][] = [];
    for (let step = sides.get(start)?.pop(); step; step = sides.get(step.to)?.pop()) ring.push(middle(step));
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}

function pathOf(rings: readonly [number, number][][]): string {
  return rings
    .map((ring) => {
      const corners = ring.filter(
        (point, index) => !isStraight(ring.at(index - 1), point, ring[(index + 1) % ring.length]),
      );
      const steps = corners.map(([x, y], index) => {
        const [px, py] = corners[index - 1] ?? [0, 0];
        return `${index === 0 ? 'M' : index === 1 ? 'l' : ' '}${x - px} ${y - py}`;
      });
      return `${steps.join('')}z`;
    })
    .join('');
}

function isStraight(a?: readonly number[], b?: readonly number[], c?: readonly number[]): boolean {
  const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = [], [cx = 0, cy = 0] = []] = [a, b, c];
  return (bx - ax) * (cy - by) === (by - ay) * (cx - bx);
}

/** The text of the file, as it must be. */
export async function outlinesText(): Promise<string> {
  const centres = loadTerritory().municipalities.map((one) => ({
    ...mapPoint(one),
    district: one.judicialDistrict,
  }));
  const cells = cellsOf(centres);
  const districts = [...new Set(centres.map(({ district }) => district))].sort();
  const lines = districts.map((name) => `'${name}': '${pathOf(ringsOf(sidesOf(cells, name)))}',`);
  const text = `// Written by scripts/drawOutlines.ts from the centres of the municipalities. For looking at, never for deciding what
// lies where: that is what the municipalities are for.

/** SVG path of each judicial district, by its French name, in the units of \`mapPoint\`. */
export const DISTRICT_OUTLINES: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
  return format(text, { ...(await resolveConfig(OUTLINES_FILE)), filepath: OUTLINES_FILE });
}

if (import.meta.main) writeFileSync(OUTLINES_FILE, await outlinesText());
