import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

const QUIET = new Set([204, 303]);

/**
 * A form sent by the browser itself and answered by anything but 303 or 204 leaves its whole body in the browser's
 * profile, on disk. Whatever goes wrong behind, this turns the answer into a 303 to the entrance. Answers to `fetch`
 * and XHR leave nothing and stay as they are.
 */
export function guardNativePost(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'POST' || !isNative(request)) return;
  const own = { writeHead: response.writeHead, write: response.write, end: response.end };
  let silenced = false;
  Object.assign(response, {
    writeHead(status: number, headers: OutgoingHttpHeaders = {}) {
      if (QUIET.has(status)) return own.writeHead.call(response, status, headers);
      silenced = true;
      for (const name of ['content-type', 'content-length', 'transfer-encoding']) response.removeHeader(name);
      return own.writeHead.call(response, 303, { location: entranceOf(request), 'content-length': 0 });
    },
    write(...part: Parameters<typeof own.write>) {
      return silenced ? true : own.write.apply(response, part);
    },
    end(...part: unknown[]) {
      if (!response.headersSent && !silenced && !QUIET.has(response.statusCode)) {
        response.writeHead(response.statusCode);
      }
      return Reflect.apply(own.end, response, silenced ? [] : part);
    },
  });
}

/** Who works goes back to work; whoever looks for help, to the entrance. */
function entranceOf({ url = '' }: IncomingMessage): string {
  return /^\/espace(\/|$)/.test(url) ? '/espace' : '/';
}

/** Not made by a script: no `Sec-Fetch-Dest: empty`, and a type that a form can send. */
function isNative(request: IncomingMessage): boolean {
  if (request.headers['sec-fetch-dest'] === 'empty') return false;
  const type = request.headers['content-type'] ?? '';
  return type === '' || /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i.test(type);
}
