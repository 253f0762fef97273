import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  newColleague,
  newOrganisation,
  newSession,
  plantChains,
  plantRows,
  type SignedIn,
} from '../../tests/support/organisations.ts';
import { openDatabase, openPool } from './database.ts';

const owner = openDatabase<unknown>(inject('ownerUrl'));
const staff = openDatabase<unknown>(inject('staffUrl'));
const urls = {
  relais_public: inject('publicUrl'),
  relais_staff: inject('staffUrl'),
  relais_jobs: inject('jobsUrl'),
  relais_backup: inject('backupUrl'),
} as const;
type Login = keyof typeof urls;
const LOGINS = Object.keys(urls) as Login[];

/** What each login may ever do to each table: select, insert, update, delete. No letter, no right. */
const MAY: Readonly<Record<string, Readonly<Partial<Record<Login, string>>>>> = {
  'public.account': { relais_staff: 'siu', relais_backup: 's' },
  'public.account_side': { relais_staff: 'sid', relais_backup: 's' },
  'public.accreditation': { relais_staff: 'siud', relais_backup: 's' },
  'public.agreement': { relais_staff: 'siud', relais_backup: 's' },
  'public.audit_checkpoint': { relais_staff: 's', relais_backup: 's' },
  'public.audit_entry': { relais_staff: 's', relais_backup: 's' },
  'public.audit_head': { relais_backup: 's' },
  'public.deletion': { relais_backup: 's' },
  'public.dissolution': { relais_staff: 'sd', relais_backup: 's' },
  'public.draft': { relais_public: 'siud' },
  'public.excluded_organisation': { relais_staff: 'sid', relais_backup: 's' },
  'public.file': { relais_staff: 'siud', relais_backup: 's' },
  'public.file_exclusion': { relais_staff: 'sid', relais_backup: 's' },
  'public.file_key': { relais_staff: 'sid', relais_backup: 's' },
  'public.file_person': { relais_staff: 'siud', relais_backup: 's' },
  'public.file_record': { relais_staff: 'siud', relais_backup: 's' },
  'public.intake_key': { relais_staff: 'siu', relais_backup: 's' },
  'public.key_log': { relais_staff: 's', relais_backup: 's' },
  'public.key_pin': { relais_staff: 'siu', relais_backup: 's' },
  'public.kysely_migration': { relais_backup: 's' },
  'public.kysely_migration_lock': {},
  'public.organisation': { relais_staff: 'su', relais_backup: 's' },
  'public.recovery_approval': { relais_staff: 'i', relais_backup: 's' },
  'public.recovery_request': { relais_staff: 'sid', relais_backup: 's' },
  'public.recovery_set': { relais_staff: 'siu', relais_backup: 's' },
  'public.recovery_share': { relais_staff: 'si', relais_backup: 's' },
  'public.recovery_team_key': { relais_staff: 'sid', relais_backup: 's' },
  'public.root_key': { relais_staff: 'siu', relais_backup: 's' },
  'public.sealed_draft': { relais_staff: 'siud', relais_backup: 's' },
  'public.takeover': { relais_staff: 's', relais_backup: 's' },
  'public.takeover_file': { relais_staff: 's', relais_backup: 's' },
  'public.takeover_offer': { relais_staff: 's', relais_backup: 's' },
  'public.team': { relais_staff: 'siu', relais_backup: 's' },
  'public.team_epoch': { relais_staff: 'siu', relais_backup: 's' },
  'public.team_key': { relais_staff: 'siud', relais_backup: 's' },
  'public.team_member': { relais_staff: 'siud', relais_backup: 's' },
  'sec.attempt': {},
  'sec.credential': { relais_backup: 's' },
  'sec.invitation': {},
  'sec.mail_address': { relais_backup: 's' },
  'sec.mail_due': {},
  'sec.session': {},
};
/** Organisations know each other, and everybody's public keys. */
const KNOWN = ['public.organisation', 'public.key_log'];
const ACTS = ['select', 'insert', 'update', 'delete'] as const;
type Act = (typeof ACTS)[number];
const SITUATIONS = ['own', 'other', 'none', 'forged', 'expired'] as const;
type Situation = (typeof SITUATIONS)[number];
/** `done`: nothing of the security stood in the way. `nothing`: no row was there. `refused`: PostgreSQL said no. */
type Result = 'done' | 'nothing' | 'refused';

function expected(table: string, login: Login, act: Act, situation: Situation): Result {
  if (!(MAY[table]?.[login] ?? '').includes(act.charAt(0))) return 'refused';
  if (login !== 'relais_staff' || situation === 'own') return 'done';
  if (situation === 'other' && act === 'select' && KNOWN.includes(table)) return 'done';
  return act === 'insert' ? 'refused' : 'nothing';
}

const clients = new Map<Login, pg.PoolClient>();
let own: SignedIn, other: SignedIn;
let expired = '';
beforeAll(async () => {
  const founded = { owner, staff };
  own = await newOrganisation(founded);
  other = await newOrganisation(founded);
  for (const organisation of [own, other]) {
    await plantRows(owner, organisation);
    await plantChains(founded, organisation);
  }
  expired = (await newSession(staff, own)).secret;
  await sql`update sec.session set idle_until = now() - interval '1 second'
    where db_id = sha256(convert_to(${expired}, 'UTF8'))`.execute(owner);
  await sql`insert into draft values ('id', 'sealed', now() + interval '1 hour')`.execute(owner);
  await sql`select sec.may_try(${own.login}, 'network')`.execute(staff);
  for (const login of LOGINS) clients.set(login, await openPool(urls[login], 1).connect());
});
afterAll(async () => {
  await sql`delete from draft where id = 'id'`.execute(owner);
  for (const client of clients.values()) client.release(true);
  await owner.destroy();
  await staff.destroy();
});

describe('every table, every login, every act, every situation', () => {
  it('no table is forgotten', async () => {
    expect((await tables()).map(({ name }) => name)).toEqual(Object.keys(MAY));
  });

  it.each(Object.keys(MAY))('%s', async (name) => {
    const table = (await tables()).find((known) => known.name === name)!;

    const rows = { own: await rowOf(table, own), other: await rowOf(table, other) };
    const found: Record<string, Result> = {};
    const wanted: Record<string, Result> = {};
    for (const login of LOGINS)
      for (const act of ACTS) {
        const text = await statement(table, login, act);
        for (const situation of SITUATIONS) {
          const { place, row } = rows[situation === 'other' ? 'other' : 'own'];
          const key = `${login} ${act} ${situation}`;
          found[key] = await attempt({ login, text, value: act === 'insert' ? row : place, situation });
          wanted[key] = expected(name, login, act, situation);
        }
      }

    expect(found).toEqual(wanted);
    expect(Object.keys(found)).toHaveLength(4 * 4 * 5);
  });

  it('the drafts of a colleague are not seen either', async () => {
    const colleague = await newColleague({ owner, staff }, own.organisation);
    const seen = (secret: string): Promise<number> =>
      staff.transaction().execute(async (tx) => {
        await sql`select set_config('relais.secret', ${secret}, true)`.execute(tx);
        return (await sql`select from sealed_draft`.execute(tx)).rows.length;
      });

    expect(await seen(colleague.session.secret)).toBe(0);
    expect(await seen(own.session.secret)).toBe(1);
  });
});

type Table = { readonly name: string; readonly columns: readonly string[]; readonly owned: string | null };

/** Whatever the catalogue holds; nothing here is written twice. */
async function tables(): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    select c.relnamespace::regnamespace || '.' || c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns,
      case when c.oid = 'public.organisation'::regclass then 'id'
        else max(a.attname::text) filter (where a.attname = 'organisation_id') end as owned
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'f') and c.relnamespace in ('public'::regnamespace, 'sec'::regnamespace)
    group by c.oid order by 1`.execute(owner);
  return rows;
}

type Attempt = {
  readonly login: Login;
  readonly text: string;
  readonly value: string;
  readonly situation: Situation;
};

/** Tries one act on one row, and takes it back. */
async function attempt({ login, text, value, situation }: Attempt): Promise<Result> {
  const secret = { own: own.session.secret, other: own.session.secret, none: '', forged: 'f0', expired }[
    situation
  ];
  const client = clients.get(login)!;
  await client.query('begin');
  try {
    await client.query(`select set_config('relais.secret', $1, true)`, [secret]);
    const { rowCount } = await client.query(text, [value]);
    return rowCount ? 'done' : 'nothing';
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // The row is there already, or is needed elsewhere: integrity is looked at after security.
    if (code.startsWith('23')) return 'done';
    if (code !== '42501') throw error;
    return 'refused';
  } finally {
    await client.query('rollback');
  }
}

/** A row of this organisation, or any row of a table that is about none. */
async function rowOf(
  { name, owned }: Table,
  { organisation }: SignedIn,
): Promise<{ place: string; row: string }> {
  const { rows } = await sql<{ place: string; row: string }>`
    select ctid::text as place, to_jsonb(t)::text as row from ${sql.raw(name)} t
    where ${owned === null ? sql`true` : sql`${sql.ref(owned)} = ${organisation}`} limit 1`.execute(owner);
  if (!rows[0]) throw new Error(`nothing is planted in ${name}`);
  return rows[0];
}

/** `$1` is where the row is; for an insert, the row itself. */
async function statement({ name, columns }: Table, login: Login, act: Act): Promise<string> {
  if (act === 'select') return `select from ${name} where ctid = $1::tid`;
  if (act === 'delete') return `delete from ${name} where ctid = $1::tid`;
  const { rows } = await sql<{ granted: string }>`
    select column_name as granted from unnest(${[...columns]}::text[]) column_name
    where has_column_privilege(${login}, ${name}::regclass, column_name, ${act})`.execute(owner);
  const named = rows.length > 0 ? rows.map(({ granted }) => granted) : columns;
  const [first] = named;
  if (act === 'update') return `update ${name} set ${first} = ${first} where ctid = $1::tid`;
  return `insert into ${name} (${named}) select ${named} from jsonb_populate_record(null::${name}, $1::jsonb)`;
}
