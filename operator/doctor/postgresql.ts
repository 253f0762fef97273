import { sql, type Kysely } from 'kysely';
import { openDatabase } from '../../src/platform/database.ts';
import { LOGIN_ROLES, MIGRATIONS, UNFINISHED } from '../../src/platform/migrate.ts';
import { SettingError, type Settings } from '../../src/platform/settings.ts';
import { reach } from '../reach.ts';
import { ok, toDo, type Finding } from './finding.ts';

type Db = Kysely<unknown>;

/** What PostgreSQL must not write in its log: on an error, the statement with all it carries. */
const QUIET: Readonly<Record<string, string>> = {
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_duration_statement: '-1',
};

/** The database: that it answers, how old it is, who may do what in it, and what it writes in its log. */
export async function examineDatabase(settings: Settings): Promise<Finding[]> {
  try {
    const database = await reach(settings, 'beside');
    const db = openDatabase<unknown>(database.ownerUrl, 1);
    try {
      return [await answers(db, database.kind), ...(await examined(db, settings))];
    } finally {
      await db.destroy();
      await database.stop();
    }
  } catch (error) {
    // The driver's own words may hold the address with its password.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = error instanceof SettingError ? error.message : `it does not answer ${code}`.trim();
    return [toDo('database', why)];
  }
}

async function answers(db: Db, kind: string): Promise<Finding> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version') as version`.execute(db);
  const version = rows[0]?.version ?? '';
  if (Number.parseInt(version, 10) < 15)
    return toDo('database', `PostgreSQL ${version}: Relais needs 15 or newer`);
  return ok('database', `${kind}, PostgreSQL ${version}`);
}

async function examined(db: Db, settings: Settings): Promise<Finding[]> {
  const { rows } = await sql<{ ready: boolean; unfinished: boolean }>`
    select to_regclass('public.kysely_migration') is not null as ready,
      to_regclass(${`public.${UNFINISHED}`}) is not null as unfinished`.execute(db);
  if (rows[0]?.unfinished) return [toDo('tables', 'a restore did not end: npx relais restore again')];
  if (!rows[0]?.ready) return [toDo('tables', 'there are none yet: npx relais migrate')];
  return [
    await tables(db),
    await owner(db, settings),
    await logins(db),
    await forced(db),
    await quiet(db),
    await statements(db),
  ];
}

async function tables(db: Db): Promise<Finding> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const [last, newest] = [rows.at(-1)?.name, Object.keys(MIGRATIONS).at(-1)];
  return last === newest
    ? ok('tables', `at ${last}`)
    : toDo('tables', `at ${last}, this version is at ${newest}: npx relais migrate`);
}

async function owner(db: Db, { mode, databaseUrl }: Settings): Promise<Finding> {
  const { rows } = await sql<{ superuser: boolean }>`
    select rolsuper as superuser from pg_roles where rolname = current_user`.execute(db);
  if (rows[0]?.superuser && databaseUrl && mode === 'production') {
    return toDo('owner', 'DATABASE_URL is a superuser: make a role of its own (docs/operate.md)');
  }
  return ok('owner', rows[0]?.superuser && databaseUrl ? 'a superuser, in a trial' : 'as it should be');
}

async function logins(db: Db): Promise<Finding> {
  const { rows } = await sql<{ name: string; strong: boolean }>`
    select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
      or exists (select from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace)
      as strong from pg_roles r where r.rolname = any(${[...LOGIN_ROLES]})`.execute(db);
  const strong = rows.filter((row) => row.strong).map(({ name }) => name);
  if (strong.length > 0) return toDo('logins', `${strong.join(', ')}: stronger than a login may be`);
  if (rows.length < LOGIN_ROLES.length) return toDo('logins', 'some are missing: npx relais migrate');
  return ok('logins', `${rows.length}, none stronger than it must be`);
}

async function forced(db: Db): Promise<Finding> {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'sec'::regnamespace)
      and not (c.relrowsecurity and c.relforcerowsecurity)
      and c.relname not in ('draft', 'kysely_migration', 'kysely_migration_lock') order by 1`.execute(db);
  if (rows.length === 0) return ok('isolation', 'forced on every table');
  return toDo(
    'isolation',
    `not forced on ${rows.map(({ name }) => name).join(', ')}: somebody changed the tables`,
  );
}

async function quiet(db: Db): Promise<Finding> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name = any(${Object.keys(QUIET)})`.execute(db);
  const loud = rows.filter(({ name, setting }) => setting !== QUIET[name]);
  const hidden = Object.keys(QUIET).length - rows.length;
  if (loud.length === 0 && hidden === 0) return ok('its log', 'holds nothing that a statement carries');
  const wanted = loud.map(({ name }) => `${name} = ${QUIET[name]}`).join(', ');
  return toDo('its log', `write in postgresql.conf: ${wanted}`);
}

/** All who sign in share one login, and a login sees what its own sessions are running, values written in it too. */
async function statements(db: Db): Promise<Finding> {
  const { rows } = await sql<{ seen: boolean }>`
    select current_setting('track_activities')::boolean as seen`.execute(db);
  if (!rows[0]?.seen) return ok('statements', 'what one is running is shown to nobody else');
  return toDo(
    'statements',
    'write in postgresql.conf: track_activities = off, then reload it: sessions of one login see what the others run',
  );
}
