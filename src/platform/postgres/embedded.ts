import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { log, writable } from '../log.ts';
import { SettingError } from '../settings.ts';
import { binaries, identity, run, type Identity } from './binaries.ts';
import { databaseFolder, secretOf } from './folders.ts';

export type Embedded = {
  /** The owner of the schema. Never given to a request. */
  readonly ownerUrl: string;
  /** The same server and database, with another login. */
  urlFor(user: string, password: string): string;
  stop(): Promise<void>;
};

/** A Relais serves from this data folder. */
export class DataFolderInUse extends SettingError {}

const OWNER = 'relais_owner';
/** Held for the life of the process: two processes on one data folder would destroy each other's work. */
const ALONE = 7_265_1;

/**
 * Starts PostgreSQL in `data`, on a private socket, with no port. Creates it at the first start, recovers after
 * kill -9, and refuses when another Relais is using the folder. `bin` replaces the binaries from npm.
 */
export async function startEmbedded(data: string, bin: string | null): Promise<Embedded> {
  const who = identity();
  const tools = binaries(bin, who);
  const folder = databaseFolder(data, who);
  const password = secretOf(data, 'owner');
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    await create({ folder, password, initdb: tools.initdb, who });
  }
  checkVersion(folder, tools.major);
  const died = existsSync(runningFile(data));
  await endOrphan(data, folder, password);

  const socket = socketFolder(dirname(folder), who);
  const urlFor = urlsThrough(socket);
  const ownerUrl = urlFor(OWNER, password);
  const kept = new Kept({ data, folder, socket, postgres: tools.postgres, who }, ownerUrl);
  await kept.begin(died ? TRIES : 1);
  return {
    ownerUrl,
    urlFor,
    async stop() {
      await kept.end();
      rmSync(runningFile(data), { force: true });
      rmSync(socket, { recursive: true, force: true });
    },
  };
}

/** The longest address of a socket that every system takes. */
const LONGEST = 100;

/**
 * Beside the database, where a command finds it that systemd gave a temporary folder of its own; in the temporary
 * folder when the address would be too long for a socket.
 */
function socketFolder(beside: string, who: Identity): string {
  const address = join(beside, 'socket-XXXXXX', '.s.PGSQL.5432');
  const folder = mkdtempSync(
    Buffer.byteLength(address) <= LONGEST ? join(beside, 'socket-') : join(tmpdir(), 'relais-'),
  );
  if (who.uid !== null) chownSync(folder, who.uid, who.gid);
  return folder;
}

/** What a server that died leaves behind goes within moments, and stands in the way of the next until then. */
const AGAIN_AFTER = 200;
const TRIES = 25;

/** A server that is started again where it was when it dies: whoever serves from it goes on at the next request. */
class Kept {
  readonly #launch: Launch;
  readonly #ownerUrl: string;
  #server: ChildProcess | null = null;
  #guard: pg.Client | null = null;
  #working: Promise<void> = Promise.resolve();
  #ending = false;

  constructor(launching: Launch, ownerUrl: string) {
    this.#launch = launching;
    this.#ownerUrl = ownerUrl;
  }

  async begin(tries: number): Promise<void> {
    for (let left = tries - 1; ; left -= 1) {
      const server = launch(this.#launch);
      const { data, socket } = this.#launch;
      writeFileSync(runningFile(data), `${server.pid}\n${socket}\n`, { mode: 0o600 });
      this.#server = server;
      try {
        this.#guard = await connected(this.#ownerUrl, server);
        await claim(this.#guard);
        server.once('exit', () => (this.#working = this.#again()));
        return;
      } catch (error) {
        if (server.exitCode === null && server.signalCode === null) await ended(server);
        if (this.#ending || error instanceof DataFolderInUse || left === 0) throw error;
        await sleep(AGAIN_AFTER);
      }
    }
  }

  async #again(): Promise<void> {
    while (!this.#ending) {
      log.error({ during: 'postgresql', message: 'it died and is started again' });
      try {
        return await this.begin(TRIES);
      } catch (error) {
        log.error({ during: 'postgresql', ...writable(error) });
      }
    }
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#working;
    await this.#guard?.end().catch(() => undefined);
    if (this.#server) await ended(this.#server);
  }
}

/** The embedded database of a Relais that serves from this folder. It stays the other's to stop. */
export function shareEmbedded(data: string): Embedded {
  const [, socket = ''] = readFileSync(runningFile(data), 'utf8').split('\n');
  const urlFor = urlsThrough(socket);
  return { ownerUrl: urlFor(OWNER, secretOf(data, 'owner')), urlFor, stop: async () => undefined };
}

function urlsThrough(socket: string): Embedded['urlFor'] {
  return (user, secret) =>
    `postgres://${user}:${secret}@localhost/postgres?host=${encodeURIComponent(socket)}`;
}

type Creation = {
  readonly folder: string;
  readonly password: string;
  readonly initdb: string;
  readonly who: Identity;
};

async function create({ folder, password, initdb, who }: Creation): Promise<void> {
  // Made beside its place, then moved: an interrupted creation leaves nothing that looks like a database.
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const secret = `${fresh}.${randomBytes(6).toString('hex')}`;
  writeFileSync(secret, password, { mode: 0o600 });
  if (who.uid !== null) for (const path of [fresh, secret]) chownSync(path, who.uid, who.gid);
  try {
    const flags = ['--username', OWNER, '--auth', 'scram-sha-256', '--pwfile', secret, '--data-checksums'];
    await run(initdb, ['-D', fresh, ...flags, '--encoding', 'UTF8', '--locale', 'C'], who);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(secret, { force: true });
  }
}

function checkVersion(folder: string, major: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found !== major) {
    throw new SettingError(
      `The data folder was made by PostgreSQL ${found} and the binaries are ${major}: set RELAIS_POSTGRES_BIN to PostgreSQL ${found}.`,
    );
  }
}

/** Ours alone to write: what stands in PostgreSQL's own folder could be forged by whoever shares its user. */
const runningFile = (data: string): string => join(data, 'postgres.running');

/** After kill -9 of Relais its PostgreSQL lives on. If nobody uses it we end it; if a Relais does, we refuse. */
async function endOrphan(data: string, folder: string, password: string): Promise<void> {
  if (!existsSync(runningFile(data))) return;
  const [pidLine = '', socket = ''] = readFileSync(runningFile(data), 'utf8').split('\n');
  const pid = Number(pidLine);
  if (isServing(pid, folder)) {
    const client = new pg.Client({ host: socket, user: OWNER, password, database: 'postgres' });
    client.on('error', () => undefined);
    await client.connect();
    await claim(client);
    await client.end();
    process.kill(pid, 'SIGINT');
    while (isServing(pid, folder)) await sleep(20);
  }
  rmSync(socket, { recursive: true, force: true });
}

async function claim(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    ALONE,
  ]);
  if (rows[0]?.alone) return;
  await client.end();
  throw new DataFolderInUse('Another Relais is using this data folder: stop it first, or set RELAIS_DATA.');
}

type Launch = {
  readonly data: string;
  readonly folder: string;
  readonly socket: string;
  readonly postgres: string;
  readonly who: Identity;
};

function launch({ data, folder, socket, postgres, who }: Launch): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    shared_buffers: '24MB',
    max_connections: '40',
    log_statement: 'none',
    // On an error PostgreSQL would write the statement, with what it carries.
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_min_messages: 'warning',
    // What is running is nobody's business, and all sessions share one login.
    track_activities: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const journal = openSync(join(data, 'postgres.log'), 'w', 0o600);
  return spawn(postgres, ['-D', folder, ...flags], {
    cwd: '/',
    // Its own process group: Ctrl+C must reach Relais first, which then stops it.
    detached: true,
    stdio: ['ignore', journal, journal],
    env: { LC_ALL: 'C', TZ: 'UTC' },
    ...(who.uid === null ? {} : { uid: who.uid, gid: who.gid }),
  });
}

async function connected(url: string, server: ChildProcess): Promise<pg.Client> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null)
      throw new SettingError('The embedded PostgreSQL does not start: see postgres.log in the data folder.');
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch {
      await client.end().catch(() => undefined);
      await sleep(15);
    }
  }
  throw new SettingError('The embedded PostgreSQL did not answer within a minute.');
}

/** SIGINT is PostgreSQL's "fast" stop: transactions are rolled back, everything is written down. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGINT');
  await gone;
}

/** Is this process a PostgreSQL on this folder? Its number alone may have passed to another program. */
function isServing(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0);
    const command = `/proc/${pid}/cmdline`;
    return !existsSync(command) || readFileSync(command, 'utf8').includes(folder);
  } catch {
    return false;
  }
}
