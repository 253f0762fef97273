import { sql, type Kysely } from 'kysely';
import { journalFile, keepDeletions, listDeletions } from './deletions.ts';
import { log, writable } from './log.ts';

const AT_ONCE = 500;
const SWEEP_EVERY = 30_000;
const FORGET_EVERY = 10 * 60_000;
const DAY = 86_400_000;

/** Clears what nobody came for: sessions that ended, links and drafts past their time. `db` is the jobs' login. */
export async function sweep(db: Kysely<unknown>): Promise<void> {
  await sql`select sec.sweep()`.execute(db);
}

/** Deletes the files whose day has come, a few at a time, with everything under them. Says how many. */
export async function eraseDue(
  db: Kysely<unknown>,
  tell: (erased: number) => void = () => undefined,
): Promise<number> {
  for (let erased = 0; ;) {
    const { rows } = await sql<{ gone: number }>`select sec.erase_due(${AT_ONCE}) as gone`.execute(db);
    const gone = rows[0]?.gone ?? 0;
    erased += gone;
    tell(erased);
    if (gone < AT_ONCE) return erased;
  }
}

/** Copies the journal of deletions out of the database, from this day on. Says how many lines were new. */
export async function journalDeletions(db: Kysely<unknown>, data: string, since: string): Promise<number> {
  return keepDeletions(journalFile(data), await listDeletions(db, since));
}

/**
 * Does all of it by itself while the process serves, and `also` as often as it erases, until the function it gives is
 * called. What is over is swept every half minute, however long an erasure takes. A failure is logged.
 */
export function keepForgetting(
  db: Kysely<unknown>,
  data: string,
  also: () => Promise<unknown>,
): () => Promise<void> {
  const [sweeping, erasing] = [newLine(), newLine()];
  const forget = async (): Promise<void> => {
    await eraseDue(db);
    await journalDeletions(db, data, new Date(Date.now() - 2 * DAY).toISOString().slice(0, 10));
  };
  const often = (): void => {
    erasing.next(forget);
    erasing.next(also);
  };
  often();
  const timers = [
    setInterval(() => sweeping.next(() => sweep(db)), SWEEP_EVERY),
    setInterval(often, FORGET_EVERY),
  ];
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all([sweeping.end(), erasing.end()]);
  };
}

type Line = { next(task: () => Promise<unknown>): void; end(): Promise<void> };

/** One task after the other. */
function newLine(): Line {
  let working: Promise<void> = Promise.resolve();
  return {
    next(task) {
      working = working
        .then(task)
        .then(() => undefined)
        .catch((error: unknown) => log.error({ during: 'retention', ...writable(error) }));
    },
    end: () => working,
  };
}
