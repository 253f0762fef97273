import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER_PLACES, collected, inParts, place } from '../../tests/support/sealing.ts';
import { sealFileByHand, type Wrong } from '../../tests/support/sealingByHand.ts';
import { CannotOpen, Key, openFile, sealFile, type About, type FileHeader } from './index.ts';

const HEAD = 13 + 24 + 2048 + 17;
const CHUNK = 65_536 + 17;
const key = Key.random();
const about = place({ table: 'file', column: 'content', file: 'f-1' });
const pdf = { name: 'Certificat médical.pdf', type: 'application/pdf' };
const textOf = (size: number, fill = 'certificat ') => Buffer.alloc(size, fill);

function sealed(content: Buffer, told: { header?: FileHeader; about?: About; parts?: number } = {}) {
  const header = told.header ?? { ...pdf, size: content.length };
  return collected(
    sealFile(key, { header, content: inParts(content, told.parts ?? 10_000) }, told.about ?? about),
  );
}

/** The whole content, or null when the file does not open; a stream that fails half-way is `CannotOpen`. */
async function opened(
  file: Uint8Array,
  { under = key, where = about, parts = 7777 } = {},
): Promise<Buffer | null> {
  const opening = await openFile(under, inParts(file, parts), where);
  return opening && collected(opening.content);
}
const refusal = (file: Uint8Array) => opened(file).catch((error: unknown) => error);

describe('a file comes back as it was given', () => {
  it.each([0, 1, 255, 256, 257, 16_384, 65_535, 65_536, 65_537, 131_072, 200_000])(
    '%i bytes',
    async (size) => {
      const file = await openFile(key, inParts(await sealed(textOf(size)), 5000), about);

      expect(file?.header).toEqual({ ...pdf, size });
      expect(file && (await collected(file.content)).equals(textOf(size))).toBe(true);
    },
  );

  it('in whatever parts it arrives, and leaves', async () => {
    const parts = fc.integer({ min: 500, max: 200_000 });
    await fc.assert(
      fc.asyncProperty(fc.nat(150_000), parts, parts, async (size, into, out) => {
        const file = await sealed(textOf(size), { parts: into });
        expect((await opened(file, { parts: out }))?.equals(textOf(size))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('byte by byte, at no other cost', async () => {
    const file = await sealed(textOf(200_000), { parts: 1 });

    expect((await opened(file, { parts: 1 }))?.equals(textOf(200_000))).toBe(true);
  });

  it('the parts given are left as they were', async () => {
    const content = textOf(1000);
    await sealed(content, { parts: 100 });

    expect(content).toEqual(textOf(1000));
  });

  it('the key may be zeroed as soon as the stream is made', async () => {
    const own = Key.take(Buffer.alloc(32, 7));
    const stream = sealFile(own, { header: { ...pdf, size: 3 }, content: inParts(textOf(3), 3) }, about);
    own.zero();

    expect(await opened(await collected(stream), { under: Key.take(Buffer.alloc(32, 7)) })).toEqual(
      textOf(3),
    );
  });
});

describe('a sealed file tells nothing', () => {
  it('neither name, type nor content is in it', async () => {
    const file = await sealed(textOf(100_000));

    for (const clear of ['Certificat', 'pdf', 'certificat']) expect(file.includes(clear)).toBe(false);
  });

  it('names of any length and sizes of one bucket give files of one size', async () => {
    const files = [
      await sealed(textOf(70_000)),
      await sealed(textOf(80_000)),
      await sealed(textOf(75_000), { header: { name: 'é'.repeat(900), type: '', size: 75_000 } }),
    ];

    expect(new Set(files.map(({ length }) => length))).toEqual(new Set([HEAD + CHUNK + 16_384 + 17]));
  });

  it('the same file sealed twice shares nothing but its first thirteen bytes', async () => {
    const [one, other] = [await sealed(textOf(500)), await sealed(textOf(500))];

    expect(one.subarray(0, 13)).toEqual(other.subarray(0, 13));
    expect(one.subarray(13, 45)).not.toEqual(other.subarray(13, 45));
    expect(one.subarray(-64)).not.toEqual(other.subarray(-64));
  });
});

describe('a file opens at its place, with its key', () => {
  it('not with another key', async () => {
    expect(await opened(await sealed(textOf(10)), { under: Key.random() })).toBeNull();
  });

  it.each([...OTHER_PLACES.slice(1, 4), ['file', { file: 'f-2' }], ['table', { table: 'record' }]] as const)(
    'not under another %s',
    async (_, told) => {
      expect(await opened(await sealed(textOf(10)), { where: { ...about, ...told } })).toBeNull();
    },
  );

  it('not where no fact can be', async () => {
    expect(await opened(await sealed(textOf(10)), { where: place({ row: '' }) })).toBeNull();
    expect(() =>
      sealFile(key, { header: { ...pdf, size: 0 }, content: inParts(textOf(0), 1) }, place({ row: '' })),
    ).toThrow();
  });
});

describe('a file that somebody touched is refused, always with the same failure', async () => {
  const file = await sealed(textOf(150_000));
  const other = await sealed(textOf(150_000, 'autre '));
  const chunks = (of: Buffer) => [
    of.subarray(0, HEAD),
    of.subarray(HEAD, HEAD + CHUNK),
    of.subarray(HEAD + CHUNK, HEAD + 2 * CHUNK),
    of.subarray(HEAD + 2 * CHUNK),
  ];
  const [head, first, second, last] = chunks(file) as [Buffer, Buffer, Buffer, Buffer];
  const [, , foreign] = chunks(other) as [Buffer, Buffer, Buffer, Buffer];

  it.each<[string, Buffer[]]>([
    ['chunks in another order', [head, second, first, last]],
    ['a chunk dropped', [head, first, last]],
    ['a chunk twice', [head, first, first, second, last]],
    ['a chunk of another file in place of one', [head, first, foreign, last]],
    ['the end cut off', [head, first, second]],
    ['the last byte cut off', [head, first, second, last.subarray(0, -1)]],
    ['everything but the header cut off', [head]],
    ['a byte after the end', [head, first, second, last, Buffer.of(0)]],
    ['the last chunk twice', [head, first, second, last, last]],
    ['another file after the end', [head, first, second, last, file]],
  ])('%s', async (_, parts) => {
    expect(await refusal(Buffer.concat(parts))).toEqual(new CannotOpen());
  });

  it('nothing of a file that goes on too long is passed off as its end', async () => {
    const opening = await openFile(key, inParts(Buffer.concat([file, Buffer.of(0)]), 5000), about);
    const seen: Buffer[] = [];
    const reading = (async () => {
      for await (const chunk of opening?.content ?? []) seen.push(chunk);
    })();

    await expect(reading).rejects.toEqual(new CannotOpen());
    expect(Buffer.concat(seen)).toHaveLength(2 * 65_536);
  });

  it('any byte changed: nothing opens, or the stream fails before the end', async () => {
    const small = await sealed(textOf(300));
    await fc.assert(
      fc.asyncProperty(fc.nat(small.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const copy = Buffer.from(small);
        copy.writeUInt8((copy[at] ?? 0) ^ by, at);
        const answer = await refusal(copy);
        expect(answer === null || answer instanceof CannotOpen).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('cut anywhere: nothing opens, or the stream fails before the end', async () => {
    const small = await sealed(textOf(300));
    for (let length = 0; length < small.length; length += 11) {
      const answer = await refusal(small.subarray(0, length));
      expect(answer === null || answer instanceof CannotOpen).toBe(true);
    }
  });
});

describe('a file that was sealed with the key, but not as we seal, is refused', () => {
  const raw = Buffer.alloc(32, 9);
  const file = { key: raw, about, ...pdf, content: textOf(300), start: Buffer.alloc(24, 5) };
  const answer = (wrong: Wrong) =>
    opened(sealFileByHand(file, wrong), { under: Key.take(Buffer.from(raw)) }).catch(
      (error: unknown) => error,
    );

  it('as we seal it opens', async () => {
    expect(await answer({})).toEqual(textOf(300));
  });

  it.each<[string, Wrong]>([
    ['the check of another key', { check: Buffer.alloc(16, 1) }],
    ['a header that is no JSON', { json: '{' }],
    ['a header that is no header', { json: 'null' }],
    ['a header without a name', { json: '{"type":"x","size":300}' }],
    ['a header without a type', { json: '{"name":"x","size":300}' }],
    ['a size that is a text', { json: '{"name":"x","type":"x","size":"300"}' }],
    ['a size that is none', { json: '{"name":"x","type":"x","size":-300}' }],
    ['something behind the header', { after: 'x' }],
  ])('%s: nothing opens', async (_, wrong) => {
    expect(await answer(wrong)).toBeNull();
  });

  it.each<[string, Wrong]>([
    ['no chunk marked as the last', { last: 0 }],
    ['a size smaller than the content', { json: '{"name":"x","type":"x","size":200}' }],
    ['a size larger than the content', { json: '{"name":"x","type":"x","size":1100}' }],
  ])('%s: the stream fails', async (_, wrong) => {
    expect(await answer(wrong)).toEqual(new CannotOpen());
  });
});

describe('a file is what its header says', () => {
  it.each([
    ['shorter', 99],
    ['longer', 101],
    ['much longer', 100_000],
    ['empty', 0],
  ])('a content that is %s fails the stream', async (_, size) => {
    await expect(sealed(textOf(size), { header: { ...pdf, size: 100 } })).rejects.toThrow('not the size');
  });

  it.each<[string, FileHeader]>([
    ['a name too long', { ...pdf, name: 'x'.repeat(2100), size: 0 }],
    ['half a byte', { ...pdf, size: 0.5 }],
    ['less than nothing', { ...pdf, size: -1 }],
    ['no size', { ...pdf, size: NaN }],
  ])('%s is refused before anything is sealed', (_, header) => {
    expect(() => sealFile(key, { header, content: inParts(textOf(0), 1) }, about)).toThrow(RangeError);
  });

  it('whoever stops reading lets the source go', async () => {
    let closed = false;
    async function* source() {
      try {
        yield await sealed(textOf(150_000));
      } finally {
        closed = true;
      }
    }
    const file = await openFile(key, source(), about);
    for await (const chunk of file?.content ?? []) {
      expect(chunk).toHaveLength(65_536);
      break;
    }

    expect(closed).toBe(true);
  });

  it('so does a file that does not open', async () => {
    let closed = false;
    async function* source() {
      try {
        yield textOf(10_000);
      } finally {
        closed = true;
      }
    }

    expect(await openFile(key, source(), about)).toBeNull();
    expect(closed).toBe(true);
  });
});
