import { changePassphrase } from '#modules/access/server/index.ts';
import { staffDatabase } from '#platform/database.ts';
import { readForm } from '#platform/http/formBytes.ts';
import { sessionToken } from '#platform/sessionCookie.ts';
import { SECRETS, seeOther } from '../../../../../../workplace/acts.server.ts';
import { putNote } from '../../../../../../workplace/notes.server.ts';
import { asOneself } from '../../../../../../workplace/ownTransaction.server.ts';
import { chosenPassphrase } from '../../../../../../workplace/passphrase.server.ts';
import type { RequestHandler } from './$types.js';

const PAGE = '/espace/compte/phrase';
const ACCOUNT = '/espace/compte';

export const POST: RequestHandler = async (event) => {
  const form = readForm(await event.request.bytes(), SECRETS);
  try {
    const { bytes, problems } = chosenPassphrase(form, '');
    if (problems.length > 0) return await back(event, problems[0]?.field ?? '', problems[0]?.code ?? '');
    const changed = await changePassphrase(staffDatabase(), sessionToken(event.cookies), bytes);
    if (changed === 'signedOut') return seeOther('/espace/entrer');
    if (changed === 'stepUp') return seeOther(PAGE);
    if (typeof changed === 'string') return await back(event, 'newPass', changed);
    await asOneself(event, (tx, worker) => putNote(tx, worker, { page: ACCOUNT, said: { done: 'changed' } }));
    return seeOther(ACCOUNT);
  } finally {
    form.zero();
  }
};

async function back(event: Parameters<RequestHandler>[0], field: string, code: string): Promise<Response> {
  await asOneself(event, (tx, worker) => putNote(tx, worker, { page: PAGE, problems: [{ field, code }] }));
  return seeOther(PAGE);
}
