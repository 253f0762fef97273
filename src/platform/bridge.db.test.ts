import { sql, type Kysely } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { peekDraft, putDraft, sweepDrafts, takeDraft } from './bridge.ts';
import { openDatabase, type PublicTables } from './database.ts';

const db: Kysely<PublicTables> = openDatabase(inject('publicUrl'));
const owner: Kysely<PublicTables> = openDatabase(inject('ownerUrl'));
afterAll(async () => {
  await db.destroy();
  await owner.destroy();
});

const said = 'canari : hier, à Trifouillis';

describe('what a form said reaches the page that follows, and nobody else', () => {
  it('a token opens what was put, once', async () => {
    const token = await putDraft(db, said);

    expect(await takeDraft(db, token)).toBe(said);
    expect(await takeDraft(db, token)).toBeNull();
  });

  it('a page that may be reloaded reads without removing', async () => {
    const token = await putDraft(db, said);

    expect([await peekDraft(db, token), await peekDraft(db, token)]).toEqual([said, said]);
  });

  it('the same ticket carries the next answer to the same address', async () => {
    const ticket = await putDraft(db, 'first');

    expect(await putDraft(db, 'second', { ticket })).toBe(ticket);
    expect(await takeDraft(db, ticket)).toBe('second');
  });

  it('a ticket that is not one of ours is replaced', async () => {
    const token = await putDraft(db, said, { ticket: "x' or '1'='1" });

    expect(token).toMatch(/^[\w-]{32}$/);
    expect(await takeDraft(db, token)).toBe(said);
  });

  it('a row that has expired opens nothing, and is swept away alone', async () => {
    const live = await putDraft(db, said);
    const dead = await putDraft(db, said, { seconds: 0 });

    expect(await peekDraft(db, live)).toBe(said);
    expect(await peekDraft(db, dead)).toBeNull();
    const before = await countOf(db);
    await sweepDrafts(db);
    expect(await countOf(db)).toBe(before - 1);
    expect(await peekDraft(db, live)).toBe(said);
  });

  it('the whole table opens nothing: neither the words nor the token are in it', async () => {
    const token = await putDraft(db, said);

    const { rows } = await sql<{
      row: string;
    }>`select encode(id, 'escape') || encode(sealed, 'escape') as row from draft`.execute(db);
    const table = rows.map(({ row }) => row).join();
    expect(rows.length).toBeGreaterThan(0);
    expect(table).not.toContain('canari');
    expect(table).not.toContain(token);
    // Positive control: the same words, written in clear, are found by the same search.
    expect(`${table}${Buffer.from(said).toString('latin1')}`).toContain('canari');
  });

  it('two drafts of different lengths weigh the same', async () => {
    const tokens = [await putDraft(db, 'a'), await putDraft(db, 'b'.repeat(900))];

    const { rows } = await sql<{
      size: number;
    }>`select distinct octet_length(sealed) as size from draft`.execute(db);
    expect(tokens).toHaveLength(2);
    expect(rows).toHaveLength(1);
  });

  it('a row altered on disk opens nothing', async () => {
    const token = await putDraft(db, said);

    await sql`update draft set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256)`.execute(db);
    expect(await takeDraft(db, token)).toBeNull();
  });
});

describe('the public login does only what the public pages need', () => {
  it('it cannot make a table, read the roles of others, or run two statements at once', async () => {
    await expect(sql`create table mine (id int)`.execute(db)).rejects.toThrow(/permission denied/);
    await expect(sql`select * from pg_authid`.execute(db)).rejects.toThrow(/permission denied/);
    await expect(sql.raw('select 1; select 2').execute(db)).rejects.toThrow(/multiple commands/);
    // Positive control: the owner may.
    await sql`create table mine (id int)`.execute(owner);
    await sql`drop table mine`.execute(owner);
  });
});

async function countOf(handle: Kysely<PublicTables>): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from draft`.execute(handle);
  return Number(rows[0]?.n);
}
