import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Network } from '../tests/support/network.ts';
import { openAs, type House } from './workplaceHouse.ts';
import { median, ms, percentile, type Row } from './table.ts';

const PAGES = 300;
const IDS = 300;
const WARM = 10;
const BUDGET_MS = 3;

/** The first page of somebody who is signed in, beside the door, which asks the database nothing of anybody. */
export async function firstPage({ address, director }: House): Promise<Row> {
  const times: { own: number[]; open: number[] } = { own: [], open: [] };
  for (let n = 0; n < WARM + PAGES; n += 1) {
    const own = await openAs(`${address}/espace`, director.token);
    const open = await openAs(`${address}/espace/entrer`, '');
    if (own.status !== 203 || open.status !== 203) throw new Error(`${own.status}, ${open.status}`);
    if (n < WARM) continue;
    times.own.push(own.took);
    times.open.push(open.took);
  }
  return {
    what: `first page of somebody signed in, over HTTP, ${PAGES} times in turn`,
    measured: `p50 ${ms(median(times.own))}, p95 ${ms(percentile(times.own, 0.95))}`,
    beside: `the door, where nobody is signed in: p50 ${ms(median(times.open))}, p95 ${ms(percentile(times.open, 0.95))}`,
  };
}

/** An id of another house beside one that nobody has: both are "not found", and neither sooner. */
export async function foreignIds(house: House): Promise<Row[]> {
  const { network, stranger } = house;
  const team = await teamOf(network, stranger.organisation);
  return [
    await foreign(house, { of: 'a colleague', page: 'organisation/membres', id: stranger.account }),
    await foreign(house, { of: 'a team', page: 'organisation/equipes', id: team }),
  ];
}

async function teamOf(network: Network, organisation: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from team where organisation_id = ${organisation} limit 1`.execute(network.owner);
  if (!rows[0]) throw new Error('the other house has no team');
  return rows[0].id;
}

type Asked = { readonly of: string; readonly page: string; readonly id: string };

async function foreign({ address, director }: House, { of, page, id }: Asked): Promise<Row> {
  const [foreign, unknown]: [number[], number[]] = [[], []];
  for (let n = 0; n < WARM + IDS; n += 1) {
    const tries = [
      { times: foreign, asked: id },
      { times: unknown, asked: randomUUID() },
    ];
    // Whichever comes second finds things warm: each does half of the time.
    for (const { times, asked } of n % 2 === 0 ? tries : tries.toReversed()) {
      const { status, took } = await openAs(`${address}/espace/${page}/${asked}`, director.token);
      if (status !== 404) throw new Error(`${page} answered ${status}`);
      if (n >= WARM) times.push(took);
    }
  }
  const apart = Math.abs(median(foreign) - median(unknown));
  return {
    what: `${of} of another house, beside an id that nobody has, ${IDS} each in turn`,
    measured: `medians ${ms(median(foreign))} and ${ms(median(unknown))}, ${ms(apart)} apart`,
    budget: `< ${BUDGET_MS} ms`,
    ok: apart < BUDGET_MS,
  };
}
