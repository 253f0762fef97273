import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newFolder } from '../tests/support/folder.ts';
import { agree, aHouse, moveAll, readFiles, writeFiles, type House } from '../tests/support/takeover.ts';
import { Network } from '../tests/support/network.ts';
import { newDatabase, newPair, quiet } from '../tests/support/operator.ts';
import { openDatabase } from '../src/platform/database.ts';
import { listDeletions, type Deletion } from '../src/platform/deletions.ts';
import { backUp } from './backup.ts';
import { openBackup, restore } from './restore.ts';

const folder = newFolder();
const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const jobs = openDatabase<unknown>(inject('jobsUrl'), 1);
let pair: Awaited<ReturnType<typeof newPair>>;
let giver: House;
let receiver: House;
let files: Map<string, string>;
const [before, after] = [join(folder, 'before.age'), join(folder, 'after.age')];
const keep = (to: string) => backUp({ url: inject('backupUrl'), to, recipients: [pair.recipient], ...quiet });

beforeAll(async () => {
  pair = await newPair();
  giver = await aHouse(network, 'Maison avant');
  receiver = await aHouse(network, 'Maison après');
  files = await writeFiles(network, giver, ['reste', 'part plus tard', 'perd une note']);
  await keep(before);
  const takeover = await agree(network, { from: giver, to: receiver });
  await moveAll(network, giver.head, { what: 'seal', takeover });
  await moveAll(network, receiver.head, { what: 'take', takeover });
  await keep(after);
});
afterAll(async () => {
  await jobs.destroy();
  await network.close();
});

/** What a backup gives back, once these deletions were replayed: files with their houses, and how many records each. */
async function restored(from: string, deletions: readonly Deletion[]): Promise<Record<string, unknown>> {
  const ownerUrl = await newDatabase(inject('superuserUrl'), inject('ownerUrl'));
  await restore(await openBackup(from, pair.identityFile), {
    ownerUrl,
    passwords: null,
    deletions,
    data: folder,
    ...quiet,
  });
  const db = openDatabase<unknown>(ownerUrl, 1);
  const { rows } = await sql<{ id: string; house: string; records: number }>`
    select id, organisation_id as house, (select count(*)::int from file_record r where r.file_id = f.id) as records
    from file f where id = any(${[...files.keys()]}::uuid[])`.execute(db);
  await db.destroy();
  return Object.fromEntries(rows.map(({ id, house, records }) => [id, { house, records }]));
}
const journal = () => listDeletions(jobs, '2000-01-01');

describe('files that changed house, and a restore', () => {
  const all = (house: string) =>
    Object.fromEntries([...files.keys()].map((id) => [id, { house, records: 1 }]));

  it('a move is no deletion: an older backup gives the file back where it was, a later one where it is', async () => {
    const deletions = await journal();

    expect(deletions.filter(({ object }) => files.has(object))).toEqual([]);
    expect(await restored(before, deletions)).toEqual(all(giver.organisation));
    expect(await restored(after, deletions)).toEqual(all(receiver.organisation));
    expect(await readFiles(network, receiver.head, files.keys())).toEqual(files);
  });

  it('what is deleted after the move goes again from both, and from the house it had left', async () => {
    const [stays = '', goes = '', loses = ''] = files.keys();
    await network.as(receiver.head, async ({ tx }) => {
      await sql`delete from file where id = ${goes}`.execute(tx);
      await sql`delete from file_record where file_id = ${loses}`.execute(tx);
    });
    const deletions = await journal();
    const left = (house: string) => ({ [stays]: { house, records: 1 }, [loses]: { house, records: 0 } });

    expect(await restored(before, deletions)).toEqual(left(giver.organisation));
    expect(await restored(after, deletions)).toEqual(left(receiver.organisation));
  });

  it('a house that makes a file of the same name and deletes it deletes nobody else’s', async () => {
    const [stays = ''] = files.keys();
    const stranger = await aHouse(network, 'Maison hostile');
    const forging = (more: string, value: string) =>
      network.as(stranger.head, ({ tx }) =>
        sql`insert into file (organisation_id, id, origin_id, team_id, erase_on ${sql.raw(more)})
          values (sec.organisation(), ${stays}, sec.organisation(), ${stranger.team}, '2030-01-01' ${sql.raw(value)})`.execute(
          tx,
        ),
      );
    await expect(forging(', passed_by', `, array['${giver.organisation}']::uuid[]`)).rejects.toThrow(
      'permission denied',
    );
    await forging('', '');
    await network.as(stranger.head, ({ tx }) => sql`delete from file where id = ${stays}`.execute(tx));

    const deletions = (await journal()).filter(({ object }) => object === stays);
    expect(deletions.map(({ organisation }) => organisation)).toEqual([stranger.organisation]);
    expect(await restored(before, deletions)).toHaveProperty(stays);
  });
});
