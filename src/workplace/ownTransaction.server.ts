import type { RequestEvent } from '@sveltejs/kit';
import type { Transaction } from 'kysely';
import { asWorker, type Worker } from '#modules/access/server/index.ts';
import { staffDatabase } from '#platform/database.ts';
import { sessionToken } from '#platform/sessionCookie.ts';

/** For the few forms that renew the session itself: a transaction of their own, beside. Null: not signed in any more. */
export async function asOneself<Result>(
  { cookies }: Pick<RequestEvent, 'cookies'>,
  act: (tx: Transaction<unknown>, worker: Worker) => Promise<Result>,
): Promise<Result | null> {
  const db = staffDatabase<unknown>();
  return await db
    .transaction()
    .execute((tx) => asWorker(tx, sessionToken(cookies), (worker) => act(tx, worker)));
}
