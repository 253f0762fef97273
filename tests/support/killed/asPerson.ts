import type { Kysely, Transaction } from 'kysely';
import {
  asWorker,
  openKeyring,
  type Keyring,
  type Worker,
} from '../../../src/modules/access/server/index.ts';

export type Scene = { readonly tx: Transaction<unknown>; readonly worker: Worker; readonly keyring: Keyring };

/** What somebody does in one request, as the application does it: one transaction, her keys zeroed after. */
export async function asPerson<Result>(
  staff: Kysely<unknown>,
  token: string,
  act: (scene: Scene) => Promise<Result>,
): Promise<Result> {
  const done = await staff.transaction().execute((tx) =>
    asWorker(tx, token, async (worker) => {
      const keyring = await openKeyring(tx, worker);
      try {
        return { result: await act({ tx, worker, keyring }) };
      } finally {
        keyring.zero();
      }
    }),
  );
  if (!done) throw new Error('not signed in');
  return done.result;
}
