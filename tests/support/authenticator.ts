import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

type Cbor = number | string | Buffer | readonly Buffer[] | ReadonlyMap<number | string, Cbor>;

/** As much of CBOR (RFC 8949) as a passkey needs. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map) {
    const entries = [...value].flatMap(([name, content]) => [cbor(name), cbor(content)]);
    return Buffer.concat([head(5, value.size), ...entries]);
  }
  const parts = [...value].filter((part) => Buffer.isBuffer(part));
  return Buffer.concat([head(4, parts.length), ...parts.map(cbor)]);
}

function head(kind: number, size: number): Buffer {
  const first = kind << 5;
  if (size < 24) return Buffer.of(first | size);
  return size < 256 ? Buffer.of(first | 24, size) : Buffer.of(first | 25, size >> 8, size & 0xff);
}

function der(kind: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? Buffer.of(length) : Buffer.of(0x82, length >> 8, length & 0xff);
  return Buffer.concat([Buffer.of(kind), size, content]);
}

/** The certificate of an invented maker, for this key: as much of X.509 as the library reads. */
function certificateOf(key: KeyObject): Buffer {
  const algorithm = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
  const day = (text: string): Buffer => der(0x17, Buffer.from(text));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    algorithm,
    der(0x30),
    der(0x30, day('260101000000Z'), day('460101000000Z')),
    der(0x30),
    key.export({ type: 'spki', format: 'der' }),
  );
  return der(0x30, body, algorithm, der(0x03, Buffer.alloc(9)));
}

/** What a page asks, and where it stands. */
export type Asked = { readonly challenge: string; readonly rp: string; readonly origin: string };

/** What a new key is certified by: nobody, itself, or its maker. */
type Certified = 'nobody' | 'itself' | 'maker';

const PRESENT = 0x01;
const VERIFIED = 0x04;
const NEW_KEY = 0x40;

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

/** A security key in software, as the browser's side of WebAuthn speaks to ours. It signs whatever it is told to. */
export class SoftwareKey {
  readonly id = randomBytes(16);
  readonly #secret: KeyObject;
  readonly #public: KeyObject;
  readonly #point: { readonly x: Buffer; readonly y: Buffer };
  /** What it adds to its number at each signature; most add nothing for ever. */
  readonly #counts: number;
  /** How often it signed, as it tells. */
  count = 0;
  /** It looks at who holds it. */
  verifies = true;

  constructor({ counts = 0 } = {}) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#secret = privateKey;
    this.#public = publicKey;
    this.#point = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
    this.#counts = counts;
  }

  /** What the form sends when a key is added. */
  make(asked: Asked, certified: Certified = 'nobody'): string {
    const { x, y } = this.#point;
    const key = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, x],
      [-3, y],
    ]);
    const size = Buffer.of(0, this.id.length);
    const authData = Buffer.concat([this.#data(asked, NEW_KEY), Buffer.alloc(16), size, this.id, cbor(key)]);
    const [fmt, attStmt] = this.#statement(asked, certified, authData);
    const object = new Map<string, Cbor>([
      ['fmt', fmt],
      ['attStmt', attStmt],
      ['authData', authData],
    ]);
    return this.#said('webauthn.create', asked, { attestationObject: cbor(object) });
  }

  /** What the form sends when somebody comes in with it. */
  use(asked: Asked): string {
    this.count += this.#counts;
    const authenticatorData = this.#data(asked, 0);
    const client = sha256(this.#client('webauthn.get', asked));
    return this.#said('webauthn.get', asked, {
      authenticatorData,
      signature: this.#sign(authenticatorData, client),
    });
  }

  #statement(
    asked: Asked,
    certified: Certified,
    authData: Buffer,
  ): readonly [string, ReadonlyMap<string, Cbor>] {
    const client = sha256(this.#client('webauthn.create', asked));
    if (certified === 'nobody') return ['none', new Map()];
    if (certified === 'itself')
      return [
        'packed',
        new Map<string, Cbor>([
          ['alg', -7],
          ['sig', this.#sign(authData, client)],
        ]),
      ];
    const { x, y } = this.#point;
    const signed = [Buffer.of(0), sha256(asked.rp), client, this.id, Buffer.of(4), x, y];
    return [
      'fido-u2f',
      new Map<string, Cbor>([
        ['sig', this.#sign(...signed)],
        ['x5c', [certificateOf(this.#public)]],
      ]),
    ];
  }

  #sign(...parts: readonly Buffer[]): Buffer {
    return sign('sha256', Buffer.concat(parts), this.#secret);
  }

  #data({ rp }: Asked, more: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.count);
    const flags = PRESENT | (this.verifies ? VERIFIED : 0) | more;
    return Buffer.concat([sha256(rp), Buffer.of(flags), count]);
  }

  #client(type: string, { challenge, origin }: Asked): string {
    return JSON.stringify({ type, challenge, origin, crossOrigin: false });
  }

  #said(type: string, asked: Asked, parts: Readonly<Record<string, Buffer>>): string {
    const all = { clientDataJSON: Buffer.from(this.#client(type, asked)), ...parts };
    const texts = Object.entries(all).map(([name, bytes]) => [name, bytes.toString('base64url')]);
    return JSON.stringify({ id: this.id.toString('base64url'), ...Object.fromEntries(texts) });
  }
}
