import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { begin, type Begun } from '../tests/support/killed/begin.ts';
import { unopened } from '../tests/support/killed/records.ts';
import { newFolder } from '../tests/support/folder.ts';
import { debianPostgres } from '../tests/support/postgres.ts';
import { networkIn, ownerOf } from '../tests/support/workplace.ts';
import { newTeam } from '#modules/organisations/server/index.ts';
import type { Network } from '../tests/support/network.ts';

// A process that serves and a database that are killed, one after the other, and start again.
vi.setConfig({ testTimeout: 3_600_000 });

const SLOW = Boolean(process.env['SLOW']);
/** Of the process, of its database, of both at once: the whole promise with SLOW=1. */
const KILLS = SLOW ? 200 : 8;
const HOUSES = 2;

const data = newFolder();
const debian = process.env['RELAIS_TEST_DATABASE'] === 'postgresql' ? debianPostgres() : null;
const env = { RELAIS_DATA: data, RELAIS_LOG: 'silent', ...(debian && { RELAIS_POSTGRES_BIN: debian }) };
const keepers: { token: string; team: string }[] = [];
let serving: Begun;

beforeAll(async () => {
  serving = begin({ does: 'serving', keepers: [] }, env);
  await serving.next('ready');
  await inNetwork(async (network) => {
    for (let n = 0; n < HOUSES; n += 1) {
      const house = await network.found(`Maison Modèle ${n}`);
      const team = await network.as(house, ({ tx, ...acting }) =>
        newTeam(tx, acting, { label: 'Équipe Modèle', side: 'victims', keeper: house.account }),
      );
      if (!team.ok) throw new Error(team.refusal);
      keepers.push({ token: house.token, team: team.team });
    }
    await sql`update sec.session set idle_until = ends_at`.execute(network.owner);
  });
  await killBoth();
}, 120_000);
afterAll(async () => {
  await killBoth();
  rmSync(data, { recursive: true, force: true });
}, 60_000);

/** The embedded database is reached as the operator reaches it: it is elsewhere after each start. */
async function inNetwork<Result>(act: (network: Network) => Promise<Result>): Promise<Result> {
  const network = networkIn({ data, ownerUrl: ownerOf(data) });
  try {
    return await act(network);
  } finally {
    await network.close();
  }
}

const postgres = (): number => Number(readFileSync(join(data, 'postgres.running'), 'utf8').split('\n')[0]);

function killPostgres(): void {
  process.kill(postgres(), 'SIGKILL');
}

/** Nothing of it runs on: neither the process nor what it started. */
async function killBoth(): Promise<void> {
  const pid = postgres();
  await serving.kill();
  if (isThere(pid)) process.kill(pid, 'SIGKILL');
  while (isThere(pid)) await sleep(20);
}

function isThere(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

const acknowledged = (): readonly string[] =>
  serving.lines.filter((line) => line.startsWith('kept ')).map((line) => line.slice(5));

async function startAgain(): Promise<void> {
  serving = begin({ does: 'serving', keepers }, env);
  await serving.next('kept');
}

const filesIn = async (owner: Kysely<unknown>): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`select id from file order by id`.execute(owner);
  return rows.map(({ id }) => id);
};

/** Every file there is, as the people it belongs to open it: those that do not open whole. */
async function broken(): Promise<readonly string[]> {
  return await inNetwork(async (network) => {
    const closed: string[] = [];
    for (const { token, team } of keepers) {
      const { rows } = await sql<{ id: string }>`select id from file where team_id = ${team}`.execute(
        network.owner,
      );
      const ids = rows.map(({ id }) => id);
      for (let at = 0; at < ids.length; at += 500) {
        closed.push(...(await unopened(network.staff, token, ids.slice(at, at + 500))));
      }
    }
    return closed;
  });
}

describe(`killed at ${KILLS} random instants under load`, () => {
  it('all that was acknowledged is there and opens; what was not is absent or whole', async () => {
    const kept = new Set<string>();
    await startAgain();
    for (let n = 0; n < KILLS; n += 1) {
      const what = (['process', 'postgres', 'both'] as const)[n % 3]!;
      await sleep(randomInt(600));
      if (what === 'postgres') {
        killPostgres();
        // What was on its way may still be answered: the next but a few comes from the new one.
        await sleep(100);
        await serving.next('kept');
      } else {
        await (what === 'both' ? killBoth() : serving.kill());
        for (const id of acknowledged()) kept.add(id);
        await startAgain();
      }
    }
    for (const id of acknowledged()) kept.add(id);
    await serving.kill();
    serving = begin({ does: 'serving', keepers: [] }, env);
    await serving.next('ready');

    const there = new Set(await inNetwork(({ owner }) => filesIn(owner)));
    expect([...kept].filter((id) => !there.has(id))).toEqual([]);
    expect(await broken()).toEqual([]);
    expect(kept.size).toBeGreaterThan(KILLS);
  });

  it('one that was lost, or not whole, would be found', async () => {
    await inNetwork(async ({ owner }) => {
      const [one = '', two = ''] = await filesIn(owner);
      await sql`delete from file_record where file_id = ${one}`.execute(owner);
      await sql`update file_record set sealed = sealed || 'x' where file_id = ${two}`.execute(owner);

      expect([...(await broken())].sort()).toEqual([one, two].sort());
    });
  });

  it('nothing of those that died is left beside the database', () => {
    expect(readdirSync(data).filter((name) => name.startsWith('socket-'))).toHaveLength(1);
  });
});

describe('a database whose folder stands deep', () => {
  it('is reached all the same', async () => {
    const deep = join(newFolder(), 'd'.repeat(60), 'e'.repeat(60));
    mkdirSync(deep, { recursive: true });
    const other = begin({ does: 'serving', keepers: [] }, { ...env, RELAIS_DATA: deep });
    await other.next('ready');
    const pid = Number(readFileSync(join(deep, 'postgres.running'), 'utf8').split('\n')[0]);
    await other.kill();
    process.kill(pid, 'SIGKILL');
    while (isThere(pid)) await sleep(20);

    expect(readdirSync(deep).filter((name) => name.startsWith('socket-'))).toEqual([]);
  });
});
