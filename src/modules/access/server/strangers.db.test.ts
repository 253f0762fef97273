import { sql } from 'kysely';
import { afterAll, expect, inject, it } from 'vitest';
import { openDatabase } from '#platform/database.ts';

const staff = openDatabase<unknown>(inject('staffUrl'));
afterAll(() => staff.destroy());

const mayTry = async (whence: string, times = 1): Promise<boolean[]> => {
  const answers: boolean[] = [];
  for (let tries = 0; tries < times; tries += 1) {
    const { rows } = await sql<{ may: boolean }>`
      select sec.may_try('\\xa77ac4e2'::bytea, ${Buffer.from(whence)}) as may`.execute(staff);
    answers.push(rows[0]?.may === true);
  }
  return answers;
};
const allowed = (answers: readonly boolean[]): number => answers.filter(Boolean).length;

it('whoever knocks without end from one place does not close the door to who comes from a new one', async () => {
  expect(allowed(await mayTry('knocking', 200))).toBe(20);
  expect(await mayTry('new')).toEqual([true]);
});

it('all new places together are let try no more than eighty times in an hour', async () => {
  let tried = 0;
  for (const place of ['one', 'two', 'three', 'four', 'five', 'six'])
    tried += allowed(await mayTry(place, 30));

  expect(tried).toBeGreaterThan(20);
  expect(tried).toBeLessThanOrEqual(80);
});
