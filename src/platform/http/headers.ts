import type { ServerResponse } from 'node:http';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const OFF = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
];
const ALSO_OFF = [
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'usb',
];

/** The two pages that may ask the device for a passkey, and what each may ask. */
const MAY_ASK: Readonly<Record<string, string>> = {
  '/espace/entrer': 'publickey-credentials-get',
  '/espace/compte/cles/nouvelle': 'publickey-credentials-create',
};

function permissions(allowed?: string): string {
  return [...OFF, ...ALSO_OFF]
    .map((feature) => `${feature}=${feature === allowed ? '(self)' : '()'}`)
    .join(', ');
}

/**
 * The headers of every answer, whatever it is: pages, redirections, errors, files (docs/decisions/0004).
 * `Referrer-Policy: same-origin`, not `no-referrer`: with the latter browsers send `Origin: null` on native forms.
 */
export const HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Permissions-Policy', permissions()],
  ['X-Robots-Tag', 'noarchive'],
  // The names of services' sites are not looked up before somebody opens one.
  ['X-DNS-Prefetch-Control', 'off'],
  ['Cache-Control', 'no-store'],
];

/** Where nothing is for search engines: not even that it exists. */
const NEVER_FOUND = /^\/espace(?:\/|$)/;
export const NEVER_INDEXED = 'noindex, nofollow, noarchive';

/** The same at this address: two pages of the workplace are allowed one thing more, and none of it is ever indexed. */
export function headersAt(url: string): typeof HEADERS {
  const [path = ''] = url.split('?', 1);
  const allowed = MAY_ASK[path];
  return HEADERS.map(([name, value]): readonly [string, string] => {
    if (name === 'Permissions-Policy' && allowed !== undefined) return [name, permissions(allowed)];
    return [name, name === 'X-Robots-Tag' && NEVER_FOUND.test(path) ? NEVER_INDEXED : value];
  });
}

/** Sets them before anything else may answer. `secure`: the public address is https, so it must stay so. */
export function setHeaders(response: ServerResponse, url: string, secure: boolean): void {
  for (const [name, value] of headersAt(url)) response.setHeader(name, value);
  if (secure) response.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
}

/** The head of an answer to something that is not HTTP (400), too slow (408) or too long (431). */
export function rawAnswer(status: number, reason: string): string {
  const head = HEADERS.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `HTTP/1.1 ${status} ${reason}\r\n${head}Connection: close\r\nContent-Length: 0\r\n\r\n`;
}
