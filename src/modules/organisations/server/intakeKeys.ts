import { sql, type Transaction } from 'kysely';
import { houseRoot, record } from '#modules/access/server/index.ts';
import type { Keyring, TeamKey, Worker } from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { Identity, Key, unwrap, verify, wrap, type About, type Statement } from '#sealing/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import type { Acting } from './joining.ts';
import { openRoot } from './publicKeys.ts';

type Tx = Transaction<unknown>;

const about = (team: string, generation: number): About => ({
  table: 'intake_key',
  column: 'wrapped',
  row: `${team}:${generation}`,
  origin: 'relais',
});

const statement = (
  organisation: string,
  { team, generation, publicKey }: Omit<IntakeKey, 'madeOn'>,
): Statement => ({
  purpose: 'intake key',
  organisation,
  team,
  generation,
  seal: publicKey.toString('hex'),
});

/**
 * A key pair to which requests are sealed for a team: anybody may close with it, only the team opens. The organisation
 * signs it, and the network's chain of keys keeps it.
 */
export async function newIntakeKey(
  tx: Tx,
  { worker, keyring }: Acting,
  team: string,
): Promise<Outcome<{ readonly generation: number }, OrganisationRefusal>> {
  if (!worker.steppedUp) return no('stepUp');
  const under = keyring.of(team);
  const root = await openRoot(tx, worker, keyring);
  if (!under || !root) return no('notHolder');
  try {
    const generation = await nextGeneration(tx, team);
    await keep(tx, { worker, root, under }, generation);
    await record(tx, { action: 'intakeKeyMade', kind: 'team', object: team });
    return { ok: true, generation };
  } finally {
    root.zero();
  }
}

async function nextGeneration(tx: Tx, team: string): Promise<number> {
  await sql`update intake_key set retired_on = current_date
    where team_id = ${team} and retired_on is null`.execute(tx);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(generation), 0) + 1 as next from intake_key where team_id = ${team}`.execute(tx);
  return rows[0]?.next ?? 1;
}

type Signing = { readonly worker: Worker; readonly root: Identity; readonly under: TeamKey };

async function keep(tx: Tx, { worker, root, under }: Signing, generation: number): Promise<void> {
  const seed = Key.random();
  const pair = Identity.fromSeed(seed);
  const { seal, sign } = pair.publicKeys;
  const wrapped = wrap(under.key, seed, about(under.team, generation));
  pair.zero();
  seed.zero();
  await sql`insert into intake_key (organisation_id, team_id, generation, public_key, epoch, wrapped)
    values (sec.organisation(), ${under.team}, ${generation}, ${seal}, ${under.epoch}, ${wrapped})`.execute(
    tx,
  );
  const signature = root.sign(
    statement(worker.organisation, { team: under.team, generation, publicKey: seal }),
  );
  await sql`select sec.publish_key('intake', ${under.team}, ${generation}, ${seal}, ${sign}, ${signature})`.execute(
    tx,
  );
}

export type IntakeKey = {
  readonly team: string;
  readonly generation: number;
  readonly publicKey: Buffer;
  readonly madeOn: string;
};

type Published = {
  subject_id: string;
  generation: number;
  on_day: string;
  seal_public_key: Buffer;
  signature: Buffer;
};

/**
 * The keys an organisation takes requests with, as the network's chain has them, and only those its own root key
 * signed: who swaps a key in the database is not believed. `root` is the key pinned when both met.
 */
export async function listIntakeKeys(
  tx: Tx,
  organisation: string,
  root: Buffer,
): Promise<readonly IntakeKey[]> {
  const { rows } = await sql<Published>`
    select distinct on (l.subject_id) l.subject_id, l.generation, l.on_day, l.seal_public_key, l.signature
    from key_log l where l.organisation_id = ${organisation} and l.kind = 'intake'
    order by l.subject_id, l.generation desc`.execute(tx);
  return rows.flatMap(({ subject_id: team, generation, seal_public_key: publicKey, ...row }) => {
    const key = { team, generation, publicKey };
    return verify(root, statement(organisation, key), row.signature) ? [{ ...key, madeOn: row.on_day }] : [];
  });
}

/** `none`: nothing can be sealed to the team. `swapped`: what the network reads is not what the house signed. */
export type OwnIntake = { readonly since: string } | 'none' | 'swapped';

/** The intake key of a team of one's own house, as the rest of the network reads it. */
export async function ownIntake(tx: Tx, worker: Worker, team: string): Promise<OwnIntake> {
  const { rows } = await sql<{ kept: Buffer }>`select public_key as kept from intake_key
    where organisation_id = sec.organisation() and team_id = ${team} and retired_on is null`.execute(tx);
  const kept = rows[0]?.kept;
  if (!kept) return 'none';
  const root = await houseRoot(tx, worker);
  const published = root ? await listIntakeKeys(tx, worker.organisation, root) : [];
  const key = published.find((one) => one.team === team);
  return key?.publicKey.equals(kept) ? { since: key.madeOn } : 'swapped';
}

/** The pair of an intake key, for who holds the team's key. The caller zeroes it. */
export async function openIntakeKey(
  tx: Tx,
  keyring: Keyring,
  { team, generation }: Pick<IntakeKey, 'team' | 'generation'>,
) {
  const { rows } = await sql<{ epoch: number; wrapped: Buffer }>`
    select epoch, wrapped from intake_key where team_id = ${team} and generation = ${generation}`.execute(tx);
  const under = rows[0] && (await keyring.at(team, rows[0].epoch));
  const seed = under && rows[0] ? unwrap(under, rows[0].wrapped, about(team, generation)) : null;
  if (!seed) return null;
  const pair = Identity.fromSeed(seed);
  seed.zero();
  return pair;
}
