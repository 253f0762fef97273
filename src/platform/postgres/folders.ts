import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { SettingError } from '../settings.ts';
import { isOpenTo, type Identity } from './binaries.ts';

/** Makes the data folder ready, or refuses in one line. */
export function dataFolder(data: string): void {
  try {
    // Not recursive where the parent exists: Node never returns from a recursive mkdir that a file system refuses with ENOENT.
    if (!existsSync(data)) mkdirSync(data, { recursive: !existsSync(dirname(data)), mode: 0o711 });
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
    if (!statSync(data).isDirectory()) throw new Error('not a folder');
  } catch {
    throw new SettingError(
      `The data folder ${data} cannot be read and written: check RELAIS_DATA and its owner.`,
    );
  }
}

/**
 * Where PostgreSQL keeps its files: `postgres` in the data folder. When root runs us from a folder that nobody else
 * may enter, PostgreSQL could not reach it: the files then stand in /var/lib/relais and `postgres` is a link to them.
 */
export function databaseFolder(data: string, who: Identity): string {
  dataFolder(data);
  const inside = join(data, 'postgres');
  if (who.uid === null) return inside;
  if (isOpenTo(data)) return ownedBy(inside, who);
  const outside = join(
    '/var/lib/relais/data',
    createHash('sha256').update(data).digest('hex').slice(0, 16),
    'postgres',
  );
  if (!existsSync(inside)) symlinkSync(outside, inside);
  return ownedBy(outside, who);
}

function ownedBy(folder: string, who: Identity): string {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  if (existsSync(folder)) {
    chmodSync(folder, 0o700);
    if (who.uid !== null) chownSync(folder, who.uid, who.gid);
  }
  return folder;
}

/** A password Relais made for itself, kept in the data folder, readable by its owner alone. */
export function secretOf(data: string, name: string): string {
  dataFolder(data);
  const file = join(data, `${name}.secret`);
  if (!existsSync(file))
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
