import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as draft from './migrations/0001-draft.ts';
import { openPool } from './database.ts';
import { SettingError } from './settings.ts';

/** Numbered, forward only, one idea each. */
const MIGRATIONS = { '0001-draft': draft };

/** The login roles Relais makes for itself: one per privilege, one pool each, never `SET ROLE`. */
export const LOGIN_ROLES = ['relais_public'] as const;
type LoginRole = (typeof LOGIN_ROLES)[number];
export type Passwords = Readonly<Record<LoginRole, string>>;

export function newPasswords(): Passwords {
  return { relais_public: randomBytes(24).toString('base64url') };
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
    const superuser = await isSuperuser(db);
    await db.transaction().execute((tx) => ensureRoles(tx, passwords));
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: async () => MIGRATIONS },
    }).migrateToLatest();
    if (error) throw error;
    return { superuser };
  } finally {
    await db.destroy();
  }
}

/** A deleted row stays in its page on disk until the page is written again: an emptied table leaves none. */
export async function emptyDrafts(ownerUrl: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: openPool(ownerUrl, 1) }) });
  await sql`truncate draft`.execute(db).catch(() => undefined);
  await db.destroy();
}

/** Whether the owner is one; refuses a server too old for Relais before anything is written. */
async function isSuperuser(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ superuser: boolean; version: number }>`
    select rolsuper as superuser, current_setting('server_version_num')::int as version
    from pg_roles where rolname = current_user`.execute(db);
  const found = rows[0];
  if (!found) throw new Error('the role of DATABASE_URL is not in pg_roles');
  if (found.version < 150_000) {
    throw new SettingError('The PostgreSQL of DATABASE_URL is older than 15: Relais needs 15 or newer.');
  }
  return found.superuser;
}

async function ensureRoles(tx: Transaction<unknown>, passwords: Passwords | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('relais roles'))`.execute(tx);
  for (const role of LOGIN_ROLES) await ensureRole(tx, role, passwords);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(tx);
  for (const { name } of rows)
    await sql`revoke temporary on database ${sql.id(name)} from public`.execute(tx);
}

async function ensureRole(tx: Kysely<unknown>, role: LoginRole, passwords: Passwords | null): Promise<void> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(tx);
  if (rows.length > 0 && !passwords) return;
  const password = passwords ? passwords[role] : newPasswords()[role];
  const verb = rows.length > 0 ? sql`alter` : sql`create`;
  // DDL takes no parameters: sql.lit quotes, and a password is base64url by construction.
  await sql`${verb} role ${sql.id(role)} login nosuperuser nocreatedb nocreaterole noinherit noreplication password ${sql.lit(password)}`.execute(
    tx,
  );
  await sql`grant usage on schema public to ${sql.id(role)}`.execute(tx);
}
