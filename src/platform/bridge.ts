import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { PublicTables } from './database.ts';

const TOKEN = /^[\w-]{32}$/;
/** Long enough for a slow phone to follow a redirect, no longer. */
const SECONDS = 60;
const PAD = 1024;

type Db = Kysely<PublicTables>;

/**
 * The bridge carries what a form said from its POST to the GET that follows, without a cookie, a query string or a
 * history entry that tells anything. A token in the address opens one row; the row id is a hash of the token and the
 * row is sealed with a key made from it and a secret of the running process, so the database and the disk open nothing.
 *
 * Keeps `text` for `seconds`. Gives the 32-character token; `ticket` again when it is one.
 */
export async function putDraft(
  db: Db,
  text: string,
  { ticket, seconds = SECONDS }: { ticket?: string | undefined; seconds?: number } = {},
): Promise<string> {
  const token = ticket && TOKEN.test(ticket) ? ticket : randomBytes(24).toString('base64url');
  const row = { sealed: seal(token, text), expires_at: sql<Date>`now() + make_interval(secs => ${seconds})` };
  await db
    .insertInto('draft')
    .values({ id: idOf(token), ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  return token;
}

/** Removes the rows that nobody came for in time: past that a token may still be in a history. */
export async function sweepDrafts(db: Db): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('expires_at', '<', sql<Date>`now()`)
    .execute();
}

/** Reads and removes: the second reader gets null. */
export async function takeDraft(db: Db, token: string): Promise<string | null> {
  if (!TOKEN.test(token)) return null;
  const row = await db
    .deleteFrom('draft')
    .where('id', '=', idOf(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('sealed')
    .executeTakeFirst();
  return row ? open(token, row.sealed) : null;
}

/** Reads and leaves: for pages a professional may reload. */
export async function peekDraft(db: Db, token: string): Promise<string | null> {
  if (!TOKEN.test(token)) return null;
  const row = await db
    .selectFrom('draft')
    .select('sealed')
    .where('id', '=', idOf(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return row ? open(token, row.sealed) : null;
}

function idOf(token: string): Buffer {
  return createHash('sha256').update(`relais draft id|${token}`).digest();
}

/** The token alone is in an address: a secret that only running processes hold keeps it from opening a stolen disk. */
function keyOf(token: string): Uint8Array {
  return new Uint8Array(
    hkdfSync('sha256', token, process.env['RELAIS_BRIDGE_SECRET'] ?? '', 'relais draft key', 32),
  );
}

/** nonce (12) | tag (16) | AES-256-GCM of the text, its length first, padded to whole kibibytes. */
function seal(token: string, text: string): Buffer {
  const body = Buffer.from(text, 'utf8');
  const padded = Buffer.alloc(Math.ceil((body.length + 4) / PAD) * PAD);
  padded.writeUInt32BE(body.length);
  body.copy(padded, 4);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), nonce);
  const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function open(token: string, sealed: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(token), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  try {
    const padded = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    return padded.subarray(4, 4 + padded.readUInt32BE()).toString('utf8');
  } catch {
    return null;
  }
}
