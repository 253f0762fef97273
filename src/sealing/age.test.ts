import { Decrypter, Encrypter } from 'age-encryption';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CannotOpen, ageDecrypt, ageEncrypt, newAgeIdentity } from './index.ts';

const content = Buffer.alloc(150_000, 'une sauvegarde ');
const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new Blob([Uint8Array.from(bytes)]).stream();
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer());
const encrypted = async (recipients: readonly string[], plain: Uint8Array = content) =>
  bytesOf(await ageEncrypt(recipients, streamOf(plain)));
const decrypted = async (identity: string, sealed: Uint8Array) =>
  bytesOf(await ageDecrypt(identity, streamOf(sealed)));
const pair = await newAgeIdentity();
const other = await newAgeIdentity();

/** The `age` command where there is one; the format is tested either way. */
function byCommand(identity: string, sealed: Buffer): Buffer | 'no age here' {
  const folder = mkdtempSync(join(tmpdir(), 'relais-age-'));
  try {
    writeFileSync(join(folder, 'identity'), identity, { mode: 0o600 });
    return execFileSync('age', ['--decrypt', '-i', join(folder, 'identity')], {
      input: sealed,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'no age here';
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('an export opens wherever there is age', () => {
  it('it comes back here', async () => {
    expect((await decrypted(pair.identity, await encrypted([pair.recipient]))).equals(content)).toBe(true);
  });

  it('the library alone opens it, and what the library made opens here', async () => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(pair.identity);
    const encrypter = new Encrypter();
    encrypter.addRecipient(pair.recipient);

    expect(Buffer.from(await decrypter.decrypt(await encrypted([pair.recipient]))).equals(content)).toBe(
      true,
    );
    expect((await decrypted(pair.identity, await encrypter.encrypt(content))).equals(content)).toBe(true);
  });

  it('the age command opens it, where there is one', async () => {
    const answer = byCommand(pair.identity, await encrypted([pair.recipient, other.recipient]));

    expect(answer === 'no age here' || answer.equals(content)).toBe(true);
  });

  /** https://age-encryption.org/v1: version line, one X25519 stanza a recipient, MAC, nonce of 16, chunks of 64 KiB + 16. */
  it('it has the header, the stanzas and the chunks of the published format', async () => {
    const sealed = await encrypted([pair.recipient, other.recipient]);
    const end = sealed.indexOf('\n--- ');
    const [version, ...lines] = sealed.subarray(0, end).toString('latin1').split('\n');

    expect(version).toBe('age-encryption.org/v1');
    expect(lines.map((line) => line.replace(/[A-Za-z0-9+/]{43}/, '#'))).toEqual([
      '-> X25519 #',
      '#',
      '-> X25519 #',
      '#',
    ]);
    expect(sealed.subarray(end, end + 49).toString('latin1')).toMatch(/^\n--- [A-Za-z0-9+/]{43}\n$/);
    expect(sealed.length - (end + 49)).toBe(16 + content.length + 3 * 16);
  });

  it('each recipient opens it', async () => {
    const sealed = await encrypted([pair.recipient, other.recipient], Buffer.from('x'));

    expect(
      [await decrypted(pair.identity, sealed), await decrypted(other.identity, sealed)].map(String),
    ).toEqual(['x', 'x']);
  });

  it('pairs have the form that age-keygen gives', () => {
    expect(pair.identity).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
    expect(pair.recipient).toMatch(/^age1[02-9ac-hj-np-z]{58}$/);
    expect(other.identity).not.toBe(pair.identity);
  });
});

describe('an export stays closed', () => {
  it.each<[string, readonly string[]]>([
    ['no recipient', []],
    ['an identity in place of a recipient', [pair.identity]],
    ['a recipient that old age commands do not know', [`age1pq1${'q'.repeat(55)}`]],
    [
      'a recipient with a typing error',
      [pair.recipient.slice(0, -1) + (pair.recipient.endsWith('q') ? 'p' : 'q')],
    ],
    ['one good recipient and one that is none', [pair.recipient, 'backup']],
  ])('it is not made for %s', async (_, recipients) => {
    await expect(encrypted(recipients)).rejects.toThrow();
  });

  it('another identity, no identity, or no age file: one failure', async () => {
    const sealed = await encrypted([pair.recipient]);

    await expect(decrypted(other.identity, sealed)).rejects.toEqual(new CannotOpen());
    await expect(decrypted('AGE-SECRET-KEY-1', sealed)).rejects.toEqual(new CannotOpen());
    await expect(decrypted(pair.identity, content)).rejects.toEqual(new CannotOpen());
  });

  it.each<[string, (sealed: Buffer) => Buffer]>([
    ['cut in the last chunk', (sealed) => sealed.subarray(0, -1)],
    [
      'cut between chunks',
      (sealed) => sealed.subarray(0, sealed.length - (content.length - 2 * 65_536) - 16),
    ],
    ['changed in the middle', (sealed) => (sealed.writeUInt8((sealed[90_000] ?? 0) ^ 1, 90_000), sealed)],
    ['lengthened', (sealed) => Buffer.concat([sealed, Buffer.of(0)])],
  ])('%s: the stream fails, with the same failure', async (_, change) => {
    await expect(decrypted(pair.identity, change(await encrypted([pair.recipient])))).rejects.toEqual(
      new CannotOpen(),
    );
  });
});
