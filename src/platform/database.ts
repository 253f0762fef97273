import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

// A date stays the text PostgreSQL wrote: pg would make it a Date in local time.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

type DraftTable = { id: Buffer; sealed: Buffer; expires_at: Date };
export type PublicTables = { draft: DraftTable };

/**
 * pg falls back to PostgreSQL's simple protocol when a text has no parameters, and that one runs several statements at
 * once: an injection's delight. This client never does.
 */
class OneStatementClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    const one = (text: unknown, ...rest: unknown[]): unknown =>
      query(typeof text === 'string' ? { text, queryMode: 'extended' } : text, ...rest);
    this.query = one as typeof this.query;
  }
}

/** One pool for one login role. Refuses to run several statements in one text, even without parameters. */
export function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    Client: OneStatementClient,
    statement_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    connectionTimeoutMillis: 5_000,
    application_name: 'relais',
  });
  // A connection that dies while idle is replaced at the next request; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

export function openDatabase<Tables>(connectionString: string, max = 8): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(connectionString, max) }) });
}

let shared: Kysely<PublicTables> | null = null;

/** The database as the public pages see it: one pool a process, opened at the first use. */
export function publicDatabase(): Kysely<PublicTables> {
  const url = process.env['DATABASE_URL_PUBLIC'];
  if (!url) throw new Error('DATABASE_URL_PUBLIC is not set: start Relais with npm start or npm run dev');
  shared ??= openDatabase<PublicTables>(url);
  return shared;
}
