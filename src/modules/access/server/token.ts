import { createHash, randomFillSync } from 'node:crypto';
import { derive, erase, Key, ownMemory, tag } from '#sealing/index.ts';

const BYTES = 32;
const TOKEN = /^[\w-]{43}$/;

/**
 * What a session's token gives, and nobody gets back: the row's name, the secret the database asks for, the key
 * around the person's seed. The token itself lives in the cookie alone.
 */
export type SessionKeys = {
  readonly id: Buffer;
  /** Said to PostgreSQL in the transaction; statements somebody smuggles in may read it, and it opens no seed. */
  readonly secret: string;
  readonly secretHash: Buffer;
  readonly wrapping: Key;
};

export function newToken(): string {
  const bytes = randomFillSync(ownMemory(BYTES));
  try {
    return bytes.toString('base64url');
  } finally {
    erase(bytes);
  }
}

/** Null when the text was never a token. */
export function sessionKeys(token: string): SessionKeys | null {
  if (!TOKEN.test(token)) return null;
  const bytes = ownMemory(BYTES);
  bytes.write(token, 'base64url');
  const key = Key.take(bytes);
  try {
    const secret = tag(key, 'database secret', '').toString('hex');
    return {
      id: tag(key, 'session id', ''),
      secret,
      secretHash: createHash('sha256').update(secret).digest(),
      wrapping: derive(key, 'session wrap'),
    };
  } finally {
    key.zero();
  }
}

/** How an invitation's token is kept: it opens one row. */
export function invitationId(token: string): Buffer | null {
  return TOKEN.test(token) ? createHash('sha256').update(`relais invitation|${token}`).digest() : null;
}
