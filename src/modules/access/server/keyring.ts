import { sql, type Transaction } from 'kysely';
import { Key, openKeyFor, sealKeyTo, unwrap, wrap, type About } from '#sealing/index.ts';
import type { Worker } from './worker.ts';

type Tx = Transaction<unknown>;

/** A team's key of one epoch. Whoever holds it opens what the team keeps, of this epoch and of those before. */
export type TeamKey = { readonly team: string; readonly epoch: number; readonly key: Key };

const sealedAbout = (team: string, epoch: number, account: string): About => ({
  table: 'team_key',
  column: 'sealed',
  row: `${team}:${epoch}:${account}`,
  origin: 'relais',
});
const previousAbout = (team: string, epoch: number): About => ({
  table: 'team_epoch',
  column: 'previous_wrapped',
  row: `${team}:${epoch}`,
  origin: 'relais',
});

/** The keys somebody was granted, opened for one request. Whoever made it closes it: every key is zeroed. */
export class Keyring {
  readonly #keys: ReadonlyMap<string, TeamKey>;
  readonly #older: Key[] = [];
  readonly #tx: Tx;

  constructor(tx: Tx, keys: readonly TeamKey[]) {
    this.#tx = tx;
    this.#keys = new Map(keys.map((key) => [key.team, key]));
  }

  /** The present key of a team; null when it was never granted, or not since the last rotation. */
  of(team: string): TeamKey | null {
    return this.#keys.get(team) ?? null;
  }

  get teams(): readonly string[] {
    return [...this.#keys.keys()];
  }

  /** The key of an epoch before: each key opens the one it replaced. Null when the way back was cut. */
  async at(team: string, epoch: number): Promise<Key | null> {
    const present = this.of(team);
    if (!present || epoch > present.epoch) return null;
    const { rows } = await sql<{ epoch: number; previous_wrapped: Buffer | null }>`
      select epoch, previous_wrapped from team_epoch
      where team_id = ${team} and epoch > ${epoch} and epoch <= ${present.epoch}
      order by epoch desc`.execute(this.#tx);
    let key: Key | null = present.key;
    for (const row of rows) {
      key = row.previous_wrapped && unwrap(key, row.previous_wrapped, previousAbout(team, row.epoch));
      if (!key) return null;
      this.#older.push(key);
    }
    return key;
  }

  zero(): void {
    for (const { key } of this.#keys.values()) key.zero();
    for (const key of this.#older) key.zero();
  }
}

/** Opens every team key this person was granted. */
export async function openKeyring(tx: Tx, { account, identity }: Worker): Promise<Keyring> {
  const { rows } = await sql<{ team_id: string; epoch: number; sealed: Buffer }>`
    select k.team_id, k.epoch, k.sealed from team_key k
    join team t on t.organisation_id = k.organisation_id and t.id = k.team_id and t.epoch = k.epoch
    where k.account_id = ${account}`.execute(tx);
  const keys = rows.flatMap(({ team_id: team, epoch, sealed }) => {
    const key = openKeyFor(identity, sealed, sealedAbout(team, epoch, account));
    return key ? [{ team, epoch, key }] : [];
  });
  return new Keyring(tx, keys);
}

export type Holder = { readonly account: string; readonly sealPublicKey: Buffer };

/** Gives a team's present key to somebody, in her own organisation. */
export async function grantKey(tx: Tx, { team, epoch, key }: TeamKey, holder: Holder): Promise<void> {
  const sealed = sealKeyTo(holder.sealPublicKey, key, sealedAbout(team, epoch, holder.account));
  await sql`insert into team_key (organisation_id, team_id, epoch, account_id, sealed)
    values (sec.organisation(), ${team}, ${epoch}, ${holder.account}, ${sealed})
    on conflict (organisation_id, team_id, epoch, account_id) do update set sealed = excluded.sealed`.execute(
    tx,
  );
}

/** The first key of a new team, made now unless one was made before. The caller zeroes it. */
export async function newTeamKey(tx: Tx, team: string, key: Key = Key.random()): Promise<TeamKey> {
  await sql`insert into team_epoch (organisation_id, team_id, epoch)
    values (sec.organisation(), ${team}, 1)`.execute(tx);
  return { team, epoch: 1, key };
}

/**
 * A new key for a team, sealed to those who stay: who is not among them opens nothing of what comes after. The key
 * before it is wrapped under the new one, so what is already there stays readable for those who stay.
 */
export async function rotate(tx: Tx, present: TeamKey, holders: readonly Holder[]): Promise<TeamKey> {
  const { team } = present;
  const next: TeamKey = { team, epoch: present.epoch + 1, key: Key.random() };
  const previous = wrap(next.key, present.key, previousAbout(team, next.epoch));
  await sql`insert into team_epoch (organisation_id, team_id, epoch, previous_wrapped)
    values (sec.organisation(), ${team}, ${next.epoch}, ${previous})`.execute(tx);
  for (const holder of holders) await grantKey(tx, next, holder);
  await sql`update team set epoch = ${next.epoch} where id = ${team}`.execute(tx);
  await sql`delete from team_key where team_id = ${team} and epoch < ${next.epoch}`.execute(tx);
  return next;
}
