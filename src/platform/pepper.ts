import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Key } from '#sealing/index.ts';

let kept: Key | null = null;

/**
 * The server's own secret, in a file beside the database and never in it: a stolen database cannot even start guessing
 * pass-phrases. It opens nothing by itself. The file is named by `RELAIS_PEPPER_FILE`, which the start sets.
 */
export function pepper(): Key {
  const file = process.env['RELAIS_PEPPER_FILE'];
  if (!file) throw new Error('RELAIS_PEPPER_FILE is not set: start Relais with npm start or npm run dev');
  kept ??= Key.take(createHash('sha256').update(readFileSync(file)).digest());
  return kept;
}
