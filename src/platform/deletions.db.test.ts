import { appendFileSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { newFolder } from '../../tests/support/folder.ts';
import { openDatabase } from './database.ts';
import { keepDeletions, listDeletions, readDeletions, type Deletion } from './deletions.ts';
import { eraseDue } from './retention.ts';

const owner: Kysely<unknown> = openDatabase(inject('ownerUrl'));
const jobs: Kysely<unknown> = openDatabase(inject('jobsUrl'));
const folder = newFolder();
afterAll(async () => {
  await owner.destroy();
  await jobs.destroy();
  rmSync(folder, { recursive: true, force: true });
});

type Made = { organisation: string; account: string; files: string[] };

/** An organisation with files, one of which is past its day. Committed: jobs are another login. */
async function anOrganisation(due: readonly string[]): Promise<Made> {
  const ids = { organisation: crypto.randomUUID(), account: crypto.randomUUID(), team: crypto.randomUUID() };
  await owner.transaction().execute(async (tx) => {
    await sql`insert into organisation (id, name, root_public_key)
      values (${ids.organisation}, 'Invented', ${Buffer.alloc(32)})`.execute(tx);
    await sql`insert into account (organisation_id, id, state, profile)
      values (${ids.organisation}, ${ids.account}, 'active', 'x')`.execute(tx);
    await sql`insert into team (organisation_id, id, kind, side)
      values (${ids.organisation}, ${ids.team}, 'team', 'victims')`.execute(tx);
  });
  const files: string[] = [];
  for (const day of due) files.push(await aFile(owner, { ...ids, day }));
  return { ...ids, files };
}

async function aFile(
  db: Kysely<unknown> | Transaction<unknown>,
  { organisation, team, day }: { organisation: string; team: string; day: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into file (organisation_id, id, origin_id, team_id, erase_on)
    values (${organisation}, ${id}, ${organisation}, ${team}, current_date + ${day}::int)`.execute(db);
  await sql`insert into file_record (organisation_id, file_id, kind, sealed)
    values (${organisation}, ${id}, 'note', 'x')`.execute(db);
  return id;
}

async function journal(organisation: string): Promise<Deletion[]> {
  return (await listDeletions(jobs, '2000-01-01')).filter((line) => line.organisation === organisation);
}

describe('what is past its day goes, and only that', () => {
  it('a file goes with its records on the day it says, and stays until then', async () => {
    const { organisation, files } = await anOrganisation(['0', '1', '-3']);

    await eraseDue(jobs);

    const { rows } = await sql`select id from file where organisation_id = ${organisation}`.execute(owner);
    const records = await sql`select 1 from file_record where organisation_id = ${organisation}`.execute(
      owner,
    );
    expect(rows).toEqual([{ id: files[1] }]);
    expect(records.rows).toHaveLength(1);
  });

  it('each erasure stands in the journal of its organisation, and nothing else does', async () => {
    const [one, two] = [await anOrganisation(['0', '1', '-3']), await anOrganisation(['0'])];

    await eraseDue(jobs);

    const entries = async ({ organisation }: Made) => {
      const { rows } = await sql<{
        action: string;
        object_id: string;
      }>`select action, object_id from audit_entry
        where organisation_id = ${organisation}`.execute(owner);
      return rows.map(({ action, object_id }) => `${action} ${object_id}`).sort();
    };
    expect(await entries(one)).toEqual([`fileErased ${one.files[0]}`, `fileErased ${one.files[2]}`].sort());
    expect(await entries(two)).toEqual([`fileErased ${two.files[0]}`]);
  });

  it('an erasure and somebody who is at work in her house do not wait for each other in a circle', async () => {
    const { organisation, files } = await anOrganisation(['0', '0']);
    const worker = await owner.startTransaction().execute();
    await sql`select from file where id = ${files[0]} for update`.execute(worker);

    const erasing = eraseDue(jobs);
    await sql`select sec.append(${organisation}, ${organisation}, 'fileOpened', 'file', ${files[0]}, null)`.execute(
      worker,
    );
    await worker.commit().execute();
    await erasing;
    await eraseDue(jobs);

    const { rows } = await sql`select from audit_entry where organisation_id = ${organisation}`.execute(
      owner,
    );
    expect(rows).toHaveLength(files.length + 1);
  });
});

describe('a deletion leaves an id and a day, and nothing of what it was', () => {
  it('one line for a file with its records, one for a record alone', async () => {
    const { organisation, files } = await anOrganisation(['-1', '1']);
    await eraseDue(jobs);
    const { rows } = await sql<{ id: string }>`delete from file_record where file_id = ${files[1]}
      returning id`.execute(owner);

    const lines = await journal(organisation);
    expect(lines.map(({ kind, object }) => ({ kind, object }))).toEqual(
      expect.arrayContaining([
        { kind: 'file', object: files[0] },
        { kind: 'record', object: rows[0]?.id },
      ]),
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]?.on).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('who leaves is written down', async () => {
    const { organisation, account } = await anOrganisation([]);

    await sql`update account set state = 'left' where id = ${account}`.execute(owner);

    expect(await journal(organisation)).toEqual([
      expect.objectContaining({ kind: 'account', object: account }),
    ]);
  });

  it('a deletion that was taken back leaves nothing', async () => {
    const { organisation, files } = await anOrganisation(['1']);

    await expect(
      owner.transaction().execute(async (tx) => {
        await sql`delete from file where id = ${files[0]}`.execute(tx);
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');

    expect(await journal(organisation)).toEqual([]);
  });
});

describe('the copy outside the database', () => {
  const line = (object = crypto.randomUUID()): Deletion => ({
    organisation: crypto.randomUUID(),
    kind: 'file',
    object,
    on: '2026-01-02',
  });

  it('has each line once, however often it is told, and is read by its owner alone', async () => {
    const file = join(folder, 'once.jsonl');
    const [first, second] = [line(), line()];

    expect(await keepDeletions(file, [first])).toBe(1);
    expect(await keepDeletions(file, [first, second])).toBe(1);

    expect(await readDeletions(file)).toEqual([first, second]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('a line that a power failure cut is left out, and the next one begins where it began', async () => {
    const file = join(folder, 'cut.jsonl');
    const [first, second, third] = [line(), line(), line()];
    await keepDeletions(file, [first, second]);
    truncateSync(file, statSync(file).size - 10);

    expect(await readDeletions(file)).toEqual([first]);
    await keepDeletions(file, [second, third]);

    expect(await readDeletions(file)).toEqual([first, second, third]);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
  });

  it('what is no deletion is refused, with its line', async () => {
    const file = join(folder, 'wrong.jsonl');
    await keepDeletions(file, [line()]);
    appendFileSync(file, 'something else\n');

    await expect(readDeletions(file)).rejects.toThrow('line 2 of');
  });
});
