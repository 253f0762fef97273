import { denied } from './attacksDenied.ts';
import type { SignedIn } from './organisations.ts';

/** What the attacker is supposed to know: every id of the other organisation, and what the database keeps of its secrets. */
export type Known = {
  readonly mine: SignedIn;
  readonly theirs: SignedIn;
  readonly kept: { readonly verifier: string; readonly secretHash: string };
  readonly own: Planted;
  readonly other: Planted;
};
type Planted = { readonly team: string; readonly file: string; readonly free: string };

export type Attack = {
  readonly name: string;
  readonly statements: (known: Known) => readonly string[];
  /** The SQLSTATE that refuses it, or how many rows of her own the last statement brings. */
  readonly answer: RegExp | number;
};

const DENIED = /^42501$/;
const one = (text: string) => (): readonly string[] => [text];
const hex = (bytes: Buffer | string): string =>
  typeof bytes === 'string' ? `'\\x${bytes}'::bytea` : `'\\x${bytes.toString('hex')}'::bytea`;
const NEW = `decode(repeat('ab', 32), 'hex')`;

const secrets: readonly Attack[] = [
  ['the id of the other organisation', ({ theirs }: Known) => theirs.organisation],
  ['the fingerprint the database keeps', ({ kept }: Known) => kept.secretHash],
  ['the fingerprint, as bytes', ({ kept }: Known) => `\\x${kept.secretHash}`],
  ['the name of their session', ({ theirs }: Known) => theirs.session.id.toString('hex')],
  ['nothing', () => ''],
  ['a backslash', () => '\\'],
  ['a star', () => '*'],
  ['a quote', () => `'' or true --`],
].map(([name, value]) => ({
  name: `relais.secret set to ${String(name)}`,
  statements: (known: Known) => {
    const secret = (value as (known: Known) => string)(known);
    return [`select set_config('relais.secret', '${secret}', false)`, 'select * from file'];
  },
  answer: 0,
}));

const entering: readonly Attack[] = [
  {
    name: 'entering their session without its secret',
    statements: ({ theirs }) => [
      `select * from sec.enter(${hex(theirs.session.id)}, 'x')`,
      'select * from file',
    ],
    answer: 0,
  },
  {
    name: 'entering their session with one’s own secret',
    statements: ({ theirs, mine }) => [
      `select * from sec.enter(${hex(theirs.session.id)}, '${mine.session.secret}')`,
      'select * from file',
    ],
    answer: 0,
  },
  {
    name: 'entering their session with the fingerprint of its secret',
    statements: ({ theirs, kept }) => [
      `select * from sec.enter(${hex(theirs.session.id)}, '${kept.secretHash}')`,
      'select * from file',
    ],
    answer: 0,
  },
  {
    name: 'a fingerprint kept in a backup, used as proof of a pass-phrase',
    statements: ({ theirs, kept }) => [
      `select * from sec.prove(${hex(theirs.login)}, ${hex(kept.verifier)})`,
    ],
    answer: 0,
  },
  {
    name: 'beginning a session as somebody else with it',
    statements: ({ theirs, kept }) => [
      `select 1 where sec.begin_session(${hex(theirs.login)}, ${hex(kept.verifier)}, 'n', 0, ${NEW}, ${NEW}, 'w')`,
    ],
    answer: 0,
  },
  {
    name: 'beginning a session as somebody else with one’s own proof',
    statements: ({ theirs, mine }) => [
      `select 1 where sec.begin_session(${hex(theirs.login)}, ${hex(mine.proof)}, 'n', 0, ${NEW}, ${NEW}, 'w')`,
    ],
    answer: 0,
  },
  {
    name: 'taking the name of their session for one’s own',
    statements: ({ theirs, mine }) => [
      `select sec.begin_session(${hex(mine.login)}, ${hex(mine.proof)}, 'n', 0, ${hex(theirs.session.id)}, ${NEW}, 'w')`,
    ],
    answer: /^23505$/,
  },
  {
    name: 'a session whose secret is empty, for whoever comes without one',
    statements: ({ mine }) => [
      `select sec.begin_session(${hex(mine.login)}, ${hex(mine.proof)}, 'n', 0, ${NEW}, sha256(''), 'w')`,
      `select set_config('relais.secret', '', true)`,
      'select * from file',
    ],
    answer: 0,
  },
  {
    name: 'stepping up without the pass-phrase',
    statements: ({ kept }) => [`select 1 where sec.step_up(${hex(kept.verifier)}, ${NEW}, ${NEW}, 'w')`],
    answer: 0,
  },
];

const functions: readonly Attack[] = [
  ['putting out a colleague of theirs', ({ theirs }: Known) => `sec.put_out('${theirs.account}')`],
  ['ending their sessions', ({ theirs }: Known) => `sec.end_sessions('${theirs.account}') > 0`],
  ['inviting into their house', ({ other }: Known) => `sec.invite(${NEW}, '${other.free}', 'join')`],
  [
    'resetting a colleague of theirs',
    ({ theirs }: Known) => `sec.invite(${NEW}, '${theirs.account}', 'reset')`,
  ],
  ['an invitation to found', ({ mine }: Known) => `sec.invite(${NEW}, '${mine.account}', 'found')`],
  [
    'joining without an invitation',
    () => `sec.join_organisation(${NEW}, 'l', 's', '{1,1,1}', 'v', 'w', ${NEW}, ${NEW}) is not null`,
  ],
  [
    'founding without an invitation',
    () =>
      `sec.found_organisation(${NEW}, gen_random_uuid(), gen_random_uuid(), 'nom', ${NEW}, 'p', ${NEW}, ${NEW}, 's', 'l', 's', '{1,1,1}', 'v', 'w', true)`,
  ],
].map(([name, call]) => ({
  name: String(name),
  statements: (known: Known) => [`select 1 where ${(call as (known: Known) => string)(known)}`],
  answer: 0,
}));

const chains: readonly Attack[] = [
  ['publishing a key of their account', ({ theirs }: Known) => `'account', '${theirs.account}'`],
  ['publishing a key of their organisation', ({ theirs }: Known) => `'root', '${theirs.organisation}'`],
  ['publishing a key of their intake', ({ other }: Known) => `'intake', '${other.team}'`],
  ['publishing a key of nobody', () => `'account', gen_random_uuid()`],
  ['publishing a key of no kind', ({ mine }: Known) => `null, '${mine.account}'`],
].map(([name, whose]) => ({
  name: String(name),
  statements: (known: Known) => [
    `select sec.publish_key(${(whose as (known: Known) => string)(known)}, 9, ${NEW}, ${NEW}, ${NEW})`,
  ],
  answer: DENIED,
}));

const audit: readonly Attack[] = [
  {
    name: 'a second key under a name already published',
    statements: ({ mine }) => [
      `select sec.publish_key('account', '${mine.account}', 1, ${NEW}, ${NEW}, ${NEW})`,
    ],
    answer: /^23505$/,
  },
  {
    name: 'an act that is no word',
    statements: ({ mine }) => [`select sec.record('x","actor":"', 'file', '${mine.account}', null)`],
    answer: /^23514$/,
  },
  {
    name: 'recording without a session',
    statements: ({ mine }) => [
      `select set_config('relais.secret', '', true)`,
      `select sec.record('fileOpened', 'file', '${mine.account}', null)`,
    ],
    answer: DENIED,
  },
  {
    name: 'an entry of the audit written by hand',
    statements: ({ theirs }) => [
      `insert into audit_entry values ('${theirs.organisation}', 2, now(), '${theirs.account}', 'fileOpened', 'file', '${theirs.account}', null, '', '')`,
    ],
    answer: DENIED,
  },
  ...[
    ['changing an entry', `update audit_entry set action = 'fileRead'`],
    ['deleting entries', 'delete from audit_entry'],
    ['reading the head of the chains', 'select * from audit_head'],
    ['moving the head of a chain', 'update audit_head set seq = 0'],
    [
      'a checkpoint of one’s own',
      `insert into audit_checkpoint values (gen_random_uuid(), 1, '', now(), '')`,
    ],
    ['writing in the chain of keys', 'delete from key_log'],
    ['changing a public key', `update key_log set seal_public_key = ''`],
    ['what only the jobs do: sweep', 'select sec.sweep()'],
    ['what only the jobs do: heads', 'select * from sec.audit_heads()'],
    ['what only the jobs do: erase', 'select sec.erase_due(1000)'],
    ['what only the jobs do: deletions', `select * from sec.deletions('2000-01-01')`],
    ['what only the jobs do: checkpoints', `select sec.keep_checkpoint(gen_random_uuid(), 1, '', '')`],
  ].map(([name = '', text = '']) => ({ name, statements: one(text), answer: DENIED })),
];

const rows: readonly Attack[] = [
  {
    name: 'writing over a key of theirs',
    statements: ({ theirs }) => [`update team_key set sealed = '' where account_id = '${theirs.account}'`],
    answer: 0,
  },
  {
    name: 'a key in their team',
    statements: ({ theirs, other }) => [
      `insert into team_key values ('${theirs.organisation}', '${other.team}', 1, '${theirs.account}', '')
       on conflict (organisation_id, team_id, epoch, account_id) do update set sealed = excluded.sealed`,
    ],
    answer: DENIED,
  },
  {
    name: 'their team under one’s own name',
    statements: ({ mine, other }) => [
      `insert into team_key values ('${mine.organisation}', '${other.team}', 1, '${mine.account}', '')`,
    ],
    answer: /^23503$/,
  },
  {
    name: 'their colleague in one’s own team',
    statements: ({ mine, theirs, own }) => [
      `insert into team_member (organisation_id, team_id, account_id, side, roles)
       values ('${mine.organisation}', '${own.team}', '${theirs.account}', 'common', '{}')`,
    ],
    answer: /^23503$/,
  },
  {
    name: 'an account under the id of theirs',
    statements: ({ mine, other }) => [
      `insert into account (organisation_id, id, profile) values ('${mine.organisation}', '${other.free}', '')`,
    ],
    answer: /^23505$/,
  },
  {
    name: 'moving a file to them',
    statements: ({ theirs }) => [`update file set organisation_id = '${theirs.organisation}'`],
    answer: DENIED,
  },
  {
    name: 'deleting their file',
    statements: ({ other }) => [`delete from file where id = '${other.file}'`],
    answer: 0,
  },
  {
    name: 'locking their rows',
    statements: ({ other }) => [`select * from file where id = '${other.file}' for update`],
    answer: 0,
  },
  {
    name: 'merging over their file',
    statements: ({ theirs, other }) => [
      `merge into file f using (values ('${other.file}'::uuid)) v (id) on f.id = v.id
       when matched then delete
       when not matched then insert (organisation_id, id, origin_id, team_id, erase_on)
         values ('${theirs.organisation}', v.id, v.id, v.id, now())`,
    ],
    answer: DENIED,
  },
  {
    name: 'renaming their organisation',
    statements: ({ theirs }) => [
      `update organisation set name = 'Volée' where id = '${theirs.organisation}'`,
    ],
    answer: 0,
  },
  {
    name: 'their public key for one’s own',
    statements: ({ mine }) => [
      `update organisation set root_public_key = ${NEW} where id = '${mine.organisation}'`,
    ],
    answer: DENIED,
  },
  {
    name: 'a colleague’s public key for one’s own',
    statements: ({ theirs }) => [
      `update account set seal_public_key = ${NEW} where id = '${theirs.account}'`,
    ],
    answer: DENIED,
  },
  {
    name: 'bringing back who has left',
    statements: ({ own }) => [`update account set state = 'left' where id = '${own.free}'`],
    answer: DENIED,
  },
  {
    name: 'a condition that fails on a row one may not see',
    statements: ({ other }) => [
      `select count(*) from file_record where 1 / (case when file_id = '${other.file}' then 0 else 1 end) = 1`,
    ],
    answer: 1,
  },
  {
    name: 'a refusal that would quote a row',
    statements: () => [`select encode(sealed, 'hex')::integer from file_record`],
    answer: /^22/,
  },
  {
    name: 'a sample of the table’s pages',
    statements: () => ['select * from file tablesample system (100)'],
    answer: 1,
  },
  { name: 'a place on disk', statements: one(`select * from file_record where ctid >= '(0,1)'`), answer: 1 },
  {
    name: 'the whole database as a document',
    statements: one(`select schema_to_xml('public', true, false, '')`),
    answer: 1,
  },
  {
    name: 'a query inside a document',
    statements: one(`select query_to_xml('select * from file, file_record, team_key', true, false, '')`),
    answer: 1,
  },
  {
    name: 'a query inside a document, with another secret',
    statements: ({ kept }) => [
      `select set_config('relais.secret', '${kept.secretHash}', true), query_to_xml('select * from file', true, false, '')`,
    ],
    answer: 1,
  },
  {
    name: 'a loop that swallows refusals',
    statements: one(`do $$ declare r record; begin
      for r in select * from pg_class where relnamespace in ('public'::regnamespace, 'sec'::regnamespace) and relkind = 'r' loop
        begin execute format('delete from %s where organisation_id <> sec.organisation()', r.oid::regclass);
        exception when others then null; end;
      end loop; end $$`),
    answer: 0,
  },
];

const quiet: readonly Attack[] = [
  { name: 'reset role', statements: () => ['reset role', 'select * from file'], answer: 1 },
  { name: 'role none', statements: () => ['set role none', 'select * from file'], answer: 1 },
  {
    name: 'reset session authorization',
    statements: () => ['reset session authorization', 'select * from file'],
    answer: 1,
  },
  { name: 'reset all', statements: () => ['reset all', 'select * from file'], answer: 0 },
  {
    name: 'row security off',
    statements: () => ['set row_security = off', 'select * from file'],
    answer: DENIED,
  },
  {
    name: 'another path to look things up',
    statements: () => [
      `set search_path = pg_temp, "$user", sec, public`,
      `select * from file where organisation_id = organisation()`,
    ],
    answer: 1,
  },
  {
    name: 'frequent values in the statistics',
    statements: one(`select * from pg_stats where schemaname in ('public', 'sec')`),
    answer: 0,
  },
  { name: 'a link to another database', statements: one(`select dblink('', 'select 1')`), answer: /^42883$/ },
  { name: 'an extension', statements: one('create extension dblink'), answer: /^(42501|0A000|58P01)$/ },
  {
    name: 'an instruction for everybody’s later tables',
    statements: () => ['grant select on file to public', 'grant all on file to relais_public'],
    answer: /^(|42501|01007)$/,
  },
  {
    name: 'a transaction that waits for ever',
    statements: one(`prepare transaction 'mine'`),
    answer: /^(|55000)$/,
  },
  // PostgreSQL 18 would drop every policy that names this login.
  { name: 'dropping what names oneself', statements: one('drop owned by relais_staff'), answer: /^$/ },
  {
    name: 'how a query would run',
    statements: ({ other }) => [
      `explain (analyze, verbose) select * from file_record where file_id = '${other.file}'`,
    ],
    answer: /^$/,
  },
  {
    name: 'what others are running',
    statements: one('select * from pg_stat_activity'),
    answer: /^$/,
  },
];

export const attacks: readonly Attack[] = [
  ...secrets,
  ...entering,
  ...functions,
  ...chains,
  ...audit,
  ...rows,
  ...denied.map(([name, text]) => ({ name, statements: one(text), answer: DENIED })),
  ...quiet,
];
