import { sql, type Kysely } from 'kysely';

type Compared = { readonly what: string; readonly acts: string; readonly entries: string };

const of = (action: string): string =>
  `select organisation_id, object_id::text from audit_entry where action = '${action}'`;
const each = (table: string): string => `select organisation_id, '' from ${table}`;
const told = (action: string): string =>
  `select organisation_id, '' from audit_entry where action = '${action}'`;

/** What every act leaves in the tables beside its entry: the rows themselves, or as many as there were acts. */
const COMPARED: readonly Compared[] = [
  {
    what: 'teams',
    acts: `select organisation_id, id::text from team where kind = 'team'`,
    entries: of('teamFounded'),
  },
  {
    what: 'invitations',
    acts: `select organisation_id, id::text from account where profile_epoch > 0 and id not in (
      select distinct on (organisation_id) actor_id from audit_entry where action = 'organisationFounded')`,
    entries: of('colleagueInvited'),
  },
  {
    what: 'files',
    acts: `select organisation_id, id::text from file
      union all select organisation_id, object_id::text from deletion where object_kind = 'file'`,
    entries: of('fileOpened'),
  },
  {
    what: 'erasures',
    acts: `select organisation_id, object_id::text from deletion where object_kind = 'file'`,
    entries: of('fileErased'),
  },
  {
    what: 'teams given',
    acts: `select m.organisation_id, m.account_id::text from team_member m join team t on t.id = m.team_id
        where t.kind = 'team' and m.roles <> '{keyHolder}'
      union all select organisation_id, object_id::text from audit_entry where action = 'teamRevoked'`,
    entries: of('teamGranted'),
  },
  {
    what: 'teams taken',
    acts: `select organisation_id, '' from deletion where object_kind = 'membership'`,
    entries: told('teamRevoked'),
  },
  {
    what: 'new keys of teams',
    acts: `select organisation_id, '' from team_epoch where epoch > 1`,
    entries: told('teamRevoked'),
  },
  {
    what: 'keys in the chain',
    acts: `select organisation_id, '' from key_log where kind = 'intake'`,
    entries: told('intakeKeyMade'),
  },
  { what: 'intake keys', acts: each('intake_key'), entries: told('intakeKeyMade') },
  { what: 'custodians', acts: each('recovery_set'), entries: told('custodiansAppointed') },
  { what: 'agreements', acts: each('agreement'), entries: told('agreementAdded') },
  { what: 'accreditations', acts: each('accreditation'), entries: told('accreditationAdded') },
  {
    what: 'faces',
    acts: `select id, '' from organisation, generate_series(1, split_part(name, ' ', 2)::integer)`,
    entries: told('faceRewritten'),
  },
];

/** Where acts and entries are not one for one, a line each: an act without its entry, an entry without its act. */
export async function notAsMany(owner: Kysely<unknown>): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { what, acts, entries } of COMPARED) {
    for (const [kind, more, fewer] of [
      ['act without entry', acts, entries],
      ['entry without act', entries, acts],
    ] as const) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
        (${sql.raw(more)}) except all (${sql.raw(fewer)})) d`.execute(owner);
      if (rows[0]?.n !== 0) lines.push(`${what}: ${rows[0]?.n} ${kind}`);
    }
  }
  return lines;
}
