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

/** What those who serve people ever say to PostgreSQL. The rest (roles, locks, copies, definitions) is not for them. */
const SAID =
  /^\s*(select|insert|update|delete|with|begin|start transaction|commit|rollback|savepoint|release|discard all)\b/i;

/** A login may change its own password, or lock a table it writes: PostgreSQL cannot forbid that, its client can. */
class ServingClient extends OneStatementClient {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    const said = (asked: unknown, ...rest: unknown[]): unknown => {
      const text = typeof asked === 'string' ? asked : (asked as { text?: string }).text;
      if (!SAID.test(text ?? '')) throw new Error('a login that serves people does not say that');
      return query(asked, ...rest);
    };
    this.query = said as typeof this.query;
  }
}

/**
 * A connection that goes back to the pool forgets everything first: settings, role, prepared statements, temporary
 * tables, locks, listeners. One that cannot (a transaction is still open) is closed. So nobody meets what another left.
 */
class ForgettingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | void {
    if (!callback) return super.connect().then(forgetting);
    super.connect((error, client) => {
      if (!client) return callback(error, client, () => undefined);
      forgetting(client);
      callback(error, client, (reason) => client.release(reason));
    });
  }
}

type Connected = Parameters<pg.Pool['connect']>[0];

function forgetting(client: pg.PoolClient): pg.PoolClient {
  const release = client.release.bind(client);
  let released = false;
  client.release = (reason) => {
    if (released) throw new Error('a connection was given back twice');
    released = true;
    if (reason) return release(reason);
    client.query('discard all').then(
      () => release(false),
      () => release(true),
    );
  };
  return client;
}

/** Said at each connection: stronger than what a login may have written for itself with `alter role … set`. */
const OPTIONS = Object.entries({
  search_path: 'public',
  row_security: 'on',
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  default_transaction_read_only: 'off',
  'relais.secret': '',
})
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/**
 * One pool for one login role. Refuses to run several statements in one text, even without parameters, and gives no
 * connection twice without wiping it.
 */
export function openPool(connectionString: string, max: number, Client = OneStatementClient): pg.Pool {
  const pool = new ForgettingPool({
    connectionString,
    max,
    Client,
    statement_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    connectionTimeoutMillis: 5_000,
    application_name: 'relais',
    options: OPTIONS,
  });
  // A connection that dies while idle is replaced at the next request; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that dies while somebody uses it tells her by a refused query, and would end the process too.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function openDatabase<Tables>(connectionString: string, max = 8): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(connectionString, max) }) });
}

const ADDRESSES = {
  public: 'DATABASE_URL_PUBLIC',
  staff: 'DATABASE_URL_STAFF',
  jobs: 'DATABASE_URL_JOBS',
} as const;
type Login = keyof typeof ADDRESSES;

const shared = new Map<Login, Kysely<never>>();

/** The database as the public pages see it: one pool a process, opened at the first use. */
export function publicDatabase(): Kysely<PublicTables> {
  return theDatabase('public', 8);
}

/**
 * The database as those who sign in see it. Whoever uses it names the tables it means to use; row-level security
 * shows nothing before `sec.enter`, in the same transaction.
 */
export function staffDatabase<Tables>(): Kysely<Tables> {
  return theDatabase('staff', 8);
}

/** The database as the jobs see it: what is swept, signed and counted with nobody signed in. */
export function jobsDatabase<Tables>(): Kysely<Tables> {
  return theDatabase('jobs', 2);
}

function theDatabase<Tables>(login: Login, max: number): Kysely<Tables> {
  const found = shared.get(login);
  if (found) return found as unknown as Kysely<Tables>;
  const name = ADDRESSES[login];
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set: start Relais with npm start or npm run dev`);
  const pool = openPool(url, max, ServingClient);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  shared.set(login, db as unknown as Kysely<never>);
  return db;
}
