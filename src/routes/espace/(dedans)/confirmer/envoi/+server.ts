import type { RequestEvent } from '@sveltejs/kit';
import { stepUp } from '#modules/access/server/index.ts';
import { staffDatabase } from '#platform/database.ts';
import { readForm } from '#platform/http/formBytes.ts';
import { keepToken, sessionToken } from '#platform/sessionCookie.ts';
import { CONFIRM, pageOf, PENDING, SECRETS, seeOther } from '../../../../../workplace/acts.server.ts';
import { putNote, takeNote } from '../../../../../workplace/notes.server.ts';
import { asOneself } from '../../../../../workplace/ownTransaction.server.ts';
import type { RequestHandler } from './$types.js';

/** The pass-phrase again; then what waited for it is done at once. */
export const POST: RequestHandler = async (event) => {
  const form = readForm(await event.request.bytes(), SECRETS);
  try {
    const stepped = await stepUp(staffDatabase(), sessionToken(event.cookies), form.secret('pass'));
    if (stepped === 'signedOut') return seeOther('/espace/entrer');
    if (typeof stepped === 'string')
      return await refused(event, stepped === 'wrong' ? 'wrongPassphrase' : stepped);
    keepToken(event.cookies, stepped.token);
    return await goOn(event);
  } finally {
    form.zero();
  }
};

async function refused(event: RequestEvent, code: string): Promise<Response> {
  const problems = [{ field: 'pass', code }];
  await asOneself(event, (tx, worker) => putNote(tx, worker, { page: CONFIRM, problems }));
  return seeOther(CONFIRM);
}

async function goOn(event: RequestEvent): Promise<Response> {
  const pending = await asOneself(event, (tx, worker) => takeNote(tx, worker, PENDING));
  const { path, go } = pending?.said ?? {};
  if (!pending || !path) return seeOther(pageOf(go ?? '/espace'));
  const answer = await event.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: pending.fields,
    redirect: 'manual',
  });
  return seeOther(pageOf(answer.headers.get('location') ?? path));
}
