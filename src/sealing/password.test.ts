import { describe, expect, it } from 'vitest';
import { isSameKey } from '../../tests/support/sealing.ts';
import { ARGON2, newPasswordHash, passwordKeys, type PasswordHash } from './index.ts';

async function keysOf(password: string, hash: PasswordHash) {
  const keys = await passwordKeys(Buffer.from(password), hash);
  if (keys === 'busy') throw new Error('nobody else is here');
  return keys;
}

describe('a password is dear to guess', () => {
  it('a guess costs 64 MiB and three passes, with a salt of its own', () => {
    const [one, other] = [newPasswordHash(), newPasswordHash()];

    expect(one.memoryKiB).toBeGreaterThanOrEqual(64 * 1024);
    expect(one.passes).toBeGreaterThanOrEqual(3);
    expect(one.lanes).toBe(1);
    expect(one.salt.length).toBeGreaterThanOrEqual(16);
    expect(one.salt).not.toEqual(other.salt);
  });

  it.each<[string, Partial<PasswordHash>]>([
    ['less memory', { memoryKiB: ARGON2.memoryKiB - 1 }],
    ['fewer passes', { passes: ARGON2.passes - 1 }],
    ['a short salt', { salt: Buffer.alloc(15, 1) }],
    ['no lane', { lanes: 0 }],
    ['more memory than the server can bear', { memoryKiB: 4 * 1024 * 1024 }],
    ['passes without end', { passes: 1_000_000 }],
    ['half a pass', { passes: 3.5 }],
    ['no number', { memoryKiB: NaN }],
  ])('a stored row that asks for %s is refused', async (_, wrong) => {
    await expect(passwordKeys(Buffer.from('x'), { ...newPasswordHash(), ...wrong })).rejects.toThrow(
      'not ours',
    );
  });

  it('the same password and row give the same two keys; another password or salt gives others', async () => {
    const hash = newPasswordHash();
    const keys = await keysOf('abeille cactus', hash);
    const again = await keysOf('abeille cactus', hash);
    const others = [await keysOf('abeille cactus', newPasswordHash()), await keysOf('abeille Cactus', hash)];

    expect(isSameKey(keys.auth, again.auth) && isSameKey(keys.wrapping, again.wrapping)).toBe(true);
    expect(isSameKey(keys.auth, keys.wrapping)).toBe(false);
    expect(others.filter((other) => isSameKey(other.auth, keys.auth))).toEqual([]);
    expect(others.filter((other) => isSameKey(other.wrapping, keys.wrapping))).toEqual([]);
  });

  it('the bytes of the password are left for the caller to zero', async () => {
    const password = Buffer.from('abeille');
    await passwordKeys(password, newPasswordHash());

    expect(password.toString()).toBe('abeille');
  });
});
