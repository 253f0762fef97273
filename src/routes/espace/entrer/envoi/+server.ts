import { signIn } from '#modules/access/server/index.ts';
import { staffDatabase } from '#platform/database.ts';
import { atEntry, networkOf } from '../../../../workplace/door.server.ts';
import { signedAtTheDoor } from '../../../../workplace/passkeys.server.ts';

export const POST = atEntry(async (event, form) => {
  const { fields } = form;
  const entered = await signIn(staffDatabase(), {
    mail: fields.get('who') ?? '',
    passphrase: form.secret('pass'),
    code: fields.get('code') ?? '',
    passkey: await signedAtTheDoor(event, fields),
    network: networkOf(event),
    now: event.locals.now,
  });
  fields.delete('code');
  if (entered.ok) return { ok: true, token: entered.token, to: null };
  return { ok: false, problems: [{ field: 'who', code: entered.refusal }] };
});
