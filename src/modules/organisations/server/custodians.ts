import { sql, type Transaction } from 'kysely';
import {
  grantKey,
  Holder,
  houseRoot,
  tellRefused,
  type Keyring,
  type Worker,
  record,
} from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import {
  Identity,
  joinShares,
  Key,
  openFor,
  openKeyFor,
  sealKeyTo,
  sealTo,
  splitKey,
  type About,
} from '#sealing/index.ts';
import { FEWEST_CUSTODIANS } from '../domain/team.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import type { Acting } from './joining.ts';
import { openRoot } from './publicKeys.ts';
import { findRecipient } from './recipient.ts';
import { presentSet, signSet, type RecoverySet } from './recoverySet.ts';

type Tx = Transaction<unknown>;

const aboutOf = (table: string, row: string): About => ({ table, column: 'sealed', row, origin: 'relais' });
const shareAbout = (generation: number, account: string) =>
  aboutOf('recovery_share', `${generation}:${account}`);
const approvalAbout = (request: string, account: string) =>
  aboutOf('recovery_approval', `${request}:${account}`);
const teamAbout = (generation: number, team: string, epoch: number) =>
  aboutOf('recovery_team_key', `${generation}:${team}:${epoch}`);

/**
 * Splits a new recovery key between these colleagues: any two of them together can give somebody her teams back, after
 * a day. It takes the place of the one before. The teams whose key this person does not hold follow when one of their
 * holders is next there (`keepRecoverable`).
 */
export async function appointCustodians(
  tx: Tx,
  acting: Acting,
  accounts: readonly string[],
): Promise<Outcome<{ readonly generation: number }, OrganisationRefusal>> {
  if (!acting.worker.steppedUp) return no('stepUp');
  const custodians: Holder[] = [];
  for (const account of new Set(accounts)) {
    const holder = (await findRecipient(tx, acting.keyring.root, account))?.holder;
    if (!holder) return no('notFound');
    custodians.push(holder);
  }
  const root = await openRoot(tx, acting.worker, acting.keyring);
  if (!root) return no('notHolder');
  try {
    if (custodians.length < FEWEST_CUSTODIANS) return no('tooFew');
    return { ok: true, generation: await appoint(tx, acting, { root, custodians }) };
  } finally {
    root.zero();
  }
}

type Appointing = { readonly root: Identity; readonly custodians: readonly Holder[] };

async function appoint(tx: Tx, acting: Acting, appointing: Appointing): Promise<number> {
  const generation = await newSet(tx, acting.worker, appointing);
  await keepRecoverable(tx, acting.keyring);
  await record(tx, {
    action: 'custodiansAppointed',
    kind: 'organisation',
    object: acting.worker.organisation,
  });
  return generation;
}

async function newSet(tx: Tx, { organisation }: Worker, { root, custodians }: Appointing): Promise<number> {
  const seed = Key.random();
  const pair = Identity.fromSeed(seed);
  const shares = await splitKey(seed, custodians.length, FEWEST_CUSTODIANS);
  const publicKeys = pair.publicKeys;
  pair.zero();
  seed.zero();
  await sql`update recovery_set set retired_on = current_date where retired_on is null`.execute(tx);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(generation), 0) + 1 as next from (
      select generation from recovery_set union all
      select generation from key_log where kind = 'recovery' and organisation_id = sec.organisation()) g`.execute(
    tx,
  );
  const generation = rows[0]?.next ?? 1;
  const named = custodians.map(({ account }) => account);
  const set: RecoverySet = { organisation, generation, threshold: FEWEST_CUSTODIANS, custodians: named };
  await signSet(tx, root, { ...set, publicKeys });
  for (const [index, { account, sealPublicKey }] of custodians.entries()) {
    const share = shares[index] ?? Buffer.alloc(0);
    const sealed = sealTo(sealPublicKey, share, shareAbout(generation, account));
    share.fill(0);
    await sql`insert into recovery_share (organisation_id, generation, account_id, sealed)
      values (sec.organisation(), ${generation}, ${account}, ${sealed})`.execute(tx);
  }
  return generation;
}

/**
 * Seals to the recovery key the present team keys that it does not have yet. Gives how many. Seals nothing to a key that
 * the organisation's root did not sign, or that is not the last one it signed, and tells it.
 */
export async function keepRecoverable(tx: Tx, keyring: Keyring): Promise<number> {
  const set = await presentSet(tx, keyring.root);
  if (set === 'none') return 0;
  if (set === 'refused') {
    const { rows } = await sql<{ id: string }>`select sec.organisation() as id`.execute(tx);
    if (rows[0]) await tellRefused(tx, 'recoveryKey', rows[0].id);
    return 0;
  }
  const { generation, publicKey } = set;
  const { rows } = await sql<{ team_id: string; epoch: number }>`
    select t.id as team_id, t.epoch from team t
    where t.organisation_id = sec.organisation() and t.closed_on is null
      and t.id = any(${[...keyring.teams]}::uuid[])
      and not exists (select from recovery_team_key k where k.organisation_id = t.organisation_id
        and k.generation = ${generation} and k.team_id = t.id and k.epoch = t.epoch)`.execute(tx);
  for (const { team_id, epoch } of rows) {
    const held = keyring.of(team_id);
    if (held?.epoch !== epoch) continue;
    const sealed = sealKeyTo(publicKey, held.key, teamAbout(generation, team_id, epoch));
    await sql`insert into recovery_team_key (organisation_id, generation, team_id, epoch, sealed)
      values (sec.organisation(), ${generation}, ${team_id}, ${epoch}, ${sealed})`.execute(tx);
  }
  return rows.length;
}

export type RecoveryRequest = {
  readonly id: string;
  readonly account: string;
  readonly opensAt: Date;
  /** This person holds a share of the key it is about. */
  readonly mayApprove: boolean;
};

/** Everybody of the house sees who asked to be given her keys back, and when it opens. */
export async function listRecoveries(tx: Tx, { account }: Worker): Promise<readonly RecoveryRequest[]> {
  const { rows } = await sql<RecoveryRequest>`
    select r.id, r.account_id as account, r.opens_at as "opensAt",
      exists (select from recovery_share s where s.generation = r.generation and s.account_id = ${account})
        as "mayApprove"
    from recovery_request r where r.organisation_id = sec.organisation() order by r.opens_at`.execute(tx);
  return rows;
}

/** Asks the custodians for the keys of the teams one belongs to: for who has a new, empty key pair. */
export async function askRecovery(
  tx: Tx,
  { account }: Worker,
): Promise<Outcome<{ readonly request: string }, OrganisationRefusal>> {
  const { rows } = await sql<{ id: string }>`
    insert into recovery_request (organisation_id, generation, account_id)
    select organisation_id, generation, ${account}::uuid from recovery_set where retired_on is null
    returning id`.execute(tx);
  if (!rows[0]) return no('notFound');
  await record(tx, { action: 'recoveryAsked', kind: 'account', object: account });
  return { ok: true, request: rows[0].id };
}

type Asked = { generation: number; account_id: string; sealed: Buffer };

/** A custodian's part: her share, sealed anew to who asked. It opens when the day of waiting is over. */
export async function approveRecovery(
  tx: Tx,
  worker: Worker,
  request: string,
): Promise<Outcome<object, OrganisationRefusal>> {
  const { account, identity, steppedUp } = worker;
  if (!steppedUp) return no('stepUp');
  const { rows } = await sql<Asked>`
    select r.generation, r.account_id, s.sealed from recovery_request r
    join recovery_share s on s.generation = r.generation and s.account_id = ${account}
    where r.id = ${request}`.execute(tx);
  const asked = rows[0];
  const share = asked && openFor(identity, asked.sealed, shareAbout(asked.generation, account));
  // A share is given only to keys the house vouches for: nobody swapped them in the database.
  const root = await houseRoot(tx, worker);
  const recipient = asked && (await findRecipient(tx, root, asked.account_id))?.holder;
  if (!asked || !share || !recipient || recipient.account === account) return no('notFound');
  const sealed = sealTo(recipient.sealPublicKey, share, approvalAbout(request, account));
  share.fill(0);
  await sql`insert into recovery_approval (organisation_id, request_id, account_id, sealed)
    values (sec.organisation(), ${request}, ${account}, ${sealed})
    on conflict do nothing`.execute(tx);
  await record(tx, { action: 'recoveryApproved', kind: 'account', object: asked.account_id });
  return { ok: true };
}

/**
 * The day is over and enough custodians agreed: the keys of the teams she belongs to, and of no other. Refuses before,
 * and when they are too few.
 */
export async function completeRecovery(
  tx: Tx,
  worker: Worker,
  request: string,
): Promise<Outcome<{ readonly teams: number }, OrganisationRefusal>> {
  const { rows } = await sql<{ account_id: string; sealed: Buffer }>`
    select account_id, sealed from sec.recovery_shares(${request})`.execute(tx);
  const shares = rows.flatMap(({ account_id, sealed }) => {
    const share = openFor(worker.identity, sealed, approvalAbout(request, account_id));
    return share ? [share] : [];
  });
  const seed = await joinShares(shares);
  for (const share of shares) share.fill(0);
  if (!seed) return no('tooFew');
  const pair = Identity.fromSeed(seed);
  seed.zero();
  const teams = await takeBack(tx, worker, { pair, request });
  pair.zero();
  await sql`delete from recovery_request where id = ${request}`.execute(tx);
  await record(tx, { action: 'recoveryCompleted', kind: 'account', object: worker.account });
  return { ok: true, teams };
}

type Kept = { generation: number; team_id: string; epoch: number; sealed: Buffer };

async function takeBack(
  tx: Tx,
  worker: Worker,
  { pair, request }: { readonly pair: Identity; readonly request: string },
): Promise<number> {
  const { rows } = await sql<Kept>`
    select k.generation, k.team_id, k.epoch, k.sealed from recovery_team_key k
    join recovery_request r on r.id = ${request} and r.generation = k.generation
    join team t on t.id = k.team_id and t.epoch = k.epoch
    join team_member m on m.team_id = k.team_id and m.account_id = ${worker.account}`.execute(tx);
  for (const { generation, team_id: team, epoch, sealed } of rows) {
    const key = openKeyFor(pair, sealed, teamAbout(generation, team, epoch));
    if (!key) throw new Error('the recovery key does not open what was sealed to it');
    await grantKey(tx, { team, epoch, key }, Holder.self(worker));
    key.zero();
  }
  return rows.length;
}
