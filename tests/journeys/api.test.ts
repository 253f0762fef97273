import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HEADERS } from '../../src/platform/http/headers.ts';
import { findCompetent } from '../../src/routes/api/operations/findCompetent.ts';
import { findMunicipalities } from '../../src/routes/api/operations/findMunicipalities.ts';
import { guide } from '../../src/routes/api/operations/guide.ts';
import { readService } from '../../src/routes/api/operations/readService.ts';
import { searchServices } from '../../src/routes/api/operations/searchServices.ts';
import { ask, postJson, problemOf, run } from '../support/ask.ts';

const LIEGE = '62063';
const idsOf = (services: readonly { id: string }[]) => services.map(({ id }) => id);

describe('a situation gives the services that fit, with the reasons', () => {
  const situation = {
    role: 'victim',
    violence: ['sexual'],
    hoursSince: 14,
    municipality: LIEGE,
    wantsComplaint: 'undecided',
  } as const;

  it('a rape yesterday in Liège leads to the CPVS of Liège first, with its reason and its source', async () => {
    const { suggestions, emergency, ruleset } = await run(guide, { situation });

    const [first] = suggestions;
    expect(first?.service).toMatchObject({ id: 'cpvs-liege', phone: '04 367 93 11' });
    expect(first?.urgency).toBe('today');
    expect(first?.reasons[0]).toMatchObject({ rule: 'R02', status: 'read' });
    expect(first?.reasons[0]?.text).toContain('72 heures');
    expect(first?.reasons[0]?.source.label).not.toBe('');
    expect(emergency.map(({ id, phone }) => [id, phone])).toEqual([
      ['urgence-112', '112'],
      ['urgence-101', '101'],
    ]);
    expect(ruleset).not.toBe('');
  });

  it('the same is said in the language that is asked', async () => {
    const { suggestions, emergency, excluded } = await run(guide, { situation, locale: 'en' });

    expect(suggestions[0]?.service.id).toBe('cpvs-liege');
    expect(suggestions[0]?.reasons[0]?.text).toContain('72 hours');
    expect(emergency[0]?.label).toBe('Ambulance, fire brigade');
    expect(excluded.find(({ service }) => service.id === 'cpvs-namur')?.because[0]).toMatchObject({
      code: 'territory',
      text: expect.stringContaining('Outside its territory'),
    });
  });

  it('nothing told: the emergency numbers, and what to ask first', async () => {
    const { emergency, ask: asked } = await run(guide, { situation: {} });

    expect(idsOf(emergency)).toEqual(['urgence-112', 'urgence-101']);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('a limit shortens the list and says how many there are', async () => {
    const whole = await run(guide, { situation, limit: 50 });
    const short = await run(guide, { situation, limit: 1 });

    expect(whole.suggestions).toHaveLength(whole.total);
    expect([short.suggestions, short.total]).toEqual([whole.suggestions.slice(0, 1), whole.total]);
    expect(short.excluded).toEqual(whole.excluded);
  });

  it('a municipality that has merged is understood by its former code', async () => {
    const [today, former] = ['82039', '82003'];
    const answers = await Promise.all(
      [today, former].map((nis) => run(guide, { situation: { ...situation, municipality: nis } })),
    );

    expect(answers[1]).toEqual(answers[0]);
    // Positive control: another place changes the answer.
    expect(await run(guide, { situation })).not.toEqual(answers[0]);
  });
});

describe('the directory is searched by other programs', () => {
  it('words, a misspelling and a number find the same service', async () => {
    for (const q of ['sos viol', 'sos violl', '0800 98 100', '080098100']) {
      expect(idsOf((await run(searchServices, { q })).items), q).toContain('sos-viol');
    }
  });

  it('each filter narrows, and together they narrow more', async () => {
    const filters = {
      municipality: LIEGE,
      category: 'viol',
      help: 'psychologique',
      population: 'adulte',
      language: 'fr',
    } as const;
    const all = (await run(searchServices, {})).total;

    for (const [name, value] of Object.entries(filters)) {
      const { total } = await run(searchServices, { [name]: value });
      expect([name, total > 0 && total < all]).toEqual([name, true]);
    }
    const together = await run(searchServices, filters);
    expect(together.total).toBeLessThan((await run(searchServices, { category: 'viol' })).total);
    expect(together.items[0]?.distanceKm).toBeTypeOf('number');
  });

  it('what is closed at that moment is left out; what nobody knows stays, after the others, and says so', async () => {
    const sunday = await run(searchServices, { openAt: '2026-11-22T11:00:00+01:00', limit: 50 });
    const monday = await run(searchServices, { openAt: '2026-11-23T11:00:00+01:00', limit: 50 });

    expect(idsOf(monday.items)).toContain('sos-viol');
    expect(idsOf(sunday.items)).not.toContain('sos-viol');
    expect(idsOf(sunday.items)).toContain('urgence-112');
    const known = sunday.items.map(({ unknown }) => unknown.includes('openAt'));
    expect(known).toEqual(known.toSorted());
    expect(known).toContain(true);
  });

  it('"now" is a moment too', async () => {
    const { items } = await run(searchServices, { q: '112', openAt: 'now' });

    expect(items[0]).toMatchObject({ id: 'urgence-112', open: true, opening: { state: 'always' } });
  });

  it('pages follow each other without a gap and without a double', async () => {
    const whole = await run(searchServices, { category: 'viol', limit: 50 });
    const pages = [];
    for (let offset = 0; offset < whole.total; offset += 10) {
      pages.push(...(await run(searchServices, { category: 'viol', limit: 10, offset })).items);
    }

    expect(idsOf(pages)).toEqual(idsOf(whole.items));
    expect((await run(searchServices, { offset: 10_000 })).items).toEqual([]);
  });

  it('twenty are given when nothing is asked about it', async () => {
    const { items, total } = await run(searchServices, {});

    expect([items.length, total]).toEqual([20, 186]);
  });
});

describe('a service is given whole, with where each contact was read', () => {
  const CONTACTS = ['phone', 'email', 'website', 'chat', 'address'] as const;

  it('every contact of every service has a source and the day it was read', async () => {
    const ids: string[] = [];
    for (let offset = 0; offset < 186; offset += 50) {
      ids.push(...idsOf((await run(searchServices, { limit: 50, offset })).items));
    }
    let seen = 0;
    for (const id of ids) {
      const service = await run(readService, {}, id);
      const shown = CONTACTS.filter((field) =>
        field === 'address' ? service.address?.kind === 'public' : service[field] !== null,
      );
      seen += shown.length;
      for (const field of shown) {
        const lines = service.sources.filter((line) => line.field === field);
        expect(lines.length, `${id} ${field}`).toBeGreaterThan(0);
        for (const { source, readOn, certain } of lines) {
          expect(source).not.toBe('');
          expect(readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(service.uncertain.includes(field), `${id} ${field}`).toBe(!certain);
        }
      }
    }
    expect(new Set(ids).size).toBe(186);
    expect(seen).toBeGreaterThan(150);
  });

  it('a contested number is never given as certain', async () => {
    const { uncertain, toConfirm } = await run(readService, {}, 'cpvs-liege');

    expect(uncertain).toContain('phone');
    expect(toConfirm.join()).toContain('numéro');
  });

  it('a secret address is said to be secret, and nothing more', async () => {
    const { items } = await run(searchServices, { help: 'hebergement', limit: 50 });
    const secret = items.filter(({ address }) => address?.kind === 'protected');

    expect(secret.length).toBeGreaterThan(0);
    for (const { id, address } of secret) {
      const { sources } = await run(readService, {}, id);
      expect(address).toEqual({ kind: 'protected' });
      expect(sources.map(({ field }) => field)).not.toContain('address');
    }
  });

  it('its words come in the language asked, its codes never change', async () => {
    const [fr, nl] = [await run(readService, {}, 'gams'), await run(readService, { locale: 'nl' }, 'gams')];

    expect(fr.category.code).toBe(nl.category.code);
    expect(fr.description).not.toBe(nl.description);
  });

  it.each(['nobody', '__proto__', 'constructor', '%00', 'x'.repeat(5000)])(
    'there is no service %s',
    async (id) => {
      expect(problemOf(await ask(`/api/v1/services/${id}`))).toMatchObject({ status: 404, field: 'id' });
    },
  );
});

describe('a place is found under the names people use', () => {
  it.each([
    ['Esneux', '62032'],
    ['Lüttich', LIEGE],
    ['Luik', LIEGE],
    ['liege', LIEGE],
    ['4000', LIEGE],
    ['Tilff', '62032'],
  ])('%s', async (q, nis) => {
    const [place] = await run(findMunicipalities, { q });

    expect(place?.nis).toBe(nis);
    expect(place?.postcodes[0]).toMatch(/^\d{4}$/);
  });

  it('a village says in which municipality it lies', async () => {
    const [place] = await run(findMunicipalities, { q: 'Tilff' });

    expect(place).toMatchObject({ name: 'Esneux', locality: 'Tilff' });
  });

  it('a name nobody bears gives an empty list', async () => {
    expect(await run(findMunicipalities, { q: 'Zzyzxville' })).toEqual([]);
  });
});

describe('who is competent here is answered with the reason', () => {
  it('the most local first, then the network', async () => {
    const { items, total } = await run(findCompetent, { kind: 'cpvs', municipality: '62032', locale: 'en' });

    expect(idsOf(items)).toEqual(['cpvs-liege', 'cpvs']);
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({ competent: 'yes', reason: expect.stringContaining('Esneux') });
  });

  it('a category is a kind too', async () => {
    const { items } = await run(findCompetent, { kind: 'assistance-policiere', municipality: '62032' });

    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ category }) => category.code))).toContain('assistance-policiere');
  });

  it('a kind nobody knows is named as what to correct', async () => {
    const refused = await postJson('/api/v1/competence', { kind: 'nobody', municipality: LIEGE });

    expect(problemOf(refused)).toMatchObject({ status: 400, field: 'kind' });
  });
});

describe('the description says what is served', () => {
  const schema = z.looseObject({});
  const description = z.object({
    openapi: z.string().startsWith('3.1'),
    info: z.object({ version: z.string() }),
    paths: z.record(
      z.string(),
      z.partialRecord(
        z.enum(['get', 'post']),
        z
          .object({
            operationId: z.string(),
            requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema }) }) }),
            responses: z.object({
              200: z.object({ content: z.object({ 'application/json': z.object({ schema }) }) }),
            }),
          })
          .partial({ requestBody: true }),
      ),
    ),
  });
  const read = async () => description.parse(JSON.parse((await ask('/api/openapi.json')).text));

  it('every operation is there, at the address that answers it', async () => {
    const { paths } = await read();

    for (const { path, method, id } of [
      guide,
      searchServices,
      readService,
      findMunicipalities,
      findCompetent,
    ]) {
      expect(paths[path]).toHaveProperty(`${method.toLowerCase()}.operationId`, id);
      expect((await ask(path.replace('{id}', 'sos-viol'), { method: 'OPTIONS' })).status).toBe(204);
    }
    expect(Object.keys(paths)).toHaveLength(5);
  });

  it('a program that knows only the description understands an answer, and would notice a missing part', async () => {
    const { paths } = await read();
    const post = paths['/api/v1/guidance']?.post;
    const described = z.fromJSONSchema(post?.responses[200].content['application/json'].schema ?? {});
    const asked = z.fromJSONSchema(post?.requestBody?.content['application/json'].schema ?? {});
    const body = { situation: { violence: ['partner'], municipality: LIEGE } };
    const answer = JSON.parse((await postJson('/api/v1/guidance', body)).text);

    expect(asked.safeParse(body).success).toBe(true);
    expect(asked.safeParse({ situation: { violence: ['weather'] } }).success).toBe(false);
    expect(described.safeParse(answer).success).toBe(true);
    expect(described.safeParse({ ...answer, emergency: undefined }).success).toBe(false);
  });
});

describe('any site may ask, with no cookie and no account', () => {
  it.each([
    ['an answer', '/api/v1/municipalities?q=namur', {}, 200],
    ['a refusal', '/api/v1/municipalities', {}, 400],
    ['an unknown address', '/api/v1/nothing', {}, 404],
    ['another method', '/api/v1/competence', { method: 'PUT' }, 405],
    ['another type', '/api/v1/competence', { body: 'kind=cpvs' }, 415],
    ['a body too large', '/api/v1/competence', { body: 'x'.repeat(20_000) }, 413],
  ])('%s carries the same headers', async (_, path, asked, status) => {
    const { headers, status: given } = await ask(path, {
      headers: { origin: 'https://elsewhere.example' },
      ...asked,
    });

    expect(given).toBe(status);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['set-cookie']).toBeUndefined();
    for (const [name, value] of HEADERS) expect(headers[name.toLowerCase()]).toBe(value);
  });

  it('a browser that asks first is told what it may send', async () => {
    const { status, headers } = await ask('/api/v1/guidance', { method: 'OPTIONS' });

    expect(status).toBe(204);
    expect(headers['access-control-allow-methods']).toContain('POST');
    expect(headers['access-control-allow-headers']).toBe('content-type');
  });

  it.each([
    ['/api/v1/guidance', 'GET', 'POST, OPTIONS'],
    ['/api/v1/guidance', 'DELETE', 'POST, OPTIONS'],
    ['/api/v1/services/sos-viol', 'POST', 'GET, HEAD, OPTIONS'],
    ['/api/openapi.json', 'PATCH', 'GET, HEAD, OPTIONS'],
  ])('%s refuses %s and says what it takes', async (path, method, allow) => {
    const refused = await ask(path, { method, headers: { 'content-type': 'application/json' } });

    expect(problemOf(refused).status).toBe(405);
    expect(refused.headers.allow).toBe(allow);
  });

  it('the head of a service is the service without its body', async () => {
    const { status, text, headers } = await ask('/api/v1/services/sos-viol', { method: 'HEAD' });

    expect([status, text, headers['content-type']]).toEqual([200, '', 'application/json; charset=utf-8']);
  });
});
