import type { Territory } from '#modules/territory/index.ts';
import type { Directory, Service } from '../domain/service.ts';
import { townOf } from '../domain/townOf.ts';
import { testsOf, type FilterName, type Filters } from './filters.ts';
import { newRanking, type Rank } from './ranking.ts';

/** What is asked of the directory: words or a number, and filters that add up (AND). */
export type SearchQuery = Filters & {
  readonly q?: string | null | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

export type SearchItem = {
  readonly service: Service;
  /** From the municipality asked to that of the service; absent when either is not known or protected. */
  readonly distanceKm?: number;
  /** The filters we cannot answer for this service: unknown is not no, so it stays, after the others. */
  readonly unknown: readonly FilterName[];
};
export type SearchResult = { readonly total: number; readonly items: readonly SearchItem[] };
export type Search = (query: SearchQuery) => SearchResult;

const DEFAULT_LIMIT = 20;
/** What is read of a query: longer than any name, too short to keep the search busy. */
const LONGEST_QUERY = 200;

/**
 * The search over a directory, in memory. The order is always the same for the same query: certain answers
 * before uncertain ones, then the best match, then the most local, then the nearest, then the directory's order.
 */
export function newSearch(directory: Directory, territory: Territory): Search {
  const { services } = directory;
  const rank = newRanking(directory, territory);
  const everything = new Map<number, Rank>(services.map((_, id) => [id, { level: 0, score: 0 }]));

  return ({ q, limit = DEFAULT_LIMIT, offset = 0, ...filters }) => {
    const ranks = (q ? rank(q.slice(0, LONGEST_QUERY)) : null) ?? everything;
    const tests = testsOf(filters, territory);
    const found: Found[] = [];
    for (const [id, { level, score }] of ranks) {
      const service = services[id];
      if (!service) continue;
      const unknown = unanswered(tests, service);
      if (unknown === null) continue;
      const local = locality(service, filters.municipality ?? null, territory);
      found.push({ id, service, level, score, unknown, ...local });
    }
    const page = found.sort(byAnswer).slice(offset, offset + limit);
    return { total: found.length, items: page.map(itemOf) };
  };
}

type Found = Rank & {
  readonly id: number;
  readonly service: Service;
  readonly unknown: readonly FilterName[];
  readonly breadth: number;
  readonly distance: number | null;
};

/** The tests this service leaves open; null when it fails one. */
function unanswered(tests: ReturnType<typeof testsOf>, service: Service): readonly FilterName[] | null {
  const unknown: FilterName[] = [];
  for (const [name, test] of tests) {
    const truth = test(service);
    if (truth === 'no') return null;
    if (truth === 'unknown') unknown.push(name);
  }
  return unknown;
}

function byAnswer(a: Found, b: Found): number {
  return (
    a.unknown.length - b.unknown.length ||
    b.level - a.level ||
    b.score - a.score ||
    compare(a.breadth, b.breadth) ||
    compare(a.distance ?? Infinity, b.distance ?? Infinity) ||
    a.id - b.id
  );
}

// Infinity minus Infinity is not a number.
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

function locality(service: Service, nis: string | null, territory: Territory) {
  if (nis === null) return { breadth: 0, distance: null };
  const { area } = service;
  const own = townOf(service);
  const distance = own === null ? Infinity : territory.distanceKm(nis, own);
  return {
    breadth: area === null ? Infinity : territory.breadth(area),
    distance: Number.isFinite(distance) ? distance : null,
  };
}

function itemOf({ service, unknown, distance }: Found): SearchItem {
  return distance === null ? { service, unknown } : { service, unknown, distanceKm: Math.round(distance) };
}
