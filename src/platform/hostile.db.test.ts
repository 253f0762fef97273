import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newOrganisation, plantChains, plantRows, type SignedIn } from '../../tests/support/organisations.ts';
import { attacks, type Known } from '../../tests/support/attacks.ts';
import { everythingOf, marksOf } from '../../tests/support/marks.ts';
import { openDatabase, openPool } from './database.ts';

const owner = openDatabase<unknown>(inject('ownerUrl'));
const staff = openDatabase<unknown>(inject('staffUrl'));
const pool = openPool(inject('staffUrl'), 3);
let known: Known;
let client: pg.PoolClient;
let marks: readonly string[];
let untouched: Readonly<Record<string, string>>;

beforeAll(async () => {
  const [mine, theirs] = [await newOrganisation({ owner, staff }), await newOrganisation({ owner, staff })];
  const planted = { own: await plantRows(owner, mine), other: await plantRows(owner, theirs) };
  for (const organisation of [mine, theirs]) await plantChains({ owner, staff }, organisation);
  const hash = createHash('sha256').update(theirs.session.secret).digest('hex');
  const { rows } = await sql<{ kept: Buffer }>`select verifier as kept from sec.credential
    where account_id = ${theirs.account}`.execute(owner);
  known = { mine, theirs, ...planted, kept: { verifier: rows[0]!.kept.toString('hex'), secretHash: hash } };
  marks = await marksOf(owner, theirs.organisation);
  client = await pool.connect();
});
afterAll(async () => {
  client.release(true);
  await pool.end();
  await owner.destroy();
  await staff.destroy();
});

/** Everything a hostile statement brings home: rows, and every word of the refusal. */
type Loot = { readonly code: string; readonly rows: number; readonly words: string };

async function inSession({ session }: SignedIn, statements: readonly string[]): Promise<Loot> {
  let loot: Loot = { code: '', rows: 0, words: '' };
  await client.query('begin');
  await client.query('select from sec.enter($1, $2)', [session.id, session.secret]);
  try {
    for (const text of statements) {
      const { rows, rowCount } = await client.query<object>(text);
      loot = { code: '', rows: rowCount ?? 0, words: loot.words + written(rows) };
    }
    await client.query('commit');
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'none';
    loot = { code, rows: 0, words: loot.words + written([{ ...(error as object), said: String(error) }]) };
    await client.query('rollback');
  }
  await client.query('discard all');
  return loot;
}

function written(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => {
    const bytes = value as { type?: string; data?: number[] } | null;
    return bytes?.type === 'Buffer' ? Buffer.from(bytes.data ?? []).toString('hex') : value;
  });
}

/** What was brought home of what only they may see; an id the attacker said herself is no loot. */
const found = (words: string, said = ''): readonly string[] =>
  marks.filter((mark) => words.includes(mark) && !said.includes(mark));

describe('whoever runs statements of her own, signed in to one organisation', () => {
  it('would be seen if she brought home a row of another one: its own session shows them all', async () => {
    const { words } = await inSession(known.theirs, [
      'select * from file',
      'select * from file_record',
      'select * from team_key',
      'select * from team',
      `select query_to_xml('select * from file', true, false, '')`,
    ]);

    expect(found(words).length).toBeGreaterThan(5);
    expect(marks.length).toBeGreaterThan(20);
  });

  it('would be seen if she changed one', async () => {
    const before = await everythingOf(owner, known.theirs.organisation);
    await inSession(known.theirs, [`update file set erase_on = erase_on + 1`]);
    untouched = await everythingOf(owner, known.theirs.organisation);

    expect(untouched).not.toEqual(before);
  });

  it.each(['alter system set row_security = off', 'create database mine', 'vacuum full file'])(
    'gets nothing outside a transaction either: %s',
    async (text) => {
      const refusal = await client.query(text).then(
        () => '',
        (error: { code: string }) => error.code,
      );

      // PostgreSQL leaves out of a vacuum, with a warning, what is not one's own.
      expect(refusal).toMatch(text.startsWith('vacuum') ? /^$/ : /^42501$/);
      expect(await everythingOf(owner, known.theirs.organisation)).toEqual(untouched);
    },
  );

  it.each(attacks)('gets nothing and changes nothing: $name', async ({ statements, answer }) => {
    const said = statements(known);

    const loot = await inSession(known.mine, said);

    expect(found(loot.words, said.join())).toEqual([]);
    expect(await everythingOf(owner, known.theirs.organisation)).toEqual(untouched);
    // Refused for the reason it should be, not by a mistake of ours in the statement.
    if (typeof answer === 'number') expect(loot).toMatchObject({ code: '', rows: answer });
    else expect(loot.code).toMatch(answer);
  });

  it('the list is long', () => {
    expect(attacks.length).toBeGreaterThan(80);
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  });
});
