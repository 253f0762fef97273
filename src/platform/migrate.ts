import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import * as draft from './migrations/0001-draft.ts';
import * as organisations from './migrations/0002-organisations.ts';
import * as keys from './migrations/0003-keys.ts';
import * as sessions from './migrations/0004-sessions.ts';
import * as isolation from './migrations/0005-isolation.ts';
import * as audit from './migrations/0006-audit.ts';
import * as joining from './migrations/0007-joining.ts';
import * as deletions from './migrations/0008-deletions.ts';
import * as custodians from './migrations/0009-custodians.ts';
import * as passkeys from './migrations/0010-passkeys.ts';
import * as mails from './migrations/0011-mails.ts';
import * as takeover from './migrations/0012-takeover.ts';
import * as vouchedKeys from './migrations/0013-vouched-keys.ts';
import * as namedFiles from './migrations/0014-named-files.ts';
import * as restored from './migrations/0015-restored.ts';
import * as grantedKeys from './migrations/0016-granted-keys.ts';
import * as exclusionsWait from './migrations/0017-exclusions-wait.ts';
import { openPool } from './database.ts';
import { NARROW } from './postgres/narrow.ts';
import { SettingError } from './settings.ts';

/** Numbered, forward only, one idea each. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-draft': draft,
  '0002-organisations': organisations,
  '0003-keys': keys,
  '0004-sessions': sessions,
  '0005-isolation': isolation,
  '0006-audit': audit,
  '0007-joining': joining,
  '0008-deletions': deletions,
  '0009-custodians': custodians,
  '0010-passkeys': passkeys,
  '0011-mails': mails,
  '0012-takeover': takeover,
  '0013-vouched-keys': vouchedKeys,
  '0014-named-files': namedFiles,
  '0015-restored': restored,
  '0016-granted-keys': grantedKeys,
  '0017-exclusions-wait': exclusionsWait,
};

/** The login roles Relais makes for itself: one per privilege, one pool each, never `SET ROLE`. */
export const LOGIN_ROLES = ['relais_public', 'relais_staff', 'relais_jobs', 'relais_backup'] as const;
type LoginRole = (typeof LOGIN_ROLES)[number];
export type Passwords = Readonly<Record<LoginRole, string>>;

export function newPasswords(): Passwords {
  const password = (): string => randomBytes(24).toString('base64url');
  return {
    relais_public: password(),
    relais_staff: password(),
    relais_jobs: password(),
    relais_backup: password(),
  };
}

/**
 * Brings the database of `ownerUrl` to the present: login roles with these passwords, then migrations.
 * Safe to run again, and by several processes at once. Says whether the owner is a superuser.
 */
export async function migrate(
  ownerUrl: string,
  passwords: Passwords | null,
): Promise<{ superuser: boolean }> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: openPool(ownerUrl, 2) }) });
  try {
    const { superuser } = await db.transaction().execute((tx) => prepareLogins(tx, passwords));
    await refuseUnfinished(db);
    await migrateTo(db);
    if (superuser) await db.transaction().execute((tx) => sql.raw(NARROW).execute(tx));
    return { superuser };
  } finally {
    await db.destroy();
  }
}

/** Makes the logins of a database that Relais can use, or refuses it. Says whether the owner is a superuser. */
export async function prepareLogins(
  tx: Kysely<unknown>,
  passwords: Passwords | null,
): Promise<{ superuser: boolean }> {
  const { rows } = await sql<{ superuser: boolean; version: number }>`
    select rolsuper as superuser, current_setting('server_version_num')::int as version
    from pg_roles where rolname = current_user`.execute(tx);
  const found = rows[0];
  if (!found) throw new Error('the role of DATABASE_URL is not in pg_roles');
  if (found.version < 150_000) {
    throw new SettingError('The PostgreSQL of DATABASE_URL is older than 15: Relais needs 15 or newer.');
  }
  await makeLogins(tx, passwords);
  return { superuser: found.superuser };
}

/** Runs the migrations up to the one named, or all. `db` may be a transaction: nothing stays of it then if it fails. */
export async function migrateTo(db: Kysely<unknown>, last?: string, list = MIGRATIONS): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...list }) } });
  const { error } = last ? await migrator.migrateTo(last) : await migrator.migrateToLatest();
  if (error) throw error;
}

/** The table whose presence says that a restore began and did not end. */
export const UNFINISHED = 'unfinished_restore';

async function refuseUnfinished(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass(${`public.${UNFINISHED}`}) is not null as there`.execute(db);
  if (!rows[0]?.there) return;
  throw new SettingError(
    'A restore into this database did not end: run npx relais restore again, from the same file or another.',
  );
}

/** A deleted row stays in its page on disk until the page is written again: an emptied table leaves none. */
export async function emptyDrafts(ownerUrl: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: openPool(ownerUrl, 1) }) });
  await sql`truncate draft`.execute(db).catch(() => undefined);
  await db.destroy();
}

async function makeLogins(tx: Kysely<unknown>, passwords: Passwords | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('relais roles'))`.execute(tx);
  for (const role of LOGIN_ROLES) await ensureRole(tx, role, passwords);
  await refuseStrongLogins(tx);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(tx);
  for (const { name } of rows) {
    await sql`revoke temporary on database ${sql.id(name)} from public`.execute(tx);
    await sql`revoke create on schema public from public`.execute(tx);
  }
}

/** An operator may make the logins herself: one that is more than a login would undo the isolation without a word. */
async function refuseStrongLogins(tx: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select r.rolname as name from pg_roles r where r.rolname = any(${[...LOGIN_ROLES]})
      and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
        or exists (select from pg_auth_members m where m.member = r.oid))`.execute(tx);
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new SettingError(
    `${names}: too strong a login. Take away superuser, bypassrls, createrole, createdb, replication and its memberships.`,
  );
}

async function ensureRole(tx: Kysely<unknown>, role: LoginRole, passwords: Passwords | null): Promise<void> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(tx);
  const there = rows.length > 0;
  if (!there || passwords) {
    const password = passwords ? passwords[role] : newPasswords()[role];
    // Only a superuser may say "nosuperuser" again: a login that is there keeps its rights, which are looked at next.
    const begin = there
      ? sql`alter role ${sql.id(role)} login`
      : sql`create role ${sql.id(role)} login nosuperuser nocreatedb nocreaterole noinherit noreplication`;
    // DDL takes no parameters: sql.lit quotes, and a password is base64url by construction.
    await sql`${begin} password ${sql.lit(password)}`.execute(tx);
  }
  // What such a login may have set for its own next sessions.
  if (passwords) await sql`alter role ${sql.id(role)} reset all`.execute(tx);
  // A restore makes the schema anew, also where the operator makes the logins.
  await sql`grant usage on schema public to ${sql.id(role)}`.execute(tx);
}
