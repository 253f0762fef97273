import { sql, type Kysely } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from './database.ts';
import { clearColumns, columnsPage } from './columnsPage.ts';
import { INVENTORY } from './inventory.ts';

const owner = openDatabase<unknown>(inject('ownerAloneUrl'));
afterAll(() => owner.destroy());

type Column = { readonly name: string; readonly type: string };

async function columns(db: Kysely<unknown>): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select table_schema || '.' || table_name || '.' || column_name as name, data_type as type
    from information_schema.columns where table_schema in ('public', 'sec') order by 1`.execute(db);
  return rows;
}

const listed = Object.entries(INVENTORY).flatMap(([table, held]) =>
  Object.keys(held).map((column) => `${table}.${column}`),
);

/** `+` for a column nobody listed, `-` for one listed that is not there. */
async function differences(db: Kysely<unknown>): Promise<readonly string[]> {
  const there = (await columns(db)).map(({ name }) => name);
  return [
    ...there.filter((name) => !listed.includes(name)).map((name) => `+${name}`),
    ...listed.filter((name) => !there.includes(name)).map((name) => `-${name}`),
  ];
}

describe('every column of the database says what it holds', () => {
  it('none is missing from the list, and none is listed that is gone', async () => {
    expect(await differences(owner)).toEqual([]);
    expect(listed.length).toBeGreaterThan(150);
  });

  it.each([
    { hole: 'alter table file add column planted text', found: ['+public.file.planted'] },
    { hole: 'create table sec.planted (id uuid)', found: ['+sec.planted.id'] },
    { hole: 'alter table team drop column label', found: ['-public.team.label'] },
  ])('a difference is found: $hole', async ({ hole, found }) => {
    const tx = await owner.startTransaction().execute();
    await sql.raw(hole).execute(tx);

    expect(await differences(tx)).toEqual(found);
    await tx.rollback().execute();
  });

  it('what is not clear is bytes, and what is clear is none, but for the salt', async () => {
    const bytes = (await columns(owner)).filter(({ type }) => type === 'bytea').map(({ name }) => name);
    const readable = clearColumns().flatMap(({ table, columns: names }) =>
      names.map((column) => `${table}.${column}`),
    );

    expect(bytes.filter((name) => readable.includes(name))).toEqual(['sec.credential.salt']);
    expect([...bytes, ...readable].sort()).toEqual([...listed, 'sec.credential.salt'].sort());
  });

  it('docs/columns.md says the same', async () => {
    await expect(columnsPage()).toMatchFileSnapshot('../../docs/columns.md');
  });
});
