/** A point of the map, in its own units: one is about 280 m, the origin is the north-west corner. */
export type MapPoint = { readonly x: number; readonly y: number };
/** A point with something to say: `weight` is how many things stand there. */
export type MapDot = MapPoint & { readonly id: string; readonly weight: number; readonly radius: number };
export type MapWindow = MapPoint & { readonly width: number; readonly height: number };

/** The whole map. The numbers belong to the outlines: change both together. */
export const MAP_SIZE = { width: 1000, height: 821 } as const;
const WEST = 2.52;
const NORTH = 51.52;
const UNITS_PER_DEGREE = 402.08;
/** At this latitude a degree east is that much shorter than a degree north; Belgium is small enough for one value. */
const EAST_SHRINK = Math.cos((50.5 * Math.PI) / 180);

export function mapPoint(place: { readonly lat: number; readonly lon: number }): MapPoint {
  return {
    x: round((place.lon - WEST) * EAST_SHRINK * UNITS_PER_DEGREE),
    y: round((NORTH - place.lat) * UNITS_PER_DEGREE),
  };
}

/** Area grows with weight, so ten services look ten times one, not a hundred. `scale` is smaller on a closer map. */
export function dotRadius(weight: number, scale = 1): number {
  return round((7 + 4 * Math.sqrt(weight)) * scale);
}

const GAP = 2;
const ROUNDS = 60;

/**
 * Moves dots that cover each other apart, just enough to touch each one with a finger or read it.
 * The order of the dots does not change the drawing, and a dot with room around it does not move.
 */
export function spreadDots(dots: readonly MapDot[]): readonly MapDot[] {
  let moved = [...dots].sort((a, b) => a.id.localeCompare(b.id));
  for (let turn = 0; turn < ROUNDS; turn++) {
    const next = moved.map((dot) => pushedBy(dot, moved));
    if (next.every((dot, i) => dot.x === moved[i]?.x && dot.y === moved[i]?.y)) break;
    moved = next;
  }
  return moved;
}

/** How far around its centre a dot may be touched: wider than it looks, as long as no other dot is nearer. */
export function touchRadius(dot: MapDot, dots: readonly MapDot[]): number {
  const nearest = dots
    .filter(({ id }) => id !== dot.id)
    .map((other) => Math.hypot(dot.x - other.x, dot.y - other.y) - other.radius);
  return round(Math.max(dot.radius, Math.min(FINGER, ...nearest)));
}

/** Half of 44 px when the map is drawn at its own size. */
const FINGER = 22;

function pushedBy(dot: MapDot, others: readonly MapDot[]): MapDot {
  let { x, y } = dot;
  for (const other of others) {
    if (other.id === dot.id) continue;
    const dx = dot.x - other.x;
    const dy = dot.y - other.y;
    const distance = Math.hypot(dx, dy);
    const overlap = dot.radius + other.radius + GAP - distance;
    if (overlap <= 0) continue;
    // Two dots on the very same point: the first in order goes east, the other west.
    const [ux, uy] = distance > 0 ? [dx / distance, dy / distance] : [dot.id < other.id ? 1 : -1, 0];
    x += (ux * overlap) / 2;
    y += (uy * overlap) / 2;
  }
  return { ...dot, x: round(x), y: round(y) };
}

/** The part of the map around a point, moved as little as needed to stay on the map. */
export function mapWindow(around: MapPoint, width: number, height: number = round(width * 0.53)): MapWindow {
  return {
    x: round(clamp(around.x - width / 2, 0, MAP_SIZE.width - width)),
    y: round(clamp(around.y - height / 2, 0, MAP_SIZE.height - height)),
    width,
    height,
  };
}

/** The smallest window that shows all the points with room around them. */
export function windowOf(points: readonly MapPoint[]): MapWindow {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [north, south] = [Math.min(...ys), Math.max(...ys)];
  const middle = { x: (west + east) / 2, y: (north + south) / 2 };
  return mapWindow(middle, round(east - west + 2 * ROOM), round(south - north + 2 * ROOM));
}

/** Past the centre of a municipality, so that the border of its district shows too. */
const ROOM = 45;

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
