import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, ResolveOptions, ServerInit } from '@sveltejs/kit/hooks';
import { isLocale, type Locale } from '#kernel/locale.ts';
import { sweepDrafts } from '#platform/bridge.ts';
import { publicDatabase } from '#platform/database.ts';
import { log, writable } from '#platform/log.ts';
import { exitUrlOf } from '#platform/settings.ts';
import { knowledge } from './knowledge.server.ts';
import { inWorkplace, isWorkplace } from './workplace/guard.server.ts';

const exitUrl = exitUrlOf(process.env);

/** The journey's own addresses: what is shown there depends on what a person said. */
const JOURNEY = /^\/(p\/[^/]*)?$/;

/** In milliseconds. */
const BETWEEN_SWEEPS = 10_000;

/** A bad record stops the start, before anyone is answered. */
export const init: ServerInit = () => {
  knowledge();
  const sweep = (): Promise<void> =>
    sweepDrafts(publicDatabase()).catch((error: unknown) => log.warn(writable(error)));
  setInterval(() => void sweep(), BETWEEN_SWEEPS).unref();
};

export const handle: Handle = async ({ event, resolve }) => {
  const started = performance.now();
  event.locals.db = publicDatabase();
  event.locals.locale = spoken(event.url.pathname);
  event.locals.exitUrl = exitUrl;
  event.locals.now = new Date();
  const options: ResolveOptions = {
    transformPageChunk: ({ html }) =>
      html.replace('%relais.lang%', event.locals.locale).replace('%relais.dir%', 'ltr'),
  };
  const response = isWorkplace(event.url.pathname)
    ? await inWorkplace(event, resolve, options)
    : await resolve(event, options);
  log.info({
    route: event.route.id ?? 'none',
    method: event.request.method,
    status: response.status,
    ms: Math.round(performance.now() - started),
  });
  return discreet(event.url.pathname, response);
};

/** The language an address begins with, so that a page that does not exist says so in it. */
function spoken(pathname: string): Locale {
  const [, first] = pathname.split('/');
  return isLocale(first) ? first : 'fr';
}

/**
 * A status other than 200 keeps the page out of the back-forward cache: after an exit without script, or a
 * sign-out, Back shows nothing. 203 renders like any page. The ETag is a fingerprint of the result: it goes.
 */
function discreet(pathname: string, response: Response): Response {
  response.headers.delete('etag');
  if (response.status !== 200 || !(JOURNEY.test(pathname) || isWorkplace(pathname))) return response;
  return new Response(response.body, { status: 203, headers: response.headers });
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  const reference = randomUUID().slice(0, 8);
  log.error({ reference, route: event.route.id ?? 'none', ...writable(error) });
  return { message: reference };
};
