import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { newFrontCache } from './frontCache.ts';
import { rawAnswer, setHeaders } from './headers.ts';
import { newLimits } from './limits.ts';
import { guardNativePost } from './postGuard.ts';
import { newProblem, PROBLEM_TYPE } from './problem.ts';

/** What a request body may weigh, in bytes. */
export const MAX_BODY = 16_384;

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export type FrontOptions = {
  readonly handler: Handler;
  readonly origins: readonly string[];
  readonly now: () => number;
};

/** Pages that are the same for everybody: the entrance and the open directory, never what follows a form. */
const SAME_FOR_ALL = /^\/(?:(?:fr|nl|de|en)\/annuaire(?:\/(?!recherche)[\w/-]*)?)?$/;
/** Asking twice for a page of the journey, or for its head, would use up its single-use token. */
const SINGLE_USE = /^\/p\/|\/__data\.json/;

/** The house door: headers on every answer, limits, memory, then the framework. */
export function newFront({ handler, origins, now }: FrontOptions): Server {
  const cache = newFrontCache({ cacheable: (path) => SAME_FOR_ALL.test(path), now });
  const limits = newLimits(now);
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 5_000, keepAliveTimeout: 5_000 });

  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    const origin = publicOrigin(request, origins);
    setHeaders(response, origin?.protocol === 'https:');
    if (cache.answer(request, response)) return;
    guardNativePost(request, response);
    if (!(await limits.allows(request))) return refuse(request, response, 429, 'Too many requests');
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY)
      return refuse(request, response, 413, 'Too large');
    if (request.method === 'HEAD' && SINGLE_USE.test(request.url ?? ''))
      return refuse(request, response, 405, 'No head');
    if (/\/__data\.json/.test(request.url ?? '')) return refuse(request, response, 404, 'Not found');
    request.headers['x-forwarded-proto'] = origin?.protocol.slice(0, -1) ?? 'http';
    if (origin) request.headers.host = origin.host;
    cache.keep(request, response);
    handler(request, response, () => refuse(request, response, 404, 'Not found'));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable) return;
    const [status, reason] = CLIENT_ERRORS[error.code ?? ''] ?? [400, 'Bad Request'];
    socket.end(rawAnswer(status, reason));
  });
  return server;
}

const CLIENT_ERRORS: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

function refuse(request: IncomingMessage, response: ServerResponse, status: number, title: string): void {
  if (status === 429) response.setHeader('Retry-After', '10');
  // What is left of a body nobody will read is not waited for.
  if (status === 413) response.setHeader('Connection', 'close');
  const isApi = request.url?.startsWith('/api/');
  const body = isApi ? JSON.stringify(newProblem(status, title)) : `${status} · 112 · 101 · 107 · 103\n`;
  response.writeHead(status, { 'content-type': isApi ? PROBLEM_TYPE : 'text/plain; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * The public address this request came by: the one it names, or the first. The framework compares the `Origin` of a
 * form with it. Without any, Relais is on this machine, in plain http.
 */
function publicOrigin(request: IncomingMessage, origins: readonly string[]): URL | null {
  const named = origins.find((origin) => new URL(origin).host === request.headers.host) ?? origins[0];
  return named ? new URL(named) : null;
}
