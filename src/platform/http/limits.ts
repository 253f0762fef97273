import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';

type Limits = { allows(request: IncomingMessage): Promise<boolean> };

/** What one neighbourhood of addresses may ask in a second, on average over ten. */
const PER_SECOND = { api: 100, form: 20 };
const WINDOW = 10;

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
      return counters[kind].consume(bucket(secret, addressOf(request), now())).then(
        () => true,
        () => false,
      );
    },
  };
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
    .update(`${day}|${neighbourhoodOf(address.replace(/^::ffff:/, ''))}`)
    .digest('base64url');
}

function neighbourhoodOf(address: string): string {
  if (!address.includes(':')) return address.split('.').slice(0, 3).join('.');
  const [before = [], after = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4).map((group) => group.padStart(4, '0'));
  return groups.join('').slice(0, 56 / 4);
}
