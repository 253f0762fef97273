import sodium from 'sodium-native';
import { factsOf, factsToSeal, type About } from './about.ts';
import { erase, joined, ownMemory } from './bytes.ts';
import { CannotOpen } from './cannotOpen.ts';
import { CHECK_BYTES, HEADER_BYTES, SUITE, messageKeyOf, type MessageKey } from './envelope.ts';
import { blocksOf, headerBlock, headerIn, HEADER_BLOCK_BYTES, type FileHeader } from './fileLayout.ts';
import { sameTag } from './hash.ts';
import { use, type Key } from './key.ts';
import { Pull } from './pull.ts';

const START_BYTES = 24;
const CHUNK_OVERHEAD = 17;
const MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
const FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL;

/** A file as one has it in hand: what `sealFile` takes and what `openFile` gives back. */
export type FileStream<Chunk = Uint8Array> = {
  readonly header: FileHeader;
  readonly content: AsyncIterable<Chunk>;
};

/** A stream under way: libsodium's state, and what every chunk is bound to. */
type Stream = { readonly state: Buffer; readonly bound: Buffer };

/**
 * Seals a file while it streams: name, type and real size in the first chunk, then chunks of 64 KiB, padded to a bucket.
 *
 * Promises what `seal` promises; nothing of it is ever on disk in clear; the key may be zeroed as soon as this returns.
 * Refuses (throws at once): a header that does not fit its block, facts that cannot be facts. The stream fails when the
 * content has not the size that the header says: what came out until then opens nowhere, throw it away.
 */
export function sealFile(key: Key, { header, content }: FileStream, about: About): AsyncIterable<Buffer> {
  const message = messageKeyOf({ key, suite: SUITE.file, facts: factsToSeal(about) });
  try {
    const first = headerBlock(header, message.check);
    const start = ownMemory(START_BYTES);
    const stream = newStream(message);
    use(message.key, (k) => sodium.crypto_secretstream_xchacha20poly1305_init_push(stream.state, start, k));
    const head = joined(message.bound.subarray(0, HEADER_BYTES), start, push(stream, first, MESSAGE));
    return sealedChunks(stream, head, { content, size: header.size });
  } finally {
    message.key.zero();
  }
}

/**
 * Opens a sealed file: its header, and its content while it streams.
 *
 * Promises: null when the first chunk does not open, for every reason the same; only authenticated bytes come out. A
 * chunk changed, dropped, repeated, out of order or of another file, and anything before or after the end, fail the
 * stream with `CannotOpen` alone. That the end is missing is known at the end only: use nothing before it.
 */
export async function openFile(
  key: Key,
  sealed: AsyncIterable<Uint8Array>,
  about: About,
): Promise<FileStream<Buffer> | null> {
  const facts = factsOf(about);
  if (!facts) return null;
  const message = messageKeyOf({ key, suite: SUITE.file, facts });
  const source = new Pull(sealed);
  try {
    const stream = newStream(message);
    const header = await firstOf(source, stream, message);
    if (header) return { header, content: openedChunks(source, stream, header.size) };
    erase(stream.state);
    await source.close();
    return null;
  } finally {
    message.key.zero();
  }
}

function newStream({ bound }: MessageKey): Stream {
  return { state: ownMemory(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES), bound };
}

async function* sealedChunks(
  stream: Stream,
  head: Buffer,
  { content, size }: { content: AsyncIterable<Uint8Array>; size: number },
): AsyncGenerator<Buffer> {
  const source = new Pull(content);
  try {
    yield head;
    for (const block of blocksOf(size)) {
      const plain = await source.take(block.real);
      const whole = plain.length === block.real && (!block.last || (await source.isOver()));
      if (!whole) throw new RangeError('the file has not the size that its header says');
      const padded = joined(plain, ownMemory(block.size - block.real));
      erase(plain);
      yield push(stream, padded, block.last ? FINAL : MESSAGE);
    }
  } finally {
    erase(stream.state);
    await source.close();
  }
}

async function* openedChunks(source: Pull, stream: Stream, size: number): AsyncGenerator<Buffer> {
  try {
    for (const block of blocksOf(size)) {
      const sealed = await source.take(block.size + CHUNK_OVERHEAD);
      const plain = pull(stream, sealed, block.last ? FINAL : MESSAGE);
      const whole = plain?.length === block.size && (!block.last || (await source.isOver()));
      if (!plain || !whole) throw new CannotOpen();
      yield plain.subarray(0, block.real);
    }
  } finally {
    erase(stream.state);
    await source.close();
  }
}

async function firstOf(source: Pull, stream: Stream, message: MessageKey): Promise<FileHeader | null> {
  const head = await source.take(HEADER_BYTES + START_BYTES);
  const sealed = await source.take(HEADER_BLOCK_BYTES + CHUNK_OVERHEAD);
  if (head.length < HEADER_BYTES + START_BYTES) return null;
  if (!sameTag(head.subarray(0, HEADER_BYTES), message.bound.subarray(0, HEADER_BYTES))) return null;
  const start = head.subarray(HEADER_BYTES);
  use(message.key, (k) => sodium.crypto_secretstream_xchacha20poly1305_init_pull(stream.state, start, k));
  const first = pull(stream, sealed, MESSAGE);
  if (!first || !sameTag(first.subarray(0, CHECK_BYTES), message.check)) return null;
  return headerIn(first);
}

/** One sealed chunk; zeroes the plain one. */
function push({ state, bound }: Stream, plain: Buffer, tag: number): Buffer {
  const sealed = ownMemory(plain.length + CHUNK_OVERHEAD);
  sodium.crypto_secretstream_xchacha20poly1305_push(state, sealed, plain, bound, tag);
  erase(plain);
  return sealed;
}

/** One opened chunk, or null when it does not follow the one before or is not of the kind expected here. */
function pull({ state, bound }: Stream, sealed: Buffer, expected: number): Buffer | null {
  if (sealed.length < CHUNK_OVERHEAD) return null;
  const plain = ownMemory(sealed.length - CHUNK_OVERHEAD);
  const tag = ownMemory(1);
  try {
    sodium.crypto_secretstream_xchacha20poly1305_pull(state, plain, tag, sealed, bound);
    return tag[0] === expected ? plain : null;
  } catch {
    return null;
  }
}
