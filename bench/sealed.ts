import { sql } from 'kysely';
import { keepRecord, newFile, rewrapFiles } from '#modules/access/server/index.ts';
import { grantTeam, newTeam, revokeTeam } from '#modules/organisations/server/index.ts';
import { migrate, newPasswords } from '../src/platform/migrate.ts';
import { Network, type Person } from '../tests/support/network.ts';
import { loginUrls, newOwner, newPostgres } from '../tests/support/postgres.ts';
import { headerOf, opening } from './sealedLists.ts';
import { sealedPage } from './sealedPage.ts';
import { ms, type Row } from './table.ts';

const SIZES = [1_000, 10_000];
const ROTATED = 5_000;
const AT_ONCE = 500;
const ROTATION_BUDGET_MS = 60_000;

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
  await sql`create table clear_header (n integer primary key, id uuid not null, content text not null)`.execute(
    network.owner,
  );
  await sql`grant select, insert on clear_header to relais_staff`.execute(network.owner);
  const rows: Row[] = [];
  let team = '';
  for (const size of [...SIZES, ROTATED]) {
    team = await teamOf(network, house, colleague);
    await fill(network, { house, team, size });
    // As PostgreSQL does by itself, a minute later.
    await sql`analyze`.execute(network.owner);
    if (size === ROTATED) continue;
    for (const measure of [opening, sealedPage]) rows.push(await measure(network, { house, team, size }));
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
        await sql`insert into clear_header values (${n}, ${made.file.id}, ${headerOf(n)}) on conflict do nothing`.execute(
          tx,
        );
      }
    });
  }
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
