import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { constants, gunzipSync } from 'node:zlib';

/** Something of hers on the disk: the file, the words, and how they were written. */
export type Found = { readonly file: string; readonly words: string; readonly as: string };

/** What the browser's profile holds of these words, in every file and every way of writing a browser is known to use. */
export function searchProfile(folder: string, words: readonly string[]): readonly Found[] {
  const written = words.flatMap((one) =>
    Object.entries(waysToWrite(one)).map(([as, bytes]) => ({ words: one, as, bytes })),
  );
  return filesIn(folder).flatMap((path) => {
    const file = relative(folder, path);
    // A LevelDB table is packed with snappy, which this search does not open: it must not go by unnoticed.
    if (file.endsWith('.ldb')) return [{ file, words: '?', as: 'a packed table' }];
    const contents = readings(readFileSync(path));
    return written
      .filter(({ bytes }) => contents.some((content) => content.includes(bytes)))
      .map(({ words: one, as }) => ({ file, words: one, as }));
  });
}

/** The bytes of these words as they are, wide, in an address, in hexadecimal, in base64 wherever a group of three begins. */
export function waysToWrite(words: string): Readonly<Record<string, Buffer>> {
  const plain = Buffer.from(words, 'utf8');
  const wide = Buffer.from(words, 'utf16le');
  const address = encodeURIComponent(words);
  return {
    'UTF-8': plain,
    'UTF-16': wide,
    address: Buffer.from(address),
    'form address': Buffer.from(address.replaceAll('%20', '+')),
    hexadecimal: Buffer.from(plain.toString('hex')),
    ...base64(plain, 'base64'),
    ...base64(wide, 'base64 of UTF-16'),
  };
}

/** Only the characters that depend on nothing but the words: those at the edges mix with what stands beside them. */
function base64(bytes: Buffer, name: string): Readonly<Record<string, Buffer>> {
  const shifted = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor(((offset + bytes.length) * 8) / 6);
    return [`${name}, offset ${offset}`, Buffer.from(text.slice(from, to))] as const;
  });
  return Object.fromEntries(shifted);
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** The file itself, and whatever is gzipped in it, as in the browser's cache. */
function readings(content: Buffer): readonly Buffer[] {
  const found = [content];
  for (let at = content.indexOf(GZIP); at >= 0; at = content.indexOf(GZIP, at + 1)) {
    const opened = gunzip(content.subarray(at));
    if (opened) found.push(opened);
  }
  return found;
}

function gunzip(bytes: Buffer): Buffer | null {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}

export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Every page the browser's history would show, hidden ones included. */
export function historyOf(folder: string): readonly { readonly url: string; readonly title: string }[] {
  const history = new DatabaseSync(join(folder, 'Default/History'));
  const rows = history.prepare('select url, title from urls order by id').all();
  history.close();
  return rows.map(({ url, title }) => ({ url: String(url), title: String(title) }));
}

/** Every address of this site among what the browser would open again: windows, tabs and their way back. */
export function sessionAddresses(folder: string, origin: string): readonly string[] {
  const pattern = new RegExp(`${RegExp.escape(origin)}[!-~]*`, 'g');
  const sessions = filesIn(join(folder, 'Default/Sessions'));
  const found = sessions.flatMap((path) => readFileSync(path, 'latin1').match(pattern) ?? []);
  return [...new Set(found)].sort();
}
