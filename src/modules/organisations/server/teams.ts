import { sql, type Transaction } from 'kysely';
import { grantKey, Holder, type Keyring, type TeamKey, type Worker } from '#modules/access/server/index.ts';
import { openText, type About, type Key } from '#sealing/index.ts';
import { holdingOf, type Role, type Side, type TeamKind, type Warning } from '../domain/team.ts';

type Tx = Transaction<unknown>;

export const labelAbout = (team: string): About => ({
  table: 'team',
  column: 'label',
  row: team,
  origin: 'relais',
});

export type Team = {
  readonly id: string;
  readonly kind: TeamKind;
  readonly side: 'common' | Side;
  /** Null for the two built-in teams, which the screen names, and for one this person cannot open. */
  readonly label: string | null;
  readonly epoch: number;
  readonly members: number;
  readonly holders: number;
  readonly warning: Warning;
  /** This person holds its key. */
  readonly mine: boolean;
};

type Row = {
  id: string;
  kind: TeamKind;
  side: Team['side'];
  label: Buffer | null;
  label_epoch: number;
  epoch: number;
  few_holders_since: string | null;
  members: number;
  holders: number;
};

export async function findBuiltIn(tx: Tx, kind: 'everyone' | 'administration'): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from team where organisation_id = sec.organisation() and kind = ${kind}`.execute(tx);
  return rows[0]?.id;
}

/** The key whose epoch sealed something for the whole house; null when this person was not let in yet. */
export async function everyoneKey(
  tx: Tx,
  keyring: Keyring,
  epoch?: number,
): Promise<{ key: Key; epoch: number } | null> {
  const team = await findBuiltIn(tx, 'everyone');
  const present = team === undefined ? null : keyring.of(team);
  if (!present) return null;
  const key = epoch === undefined ? present.key : await keyring.at(present.team, epoch);
  return key && { key, epoch: epoch ?? present.epoch };
}

/** The teams of one's own organisation that are open, with who can still open their files. */
export async function listTeams(tx: Tx, keyring: Keyring, today: string): Promise<readonly Team[]> {
  const { rows } = await sql<Row>`
    select t.id, t.kind, t.side, t.label, t.label_epoch, t.epoch, t.few_holders_since,
      (select count(*)::int from team_member m where m.team_id = t.id) as members,
      (select count(*)::int from team_key k where k.team_id = t.id and k.epoch = t.epoch) as holders
    from team t where t.closed_on is null and t.organisation_id = sec.organisation()
    order by t.kind, t.created_on, t.id`.execute(tx);
  const teams: Team[] = [];
  for (const row of rows) {
    const { id, kind, side, epoch, members, holders } = row;
    const label = await labelOf(tx, keyring, row);
    const warning = holdingOf(row.few_holders_since, today);
    teams.push({ id, kind, side, label, epoch, members, holders, warning, mine: keyring.of(id) !== null });
  }
  return teams;
}

async function labelOf(tx: Tx, keyring: Keyring, { id, label, label_epoch }: Row): Promise<string | null> {
  if (label === null) return null;
  const opener = await everyoneKey(tx, keyring, label_epoch);
  return opener && openText(opener.key, label, labelAbout(id));
}

type Kept = { readonly worker: Worker; readonly key: TeamKey; readonly side: Team['side'] };

/** The founder of a team is its first member and holder. */
export async function keep(tx: Tx, { worker, key, side }: Kept): Promise<void> {
  await grantKey(tx, key, Holder.self(worker));
  key.key.zero();
  await join(tx, { account: worker.account, team: key.team, side, roles: ['keyHolder'] });
}

export type Membership = {
  readonly account: string;
  readonly team: string;
  readonly side: Team['side'];
  readonly roles: readonly Role[];
};

/** Throws PostgreSQL's refusal when she already stands on the other side. */
export async function join(tx: Tx, { account, team, side, roles }: Membership): Promise<void> {
  if (side !== 'common') {
    await sql`insert into account_side (organisation_id, account_id, side)
      values (sec.organisation(), ${account}, ${side})
      on conflict (organisation_id, account_id) do nothing`.execute(tx);
  }
  await sql`insert into team_member (organisation_id, team_id, account_id, side, roles)
    values (sec.organisation(), ${team}, ${account}, ${side}, ${[...roles]})
    on conflict (organisation_id, team_id, account_id) do update set roles = excluded.roles`.execute(tx);
}
