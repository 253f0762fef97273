import { relyingPartyOf } from '#modules/access/index.ts';
import { waitsAtTheDoor } from '../../../workplace/atTheDoor.server.ts';
import { toldAtDoor } from '../../../workplace/door.server.ts';
import type { PageServerLoad } from './$types.js';

/** The same for everybody who comes by this address: nothing here depends on who has passkeys. */
export const load: PageServerLoad = async (event) => {
  const { fields, problems } = await toldAtDoor(event);
  return {
    mail: fields['who']?.[0] ?? '',
    problem: problems[0]?.code ?? null,
    lateWaiting: await waitsAtTheDoor(event, 'form'),
    passkeysFor: relyingPartyOf(event.url)?.id ?? null,
  };
};
