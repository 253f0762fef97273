import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';

/**
 * Opens an age file with X25519 recipients as its specification says (https://age-encryption.org/v1), with Node's own
 * cryptography and nothing of ours: what this opens, the ordinary `age` command opens. Throws otherwise.
 */
export function openByHand(file: Buffer, identity: string): Buffer {
  const { stanzas, mac, macked, body } = parse(file);
  const secret = bech32(identity);
  const fileKey = stanzas.map((stanza) => unwrapped(stanza, secret)).find((key) => key !== null);
  if (!fileKey) throw new Error('this identity opens no stanza');
  const macKey = hkdf(fileKey, Buffer.alloc(0), 'header');
  if (!createHmac('sha256', macKey).update(macked).digest().equals(mac)) throw new Error('wrong MAC');
  return opened(body, hkdf(fileKey, body.subarray(0, 16), 'payload'));
}

type Stanza = { readonly share: Buffer; readonly wrapped: Buffer };

function parse(file: Buffer): { stanzas: Stanza[]; mac: Buffer; macked: Buffer; body: Buffer } {
  const start = file.indexOf('\n--- ') + 1;
  const end = file.indexOf('\n', start);
  const lines = file.subarray(0, start).toString('latin1').trim().split('\n');
  if (lines.shift() !== 'age-encryption.org/v1') throw new Error('not an age file');
  const stanzas: Stanza[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const [, type, share = ''] = (lines[at] ?? '').split(' ');
    if (type === 'X25519') {
      stanzas.push({
        share: Buffer.from(share, 'base64'),
        wrapped: Buffer.from(lines[at + 1] ?? '', 'base64'),
      });
    }
  }
  const mac = Buffer.from(file.subarray(start + 4, end).toString('latin1'), 'base64');
  return { stanzas, mac, macked: file.subarray(0, start + 3), body: file.subarray(end + 1) };
}

function unwrapped({ share, wrapped }: Stanza, secret: Buffer): Buffer | null {
  const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), secret]),
    format: 'der',
    type: 'pkcs8',
  });
  const raw = (key: Buffer): Buffer => Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), key]);
  const ours = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  const publicKey = createPublicKey({ key: raw(share), format: 'der', type: 'spki' });
  const shared = diffieHellman({ privateKey, publicKey });
  const key = hkdf(shared, Buffer.concat([share, ours]), 'age-encryption.org/v1/X25519');
  try {
    return chacha(key, Buffer.alloc(12), wrapped);
  } catch {
    return null;
  }
}

/** Chunks of 64 KiB; the nonce counts them and its last byte marks the last one. */
function opened(body: Buffer, key: Buffer): Buffer {
  const parts: Buffer[] = [];
  const chunk = 64 * 1024 + 16;
  for (let at = 16, count = 0; at < body.length || count === 0; at += chunk, count += 1) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(count, 7);
    nonce[11] = at + chunk >= body.length ? 1 : 0;
    parts.push(chacha(key, nonce, body.subarray(at, at + chunk)));
  }
  return Buffer.concat(parts);
}

function chacha(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

function hkdf(key: Buffer, salt: Buffer, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, 32));
}

/** The 32 bytes of `AGE-SECRET-KEY-1…`; its checksum is not looked at. */
function bech32(text: string): Buffer {
  const symbols = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
  const data = text.toLowerCase().split('1').at(-1)?.slice(0, -6) ?? '';
  const bits = [...data].map((symbol) => symbols.indexOf(symbol).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
