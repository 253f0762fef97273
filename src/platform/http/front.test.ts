import { request as ask, type IncomingHttpHeaders, type RequestOptions, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFront } from './front.ts';
import { HEADERS } from './headers.ts';
import { MAX_BODY } from './maxBody.ts';

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

let clock = Date.UTC(2026, 10, 22);
let asked: string[] = [];
let server: Server;
let port: number;

/** Stands for the framework: says which status it was asked for, and counts. */
const handler: Parameters<typeof newFront>[0]['handler'] = (request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const status = Number(/status=(\d+)/.exec(request.url ?? '')?.[1] ?? 200);
  request.resume();
  request.on('end', async () => {
    if (request.url === '/endless') return void response.write('<p>');
    if (request.url === '/slow') await sleep(100);
    response.writeHead(status, {
      'content-type': 'text/html',
      etag: '"x"',
      ...(status === 303 ? { location: '/p/x' } : {}),
    });
    response.end(`<p>${request.headers['x-forwarded-proto']} ${asked.length}</p>`);
  });
};

beforeAll(async () => {
  server = newFront({ handler, origins: [], now: () => clock });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

function send(path: string, options: RequestOptions = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, agent: false, ...options }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
const script = { method: 'POST', headers: { ...form.headers, 'sec-fetch-dest': 'empty' } };

function expectAllHeaders(headers: IncomingHttpHeaders, except: string[] = []): void {
  for (const [name, value] of HEADERS) {
    if (!except.includes(name)) expect(headers[name.toLowerCase()]).toBe(value);
  }
}

describe('a form sent by the browser itself leaves nothing in its profile', () => {
  it.each([200, 400, 403, 404, 405, 413, 500, 307])(
    'an answer %i becomes an empty 303 to the entrance',
    async (status) => {
      const answer = await send(`/s?status=${status}`, form, 'said=canary');

      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe('/');
      expect(answer.body).toHaveLength(0);
      expectAllHeaders(answer.headers);
    },
  );

  it('a 303 of the framework goes through as it is', async () => {
    expect((await send('/s?status=303', form, 'a=b')).headers.location).toBe('/p/x');
  });

  it('a body too large is answered 303 too', async () => {
    const answer = await send('/s', form, 'x'.repeat(MAX_BODY + 1));

    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
  });

  it('a script hears the true status', async () => {
    expect((await send('/s?status=500', script, 'a=b')).status).toBe(500);
    expect((await send('/s', script, 'x'.repeat(MAX_BODY + 1))).status).toBe(413);
  });
});

describe('a page that is the same for everybody is made once a minute', () => {
  it('the second reader is answered from memory, whole, until the minute is over', async () => {
    asked = [];

    const [first, second] = [await send('/'), await send('/')];
    clock += 61_000;
    const third = await send('/');

    expect(asked).toEqual(['GET /', 'GET /']);
    expect(second.body).toEqual(first.body);
    expect(third.body).not.toEqual(first.body);
    expectAllHeaders(second.headers);
    expect(second.headers.etag).toBeUndefined();
  });

  it('it travels compressed to those who read it so', async () => {
    const [plain, br, gzip] = [
      await send('/fr/annuaire'),
      await send('/fr/annuaire', { headers: { 'accept-encoding': 'gzip, br' } }),
      await send('/fr/annuaire', { headers: { 'accept-encoding': 'gzip' } }),
    ];

    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(Number(br.headers['content-length'])).toBe(br.body.length);
  });

  it.each(['/p/abc', '/fr/annuaire/recherche/abc', '/sitemap.xml', '/api/v1/x', '/autre'])(
    '%s is never kept',
    async (path) => {
      asked = [];
      await send(path);
      await send(path);
      expect(asked).toHaveLength(2);
    },
  );

  it('a query somebody invents does not make it anew', async () => {
    await send('/de/annuaire');
    asked = [];

    expect((await send('/de/annuaire?x=1')).status).toBe(200);
    expect(asked).toEqual([]);
  });

  it('an error is not kept', async () => {
    asked = [];
    await send('/nl/annuaire/status=404');
    await send('/nl/annuaire/status=404');
    expect(asked).toHaveLength(2);
  });
});

describe('every answer carries every header, whoever gives it', () => {
  it.each([200, 203, 303, 404, 500])('the framework’s %i', async (status) => {
    expectAllHeaders((await send(`/x?status=${status}`)).headers);
  });

  it('a head of a single-use page is refused before it uses it up', async () => {
    asked = [];
    const answer = await send('/p/abc', { method: 'HEAD' });

    expect(answer.status).toBe(405);
    expect(asked).toEqual([]);
    expectAllHeaders(answer.headers);
  });

  it('the data twin of a page does not exist', async () => {
    expect((await send('/p/abc/__data.json')).status).toBe(404);
  });

  it.each([
    ['GET / HTTP/1.1\r\nBad Header\r\n\r\n', '400'],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`, '431'],
  ])('what is not HTTP is told so, with the headers (%#)', async (bytes, status) => {
    const heard = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      let text = '';
      socket.on('data', (part) => (text += part.toString()));
      socket.on('close', () => resolve(text));
    });

    expect(heard.split('\r\n')[0]).toContain(status);
    for (const [name, value] of HEADERS) expect(heard).toContain(`${name}: ${value}`);
  });
});

describe('the address a form was sent from is compared with the public one', () => {
  it('without a public address Relais is on this machine, in plain http', async () => {
    expect((await send('/x', { headers: { 'x-forwarded-proto': 'https' } })).body.toString()).toContain(
      'http ',
    );
  });

  it('with several, the one the request names decides, and https stays https', async () => {
    const origins = ['https://relais.example', 'http://relais.onion'];
    const other = newFront({ handler, origins, now: () => clock });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const at = { port: (other.address() as AddressInfo).port };

    const named = await send('/x', { ...at, headers: { host: 'relais.onion' } });
    const unknown = await send('/x', { ...at, headers: { host: 'evil.example' } });
    other.close();

    expect(named.body.toString()).toContain('http ');
    expect(unknown.body.toString()).toContain('https ');
    expect(unknown.headers['strict-transport-security']).toMatch(/max-age/);
    expect(named.headers['strict-transport-security']).toBeUndefined();
  });
});

describe('an address that pretends is refused before anybody reads it', () => {
  it.each(['/x/../api/v1/y', '/x/%2e%2E/api/v1/y', 'http://evil.example/api/v1/y', '/x?x-sveltekit-<b>=1'])(
    '%s',
    async (path) => {
      asked = [];
      const answer = await send(path);

      expect(answer.status).toBe(400);
      expect(answer.body.toString()).not.toContain('<b>');
      expect(asked).toEqual([]);
    },
  );
});

describe('a flood is answered cheaply', () => {
  it('whoever leaves before the page is made, or never reads it, keeps no place', async () => {
    const crowd = ['/endless', '/slow'].flatMap((path) =>
      Array.from({ length: 8 }, () => {
        const socket = connect(port, '127.0.0.1');
        socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
        return socket.pause();
      }),
    );
    await sleep(50);
    for (const socket of crowd.slice(8)) socket.destroy();

    expect((await send('/x')).status).toBe(200);
    for (const socket of crowd) socket.destroy();
  });

  it('beyond its share a neighbourhood is told to wait, and the pages still answer', async () => {
    asked = [];
    const flood = await Promise.all(
      Array.from({ length: 1_200 }, () => send('/api/v1/x', { headers: { 'x-forwarded-for': '192.0.2.7' } })),
    );
    const refused = flood.filter(({ status }) => status === 429);

    expect(refused.length).toBe(200);
    expect(refused[0]?.headers['retry-after']).toBe('10');
    expect(refused[0]?.headers['content-type']).toBe('application/problem+json');
    expect(asked).toHaveLength(1_000);
    expect((await send('/', { headers: { 'x-forwarded-for': '192.0.2.7' } })).status).toBe(200);
    const neighbour = await send('/api/v1/x', { headers: { 'x-forwarded-for': '198.51.100.1' } });
    expect(neighbour.status).toBe(200);
  }, 30_000);
});

describe('the interfaces are open to other sites, and refuse in words a program can read', () => {
  it('any site may read an answer, also a refusal', async () => {
    const answers = [
      await send('/api/v1/x'),
      await send('/api/v1/x', { ...script, headers: {} }, 'x'.repeat(MAX_BODY + 1)),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 413]);
    for (const { headers } of answers) expect(headers['access-control-allow-origin']).toBe('*');
    expect((await send('/x')).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('a body too large is named as what to correct', async () => {
    const { headers, body } = await send('/api/v1/x', form, 'x'.repeat(MAX_BODY + 1));

    expect(headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(body.toString())).toMatchObject({ status: 413, field: 'body' });
  });

  it('a form type is not turned into a 303: no browser form leads there', async () => {
    expect((await send('/api/v1/x?status=415', form, 'a=b')).status).toBe(415);
  });

  it.each(['/api/v1/services/%E0%A4', '/api/v1/x?x-sveltekit-canary=1', '/api/v1/x?x%2Dsveltekit-canary=1'])(
    '%s is refused without a word of it',
    async (path) => {
      asked = [];
      const { status, body } = await send(path);

      expect(status).toBe(400);
      expect(body.toString()).not.toContain('canary');
      expect(asked).toEqual([]);
    },
  );
});
