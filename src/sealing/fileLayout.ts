import { erase, isZero, joined, ownMemory } from './bytes.ts';
import { CHECK_BYTES } from './envelope.ts';
import { bucketOf } from './padding.ts';

/** What is known of a file besides its content; all of it is sealed. `size` in bytes, as it really is. */
export type FileHeader = { readonly name: string; readonly type: string; readonly size: number };

const CHUNK_BYTES = 64 * 1024;
/** Always the same, whatever the name. */
export const HEADER_BLOCK_BYTES = 2048;
const LENGTH_BYTES = 4;

/** One chunk of content: its size with the padding, how much of it is the file, whether it is the last. */
export type Block = { readonly size: number; readonly real: number; readonly last: boolean };

/** The chunks of a file of this size: the size rounded up to a bucket, cut every 64 KiB. An empty file has one. */
export function* blocksOf(size: number): Generator<Block> {
  const padded = bucketOf(size);
  for (let start = 0; start < padded; start += CHUNK_BYTES) {
    const end = Math.min(start + CHUNK_BYTES, padded);
    const real = Math.min(Math.max(size - start, 0), end - start);
    yield { size: end - start, real, last: end === padded };
  }
}

/** check 16 | length 4 | JSON of the header | zeros. Throws when it is not a header or does not fit. */
export function headerBlock({ name, type, size }: FileHeader, check: Buffer): Buffer {
  const json = Buffer.from(JSON.stringify({ name, type, size }));
  const room = HEADER_BLOCK_BYTES - CHECK_BYTES - LENGTH_BYTES - json.length;
  if (!isSize(size)) throw new RangeError('a file has a size');
  if (room < 0) throw new RangeError('the name and the type of a file are at most 2,000 bytes');
  const length = ownMemory(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  const block = joined(check, length, json, ownMemory(room));
  erase(json);
  return block;
}

/** The header in a block whose check was found right; null when nobody of ours made it. */
export function headerIn(block: Buffer): FileHeader | null {
  const start = CHECK_BYTES + LENGTH_BYTES;
  const end = start + block.readUInt32BE(CHECK_BYTES);
  if (end > block.length || !isZero(block.subarray(end))) return null;
  try {
    return headerOf(JSON.parse(block.toString('utf8', start, end)));
  } catch {
    return null;
  } finally {
    erase(block);
  }
}

function headerOf({ name, type, size }: Record<string, unknown>): FileHeader | null {
  if (typeof name !== 'string' || typeof type !== 'string' || typeof size !== 'number') return null;
  return isSize(size) ? { name, type, size } : null;
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}
