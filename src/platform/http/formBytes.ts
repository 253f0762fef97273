const AMPERSAND = 0x26;
const EQUALS = 0x3d;
const PLUS = 0x2b;
const PERCENT = 0x25;
const SPACE = 0x20;

export type Form = {
  readonly fields: URLSearchParams;
  /** What must never become a text: a text cannot be zeroed. Empty when the field was not sent. */
  secret(name: string): Uint8Array;
  /** To be called when the request ends, whatever happened. */
  zero(): void;
};

/**
 * Reads a form as a browser sends it, and cuts the secret fields out as bytes. The body itself is zeroed at once, so
 * no copy of a pass-phrase outlives the request. Anything else than a URL-encoded form has no field.
 */
export function readForm(body: Uint8Array, secretNames: readonly string[]): Form {
  const secrets = new Map<string, Uint8Array>();
  const fields = new URLSearchParams();
  for (const pair of pairsOf(body)) {
    const end = pair.indexOf(EQUALS);
    const name = text(end < 0 ? pair : pair.subarray(0, end));
    const value = end < 0 ? new Uint8Array() : pair.subarray(end + 1);
    if (!secretNames.includes(name)) fields.append(name, text(value));
    else if (!secrets.has(name)) secrets.set(name, decoded(value));
  }
  body.fill(0);
  return {
    fields,
    secret: (name) => secrets.get(name) ?? new Uint8Array(),
    zero() {
      for (const bytes of secrets.values()) bytes.fill(0);
    },
  };
}

function pairsOf(body: Uint8Array): readonly Uint8Array[] {
  const pairs: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at <= body.length; at += 1) {
    if (at < body.length && body[at] !== AMPERSAND) continue;
    if (at > start) pairs.push(body.subarray(start, at));
    start = at + 1;
  }
  return pairs;
}

function text(encoded: Uint8Array): string {
  return new TextDecoder().decode(decoded(encoded));
}

/** Node moves arrays of 64 bytes or less among its objects, and leaves copies behind: a pass-phrase never lies there. */
function ownBytes(length: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(length));
}

/** A buffer of its own, never a slice of a shared pool. */
function decoded(encoded: Uint8Array): Uint8Array {
  const whole = ownBytes(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at += 1) {
    const byte = encoded[at] ?? 0;
    const value = byte === PERCENT ? hexAt(encoded, at + 1) : null;
    if (value !== null) at += 2;
    whole[length] = value ?? (byte === PLUS ? SPACE : byte);
    length += 1;
  }
  const exact = ownBytes(length);
  exact.set(whole.subarray(0, length));
  whole.fill(0);
  return exact;
}

function hexAt(bytes: Uint8Array, at: number): number | null {
  const [high, low] = [digit(bytes[at]), digit(bytes[at + 1])];
  return high === null || low === null ? null : high * 16 + low;
}

function digit(byte = 0): number | null {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : null;
}
