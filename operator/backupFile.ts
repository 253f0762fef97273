import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SettingError } from '../src/platform/settings.ts';

/**
 * What a backup holds once `age -d` has opened it: lines of JSON. The header; for each table in its order a line with
 * its name and one array a row, each value as the text PostgreSQL writes; at the end the number of rows and the SHA-256
 * of every byte before that line, so that a file that was cut is known even from who holds the recipient.
 */
const HEADER = z.strictObject({
  relais: z.literal('backup'),
  format: z.literal(1),
  version: z.string(),
  madeOn: z.iso.date(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.strictObject({ name: z.string(), columns: z.array(z.string()), rows: z.number().int().min(0) }),
  ),
});
const TABLE = z.strictObject({ table: z.string() });
const END = z.strictObject({ end: z.literal(true), rows: z.number().int(), sha256: z.string() });

export type Header = z.infer<typeof HEADER>;
export type Row = readonly (string | null)[];

/** Made of what the database gave: the lines of each table, in the header's order, each already JSON. */
export async function* writeLines(
  header: Header,
  tables: AsyncIterable<{ readonly table?: string; readonly lines: readonly string[] }>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let rows = 0;
  const part = (lines: readonly string[]): Buffer => {
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    hash.update(bytes);
    return bytes;
  };
  yield part([JSON.stringify(header)]);
  for await (const { table, lines } of tables) {
    if (table !== undefined) yield part([JSON.stringify({ table })]);
    rows += lines.length;
    if (lines.length > 0) yield part(lines);
  }
  yield Buffer.from(`${JSON.stringify({ end: true, rows, sha256: hash.digest('hex') })}\n`);
}

export type Opened = {
  readonly header: Header;
  /** The rows in their order. Ends well only when the file is whole: use nothing of them before that. */
  rows(): AsyncGenerator<{ readonly table: string; readonly row: Row }>;
};

/** Reads a backup that was decrypted. Refuses in one line what is no backup, or not whole. */
export async function readLines(content: AsyncIterable<Uint8Array>): Promise<Opened> {
  const lines = split(content);
  const hash = createHash('sha256');
  const first = await lines.next();
  if (first.done) throw broken('it is empty');
  const header = HEADER.safeParse(json(first.value)).data;
  if (!header) throw broken('its first line is not the header of a backup, or of a newer kind');
  hash.update(first.value).update('\n');
  return { header, rows: () => rowsOf({ header, lines, hash }) };
}

type Reading = {
  readonly header: Header;
  readonly lines: AsyncGenerator<Buffer>;
  readonly hash: ReturnType<typeof createHash>;
};

async function* rowsOf({ header, lines, hash }: Reading): ReturnType<Opened['rows']> {
  const columns = new Map(header.tables.map(({ name, columns: { length } }) => [name, length]));
  let [table, rows] = ['', 0];
  for await (const line of lines) {
    const value = json(line);
    if (Array.isArray(value)) {
      if (value.length !== columns.get(table)) throw broken('a row does not fit its table');
      rows += 1;
      yield { table, row: value };
    } else {
      const end = END.safeParse(value).data;
      if (end) return checkEnd({ end, rows, sha256: hash.digest('hex') }, await lines.next());
      table = TABLE.safeParse(value).data?.table ?? '';
      if (!columns.has(table)) throw broken('a line in it is neither a table nor a row');
    }
    hash.update(line).update('\n');
  }
  throw broken('it was cut before its end');
}

type Found = {
  readonly end: z.infer<typeof END>;
  readonly rows: number;
  readonly sha256: string;
};

function checkEnd({ end, rows, sha256 }: Found, after: IteratorResult<Buffer, unknown>): void {
  if (!after.done) throw broken('something follows its end');
  if (end.rows !== rows || end.sha256 !== sha256) throw broken('its content is not what its end says');
}

async function* split(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const part of content) {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    let start = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, start)) {
      yield Buffer.concat([...rest, bytes.subarray(start, at)]);
      [rest, start] = [[], at + 1];
    }
    if (start < bytes.length) rest.push(Buffer.from(bytes.subarray(start)));
  }
  if (rest.length > 0) throw broken('it was cut before its end');
}

function json(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    throw broken('a line in it is not JSON');
  }
}

function broken(why: string): SettingError {
  return new SettingError(`This backup cannot be used: ${why}.`);
}
