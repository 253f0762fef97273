import { refuseMail, wantMail } from '#modules/access/server/index.ts';
import { onForm, problem } from '../../../../../../workplace/acts.server.ts';

/** Whether she wants to be told by mail that something waits. */
export const POST = onForm(async ({ locals: { tx, worker } }, { fields }) => {
  if (fields.get('want') !== 'yes') {
    await refuseMail(tx);
    return { to: '/espace/compte', said: { done: 'mailRefused' } };
  }
  const answer = await wantMail(tx, worker, fields.get('mail') ?? '');
  if (answer !== 'wanted') return problem('mail', answer);
  return { to: '/espace/compte', said: { done: 'mailWanted' } };
});
