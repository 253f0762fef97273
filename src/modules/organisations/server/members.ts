import { sql, type Transaction } from 'kysely';
import type { Keyring } from '#modules/access/server/index.ts';
import type { Role } from '../domain/team.ts';
import { openProfile, type Profile } from './profile.ts';
import { everyoneKey } from './teams.ts';

type Tx = Transaction<unknown>;

export type MemberState = 'invited' | 'waiting' | 'active' | 'left';
export type MemberTeam = {
  readonly team: string;
  readonly roles: readonly Role[];
  /** The team's present key was given to her: she opens its files. */
  readonly holds: boolean;
};
export type Member = {
  readonly id: string;
  readonly state: MemberState;
  /** Null when this reader's keys do not open it. */
  readonly profile: Profile | null;
  readonly teams: readonly MemberTeam[];
  readonly since: string;
};

type Row = {
  id: string;
  state: MemberState;
  profile: Buffer;
  profile_epoch: number;
  created_on: string;
  teams: readonly { team: string; roles: readonly Role[]; holds: boolean }[] | null;
};

const MEMBERS = sql`
  select a.id, a.state, a.profile, a.profile_epoch, a.created_on,
    (select json_agg(json_build_object('team', m.team_id, 'roles', m.roles, 'holds', exists (
        select from team_key k join team t on t.id = k.team_id and t.epoch = k.epoch
        where k.team_id = m.team_id and k.account_id = a.id)) order by m.team_id)
     from team_member m where m.account_id = a.id) as teams
  from account a where a.organisation_id = sec.organisation()`;

/** Everybody of one's own organisation, who left included, in the order they came. */
export async function listMembers(tx: Tx, keyring: Keyring): Promise<readonly Member[]> {
  const { rows } = await sql<Row>`${MEMBERS} order by a.created_on, a.id`.execute(tx);
  const members: Member[] = [];
  for (const row of rows) members.push(await memberOf(tx, keyring, row));
  return members;
}

/** One colleague; undefined for an id that is unknown, or of another organisation. */
export async function findMember(tx: Tx, keyring: Keyring, id: string): Promise<Member | undefined> {
  const { rows } = await sql<Row>`${MEMBERS} and a.id = ${id}`.execute(tx);
  return rows[0] && (await memberOf(tx, keyring, rows[0]));
}

async function memberOf(tx: Tx, keyring: Keyring, row: Row): Promise<Member> {
  const { id, state, created_on: since } = row;
  const opener = await everyoneKey(tx, keyring, row.profile_epoch);
  return {
    id,
    state,
    profile: opener && openProfile(opener.key, id, row.profile),
    teams: row.teams ?? [],
    since,
  };
}
