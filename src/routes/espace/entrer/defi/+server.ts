import { challengeAtTheDoor } from '../../../../workplace/passkeys.server.ts';
import type { RequestHandler } from './$types.js';

/** Asked by the script when somebody wants to come in with a passkey: it does not say who. */
export const POST: RequestHandler = async (event) => new Response(await challengeAtTheDoor(event));
