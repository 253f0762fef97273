import { sql, type Kysely, type Transaction } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from './database.ts';

const owner = openDatabase<unknown>(inject('ownerAloneUrl'));
afterAll(() => owner.destroy());

/** Every function that runs as the owner, and who may call it. A new one is read by two people, then written here. */
const DEFINERS = [
  'sec.account() relais_staff',
  'sec.agree_dissolution() relais_staff',
  'sec.agree_takeover(uuid,bytea) relais_staff',
  'sec.append(uuid,uuid,text,text,uuid,bytea) nobody',
  'sec.ask_dissolution() relais_staff',
  'sec.audit_heads() relais_jobs',
  'sec.begin_session(bytea,bytea,bytea,bigint,bytea,bytea,bytea) relais_staff',
  'sec.change_credential(bytea,integer[],bytea,bytea) relais_staff',
  'sec.claim_mail() relais_jobs',
  'sec.close_organisation() relais_staff',
  'sec.count_passkey(bytea,bytea,bytea,bytea) relais_staff',
  'sec.deletions(date) relais_jobs',
  'sec.end_other_sessions() relais_staff',
  'sec.end_session() relais_staff',
  'sec.end_sessions(uuid) relais_staff',
  'sec.end_takeover(uuid) relais_staff',
  'sec.enter(bytea,text) relais_staff',
  'sec.erase_due(integer) relais_jobs',
  'sec.forget_mail_address() relais_staff',
  'sec.forget_seals() nobody',
  'sec.found_organisation(bytea,uuid,uuid,text,bytea,bytea,bytea,bytea,bytea,bytea,bytea,integer[],bytea,bytea,boolean) relais_staff',
  'sec.gets_mail() relais_staff',
  'sec.invitation_for(bytea) relais_staff',
  'sec.invite(bytea,uuid,text) relais_staff',
  'sec.is_excluded(uuid,uuid,uuid) relais_staff',
  'sec.join_organisation(bytea,bytea,bytea,integer[],bytea,bytea,bytea,bytea) relais_staff',
  'sec.journal_deletion() nobody',
  'sec.journal_roles() nobody',
  'sec.keep_apart() nobody',
  'sec.keep_checkpoint(uuid,bigint,bytea,bytea) relais_jobs',
  'sec.keep_mail_address(bytea) relais_staff',
  'sec.key_log_head() relais_jobs',
  'sec.mail_kept_back(uuid) relais_jobs',
  'sec.mail_left(uuid) relais_jobs',
  'sec.mark_renewal() nobody',
  'sec.may_try(bytea,bytea) relais_staff',
  'sec.notify(uuid[]) relais_staff',
  'sec.offer_takeover(uuid,uuid,uuid,bytea,bytea,integer,bytea) relais_staff',
  'sec.open_takeover(uuid) nobody',
  'sec.opens_excluded(uuid,uuid,uuid) nobody',
  'sec.organisation() relais_staff',
  'sec.other_sessions() relais_staff',
  'sec.own_hash() relais_staff',
  'sec.prepare_takeover(uuid,uuid,integer,bytea,integer) relais_staff',
  'sec.prove(bytea,bytea) relais_staff',
  'sec.prove_recovery(bytea,bytea) relais_staff',
  'sec.publish_key(text,uuid,integer,bytea,bytea,bytea) relais_staff',
  'sec.put_out(uuid) relais_staff',
  'sec.record(text,text,uuid,bytea) relais_staff',
  'sec.record_both(uuid,text,text,text,uuid[]) nobody',
  'sec.recovery_shares(uuid) relais_staff',
  'sec.refuse_excluded() nobody',
  'sec.replace_second_factors(bytea,bytea) relais_staff',
  'sec.salt_of(bytea) relais_staff',
  'sec.seal_files(uuid,uuid[],bytea[]) relais_staff',
  'sec.second_factors() relais_staff',
  'sec.set_recovery(bytea,bytea) relais_staff',
  'sec.shred_files(integer) relais_staff',
  'sec.step_up(bytea,bytea,bytea,bytea) relais_staff',
  'sec.sweep() relais_jobs',
  'sec.take_files(uuid,uuid[],integer,bytea[]) relais_staff',
  'sec.waiting_files(uuid,uuid,integer) relais_staff',
  'sec.watch_holders() nobody',
];

/** Columns a login writes, where it does not write the whole table. */
const COLUMNS = [
  'account insert organisation_id, id, profile, profile_epoch',
  'account update state, profile, profile_epoch, keys_signature, root_tag',
  'file insert organisation_id, id, origin_id, team_id, opened_on, erase_on, named_only',
  'file update team_id, erase_on, key_generation, must_renew',
  'file_person update generation, sealed, made_by, made_with, signature',
  'file_record update sealed',
  'intake_key update epoch, wrapped, retired_on',
  'key_pin update compared_on',
  'organisation update name, service_id, kinds, territory, accepts_requests',
  'recovery_request insert organisation_id, id, generation, account_id',
  'recovery_set update retired_on',
  'root_key update team_id, epoch, wrapped',
  'team update label, label_epoch, epoch, must_rotate, closed_on',
  'team_epoch update previous_wrapped',
  'team_key update sealed, granted_tag',
  'team_member update roles',
];

/** A value that two organisations cannot both have would tell one about the other, unless nobody can guess it. */
const NOT_BY_ORGANISATION = [
  'account(id)',
  'credential(account_id)',
  'credential(login)',
  'invitation(id)',
  'key_log(seq)',
  'session(db_id)',
  'session(id)',
];

describe('row-level security stands before every table about an organisation', () => {
  it('it is on, and forced on the owner too', async () => {
    expect(await unprotected(owner)).toEqual([]);
  });

  it.each([
    'create table planted (organisation_id uuid)',
    'alter table file disable row level security',
    'alter table sec.session no force row level security',
  ])('a hole is found: %s', async (hole) => {
    expect(await after(hole, unprotected)).toHaveLength(1);
  });

  it('tables about nobody are the only ones without', async () => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relkind in ('r', 'p') and relnamespace in ('public'::regnamespace, 'sec'::regnamespace)
      and not relforcerowsecurity order by 1`.execute(owner);

    expect(rows.map(({ name }) => name)).toEqual(['draft', 'kysely_migration', 'kysely_migration_lock']);
  });

  it('no policy names a login that serves people: it could drop it', async () => {
    const naming = async (db: Kysely<unknown>): Promise<readonly string[]> =>
      names(
        db,
        sql`select tablename || '.' || policyname as name from pg_policies
        where roles && '{relais_staff, relais_public, relais_jobs}'`,
      );

    expect(await naming(owner)).toEqual([]);
    expect(await after('create policy planted on file to relais_staff using (true)', naming)).toHaveLength(1);
  });
});

describe('nothing looks over the wall', () => {
  const views = (db: Kysely<unknown>): Promise<readonly string[]> =>
    names(
      db,
      sql`select relname as name from pg_class
      where relnamespace in ('public'::regnamespace, 'sec'::regnamespace)
      and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}')`,
    );

  it('no view has its owner’s eyes, and none keeps a copy', async () => {
    expect(await views(owner)).toEqual([]);
  });

  it.each(['create view planted as select 1', 'create materialized view planted as select 1'])(
    'one is found: %s',
    async (hole) => {
      expect(await after(hole, views)).toEqual(['planted']);
    },
  );

  it('every link between two tables about organisations stays inside one', async () => {
    const links = (db: Kysely<unknown>): Promise<readonly string[]> =>
      names(
        db,
        sql`select conrelid::regclass || ' ' || conname as name from pg_constraint c
        where contype = 'f' and confrelid <> 'organisation'::regclass and not exists (
          select from pg_attribute a, pg_attribute b, unnest(conkey, confkey) as k (f, t)
          where a.attrelid = conrelid and a.attnum = k.f and a.attname = 'organisation_id'
            and b.attrelid = confrelid and b.attnum = k.t and b.attname = 'organisation_id')`,
      );

    expect(await links(owner)).toEqual([]);
    expect(await after('alter table team add planted uuid references account (id)', links)).toEqual([
      'team team_planted_fkey',
    ]);
  });

  it('what hangs on a file follows it to another house', async () => {
    const left = (db: Kysely<unknown>): Promise<readonly string[]> =>
      names(
        db,
        sql`select conrelid::regclass || ' ' || conname as name from pg_constraint
        where contype = 'f' and confrelid = 'file'::regclass and confupdtype <> 'c'
          -- Who is named on a file is of this house: such a file does not leave it.
          and conrelid <> 'file_person'::regclass`,
      );
    const hole = `create table planted (organisation_id uuid, file_id uuid,
      foreign key (organisation_id, file_id) references file)`;

    expect(await left(owner)).toEqual([]);
    expect(await after(hole, left)).toEqual(['planted planted_organisation_id_file_id_fkey']);
  });

  it('what must be unique is unique within one organisation', async () => {
    const unique = (db: Kysely<unknown>): Promise<readonly string[]> =>
      names(
        db,
        sql`select c.relname || '(' || a.attname || ')' as name from pg_index i
        join pg_class c on c.oid = i.indrelid and c.relforcerowsecurity
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indisunique and a.attname <> 'organisation_id'
          and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'organisation_id')
        order by 1`,
      );

    expect(await unique(owner)).toEqual(NOT_BY_ORGANISATION);
    expect(await after('create unique index planted on file (origin_id) where false', unique)).toContain(
      'file(origin_id)',
    );
  });
});

describe('functions that act as the owner', () => {
  const definers = (db: Kysely<unknown>): Promise<readonly string[]> =>
    names(
      db,
      sql`select p.oid::regprocedure || ' ' || coalesce(string_agg(
        case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end, ', ' order by a.grantee)
        filter (where a.grantee <> p.proowner), 'nobody') as name
      from pg_proc p left join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a on true
      where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      group by p.oid order by 1`,
    );

  it('are these, each for one login', async () => {
    expect(await definers(owner)).toEqual(DEFINERS);
  });

  it('one more is found, and that everybody may call it', async () => {
    const found = await after(
      'create function sec.planted() returns int language sql security definer as $$ select 1 $$',
      definers,
    );

    expect(found).toContain('sec.planted() PUBLIC');
  });

  it('look up nothing where somebody may write', async () => {
    const loose = (db: Kysely<unknown>): Promise<readonly string[]> =>
      names(
        db,
        sql`select proname as name from pg_proc where prosecdef and pronamespace <> 'pg_catalog'::regnamespace
        and not coalesce(proconfig, '{}') @> array['search_path=pg_catalog, pg_temp']`,
      );

    expect(await loose(owner)).toEqual([]);
    expect(await after('alter function sec.end_session() reset search_path', loose)).toEqual(['end_session']);
  });

  it('no other function of ours can be called by everybody', async () => {
    const { rows } = await sql`select p.oid::regprocedure from pg_proc p,
      aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.pronamespace in ('public'::regnamespace, 'sec'::regnamespace) and a.grantee = 0`.execute(owner);

    expect(rows).toEqual([]);
  });
});

describe('a login is only a login', () => {
  it('none is more than that, belongs to a group or owns a thing', async () => {
    const { rows } =
      await sql`select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*)::int from pg_auth_members m where m.member = r.oid) as groups,
        (select count(*)::int from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as things
      from pg_roles r where rolname like 'relais\\_%' and rolname <> 'relais_owner' order by 1`.execute(
        owner,
      );

    const nothing = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(rows).toEqual(
      ['backup', 'jobs', 'public', 'staff'].map((name) => ({
        rolname: `relais_${name}`,
        ...nothing,
        rolreplication: false,
        groups: 0,
        things: 0,
      })),
    );
  });

  it('none makes a table, lasting or temporary', async () => {
    const { rows } =
      await sql`select rolname from pg_roles where rolname like 'relais\\_%' and rolname <> 'relais_owner'
      and (has_schema_privilege(rolname, 'public', 'create') or has_schema_privilege(rolname, 'sec', 'create')
        or has_database_privilege(rolname, current_database(), 'create')
        or has_database_privilege(rolname, current_database(), 'temporary'))`.execute(owner);

    expect(rows).toEqual([]);
  });

  it('none empties, references or hangs a trigger on a table, and nothing is granted to everybody', async () => {
    const more = (db: Kysely<unknown>): Promise<readonly string[]> =>
      names(
        db,
        sql`select c.relname || ' ' || a.privilege_type as name
        from pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
        where c.relnamespace in ('public'::regnamespace, 'sec'::regnamespace) and a.grantee <> c.relowner
          and (a.grantee = 0 or a.is_grantable or a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`,
      );

    expect(await more(owner)).toEqual([]);
    expect(await after('grant truncate on file to relais_staff', more)).toEqual(['file TRUNCATE']);
    expect(await after('grant select on file to public', more)).toEqual(['file SELECT']);
  });

  it('where it writes some columns of a table, they are these', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname || ' ' || lower(g.privilege_type) || ' ' || string_agg(a.attname, ', ' order by a.attnum) as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) g
      where a.attacl is not null and c.relnamespace in ('public'::regnamespace, 'sec'::regnamespace)
      group by c.relname, g.privilege_type, g.grantee order by 1`.execute(owner);

    expect(rows.map(({ name }) => name)).toEqual(COLUMNS);
  });
});

/** What `look` finds once this was done, which is then undone. */
async function after<Found>(
  hole: string,
  look: (tx: Transaction<unknown>) => Promise<Found>,
): Promise<Found> {
  const tx = await owner.startTransaction().execute();
  try {
    await sql.raw(hole).execute(tx);
    return await look(tx);
  } finally {
    await tx.rollback().execute();
  }
}

async function names(
  db: Kysely<unknown>,
  query: ReturnType<typeof sql<unknown>>,
): Promise<readonly string[]> {
  const { rows } = await query.$castTo<{ name: string }>().execute(db);
  return rows.map(({ name }) => name);
}

function unprotected(db: Kysely<unknown>): Promise<readonly string[]> {
  return names(
    db,
    sql`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
    where c.relkind in ('r', 'p', 'f') and c.relnamespace not in ('pg_catalog'::regnamespace)
      and not (c.relrowsecurity and c.relforcerowsecurity)`,
  );
}
