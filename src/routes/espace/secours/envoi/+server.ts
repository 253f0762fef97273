import { signInWithRecovery } from '#modules/access/server/index.ts';
import { staffDatabase } from '#platform/database.ts';
import { atEntry, networkOf } from '../../../../workplace/door.server.ts';

/** Who came in by the printed code chooses a new pass-phrase first. */
export const POST = atEntry(async (event, { fields }) => {
  const code = fields.get('recovery') ?? '';
  fields.delete('recovery');
  const entered = await signInWithRecovery(staffDatabase(), {
    mail: fields.get('who') ?? '',
    code,
    network: networkOf(event),
  });
  if (entered.ok) return { ok: true, token: entered.token, to: '/espace/compte/phrase' };
  return { ok: false, problems: [{ field: 'who', code: entered.refusal }] };
});
