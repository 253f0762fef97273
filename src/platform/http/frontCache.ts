import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

type Page = {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
  readonly until: number;
};

export type FrontCache = {
  /** Answers from memory. False: somebody else must answer, and `keep` may listen to it. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Holds the answer back until it is whole, sends it compressed, and remembers it. */
  keep(request: IncomingMessage, response: ServerResponse): void;
  readonly bytes: () => number;
};

type FrontCacheOptions = {
  /** Exact addresses without query: only pages that are the same for everybody. */
  readonly cacheable: (path: string) => boolean;
  readonly now: () => number;
  readonly seconds?: number;
  readonly maxBytes?: number;
};

/**
 * Public pages that are the same for everybody, whole and compressed, in memory in front of the framework: measured,
 * nothing inside the framework reaches 40 % of a bare server. Sixty seconds, because pages say "open now".
 */
export function newFrontCache({
  cacheable,
  now,
  seconds = 60,
  maxBytes = 48e6,
}: FrontCacheOptions): FrontCache {
  const pages = newPages(maxBytes);
  return {
    bytes: pages.bytes,
    answer(request, response) {
      if (request.method !== 'GET') return false;
      const path = pathOf(request);
      const page = pages.find(path);
      if (!page) return false;
      if (page.until < now()) {
        pages.forget(path);
        return false;
      }
      send(request, response, page);
      return true;
    },
    keep(request, response) {
      const path = pathOf(request);
      if (request.method !== 'GET' || !cacheable(path)) return;
      hold(response, (status, headers, plain) => {
        const compressed = { br: brotli(plain), gzip: gzipSync(plain) };
        const page = { status, headers, plain, ...compressed, until: now() + seconds * 1000 };
        if (status === 200 || status === 203) pages.remember(path, page);
        send(request, response, page);
      });
    },
  };
}

/** Pages by address, never heavier together than `maxBytes`. */
function newPages(maxBytes: number) {
  const pages = new Map<string, Page>();
  let bytes = 0;

  const forget = (path: string): void => {
    const page = pages.get(path);
    if (page) bytes -= sizeOf(page);
    pages.delete(path);
  };
  const remember = (path: string, page: Page): void => {
    forget(path);
    pages.set(path, page);
    bytes += sizeOf(page);
    // Oldest first: a Map keeps the order of insertion.
    for (const oldest of pages.keys()) if (bytes > maxBytes) forget(oldest);
  };
  return { bytes: () => bytes, find: (path: string) => pages.get(path), forget, remember };
}

/** Without the query: the page is the same, and an invented one must not cost a new page. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function sizeOf(page: Page): number {
  return page.plain.length + page.br.length + page.gzip.length;
}

function brotli(plain: Buffer): Buffer {
  return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

function send(request: IncomingMessage, response: ServerResponse, page: Page): void {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
  const body = encoding === null ? page.plain : page[encoding];
  response.writeHead(page.status, {
    ...page.headers,
    ...(encoding === null ? {} : { 'content-encoding': encoding }),
    vary: 'accept-encoding',
    'content-length': body.length,
  });
  response.end(body);
}

/** Takes the place of `response`'s writing functions until `end`, then gives them back and hands over the whole. */
function hold(
  response: ServerResponse,
  whole: (status: number, headers: OutgoingHttpHeaders, body: Buffer) => void,
): void {
  const own = { writeHead: response.writeHead, write: response.write, end: response.end };
  const parts: Buffer[] = [];
  const add = (part: unknown): void => {
    if (typeof part === 'string') parts.push(Buffer.from(part));
    else if (part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  Object.assign(response, {
    writeHead(status: number, headers: OutgoingHttpHeaders = {}) {
      response.statusCode = status;
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) response.setHeader(name, value);
      return response;
    },
    write(part: unknown) {
      add(part);
      return true;
    },
    end(part?: unknown) {
      add(part);
      Object.assign(response, own);
      for (const name of ['content-length', 'transfer-encoding', 'etag']) response.removeHeader(name);
      whole(response.statusCode, response.getHeaders(), Buffer.concat(parts));
      return response;
    },
  });
}
