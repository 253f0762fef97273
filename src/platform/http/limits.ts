import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';

export type Limits = { allows(request: IncomingMessage): Promise<boolean> };

/** What one neighbourhood of addresses may ask in a second, on average over ten. */
const PER_SECOND = { api: 100, form: 20 };
const WINDOW = 10;
/** A search of the directory and a form of the workplace may be kept for half an hour: they weigh more. */
const KEPT = { path: /\/(?:recherche|envoi)$/, weight: 4 };

/**
 * Counts requests by neighbourhood (IPv4 /24, IPv6 /56), in memory, under a key that changes at each start and each
 * day: nothing that points at a person is kept or written.
 */
export function newLimits(now: () => number): Limits {
  const secret = randomBytes(32);
  const counters = {
    api: new RateLimiterMemory({ points: PER_SECOND.api * WINDOW, duration: WINDOW }),
    form: new RateLimiterMemory({ points: PER_SECOND.form * WINDOW, duration: WINDOW }),
  };
  return {
    async allows(request) {
      const kind = request.url?.startsWith('/api/') ? 'api' : request.method === 'POST' ? 'form' : null;
      if (kind === null) return true;
      const weight = kind === 'form' && KEPT.path.test(request.url ?? '') ? KEPT.weight : 1;
      return counters[kind].consume(bucket(secret, addressOf(request), now()), weight).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Where a request comes from, as far as anything may know it: never the whole address. */
export function neighbourhood(request: IncomingMessage): string {
  return neighbourhoodOf(addressOf(request));
}

/** The peer, or what our own reverse proxy on this machine says of it. */
function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? '';
  const isOwnProxy = peer === '127.0.0.1' || peer === '::1' || peer === '::ffff:127.0.0.1';
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return isOwnProxy && forwarded ? forwarded : peer;
}

function bucket(secret: Buffer, address: string, now: number): string {
  const day = Math.floor(now / 86_400_000);
  return createHmac('sha256', secret)
    .update(`${day}|${neighbourhoodOf(address)}`)
    .digest('base64url');
}

/** The first 24 bits of an IPv4 address, the first 56 of an IPv6 one, however it is written. */
export function neighbourhoodOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain.split('.').slice(0, 3).join('.');
  const [head = [], tail = []] = plain.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(8 - head.length - tail.length, 0)).fill('0');
  const groups = [...head, ...zeros, ...tail].map((group) => group.padStart(4, '0'));
  return groups.join('').slice(0, 56 / 4);
}
