import type { RequestEvent } from '@sveltejs/kit';
import { relyingPartyOf } from '#modules/access/index.ts';
import { newChallenge, type PasskeyAnswer } from '#modules/access/server/index.ts';
import { leaveAtTheDoor, takeFromTheDoor } from './atTheDoor.server.ts';
import { putNote, takeNote } from './notes.server.ts';

/** Where a key is added. What it must sign waits under the same name. */
const NEW_PASSKEY = '/espace/compte/cles/nouvelle';
const CHALLENGE = `${NEW_PASSKEY}#defi`;
/** In milliseconds: the pass-phrase may have to be given again on the way. */
const ALIVE = 10 * 60_000;

/**
 * What a passkey must sign to come in, asked before anybody is known and given to everybody alike. One row that is read
 * once, by any process; only the cookie it was asked with opens it.
 */
export async function challengeAtTheDoor(event: RequestEvent): Promise<string> {
  const challenge = newChallenge();
  await leaveAtTheDoor(event, 'challenge', challenge);
  return challenge;
}

/** What came instead of a code, if anything did. Whatever becomes of it, its challenge is used. */
export async function signedAtTheDoor(
  event: RequestEvent,
  fields: URLSearchParams,
): Promise<PasskeyAnswer | null> {
  const response = fields.get('passkey') ?? '';
  fields.delete('passkey');
  if (response === '') return null;
  const challenge = await takeFromTheDoor(event, 'challenge');
  return { response, challenge, relyingParty: relyingPartyOf(event.url) };
}

/** What a new key of this person must sign. The one before it is worth nothing any more. */
export async function challengeInside({ locals: { tx, worker, now } }: RequestEvent): Promise<string> {
  const challenge = newChallenge();
  const until = String(now.getTime() + ALIVE);
  await putNote(tx, worker, { page: CHALLENGE, said: { challenge, until } });
  return challenge;
}

export async function signedInside(
  { locals: { tx, worker, now }, url }: RequestEvent,
  response: string,
): Promise<PasskeyAnswer> {
  const { challenge = null, until = '0' } = (await takeNote(tx, worker, CHALLENGE))?.said ?? {};
  const isAlive = Number(until) > now.getTime();
  return { response, challenge: isAlive ? challenge : null, relyingParty: relyingPartyOf(url) };
}
