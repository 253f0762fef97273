import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../src/platform/settings.ts';
import { lastBackupFile } from '../commands/backup.ts';
import { ok, toDo, type Finding } from './finding.ts';

const DAY = 86_400_000;
/** Files that somebody else must not read. */
const PRIVATE = /\.(secret|jsonl|running|log)$|^last-backup$|^pepper$/;

/** The settings and the data folder: who may read it, how old the last backup and the last signature are. */
export function examineFolder(settings: Settings, now = Date.now()): Finding[] {
  return [
    mode(settings),
    origin(settings),
    files(settings),
    pepper(settings),
    backup(settings, now),
    signed(settings, now),
  ];
}

function mode({ mode: running }: Settings): Finding {
  return running === 'production'
    ? ok('mode', 'production')
    : toDo('mode', 'trial: RELAIS_MODE=production before anything real is written');
}

function origin({ origins }: Settings): Finding {
  const open = origins.filter((address) => !address.startsWith('https://') && !address.endsWith('.onion'));
  if (origins.length === 0) return toDo('address', 'ORIGIN is missing');
  if (open.length > 0) return toDo('address', `${open.join(', ')} is not https`);
  return ok('address', origins.join(', '));
}

function files({ data, pepperFile }: Settings): Finding {
  const inside = readdirSync(data).filter((name) => PRIVATE.test(name));
  const open = [...inside.map((name) => join(data, name)), pepperFile].filter(
    (file) => existsSync(file) && (statSync(file).mode & 0o077) !== 0,
  );
  if (open.length > 0) return toDo('file modes', `chmod 600 ${open.join(' ')}`);
  return ok('file modes', `${inside.length} files for their owner alone`);
}

function pepper({ pepperFile }: Settings): Finding {
  if (!existsSync(pepperFile))
    return toDo('pepper', `${pepperFile} is missing: put it back, or npx relais init`);
  if (statSync(pepperFile).size < 32) return toDo('pepper', `${pepperFile} is too short to be one`);
  return ok('pepper', pepperFile);
}

function backup(settings: Settings, now: number): Finding {
  const days = age(lastBackupFile(settings), now);
  if (days === null) return toDo('backup', 'none was made from here: npx relais backup');
  if (days > 2) return toDo('backup', `the last one is ${Math.floor(days)} days old: look at its timer`);
  return ok('backup', `the last one is ${Math.round(days * 24)} hours old`);
}

function signed({ data }: Settings, now: number): Finding {
  const file = join(data, 'checkpoints.jsonl');
  const days = age(file, now);
  if (days === null)
    return ok('checkpoints', 'none yet: signed while Relais serves, when something was done');
  return ok(
    'checkpoints',
    `${file}, last signed ${Math.round(days * 24)} hours ago; keep a copy on another machine`,
  );
}

function age(file: string, now: number): number | null {
  return existsSync(file) ? (now - statSync(file).mtimeMs) / DAY : null;
}
