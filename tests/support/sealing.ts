import type { About } from '../../src/sealing/index.ts';
import { Key, sameTag, tag } from '../../src/sealing/index.ts';

/** One place in the database; what is told replaces it. */
export function place(told: Partial<About> = {}): About {
  return { table: 'help_request', column: 'message', row: '6f1c', origin: 'org-a', ...told };
}

/** Every way of naming the same place that differs in one fact. */
export const OTHER_PLACES: readonly (readonly [string, Partial<About>])[] = [
  ['table', { table: 'referral' }],
  ['column', { column: 'phone' }],
  ['row', { row: '6f1d' }],
  ['origin', { origin: 'org-b' }],
  ['file', { file: 'f-1' }],
];

/** Keys show nothing: two are the same when they give the same tag. */
export function isSameKey(one: Key | null, other: Key): boolean {
  return one !== null && sameTag(tag(one, 'compare', ''), tag(other, 'compare', ''));
}

/** A key of 32 times the same byte, for vectors. */
export function keyOf(bytes: Uint8Array): Key {
  return Key.take(Buffer.from(bytes));
}

/** A source that gives its bytes in parts of so many. */
export async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

export async function collected(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
