import { sql, type Kysely } from 'kysely';

/**
 * The bridge between a POST and the GET that follows it (docs/decisions/0005). Unlogged: nothing of it reaches
 * the write-ahead log or a backup, and a crash empties it. Its content opens only with the token in the address.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('draft')
    .addColumn('id', 'bytea', (column) => column.primaryKey())
    .addColumn('sealed', 'bytea', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await sql`alter table draft set unlogged`.execute(db);
  await db.schema.createIndex('draft_expires_at').on('draft').column('expires_at').execute();
  await sql`grant select, insert, update, delete on draft to relais_public`.execute(db);
}
