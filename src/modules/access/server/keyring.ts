import { sql, type Transaction } from 'kysely';
import {
  Key,
  openKeyFor,
  sameTag,
  sealKeyTo,
  tag,
  unwrap,
  wrap,
  type About,
  type Statement,
} from '#sealing/index.ts';
import type { Holder } from './vouched.ts';
import { houseRoot, signAs, signersAmong, tellRefused, type Believes, type Signed } from './vouched.ts';
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

/** Anybody can seal a key to a public key: who made this one says so, and the house vouches for her. */
const statementOf = (organisation: string, { team, epoch, key }: TeamKey): Statement => ({
  purpose: 'team key',
  organisation,
  team,
  epoch,
  key: tag(key, 'team key', `${team}:${epoch}`).toString('hex'),
});

/** The keys somebody was granted, opened for one request. Whoever made it closes it: every key is zeroed. */
export class Keyring {
  readonly #keys: ReadonlyMap<string, TeamKey>;
  readonly #older: Key[] = [];
  readonly #tx: Tx;
  /** The organisation's root key, as this person knows it; null when the database shows another. */
  readonly root: Buffer | null;

  constructor(tx: Tx, root: Buffer | null, keys: readonly TeamKey[]) {
    this.#tx = tx;
    this.root = root;
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

type Granted = Signed & { team_id: string; epoch: number; sealed: Buffer };

/**
 * Opens every team key this person was granted. One that no colleague of the house signed is left out, and told: it was
 * put there by somebody who waits for things to be closed with it.
 */
export async function openKeyring(tx: Tx, worker: Worker): Promise<Keyring> {
  const root = await houseRoot(tx, worker);
  if (!root) await tellRefused(tx, 'organisation', worker.organisation);
  const { rows } = await sql<Granted>`
    select k.team_id, k.epoch, k.sealed, e.made_by, e.made_with, e.signature from team_key k
    join team t on t.organisation_id = k.organisation_id and t.id = k.team_id and t.epoch = k.epoch
    join team_epoch e on e.organisation_id = k.organisation_id and e.team_id = k.team_id and e.epoch = k.epoch
    where k.account_id = ${worker.account}`.execute(tx);
  const believes = await signersAmong(
    tx,
    root,
    rows.map(({ made_by }) => made_by),
  );
  const keys: TeamKey[] = [];
  for (const row of rows) {
    const key = opened(worker, row, believes);
    if (key) keys.push(key);
    else await tellRefused(tx, 'team', row.team_id);
  }
  return new Keyring(tx, root, keys);
}

function opened(
  { account, organisation, identity }: Worker,
  row: Granted,
  believes: Believes,
): TeamKey | null {
  const { team_id: team, epoch } = row;
  const key = openKeyFor(identity, row.sealed, sealedAbout(team, epoch, account));
  if (key && believes(statementOf(organisation, { team, epoch, key }), row)) return { team, epoch, key };
  key?.zero();
  return null;
}

/** Says that whoever had a team's key gave it to this person: a row alone does not. */
const grantedTag = ({ team, epoch, key }: TeamKey, account: string): Buffer =>
  tag(key, 'team key holder', `${team}:${epoch}:${account}`);

/** To whom this key, which this person has, was given by somebody who had it. Who was put there is left out, and told. */
export async function holdersOfKey(tx: Tx, worker: Worker, present: TeamKey): Promise<readonly string[]> {
  const { team, epoch } = present;
  const { rows } = await sql<{ account: string; granted: Buffer | null }>`
    select account_id as account, granted_tag as granted from team_key
    where team_id = ${team} and epoch = ${epoch} and organisation_id = sec.organisation()
    order by account_id`.execute(tx);
  const given: string[] = [];
  for (const { account, granted } of rows) {
    const isGiven = granted !== null && sameTag(granted, grantedTag(present, account));
    if (isGiven || account === worker.account) given.push(account);
    else await tellRefused(tx, 'account', account);
  }
  return given;
}

/** Gives a team's present key to somebody, in her own organisation. */
export async function grantKey(tx: Tx, granted: TeamKey, holder: Holder): Promise<void> {
  const { team, epoch, key } = granted;
  const sealed = sealKeyTo(holder.sealPublicKey, key, sealedAbout(team, epoch, holder.account));
  await sql`insert into team_key (organisation_id, team_id, epoch, account_id, sealed, granted_tag)
    values (sec.organisation(), ${team}, ${epoch}, ${holder.account}, ${sealed},
      ${grantedTag(granted, holder.account)})
    on conflict (organisation_id, team_id, epoch, account_id)
      do update set sealed = excluded.sealed, granted_tag = excluded.granted_tag`.execute(tx);
}

type Epoch = { readonly present: TeamKey; readonly previous: Buffer | null };

async function keepEpoch(tx: Tx, worker: Worker, { present, previous }: Epoch): Promise<void> {
  const { team, epoch } = present;
  const signed = await signAs(tx, worker, statementOf(worker.organisation, present));
  await sql`insert into team_epoch
      (organisation_id, team_id, epoch, previous_wrapped, made_by, made_with, signature)
    values (sec.organisation(), ${team}, ${epoch}, ${previous}, ${signed.made_by}, ${signed.made_with},
      ${signed.signature})`.execute(tx);
}

/** The first key of a new team, signed by who makes it. The caller zeroes it. */
export async function newTeamKey(
  tx: Tx,
  worker: Worker,
  { team, key = Key.random() }: { readonly team: string; readonly key?: Key | undefined },
): Promise<TeamKey> {
  const present: TeamKey = { team, epoch: 1, key };
  await keepEpoch(tx, worker, { present, previous: null });
  return present;
}

/**
 * A new key for a team, sealed to those who stay: who is not among them opens nothing of what comes after. The key
 * before it is wrapped under the new one, so what is already there stays readable for those who stay.
 */
export async function rotate(
  tx: Tx,
  worker: Worker,
  { present, holders }: { readonly present: TeamKey; readonly holders: readonly Holder[] },
): Promise<TeamKey> {
  const { team } = present;
  const next: TeamKey = { team, epoch: present.epoch + 1, key: Key.random() };
  const previous = wrap(next.key, present.key, previousAbout(team, next.epoch));
  await keepEpoch(tx, worker, { present: next, previous });
  for (const holder of holders) await grantKey(tx, next, holder);
  await sql`update team set epoch = ${next.epoch} where id = ${team}`.execute(tx);
  await sql`delete from team_key where team_id = ${team} and epoch < ${next.epoch}`.execute(tx);
  return next;
}
