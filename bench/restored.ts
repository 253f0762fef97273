import { join } from 'node:path';
import pg from 'pg';
import { backUp } from '../operator/backup.ts';
import { openBackup, restore } from '../operator/restore.ts';
import { migrate, newPasswords } from '../src/platform/migrate.ts';
import { newFolder } from '../tests/support/folder.ts';
import { Network } from '../tests/support/network.ts';
import { newDatabase, newPair, quiet } from '../tests/support/operator.ts';
import { loginUrls, newOwner, newPostgres } from '../tests/support/postgres.ts';
import { megabytes, whole, type Row } from './table.ts';

const FILES = 100_000;
const BUDGET_S = 900;

/** About as long as sealed things are: the key of a file, a header, a note of some lines. */
const FILLED = [
  `insert into file (organisation_id, id, origin_id, team_id, erase_on)
    select t.organisation_id, gen_random_uuid(), t.organisation_id, t.id, current_date + 3000
    from (select organisation_id, id from team limit 1) t, generate_series(1, ${FILES})`,
  `insert into file_key (organisation_id, file_id, team_id, epoch, wrapped)
    select organisation_id, id, team_id, 1, decode(repeat(md5(id::text), 6) || '00', 'hex') from file`,
  `insert into file_record (organisation_id, file_id, id, kind, sealed)
    select organisation_id, id, gen_random_uuid(), 'header', decode(repeat(md5(id::text), 20), 'hex') from file
    union all
    select organisation_id, id, gen_random_uuid(), 'note', decode(repeat(md5(id::text), 68), 'hex') from file`,
];

/** A backup of a house with 100,000 files, and its restore into an empty database, as the operator's commands do both. */
export async function restored(): Promise<Row[]> {
  const server = await newPostgres();
  const ownerUrl = await newOwner(server);
  const passwords = newPasswords();
  await migrate(ownerUrl, passwords);
  const urls = loginUrls(ownerUrl, passwords);
  const network = new Network({ ownerUrl, staffUrl: urls.relais_staff });
  try {
    await network.found('Maison Modèle');
    await fill(server.ownerUrl);
    const empty = await newDatabase(server.ownerUrl, ownerUrl);
    return await measured(urls.relais_backup, empty);
  } finally {
    await network.close();
    await server.stop();
  }
}

async function fill(superuser: string): Promise<void> {
  const connectionString = new URL('/relais', superuser).href + new URL(superuser).search;
  const client = new pg.Client({ connectionString });
  await client.connect();
  for (const text of FILLED) await client.query(text);
  await client.end();
}

async function measured(from: string, empty: string): Promise<Row[]> {
  const pair = await newPair();
  const to = join(newFolder(), 'whole.age');
  const began = performance.now();
  const { rows, bytes } = await backUp({ url: from, to, recipients: [pair.recipient], ...quiet });
  const kept = performance.now();
  const opened = await openBackup(to, pair.identityFile);
  const given = { ownerUrl: empty, passwords: null, deletions: [], data: newFolder(), ...quiet };
  const back = await restore(opened, given);
  const took = (performance.now() - kept) / 1000;
  const isWhole = rows > 3 * FILES && back.rows === rows && back.problems.length === 0;
  return [
    {
      what: `restoring ${whole(FILES)} files, ${whole(rows)} rows, ${megabytes(bytes)}, into an empty database, chains verified`,
      measured: `${took.toFixed(0)} s; the backup before it ${((kept - began) / 1000).toFixed(0)} s`,
      budget: '≤ 15 min',
      ok: isWhole && took <= BUDGET_S,
    },
  ];
}
