import { existsSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SettingError } from '../src/platform/settings.ts';
import { goOn } from './interrupted.ts';

/**
 * Writes a file that has its name only once it is whole and on disk: until then it is `<file>.part`, which the next
 * attempt writes over. Refuses to write over a file. Says how many bytes.
 */
export async function writeWhole(
  file: string,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<number> {
  refuseExisting(file);
  const part = `${file}.part`;
  const handle = await opened(part, 'w');
  try {
    const bytes = await copy(handle, content, signal);
    await handle.sync();
    await handle.close();
    await rename(part, file);
    await settle(dirname(file));
    return bytes;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw written(error);
  }
}

export function refuseExisting(file: string): void {
  if (existsSync(file)) throw new SettingError(`${file} exists already: give another name.`);
}

async function copy(
  handle: FileHandle,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<number> {
  let bytes = 0;
  for await (const chunk of content) {
    goOn(signal);
    await handle.writeFile(chunk);
    bytes += chunk.length;
  }
  return bytes;
}

async function opened(file: string, flags: string): Promise<FileHandle> {
  try {
    return await open(file, flags, 0o600);
  } catch {
    throw new SettingError(`${file} cannot be written: check the folder and its rights.`);
  }
}

/** The name is on disk too. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

function written(error: unknown): unknown {
  const full =
    error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return full ? new SettingError('The disk is full: no backup was made.') : error;
}
