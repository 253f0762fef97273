import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import { migrate, newPasswords } from '../src/platform/migrate.ts';
import { Network, type Person } from '../tests/support/network.ts';
import { loginUrls, newOwner, newPostgres } from '../tests/support/postgres.ts';
import { median, ms, type Row } from './table.ts';

const ROWS = 1_000_000;
const HOUSES = 4;
const ROUNDS = 15;
const COUNTED = `select count(*)::int as found from file where erase_on < '2031-07-01'`;
const LISTED = `select id from file where erase_on < '2031-07-01' order by id limit 50`;

/** The same two questions over a million rows of four houses: behind the policy, and without it by who says whose. */
export async function policy(): Promise<Row[]> {
  const server = await newPostgres();
  const ownerUrl = await newOwner(server);
  const passwords = newPasswords();
  await migrate(ownerUrl, passwords);
  const network = new Network({ ownerUrl, staffUrl: loginUrls(ownerUrl, passwords).relais_staff });
  const superuser = new pg.Client({
    connectionString: new URL('/relais', server.ownerUrl).href + new URL(server.ownerUrl).search,
  });
  try {
    await superuser.connect();
    const houses: Person[] = [];
    for (let n = 0; n < HOUSES; n += 1) houses.push(await network.found(`Maison Modèle ${n}`));
    await fill(superuser, houses);
    const [house] = houses;
    return house ? [await row(network, superuser, house)] : [];
  } finally {
    await superuser.end();
    await network.close();
    await server.stop();
  }
}

async function fill(superuser: pg.Client, houses: readonly Person[]): Promise<void> {
  await superuser.query(`set session_replication_role = replica`);
  for (const { organisation } of houses) {
    await superuser.query(
      `insert into file (organisation_id, id, origin_id, team_id, erase_on)
       select $1, gen_random_uuid(), $1, $1, date '2031-01-01' + (n % 365) from generate_series(1, $2::int) n`,
      [organisation, ROWS / HOUSES],
    );
  }
  await superuser.query('analyze file');
}

type Times = { readonly with: number[]; readonly without: number[] };

async function row(network: Network, superuser: pg.Client, house: Person): Promise<Row> {
  const counted: Times = { with: [], without: [] };
  const listed: Times = { with: [], without: [] };
  const mine = (text: string) => text.replace('where', 'where organisation_id = $1 and');
  for (let round = 0; round < ROUNDS; round += 1) {
    await network.as(house, async ({ tx }) => {
      counted.with.push(await timed(() => ask(tx, COUNTED)));
      listed.with.push(await timed(() => ask(tx, LISTED)));
    });
    counted.without.push(await timed(() => superuser.query(mine(COUNTED), [house.organisation])));
    listed.without.push(await timed(() => superuser.query(mine(LISTED), [house.organisation])));
  }
  const ratio = median(counted.with) / median(counted.without);
  return {
    what: `row-level security, ${ROWS.toLocaleString('en')} rows of ${HOUSES} houses: counting, then a page of 50`,
    measured: `${ms(median(counted.with))}, ${ms(median(listed.with))} (${ratio.toFixed(2)} × for counting)`,
    beside: `without it, the house named: ${ms(median(counted.without))}, ${ms(median(listed.without))}`,
  };
}

const ask = (tx: Kysely<unknown>, text: string) => sql.raw(text).execute(tx);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
