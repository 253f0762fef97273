import { sql, type Transaction } from 'kysely';
import { derive, Identity, unwrap, type About, type Key } from '#sealing/index.ts';
import { sessionKeys } from './token.ts';

/** Somebody signed in, for the length of one request. */
export type Worker = {
  readonly account: string;
  readonly organisation: string;
  /** The pass-phrase was given again less than five minutes ago. */
  readonly steppedUp: boolean;
  /** Opens what is sealed to this person, and signs for her. */
  readonly identity: Identity;
  /** Opens what this person alone keeps: her second factors, what she was typing. */
  readonly own: Key;
};

type Entered = {
  account_id: string;
  organisation_id: string;
  seed_wrapped: Buffer;
  stepped_up: boolean;
};

/** A session's row names nobody else's: its seed opens with the token that named the row. */
export function sessionAbout(id: Buffer): About {
  return { table: 'session', column: 'seed_wrapped', row: id.toString('hex'), origin: 'relais' };
}

/**
 * Does something as the person whose session this token opens, in this transaction; null when it opens none any more.
 * The database then shows her organisation's rows only. Her keys are zeroed when `act` has ended.
 */
export async function asWorker<Tables, Result>(
  tx: Transaction<Tables>,
  token: string,
  act: (worker: Worker) => Promise<Result>,
): Promise<Result | null> {
  const keys = sessionKeys(token);
  if (!keys) return null;
  try {
    const { rows } = await sql<Entered>`select * from sec.enter(${keys.id}, ${keys.secret})`.execute(tx);
    const row = rows[0];
    const seed = row ? unwrap(keys.wrapping, row.seed_wrapped, sessionAbout(keys.id)) : null;
    return row && seed ? await withSeed(row, seed, act) : null;
  } finally {
    keys.wrapping.zero();
  }
}

async function withSeed<Result>(
  row: Entered,
  seed: Key,
  act: (worker: Worker) => Promise<Result>,
): Promise<Result> {
  const identity = Identity.fromSeed(seed);
  const own = derive(seed, 'own');
  seed.zero();
  try {
    return await act({
      account: row.account_id,
      organisation: row.organisation_id,
      steppedUp: row.stepped_up,
      identity,
      own,
    });
  } finally {
    identity.zero();
    own.zero();
  }
}
