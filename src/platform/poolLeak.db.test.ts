import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newOrganisation, plantRows, type SignedIn } from '../../tests/support/organisations.ts';
import { openDatabase, openPool } from './database.ts';

/** As many as fit in a minute on a slow machine; `SLOW=1` for the whole promise. */
const REQUESTS = process.env['SLOW'] ? 100_000 : 5_000;
const AT_ONCE = 50;

const owner = openDatabase<unknown>(inject('ownerUrl'));
const pool = openPool(inject('staffUrl'), 2);
const staff = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
let organisations: readonly SignedIn[];

beforeAll(async () => {
  organisations = [];
  for (const name of ['Un', 'Deux', 'Trois']) {
    const organisation = await newOrganisation({ owner, staff }, name);
    await plantRows(owner, organisation);
    organisations = [...organisations, organisation];
  }
});
afterAll(async () => {
  await staff.destroy();
  await owner.destroy();
});

/** What goes wrong in a request, after it has entered: nothing, mostly. */
const TROUBLES = [
  'none',
  'none',
  'none',
  'none',
  'thrown',
  'refused',
  'timeout',
  'severed',
  'set for the session',
  'transaction left open',
] as const;
type Request = { readonly who: number; readonly trouble: (typeof TROUBLES)[number]; readonly wait: number };
/** 3 is a visitor, who is signed in nowhere and must see nothing. */
const request: fc.Arbitrary<Request> = fc.record({
  who: fc.nat(3),
  trouble: fc.constantFrom(...TROUBLES),
  wait: fc.nat(2),
});

type Seen = { rows: number; foreign: number; troubled: number };

async function look(tx: Kysely<unknown>, who: number, seen: Seen): Promise<void> {
  const { rows } = await sql<{ organisation_id: string }>`select organisation_id from file
    union all select organisation_id from team_key`.execute(tx);
  seen.rows += rows.length;
  seen.foreign += rows.filter(
    ({ organisation_id }) => organisation_id !== organisations[who]?.organisation,
  ).length;
}

async function serve({ who, trouble, wait }: Request, seen: Seen): Promise<void> {
  const person = organisations[who];
  try {
    if (trouble === 'transaction left open') return await leaveOpen(person);
    await staff.transaction().execute(async (tx) => {
      if (person)
        await sql`select from sec.enter(${person.session.id}, ${person.session.secret})`.execute(tx);
      await look(tx, who, seen);
      if (wait > 0) await sleep(wait);
      await fail(tx, trouble, person);
      await look(tx, who, seen);
    });
  } catch {
    seen.troubled += 1;
  }
}

async function fail(tx: Transaction<unknown>, trouble: Request['trouble'], person?: SignedIn): Promise<void> {
  if (trouble === 'thrown') throw new Error('a fault of ours');
  if (trouble === 'refused') await sql`select 1 / 0`.execute(tx);
  if (trouble === 'timeout') {
    await sql`set local statement_timeout = 1`.execute(tx);
    await sql`select pg_sleep(1)`.execute(tx);
  }
  if (trouble === 'severed') await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  if (trouble === 'set for the session')
    await sql`select set_config('relais.secret', ${person?.session.secret ?? ''}, false)`.execute(tx);
}

/** A fault of a program: a connection given back in the middle of things, signed in for its whole life. */
async function leaveOpen(person?: SignedIn): Promise<void> {
  const client = await pool.connect();
  await client.query(`select set_config('relais.secret', $1, false)`, [person?.session.secret ?? '']);
  await client.query('begin');
  client.release();
}

describe('two connections, three organisations, and everything that can go wrong', () => {
  it(`${REQUESTS} interleaved requests show no row of somebody else's`, { timeout: 1_800_000 }, async () => {
    const seen: Seen = { rows: 0, foreign: 0, troubled: 0 };

    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (requests) => {
        await Promise.all(requests.map((one) => serve(one, seen)));
        expect(seen.foreign).toBe(0);
      }),
      { numRuns: REQUESTS / AT_ONCE, endOnFailure: true },
    );

    // Each organisation has two rows here, seen twice in a request that goes well.
    expect(seen.rows).toBeGreaterThan(REQUESTS);
    expect(seen.troubled).toBeGreaterThan(REQUESTS / 10);
  });

  it('a pool that forgets nothing would show them', async () => {
    const { default: pg } = await import('pg');
    const plain = new pg.Pool({ connectionString: inject('staffUrl'), max: 1 });
    const leaky = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: plain }) });
    const seen: Seen = { rows: 0, foreign: 0, troubled: 0 };
    await sql`select set_config('relais.secret', ${organisations[0]?.session.secret ?? ''}, false)`.execute(
      leaky,
    );
    await look(leaky, 3, seen);
    await leaky.destroy();

    expect(seen.foreign).toBe(2);
  });
});
