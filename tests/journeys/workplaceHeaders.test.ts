import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEADERS, headersAt, NEVER_INDEXED } from '../../src/platform/http/headers.ts';
import { MAX_BODY } from '../../src/platform/http/maxBody.ts';
import { asOwner } from '../support/attacker.ts';
import { demoPeople, signInDemo } from '../support/demoPeople.ts';
import { startRelais, type Running } from '../support/relais.ts';
import { addressOf, builtRoutes } from '../support/routesOfWorkplace.ts';
import { ownerOf } from '../support/workplace.ts';

const WHO = 'dominique@aide-victimes.modele.example';
const COOKIE = /^__Host-s=[\w-]*;( Max-Age=0;)? Path=\/; HttpOnly; Secure; SameSite=Strict$/;

let relais: Running;
let token: string;
beforeAll(async () => {
  relais = await startRelais({ RELAIS_DEMO: 'yes', RELAIS_LOG: 'silent' });
  const { phrase } = demoPeople(relais.data);
  token = await signInDemo(relais.address, WHO, phrase);
  // Ending a session is undone by what was kept here.
  await asOwner(ownerOf(relais.data), (client) =>
    client.query('create table kept_sessions as select * from sec.session'),
  );
}, 240_000);
afterAll(() => relais?.stop());

const backIn = () =>
  asOwner(ownerOf(relais.data), async (client) => {
    await client.query('delete from sec.session');
    await client.query('insert into sec.session select * from kept_sessions');
  });

type Asked = {
  readonly method?: string;
  readonly body?: string;
  readonly cookie?: string;
  readonly more?: Readonly<Record<string, string>>;
};

async function ask(path: string, { method = 'GET', body, cookie = token, more = {} }: Asked = {}) {
  const headers = {
    ...(cookie ? { cookie: `__Host-s=${cookie}` } : {}),
    'content-type': 'application/x-www-form-urlencoded',
    origin: relais.address,
    'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.1`,
    ...more,
  };
  const sent = { method, headers, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) };
  return await fetch(relais.address + path, sent);
}

/** What differs from the policy, one line each; a cookie may be set, as strictly as can be. */
function departures({ headers, url }: Response): readonly string[] {
  const policy = url ? headersAt(new URL(url).pathname) : HEADERS;
  const wrong = policy.filter(([name, value]) => headers.get(name) !== value);
  return [
    ...wrong.map(([name]) => `${name}: ${headers.get(name)}`),
    ...headers.getSetCookie().filter((cookie) => !COOKIE.test(cookie)),
    ...['etag', 'last-modified', 'server', 'x-powered-by', 'access-control-allow-origin']
      .filter((name) => headers.has(name))
      .map((name) => `${name} is there`),
  ];
}

describe('no answer of the workplace departs from the policy', () => {
  it('one that does is seen', () => {
    const right = new Headers(HEADERS.map(([name, value]) => [name, value]));
    expect(departures(new Response(null, { headers: right }))).toEqual([]);
    right.set('cache-control', 'private');
    right.append('set-cookie', '__Host-s=x; Path=/; Secure');
    right.set('etag', '"x"');
    expect(departures(new Response(null, { headers: right }))).toHaveLength(3);
  });

  it('two pages may ask for a passkey, each for what it needs, and no other page for anything', () => {
    const asks = builtRoutes()
      .map((route) => addressOf(route, 'nowhere'))
      .map((path) => [path, new Map(headersAt(path)).get('Permissions-Policy') ?? ''] as const)
      .flatMap(([path, policy]) => (policy.match(/[\w-]+=\(self\)/g) ?? []).map((one) => `${path} ${one}`));

    expect(asks).toEqual([
      '/espace/compte/cles/nouvelle publickey-credentials-create=(self)',
      '/espace/entrer publickey-credentials-get=(self)',
    ]);
    expect(new Map(HEADERS).get('Permissions-Policy')).toContain('publickey-credentials-get=()');
  });

  it('it is the workplace that is never indexed: the open directory is, and so is what only begins alike', async () => {
    const robots = async (path: string) => (await ask(path)).headers.get('x-robots-tag');

    expect(await robots('/fr/annuaire')).toBe('noarchive');
    expect(await robots('/espaces')).toBe('noarchive');
    for (const path of ['/espace', '/espace?x=y', '/espace/entrer', '/espace/%ff'])
      expect(await robots(path)).toBe(NEVER_INDEXED);
  });

  it.each([{ signedIn: true }, { signedIn: false }])(
    'every route, read and sent to, by its address and by one that leads nowhere (signed in: $signedIn)',
    async ({ signedIn }) => {
      const cookie = signedIn ? token : '';
      const met = new Set<number>();
      for (const route of builtRoutes()) {
        for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
          await backIn();
          const body = method === 'POST' || method === 'PUT' ? { body: 'name=&act=x' } : {};
          const answer = await ask(addressOf(route, 'nowhere'), { method, cookie, ...body });
          met.add(answer.status);
          expect(departures(answer), `${method} ${route} ${answer.status}`).toEqual([]);
        }
      }

      expect([...met]).toEqual(expect.arrayContaining(signedIn ? [203, 303, 404, 405] : [203, 303]));
    },
  );

  it.each<[number, string, string, Asked]>([
    [413, 'a form that is too long, by script', '/espace/brouillon', { body: 'x'.repeat(MAX_BODY + 1) }],
    [401, 'a draft of somebody who is out', '/espace/brouillon', { body: 'page=&x=y', cookie: 'out' }],
    [400, 'an address that is none', '/espace/%ff', {}],
    [404, 'the twin of a page', '/espace/__data.json', {}],
    [204, 'a draft', '/espace/brouillon', { body: 'page=' }],
  ])('%i: %s', async (status, _, path, asked) => {
    await backIn();
    const method = asked.body === undefined ? 'GET' : 'POST';
    const answer = await ask(path, { method, more: { 'sec-fetch-dest': 'empty' }, ...asked });

    expect(answer.status).toBe(status);
    expect(departures(answer)).toEqual([]);
  });

  it('a form sent by the browser itself is answered 303, whatever goes wrong: 413, 403, 405', async () => {
    const tooLong = await ask('/espace/organisation/inviter/envoi', {
      method: 'POST',
      body: 'x'.repeat(MAX_BODY + 1),
    });
    const elsewhere = await ask('/espace/compte/envoi', {
      method: 'POST',
      body: 'x=y',
      more: { origin: 'https://other.example' },
    });
    const nowhere = await ask('/espace/organisation', { method: 'POST', body: 'x=y' });

    for (const answer of [tooLong, elsewhere, nowhere]) {
      expect(answer.status).toBe(303);
      expect(departures(answer)).toEqual([]);
    }
  });

  it('a page is 203 and never stored, with the cookie as without: Back finds nothing of it', async () => {
    await backIn();
    for (const [path, cookie] of [
      ['/espace', token],
      ['/espace/compte', token],
      ['/espace/entrer', ''],
    ] as const) {
      const answer = await ask(path, { cookie });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([203, 'no-store']);
    }
    const out = await ask('/espace/verrouiller', { method: 'POST', body: '' });
    expect([out.status, out.headers.get('clear-site-data')]).toEqual([303, '"cache"']);
    expect(out.headers.getSetCookie().join()).toMatch(/^__Host-s=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
  });

  it('500: when its database goes away under it, nothing is told and nothing departs', async () => {
    await backIn();
    await asOwner(ownerOf(relais.data), (client) => client.query('alter table team rename to team_away'));
    const page = await ask('/espace');
    const form = await ask('/espace/organisation/inviter/envoi', {
      method: 'POST',
      body: 'name=x',
      more: { 'sec-fetch-dest': 'empty' },
    });
    await asOwner(ownerOf(relais.data), (client) => client.query('alter table team_away rename to team'));

    for (const answer of [page, form]) {
      expect(answer.status).toBe(500);
      expect(departures(answer)).toEqual([]);
      expect(await answer.text()).not.toMatch(/team_away|relation|select |Error:|node_modules|\.ts:/);
    }
    expect((await ask('/espace')).status).toBe(203);
  });
});
