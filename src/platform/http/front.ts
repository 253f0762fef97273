import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { newFrontCache, type FrontCache } from './frontCache.ts';
import { rawAnswer, setHeaders } from './headers.ts';
import { newGate, type Gate } from './gate.ts';
import { neighbourhood, newLimits, type Limits } from './limits.ts';
import { MAX_BODY } from './maxBody.ts';
import { guardNativePost } from './postGuard.ts';
import { newProblem, PROBLEM_TYPE } from './problem.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

type FrontOptions = {
  readonly handler: Handler;
  readonly origins: readonly string[];
  readonly now: () => number;
};

/** What stands at the door, and the framework behind it. */
type House = {
  readonly cache: FrontCache;
  readonly gate: Gate;
  readonly limits: Limits;
  readonly origins: readonly string[];
  readonly handler: Handler;
};

/** Why a request goes no further than the door. */
type Refusal = { readonly status: number; readonly title: string };

/** Pages that are the same for everybody: the entrance and the open directory, never what follows a form. */
const SAME_FOR_ALL = /^\/(?:(?:fr|nl|de|en)\/annuaire(?:\/(?!recherche)[\w/-]*)?)?$/;
/** Says the public address: the same for everybody only where there is one. */
const SITEMAP = '/sitemap.xml';
/** Pages made at once, and how many may wait for their turn. */
const CROWD = { inHand: 2, waiting: 100 };
/** Where a request comes from, for who counts tries at the door of the workplace. */
const NEIGHBOURHOOD = 'x-relais-neighbourhood';
/** Asking twice for a page of the journey, or for its head, would use up its single-use token. */
const SINGLE_USE = /^\/p\/|\/__data\.json/;

/** The house door: headers on every answer, limits, memory, then the framework. */
export function newFront({ handler, origins, now }: FrontOptions): Server {
  const cache = newFrontCache({
    cacheable: (path) => SAME_FOR_ALL.test(path) || (path === SITEMAP && origins.length > 0),
    now,
  });
  const gate = newGate(CROWD.inHand, CROWD.waiting);
  const house = { cache, gate, limits: newLimits(now), origins, handler };
  const server = createServer({
    requestTimeout: 15_000,
    headersTimeout: 5_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 5_000,
  });
  // Whoever asks and does not read is let go.
  server.setTimeout(30_000);

  server.on('request', (request, response) => void receive(request, response, house));
  server.on('clientError', answerNonsense);
  return server;
}

async function receive(request: IncomingMessage, response: ServerResponse, house: House): Promise<void> {
  const { cache, limits, gate, handler } = house;
  const origin = publicOrigin(request, house.origins);
  setHeaders(response, request.url ?? '', origin?.protocol === 'https:');
  if (cache.answer(request, response)) return;
  // Any site may read the interfaces: there is no cookie and no account behind them, and no browser form before.
  if (isApi(request)) response.setHeader('Access-Control-Allow-Origin', '*');
  else guardNativePost(request, response);
  const refusal = (await limits.allows(request)) ? refusalOf(request) : TOO_MANY;
  if (refusal) return refuse(request, response, refusal);
  tellOrigin(request, origin);
  if (request.method === 'GET' && !isApi(request)) {
    if (!(await gate.enter())) return refuse(request, response, CROWDED);
    // Left while waiting: `close` is behind us.
    if (response.destroyed) return gate.leave();
    onceMade(response, gate.leave);
  }
  cache.keep(request, response);
  handler(request, response, () => refuse(request, response, NOT_FOUND));
}

const TOO_MANY: Refusal = { status: 429, title: 'Too many requests' };
const CROWDED: Refusal = { status: 503, title: 'Too many at once' };
const NOT_FOUND: Refusal = { status: 404, title: 'Not found' };

/** What nobody behind the door is asked, by the request alone; null: it may pass. */
function refusalOf({ method, url = '', headers }: IncomingMessage): Refusal | null {
  if (Number(headers['content-length'] ?? 0) > MAX_BODY) return { status: 413, title: 'Too large' };
  if (method === 'HEAD' && SINGLE_USE.test(url)) return { status: 405, title: 'No head' };
  if (/\/__data\.json/.test(url)) return NOT_FOUND;
  return isMalformed(url) ? { status: 400, title: 'Invalid address' } : null;
}

/** The framework reads from the headers by which address it was asked, and from where. */
function tellOrigin(request: IncomingMessage, origin: URL | null): void {
  request.headers['x-forwarded-proto'] = origin?.protocol.slice(0, -1) ?? 'http';
  if (origin) request.headers.host = origin.host;
  // Ours alone to say: what a client writes under this name is replaced.
  request.headers[NEIGHBOURHOOD] = neighbourhood(request);
  // The framework refuses some types of body from other sites in its own words: the interfaces refuse in theirs.
  if (isApi(request))
    request.headers.origin = `${request.headers['x-forwarded-proto']}://${request.headers.host}`;
}

/** What came in is not HTTP, or not in time. */
function answerNonsense(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return;
  const [status, reason] = CLIENT_ERRORS[error.code ?? ''] ?? [400, 'Bad Request'];
  socket.end(rawAnswer(status, reason));
}

/** At the first byte of the answer, or when nobody waits for it any more: who reads slowly holds nobody up. */
function onceMade(response: ServerResponse, then: () => void): void {
  let told = false;
  const tell = (): void => {
    if (!told) then();
    told = true;
  };
  const own = response.writeHead;
  Object.assign(response, {
    writeHead(...head: Parameters<typeof own>) {
      tell();
      return own.apply(response, head);
    },
  });
  response.once('close', tell);
}

const CLIENT_ERRORS: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

function refuse(request: IncomingMessage, response: ServerResponse, { status, title }: Refusal): void {
  if (status === 429 || status === 503) response.setHeader('Retry-After', '10');
  // What is left of a body nobody will read is not waited for.
  if (status === 413) response.setHeader('Connection', 'close');
  const api = isApi(request);
  const problem = newProblem(status, title, status === 413 ? { field: 'body' } : {});
  const body = api ? JSON.stringify(problem) : `${status} · 112 · 101 · 107 · 103\n`;
  response.writeHead(status, { 'content-type': api ? PROBLEM_TYPE : 'text/plain; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Addresses the framework refuses before anything of ours is asked, one of them repeating what was sent. */
function isMalformed(url: string): boolean {
  const [path = '', query = ''] = url.split('?', 2);
  // Written to be counted as one address and answered as another.
  if (!path.startsWith('/') || /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) return true;
  try {
    decodeURI(path);
  } catch {
    return true;
  }
  return [...new URLSearchParams(query).keys()].some((name) => name.startsWith('x-sveltekit-'));
}

function isApi(request: IncomingMessage): boolean {
  return request.url?.startsWith('/api/') ?? false;
}

/**
 * The public address this request came by: the one it names, or the first. The framework compares the `Origin` of a
 * form with it. Without any, Relais is on this machine, in plain http.
 */
function publicOrigin(request: IncomingMessage, origins: readonly string[]): URL | null {
  const named = origins.find((origin) => new URL(origin).host === request.headers.host) ?? origins[0];
  return named ? new URL(named) : null;
}
