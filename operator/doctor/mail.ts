import { newPost } from '../../src/platform/post.ts';
import type { Settings } from '../../src/platform/settings.ts';
import { ok, toDo, type Finding } from './finding.ts';

/** Whether mail is set up, and whether its server lets Relais in. Nothing is sent. */
export async function examineMail({ mail }: Settings): Promise<Finding> {
  if (!mail) return ok('mail', 'not set up: nobody is told anything by mail');
  try {
    await (await newPost(mail)).reach();
    return ok('mail', `the server answers; mails come from ${mail.from}`);
  } catch (error) {
    // The words of a server may hold what it was told, its address holds a password.
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return toDo('mail', `the server of RELAIS_SMTP_URL does not let Relais in${code}: mails wait`);
  }
}
