import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { MAX_BODY } from '../../src/platform/http/maxBody.ts';
import { findCompetent } from '../../src/routes/api/operations/findCompetent.ts';
import { guide } from '../../src/routes/api/operations/guide.ts';
import { searchServices } from '../../src/routes/api/operations/searchServices.ts';
import { ask, postJson, problemOf, type Answered } from '../support/ask.ts';

const CANARY = 'canariHostile';
const SEARCH = searchServices.path;
const GUIDANCE = guide.path;
const COMPETENCE = findCompetent.path;
const told = (situation: object) => ({ situation });

/** Refused, as a program reads it: which status, which field. Of what was sent, nothing else is in the answer. */
function refusal(answered: Answered): [number, string | undefined] {
  const { field, ...rest } = problemOf(answered);
  expect(JSON.stringify(rest)).not.toContain(CANARY);
  return [answered.status, field];
}

describe('a wrong type is refused and its field is named', () => {
  const WRONG = [null, true, 5, CANARY, [], {}, [[]], [CANARY], { [CANARY]: 1 }];
  const cases = [
    ...fieldsOf(z.toJSONSchema(guide.input, { io: 'input' }).properties?.['situation']).map(
      ([field, schema]) => ({
        path: GUIDANCE,
        name: `situation.${field}`,
        schema,
        body: (v: unknown) => told({ [field]: v }),
      }),
    ),
    ...fieldsOf(z.toJSONSchema(guide.input, { io: 'input' })).map(([name, schema]) => ({
      ...{ path: GUIDANCE, name, schema },
      body: (v: unknown) => ({ ...told({}), [name]: v }),
    })),
    ...fieldsOf(z.toJSONSchema(searchServices.input, { io: 'input' })).map(([name, schema]) => ({
      ...{ path: SEARCH, name, schema },
      body: (v: unknown) => ({ [name]: v }),
    })),
    ...fieldsOf(z.toJSONSchema(findCompetent.input, { io: 'input' })).map(([name, schema]) => ({
      ...{ path: COMPETENCE, name, schema },
      body: (v: unknown) => ({ kind: 'cpvs', municipality: '62063', [name]: v }),
    })),
  ];

  it('every field is tried', () => expect(cases).toHaveLength(18 + 3 + 10 + 3));

  it.each(cases)('$path $name', async ({ path, name, schema, body }) => {
    const right = z.fromJSONSchema(schema);
    const wrong = WRONG.filter((value) => !right.safeParse(value).success);
    expect(wrong.length).toBeGreaterThan(4);
    for (const value of wrong) {
      const [status, field] = refusal(await postJson(path, body(value)));
      expect([status, field?.startsWith(name)], JSON.stringify(value)).toEqual([400, true]);
    }
  });
});

describe('what is out of bounds is refused and its field is named', () => {
  it.each<[string, string, unknown, string]>([
    ['hours before the facts', GUIDANCE, told({ hoursSince: -1 }), 'situation.hoursSince'],
    ['hours beyond any life', GUIDANCE, told({ hoursSince: 1e308 }), 'situation.hoursSince'],
    ['hours beyond numbers', GUIDANCE, '{"situation":{"hoursSince":1e999}}', 'situation.hoursSince'],
    ['an age before birth', GUIDANCE, told({ age: -0.5 }), 'situation.age'],
    ['an age beyond any life', GUIDANCE, told({ ageAtFacts: 121 }), 'situation.ageAtFacts'],
    ['a number in words', GUIDANCE, told({ age: 'NaN' }), 'situation.age'],
    ['a municipality nobody knows', GUIDANCE, told({ municipality: '99999' }), 'situation.municipality'],
    ['a municipality nobody knows', SEARCH, { municipality: '00000' }, 'municipality'],
    ['a municipality nobody knows', COMPETENCE, { kind: 'cpvs', municipality: '99999' }, 'municipality'],
    ['a municipality by its name', COMPETENCE, { kind: 'cpvs', municipality: CANARY }, 'municipality'],
    ['a violence nobody knows', GUIDANCE, told({ violence: ['partner', CANARY] }), 'situation.violence.1'],
    ['a list too long', GUIDANCE, told({ needs: Array(1000).fill('legal') }), 'situation.needs'],
    ['an unknown fact', GUIDANCE, told({ [CANARY]: 'Jeanne' }), `situation.${CANARY}`],
    ['an unknown field', SEARCH, { [CANARY]: 1 }, CANARY],
    [
      'an unknown field beside good ones',
      COMPETENCE,
      { kind: 'cpvs', municipality: '62063', [CANARY]: 1 },
      CANARY,
    ],
    ['nothing where a field is needed', COMPETENCE, { kind: 'cpvs' }, 'municipality'],
    ['no situation', GUIDANCE, {}, 'situation'],
    ['a limit of none', SEARCH, { limit: 0 }, 'limit'],
    ['a limit too far', GUIDANCE, { ...told({}), limit: 51 }, 'limit'],
    ['half a limit', SEARCH, { limit: 1.5 }, 'limit'],
    ['a page before the first', SEARCH, { offset: -1 }, 'offset'],
    ['a page beyond all', SEARCH, { offset: 1e9 }, 'offset'],
    ['a language nobody speaks here', SEARCH, { locale: 'fr-BE' }, 'locale'],
    ['a day without an hour', SEARCH, { openAt: '2026-11-22' }, 'openAt'],
    ['an hour without an offset', SEARCH, { openAt: '2026-11-22T10:00:00' }, 'openAt'],
    ['a day that does not exist', SEARCH, { openAt: '2026-02-30T10:00:00Z' }, 'openAt'],
    ['the year zero', SEARCH, { openAt: '0000-01-01T00:00:00Z' }, 'openAt'],
    ['the end of times', SEARCH, { openAt: '9999-12-31T23:59:59-23:59' }, 'openAt'],
    ['a kind that is a path', COMPETENCE, { kind: '../../etc', municipality: '62063' }, 'kind'],
    ['a word as long as a page', SEARCH, { q: CANARY.repeat(100) }, 'q'],
    ['a control character', SEARCH, { q: `${CANARY}\u0000` }, 'q'],
    ['a terminal sequence', SEARCH, { q: `\u001b[31m${CANARY}` }, 'q'],
    ['a second line', SEARCH, { q: `${CANARY}\n${CANARY}` }, 'q'],
    ['half a character', SEARCH, `{"q":"${CANARY}\\ud800"}`, 'q'],
    ['a control character in a code', GUIDANCE, told({ role: 'victim\u0000' }), 'situation.role'],
  ])('%s', async (_, path, body, field) => {
    expect(refusal(await postJson(path, body))).toEqual([400, field]);
  });

  it('the bounds themselves are good', async () => {
    const good: [string, unknown][] = [
      [GUIDANCE, told({ hoursSince: 0, age: 0, ageAtFacts: 120 })],
      [SEARCH, { limit: 50, offset: 10_000, q: 'é'.repeat(200), openAt: '2099-12-31T23:59:59+23:59' }],
      [SEARCH, { q: '', limit: 1, offset: 0, openAt: '2000-01-01T00:00:00Z' }],
    ];
    for (const [path, body] of good) expect((await postJson(path, body)).status).toBe(200);
  });

  it.each([
    ['', 'q'],
    ['?q=', 'q'],
    ['?q=%20%09', 'q'],
    ['?q=%00', 'q'],
    [`?q=${CANARY.repeat(20)}`, 'q'],
    [`?q=namur&q=${CANARY}`, 'q'],
    [`?q=namur&${CANARY}=1`, CANARY],
    ['?q=namur&__proto__=1', '__proto__'],
  ])('municipalities%s', async (query, field) => {
    expect(refusal(await ask(`/api/v1/municipalities${query}`))).toEqual([400, field]);
  });
});

describe('JSON made to confuse is refused', () => {
  it.each([
    ['a key written twice', SEARCH, `{"q":"a","q":"${CANARY}"}`, 'q'],
    ['a fact told twice', GUIDANCE, '{"situation":{"age":14,"age":41}}', 'situation.age'],
    ['a prototype', SEARCH, `{"__proto__":{"limit":1,"x":"${CANARY}"}}`, '__proto__'],
    ['a prototype deeper', GUIDANCE, '{"situation":{"__proto__":{"role":"victim"}}}', 'situation.__proto__'],
    ['a constructor', SEARCH, '{"constructor":{"prototype":{}}}', 'constructor'],
    [
      'deep lists',
      GUIDANCE,
      `{"situation":{"violence":${'['.repeat(8000)}${']'.repeat(8000)}}}`,
      'situation.violence.0',
    ],
    ['deep objects', SEARCH, `{"q":${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}}`, 'q'],
    ['deep lists instead of a body', SEARCH, `${'['.repeat(8000)}${']'.repeat(8000)}`, 'body'],
    ['a name as long as a page', SEARCH, `{"${'n'.repeat(9000)}":1}`, 'n'.repeat(100)],
    ['a list instead of a body', SEARCH, '[]', 'body'],
    ['a text instead of a body', SEARCH, `"${CANARY}"`, 'body'],
    ['nothing', SEARCH, '', 'body'],
    ['null', SEARCH, 'null', 'body'],
    ['half a body', SEARCH, `{"q":"${CANARY}`, 'body'],
    ['not a number', GUIDANCE, '{"situation":{"age":NaN}}', 'body'],
    ['a comment', SEARCH, `{/*${CANARY}*/}`, 'body'],
  ])('%s', async (_, path, body, field) => {
    expect(refusal(await postJson(path, body))).toEqual([400, field]);
  });

  it.each([
    ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['another encoding', Buffer.from(`{"q":"${CANARY}"}`, 'utf16le')],
  ])('%s', async (_, body) => {
    const refused = await ask(SEARCH, { body, headers: { 'content-type': 'application/json' } });

    expect(refusal(refused)).toEqual([400, 'body']);
  });
});

describe('what is too large, or of another type, is refused before it is read', () => {
  const json = { 'content-type': 'application/json' };

  it.each([
    ['100 kB of text', JSON.stringify({ q: CANARY.repeat(8000) })],
    ['a list of ten thousand', JSON.stringify(told({ violence: Array(10_000).fill('sexual') }))],
    ['one byte too many', `{"q":"${'x'.repeat(MAX_BODY - 7)}"}`],
  ])('%s, its length told or not', async (_, body) => {
    expect(body.length).toBeGreaterThan(MAX_BODY);
    for (const inPieces of [false, true, false, true]) {
      const refused = await ask(GUIDANCE, { body, inPieces, headers: json });
      expect(refusal(refused)).toEqual([413, 'body']);
    }
  });

  it('the largest body is read, in pieces too', async () => {
    const body = `{"${CANARY}":"${'x'.repeat(MAX_BODY - CANARY.length - 7)}"}`;

    expect(body.length).toBe(MAX_BODY);
    for (const inPieces of [false, true]) {
      expect(refusal(await ask(SEARCH, { body, inPieces, headers: json }))).toEqual([400, CANARY]);
    }
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
    'application/jsonp',
    '',
  ])('a body of type "%s"', async (type) => {
    const headers: Record<string, string> = type ? { 'content-type': type } : {};
    for (const origin of ['https://elsewhere.example', 'null', undefined]) {
      const refused = await ask(SEARCH, {
        body: `{"q":"${CANARY}"}`,
        headers: { ...headers, ...(origin && { origin }) },
      });
      expect(refusal(refused)).toEqual([415, 'body']);
    }
  });

  it.each(['application/json', 'Application/JSON;charset=UTF-8', 'application/json; charset="utf-8"'])(
    'a body of type %s is read',
    async (type) => {
      expect((await ask(SEARCH, { body: '{"q":"viol"}', headers: { 'content-type': type } })).status).toBe(
        200,
      );
    },
  );
});

describe('whatever is sent, the answer is an answer or a refusal that names a field', () => {
  const facts = fieldsOf(z.toJSONSchema(guide.input, { io: 'input' }).properties?.['situation']).map(
    ([name]) => name,
  );
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<fc.JsonValue>(
      'victim',
      'partner',
      ['sexual'],
      ['legal'],
      true,
      71,
      73,
      '62063',
      'yes',
      'head',
      '__proto__',
    ),
  );
  const anySituation = fc.dictionary(fc.oneof(fc.constantFrom(...facts), fc.string()), value, { maxKeys: 8 });

  async function holds(path: string, body: unknown): Promise<void> {
    const answered = await postJson(path, body);
    if (answered.status === 200) expect(JSON.parse(answered.text)).toBeTypeOf('object');
    else expect(problemOf(answered)).toMatchObject({ status: 400, field: expect.stringMatching(/[^]/) });
  }

  it.each([GUIDANCE, SEARCH, COMPETENCE])('any JSON to %s', async (path) => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), (body) => holds(path, body)),
      { numRuns: 100 },
    );
  });

  it('any situation', async () => {
    await fc.assert(
      fc.asyncProperty(anySituation, (situation) => holds(GUIDANCE, told(situation))),
      { numRuns: 300 },
    );
  });

  it('any words', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(words, (q) => holds(SEARCH, { q })),
      { numRuns: 200 },
    );
  });
});

describe('nothing of what was sent is written down', () => {
  const LAST = '/api/openapi.json';
  const times = (text: string) =>
    readFileSync(inject('logFile'), 'utf8').toLowerCase().split(text.toLowerCase()).length - 1;

  it('not a word, wherever it stood; the search would find it', async () => {
    const before = times(LAST);
    const headers = {
      ...{ 'user-agent': CANARY, referer: `https://${CANARY}/`, cookie: `a=${CANARY}` },
      'x-forwarded-for': CANARY,
    };
    const sent = [
      await postJson(SEARCH, { q: CANARY }),
      await ask(`/api/v1/municipalities?q=${CANARY}`),
      await ask(`/api/v1/services/${CANARY}`),
      await ask(`/api/${CANARY}?${CANARY}=${CANARY}`),
      await ask(`/api/v1/services/%E0%A4?${CANARY}`),
      await ask(GUIDANCE, { body: CANARY, headers }),
      await ask(LAST),
    ];

    expect(sent.map(({ status }) => status)).toEqual([200, 200, 404, 404, 400, 415, 200]);
    await expect.poll(() => times(LAST)).toBe(before + 1);

    expect([times(CANARY), times('"status":500')]).toEqual([0, 0]);
    // Positive control: what may be written, the pattern of the route, is found by the same search.
    for (const route of ['/api/v1/services/[id]', '/api/v1/services/search', '/api/[...rest]']) {
      expect([route, times(route) > 0]).toEqual([route, true]);
    }
  });
});

function fieldsOf(schema: unknown): [string, z.core.JSONSchema.JSONSchema][] {
  const { properties } = z.looseObject({ properties: z.record(z.string(), z.looseObject({})) }).parse(schema);
  return Object.entries(properties);
}
