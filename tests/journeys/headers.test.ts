import { connect } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HEADERS } from '../../src/platform/http/headers.ts';
import { MAX_BODY } from '../../src/platform/http/maxBody.ts';
import { ask, type Asked } from '../support/ask.ts';
import { newBrowser } from '../support/browser.ts';
import { newOwner, newPostgres } from '../support/postgres.ts';
import { PAGES } from '../support/pages.ts';
import { read } from '../support/pagesRead.ts';
import { startRelais } from '../support/relais.ts';

const address = inject('address');

type Heads = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Hashed files never change, so a browser may keep them: there alone one header differs. One that is missing is asked again. */
const KEPT = /^\/_app\/immutable\//;
const KEEPING = /^public,(max-age=31536000,immutable| max-age=0, must-revalidate)$/;

/** The headers of an answer that differ from the policy, one line each. */
function departures(path: string, headers: Heads): string[] {
  const wrong = HEADERS.filter(([name, value]) => {
    const found = headers[name.toLowerCase()];
    if (name === 'Cache-Control' && KEPT.test(path)) return !KEEPING.test(String(found));
    return found !== value;
  });
  return [
    ...wrong.map(([name]) => `${path}: ${name} is ${String(headers[name.toLowerCase()])}`),
    ...('set-cookie' in headers ? [`${path} sets a cookie`] : []),
  ];
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
/** As a script of ours sends a form: it hears the true status. */
const script = { ...form, 'sec-fetch-dest': 'empty', origin: address };
const TICKET = 'A'.repeat(32);

describe('the policy forbids what an injected text would need', () => {
  const policy = new Map(HEADERS).get('Content-Security-Policy') ?? '';
  const directives = new Map(policy.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]));

  it('nothing unsafe, no wildcard, no other site, and nothing at all unless it is named', () => {
    expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/);
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.get('form-action')).toEqual(["'self'"]);
    expect([...directives].filter(([, from]) => from?.includes('data:')).map(([name]) => name)).toEqual([
      'img-src',
    ]);
  });

  it('a header that is missing or weaker is found', () => {
    const right = Object.fromEntries(HEADERS.map(([name, value]) => [name.toLowerCase(), value]));

    expect(departures('/', right)).toEqual([]);
    expect(departures('/', { ...right, 'referrer-policy': 'unsafe-url', 'set-cookie': ['a=b'] })).toEqual([
      '/: Referrer-Policy is unsafe-url',
      '/ sets a cookie',
    ]);
    expect(departures('/_app/immutable/x.js', right)).toHaveLength(1);
  });
});

describe('every answer carries the whole policy, whatever its status', () => {
  it.each<[number, string, string, Asked]>([
    [200, 'a page of the directory', '/fr/annuaire', {}],
    [200, 'for robots', '/robots.txt', {}],
    [200, 'the sitemap', '/sitemap.xml', {}],
    [200, 'the health page', '/healthz', {}],
    [200, 'the interfaces', '/api/openapi.json', {}],
    [200, 'a head', '/fr/annuaire', { method: 'HEAD' }],
    [203, 'the entrance', '/', {}],
    [204, 'a browser that asks first', '/api/v1/guidance', { method: 'OPTIONS' }],
    [303, 'a form of the journey', '/s', { body: 'go=question', headers: { ...form, origin: address } }],
    [
      303,
      'a form from another site',
      '/s',
      { body: 'j=', headers: { ...form, origin: 'https://evil.example' } },
    ],
    [303, 'a form too large', '/s', { body: 'x'.repeat(MAX_BODY + 1), headers: form }],
    [303, 'a form to nobody', '/nowhere', { body: 'x=1', headers: form }],
    [303, 'an address of the journey used twice', `/p/${TICKET}`, {}],
    [308, 'a slash too many', '/fr/annuaire/', {}],
    [400, 'an address that is none', '/%E0%A4%A', {}],
    [400, 'a word reserved by the framework', '/nowhere?x-sveltekit-invalidated=1', {}],
    [
      400,
      'a question not understood',
      '/api/v1/guidance',
      { body: '{', headers: { 'content-type': 'application/json' } },
    ],
    [
      403,
      'a script of another site',
      '/s',
      { body: 'j=', headers: { ...script, origin: 'https://evil.example' } },
    ],
    [404, 'nobody', '/nowhere', {}],
    [404, 'an unknown service', '/fr/annuaire/service/nobody', {}],
    [404, 'an unknown file', '/_app/immutable/nothing.js', {}],
    [404, 'an unknown interface', '/api/v1/nothing', {}],
    [404, 'the twin of a page', '/fr/annuaire/__data.json', {}],
    [405, 'the head of a page that serves once', `/p/${TICKET}`, { method: 'HEAD' }],
    [405, 'another verb', '/s', { method: 'PUT', body: 'x', headers: script }],
    [405, 'another verb, to the interfaces', '/api/v1/guidance', { method: 'DELETE' }],
    [415, 'a question of another type', '/api/v1/guidance', { body: '{}' }],
    [413, 'a script that sends too much', '/s', { body: 'x'.repeat(MAX_BODY + 1), headers: script }],
    [413, 'a program that sends too much', '/api/v1/guidance', { body: 'x'.repeat(MAX_BODY + 1) }],
  ])('%i: %s', async (status, _, path, asked) => {
    const answer = await ask(path, asked);

    expect(answer.status).toBe(status);
    expect(departures(path, answer.headers)).toEqual([]);
  });

  it('304: a file the browser already has', async () => {
    const style = /href="(\/_app\/[^"]+\.css)"/.exec((await ask('/')).text)?.[1] ?? '';
    const { etag } = (await ask(style)).headers;

    const answer = await ask(style, { headers: { 'if-none-match': etag ?? '' } });

    expect(answer.status).toBe(304);
    expect(departures(style, answer.headers)).toEqual([]);
  });

  it('429: a neighbourhood that asks too much, by form and by program', async () => {
    for (const [path, headers, share] of [
      ['/s', { ...script, 'x-forwarded-for': '192.0.2.1' }, 200],
      ['/api/v1/nothing', { 'x-forwarded-for': '192.0.2.1' }, 1000],
    ] as const) {
      const body = path === '/s' ? { body: 'go=x' } : {};
      let last = await ask(path, { headers, ...body });
      for (let sent = 1; sent <= share && last.status !== 429; sent += 1) {
        last = await ask(path, { headers, ...body });
      }

      expect(last.status).toBe(429);
      expect(departures(path, last.headers)).toEqual([]);
    }
  });

  it.each([
    ['400', 'GET / HTTP/1.1\r\nno header\r\n\r\n'],
    ['431', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`],
  ])('%s: what is not HTTP', async (status, bytes) => {
    const { hostname, port } = new URL(address);
    const heard = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.on('data', (part) => (text += part.toString()));
      socket.on('close', () => resolve(text));
    });
    const [first, ...lines] = heard.split('\r\n');
    const headers = lines
      .map((line) => line.split(': '))
      .map(([name = '', value]) => [name.toLowerCase(), value]);

    expect(first).toContain(status);
    expect(departures('/', Object.fromEntries(headers))).toEqual([]);
  });

  it('500: when its database is away', async () => {
    const server = await newPostgres();
    const relais = await startRelais({
      DATABASE_URL: await newOwner(server),
      DATABASE_URL_PUBLIC: 'postgres://nobody@127.0.0.1:1/nothing',
    });
    const own = { ...script, origin: relais.address };

    const page = await fetch(`${relais.address}/p/${TICKET}`);
    const byScript = await fetch(`${relais.address}/s`, {
      method: 'POST',
      headers: own,
      body: 'go=question',
    });
    const health = await fetch(`${relais.address}/healthz`);
    await relais.stop();
    await server.stop();

    expect([page.status, byScript.status, health.status]).toEqual([500, 500, 503]);
    for (const { headers } of [page, byScript, health]) {
      expect(departures('/', Object.fromEntries(headers))).toEqual([]);
    }
    expect(await page.text()).toMatch(/112[\s\S]*101[\s\S]*107/);
  });
});

describe('from link to link, no answer departs from the policy', () => {
  let browser: Browser;
  let reader: Page;
  beforeAll(async () => {
    browser = await newBrowser();
    reader = await browser.newPage();
  });
  afterAll(() => browser.close());

  it('every kind of page in French, and everything it leads to', async () => {
    const wrong: string[] = [];
    const met = new Set<string>();
    for (const { path } of PAGES) {
      const here = await path(address, 'fr');
      const { headers, text } = await ask(here);
      wrong.push(...departures(here, headers));
      for (const link of (await read(reader, text)).links) met.add(link);
    }
    for (const link of met) wrong.push(...departures(link, (await ask(link)).headers));

    expect([...met].some((link) => KEPT.test(link))).toBe(true);
    expect(met.size).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });
});
