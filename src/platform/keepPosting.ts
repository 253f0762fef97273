import { log, writable } from './log.ts';

const EVERY = 20_000;

/**
 * Sends what is due every twenty seconds while the process serves, never twice at once, until the function it gives is
 * called, which waits for the mail that is leaving. A failure is logged and waited out: it fails no request.
 */
export function keepPosting(send: () => Promise<unknown>): () => Promise<void> {
  let sending: Promise<void> | null = null;
  const next = (): void => {
    sending ??= send()
      .catch((error: unknown) => log.error({ during: 'mail', ...writable(error) }))
      .then(() => {
        sending = null;
      });
  };
  const timer = setInterval(next, EVERY);
  return async () => {
    clearInterval(timer);
    await sending;
  };
}
