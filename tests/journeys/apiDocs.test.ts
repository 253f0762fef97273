import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { guide } from '../../src/routes/api/operations/guide.ts';
import { ask, postJson } from '../support/ask.ts';

const page = readFileSync('docs/api.md', 'utf8');
const EXAMPLE =
  /```sh\ncurl http:\/\/127\.0\.0\.1:3000(?<path>\S+)(?: -H 'content-type: application\/json' -d '(?<body>[^']*)')?\n```\n\n```json\n(?<answer>[^]*?)\n```/g;
const examples = [...page.matchAll(EXAMPLE)].map(({ groups }) => ({
  path: groups?.['path'] ?? '',
  body: groups?.['body'],
  answer: JSON.parse(groups?.['answer'] ?? 'null') as unknown,
}));

/** What a program may rely on: the same word today and tomorrow. Texts and counts may change. */
const STABLE = new Set([
  'id',
  'code',
  'nis',
  'rule',
  'urgency',
  'field',
  'status',
  'kind',
  'state',
  'competent',
  'type',
]);

/** Where an answer is not what the page shows: something is missing, of another kind, or another code. */
function differences(shown: unknown, given: unknown, path = ''): string[] {
  if (Array.isArray(shown)) {
    if (!Array.isArray(given)) return [`${path} is no list`];
    const isThere = (item: unknown) => given.some((one) => differences(item, one, path).length === 0);
    return shown.flatMap((item, i) => (isThere(item) ? [] : differences(item, given[i], `${path}.${i}`)));
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof given !== 'object' || given === null) return [`${path} is missing`];
    const found = new Map(Object.entries(given));
    return Object.entries(shown).flatMap(([key, value]) =>
      differences(value, found.get(key), `${path}.${key}`),
    );
  }
  if (shown === null ? given !== null : typeof shown !== typeof given) return [`${path} is of another kind`];
  return STABLE.has(path.split('.').at(-1) ?? '') && shown !== given ? [`${path} is ${String(given)}`] : [];
}

describe('the examples of the documentation are what Relais answers', () => {
  it('each of them is found', () => {
    expect(examples.map(({ path }) => path.split('?')[0])).toEqual([
      '/api/v1/guidance',
      '/api/v1/services/search',
      '/api/v1/services/sos-viol',
      '/api/v1/municipalities',
      '/api/v1/competence',
      '/api/v1/guidance',
    ]);
    expect(page.split('```sh')).toHaveLength(examples.length + 1);
  });

  it('what is not as shown is noticed', () => {
    const shown = { a: [{ id: 'x', text: 'y' }], b: null };

    expect(differences(shown, { a: [{ id: 'x', text: 'z', more: 1 }], b: null, c: 1 })).toEqual([]);
    expect(differences(shown, { a: [{ id: 'z', text: 1 }], b: 1 })).toEqual([
      '.a.0.id is z',
      '.a.0.text is of another kind',
      '.b is of another kind',
    ]);
    expect(differences(shown, { a: [] })).toEqual(['.a.0 is missing', '.b is of another kind']);
  });

  it.each(examples)('$path $body', async ({ path, body, answer }) => {
    const { text } = body === undefined ? await ask(path) : await postJson(path, body);

    expect(differences(answer, JSON.parse(text))).toEqual([]);
  });
});

describe('the facts of a situation are all on the page, with their values', () => {
  const { properties } = z
    .looseObject({ properties: z.record(z.string(), z.looseObject({})) })
    .parse(z.toJSONSchema(guide.input, { io: 'input' }).properties?.['situation']);
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));

  it.each(Object.entries(properties))('%s', (fact, schema) => {
    const row = rows.find((line) => line.split('|')[1]?.includes(`\`${fact}\``));
    const codes = z
      .array(z.string())
      .safeParse(schema['enum'] ?? z.looseObject({}).parse(schema['items'] ?? {})['enum']);

    expect(row).toBeDefined();
    for (const code of codes.data ?? []) expect(row).toContain(`\`${code}\``);
  });
});
