import { sql, type Transaction } from 'kysely';
import { keepRecord, newFile, rewrapFiles, type Keyring } from '#modules/access/server/index.ts';
import { grantTeam, newTeam, revokeTeam } from '#modules/organisations/server/index.ts';
import { derive, open, unwrap, type Key } from '#sealing/index.ts';
import { migrate, newPasswords } from '../src/platform/migrate.ts';
import { Network, type Person } from '../tests/support/network.ts';
import { loginUrls, newOwner, newPostgres } from '../tests/support/postgres.ts';
import { median, ms, type Row } from './table.ts';

type Tx = Transaction<unknown>;
const SIZES = [1_000, 10_000];
const ROTATED = 5_000;
const ROUNDS = 5;
const AT_ONCE = 500;
const ROTATION_BUDGET_MS = 60_000;

/** What a list shows of each file: invented, of the size such a thing has. */
const headerOf = (n: number) =>
  JSON.stringify({
    label: `Dossier d’essai ${n}`,
    since: '2026-11-22',
    tags: ['a', 'b'],
    note: 'x'.repeat(80),
  });

/** Opening the headers of a whole team, beside the same list in clear; then a rotation of its files. */
export async function sealed(): Promise<Row[]> {
  const server = await newPostgres();
  const ownerUrl = await newOwner(server);
  const passwords = newPasswords();
  await migrate(ownerUrl, passwords);
  const network = new Network({ ownerUrl, staffUrl: loginUrls(ownerUrl, passwords).relais_staff });
  try {
    return await measured(network);
  } finally {
    await network.close();
    await server.stop();
  }
}

async function measured(network: Network): Promise<Row[]> {
  const house = await network.found('Maison Modèle');
  const colleague = await network.colleague(house);
  await sql`create table clear_header (n integer primary key, content text not null)`.execute(network.owner);
  await sql`grant select, insert on clear_header to relais_staff`.execute(network.owner);
  const rows: Row[] = [];
  let team = '';
  for (const size of [...SIZES, ROTATED]) {
    team = await teamOf(network, house, colleague);
    await fill(network, { house, team, size });
    // As PostgreSQL does by itself, a minute later.
    await sql`analyze`.execute(network.owner);
    if (size !== ROTATED) rows.push(await opening(network, { house, team, size }));
  }
  return [...rows, await rotation(network, { house, team, colleague })];
}

async function teamOf(network: Network, house: Person, { account }: Person): Promise<string> {
  return await network
    .as(house, async ({ tx, ...acting }) => {
      const made = await newTeam(tx, acting, { label: 'Essai', side: 'victims', keeper: house.account });
      if (!made.ok) throw new Error(made.refusal);
      return made.team;
    })
    .then(async (team) => {
      await network.as(house, ({ tx, ...acting }) => grantTeam(tx, acting, { account, team, roles: [] }));
      return team;
    });
}

type Filled = { readonly house: Person; readonly team: string; readonly size: number };

async function fill(network: Network, { house, team, size }: Filled): Promise<void> {
  for (let from = 0; from < size; from += AT_ONCE) {
    await network.as(house, async ({ tx, keyring }) => {
      for (let n = from; n < from + AT_ONCE; n += 1) {
        const made = await newFile(tx, keyring, { team, eraseOn: '2031-01-01' });
        if (!made.ok) throw new Error(made.refusal);
        await keepRecord(tx, made.file, { kind: 'header', content: Buffer.from(headerOf(n)) });
        made.file.key.zero();
        await sql`insert into clear_header values (${n}, ${headerOf(n)}) on conflict do nothing`.execute(tx);
      }
    });
  }
}

async function opening(network: Network, { house, team, size }: Filled): Promise<Row> {
  const times: number[] = [];
  const clear: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await network.as(house, async ({ tx, keyring }) => {
      times.push(await timed(size, () => openHeaders(tx, keyring, team)));
      clear.push(await timed(size, () => readClear(tx, size)));
    });
  }
  return {
    what: `opening ${size.toLocaleString('en')} sealed headers of a team, query included, median of ${ROUNDS}`,
    measured: ms(median(times)),
    beside: `the same list in clear: ${ms(median(clear))}`,
  };
}

async function timed(size: number, read: () => Promise<number>): Promise<number> {
  const began = performance.now();
  if ((await read()) !== size) throw new Error('not every header was read');
  return performance.now() - began;
}

type Sealed = { id: string; file_id: string; origin_id: string; wrapped: Buffer; sealed: Buffer };

async function openHeaders(tx: Tx, keyring: Keyring, team: string): Promise<number> {
  const under = keyring.of(team)?.key;
  if (!under) return 0;
  const { rows } = await sql<Sealed>`
    select r.id, f.id as file_id, f.origin_id, k.wrapped, r.sealed from file f
    join file_key k on k.organisation_id = f.organisation_id and k.file_id = f.id
    join file_record r on r.organisation_id = f.organisation_id and r.file_id = f.id
    where f.team_id = ${team}`.execute(tx);
  return rows.filter((row) => headerIn(under, row) !== null).length;
}

function headerIn(under: Key, { id, file_id: file, origin_id: origin, wrapped, sealed }: Sealed): unknown {
  const place = { row: file, origin, file };
  const key = unwrap(under, wrapped, { table: 'file_key', column: 'wrapped', ...place });
  if (!key) return null;
  const own = derive(key, 'record', id);
  const content = open(own, sealed, { table: 'file_record', column: 'sealed', ...place, row: id });
  for (const used of [key, own]) used.zero();
  return content && JSON.parse(content.toString());
}

async function readClear(tx: Tx, size: number): Promise<number> {
  const { rows } = await sql<{ content: string }>`
    select content from clear_header where n < ${size}`.execute(tx);
  const read: unknown[] = rows.map(({ content }) => JSON.parse(content));
  return read.length;
}

type Rotated = { readonly house: Person; readonly team: string; readonly colleague: Person };

async function rotation(network: Network, { house, team, colleague }: Rotated): Promise<Row> {
  const { account } = colleague;
  const revoked = await network.as(house, ({ tx, ...acting }) => revokeTeam(tx, acting, { account, team }));
  if (!revoked.ok) throw new Error(revoked.refusal);
  const began = performance.now();
  let done = 0;
  for (let some = -1; some !== 0; done += some)
    some = await network.as(house, ({ tx, keyring }) => rewrapFiles(tx, keyring, team));
  const took = performance.now() - began;
  return {
    what: `after a colleague left: the keys of ${done.toLocaleString('en')} files under the new key`,
    measured: ms(took),
    budget: '≤ 60 s',
    ok: done === ROTATED && took <= ROTATION_BUDGET_MS,
  };
}
