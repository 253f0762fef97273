import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dataFolder } from './postgres/folders.ts';
import { SettingError, type Settings } from './settings.ts';

/** Makes the server's own secret where there is none, readable by its owner alone. Says whether it made one. */
export function makePepper({ data, pepperFile }: Settings): boolean {
  if (existsSync(pepperFile)) return false;
  dataFolder(data);
  writeFileSync(pepperFile, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return true;
}

/**
 * Where the pepper is. A trial makes its own; production refuses to start without: with a new one nobody could sign
 * in any more.
 */
export function pepperFor(settings: Settings): string {
  if (settings.mode === 'trial') makePepper(settings);
  else if (!existsSync(settings.pepperFile)) {
    throw new SettingError(
      'The file of the pepper (RELAIS_PEPPER_FILE) is missing: put it back, or make one with npx relais init.',
    );
  }
  return settings.pepperFile;
}
