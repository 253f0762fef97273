import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { newToken } from '#modules/access/server/index.ts';
import { peekDraft, putDraft, takeDraft } from '#platform/bridge.ts';
import { keepToken, sessionToken } from '#platform/sessionCookie.ts';

/**
 * What waits in front of the door, where nobody is known yet: a form that came too late, the page that was asked for,
 * the answer to a sign-in that failed, what a passkey was asked to sign. Each is sealed by the bridge; what opens it is the cookie, whether its session
 * is over or never began, so nothing is in an address.
 */
type Waiting = 'form' | 'page' | 'answer' | 'challenge';

/** Half an hour to find one's pass-phrase, five minutes to find a key; an answer is read at once. */
const SECONDS: Readonly<Record<Waiting, number>> = { form: 1_800, page: 1_800, answer: 60, challenge: 300 };

type Event = Pick<RequestEvent, 'cookies' | 'locals'>;

function ticketOf(token: string, what: Waiting): string {
  return createHash('sha256').update(`relais ${what} at the door|${token}`).digest('base64url').slice(0, 32);
}

/** Gives the browser a cookie that opens no session when it has none. */
export async function leaveAtTheDoor(event: Event, what: Waiting, text: string): Promise<void> {
  const kept = sessionToken(event.cookies);
  const token = kept || newToken();
  if (!kept) keepToken(event.cookies, token);
  await putDraft(event.locals.db, text, { ticket: ticketOf(token, what), seconds: SECONDS[what] });
}

export async function takeFromTheDoor(event: Event, what: Waiting): Promise<string | null> {
  const token = sessionToken(event.cookies);
  return token ? await takeDraft(event.locals.db, ticketOf(token, what)) : null;
}

export async function waitsAtTheDoor(event: Event, what: Waiting): Promise<boolean> {
  const token = sessionToken(event.cookies);
  return token !== '' && (await peekDraft(event.locals.db, ticketOf(token, what))) !== null;
}

const late = z.strictObject({ page: z.string(), fields: z.string(), by: z.string() });
/** A form that came after its session had ended. `by` is the mark of who typed it: nobody else is given it. */
export type Late = z.infer<typeof late>;

export function readLate(text: string | null): Late | null {
  if (text === null) return null;
  try {
    return late.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A mark that tells two workers apart and names neither. */
export function markOf(account: string): string {
  return createHash('sha256').update(`relais worker mark|${account}`).digest('base64url').slice(0, 16);
}
