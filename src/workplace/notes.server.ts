import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { draftKey, type Worker } from '#modules/access/server/index.ts';
import { openJson, sealJson, type About } from '#sealing/index.ts';

type Tx = Transaction<unknown>;

/** Why a field must be looked at again: a code the screen has words for. */
export type Problem = { readonly field: string; readonly code: string };

const note = z.strictObject({
  /** What was typed, without any secret. */
  fields: z.string(),
  problems: z.array(z.strictObject({ field: z.string(), code: z.string() })),
  /** What the screen says once: an act that was done, a link, a code to print. */
  said: z.record(z.string(), z.string()),
});
/** What one screen must say the next time it is shown. */
export type Note = z.infer<typeof note>;

/** For which use: the answer to a form, or what is being typed and was not sent. */
type Use = 'answer' | 'typed';

const KEPT: Readonly<Record<Use, string>> = { answer: '30 minutes', typed: '1 day' };

const formOf = (page: string, use: Use): Buffer =>
  createHash('sha256').update(`relais ${use}|${page}`).digest();

function about({ account, organisation }: Worker, form: Buffer): About {
  return {
    table: 'sealed_draft',
    column: 'sealed',
    row: `${account}/${form.toString('hex')}`,
    origin: organisation,
  };
}

export function newNote(given: Partial<Note>): Note {
  return { fields: '', problems: [], said: {}, ...given };
}

/** Keeps it for this person and this page, sealed with a key that only she has. What was there before goes. */
export async function putNote(
  tx: Tx,
  worker: Worker,
  { page, use = 'answer', ...given }: { readonly page: string; readonly use?: Use } & Partial<Note>,
): Promise<void> {
  const form = formOf(page, use);
  const key = draftKey(worker);
  const sealed = sealJson(key, newNote(given), about(worker, form));
  key.zero();
  await sql`insert into sealed_draft (organisation_id, account_id, form, sealed, kept_until)
    values (sec.organisation(), sec.account(), ${form}, ${sealed}, now() + ${KEPT[use]}::interval)
    on conflict (organisation_id, account_id, form)
      do update set sealed = excluded.sealed, kept_until = excluded.kept_until`.execute(tx);
}

/** Reads and removes: it is said once. */
export async function takeNote(tx: Tx, worker: Worker, page: string): Promise<Note | null> {
  const form = formOf(page, 'answer');
  const { rows } = await sql<{ sealed: Buffer }>`delete from sealed_draft
    where form = ${form} and account_id = sec.account() and kept_until > now() returning sealed`.execute(tx);
  return opened(worker, form, rows[0]?.sealed);
}

/** Reads and leaves. */
export async function peekNote(
  tx: Tx,
  worker: Worker,
  { page, use }: { readonly page: string; readonly use: Use },
): Promise<Note | null> {
  const form = formOf(page, use);
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from sealed_draft
    where form = ${form} and account_id = sec.account() and kept_until > now()`.execute(tx);
  return opened(worker, form, rows[0]?.sealed);
}

export async function dropTyped(tx: Tx, page: string): Promise<void> {
  await sql`delete from sealed_draft
    where form = ${formOf(page, 'typed')} and account_id = sec.account()`.execute(tx);
}

function opened(worker: Worker, form: Buffer, sealed: Buffer | undefined): Note | null {
  if (!sealed) return null;
  const key = draftKey(worker);
  try {
    return note.safeParse(openJson(key, sealed, about(worker, form))).data ?? null;
  } finally {
    key.zero();
  }
}
