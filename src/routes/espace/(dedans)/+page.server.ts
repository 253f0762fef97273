import { findSecurity } from '#modules/access/server/index.ts';
import { listAcquaintances, ownWords } from '#modules/organisations/server/index.ts';
import { brusselsClock } from '#kernel/brusselsClock.ts';
import { recoveriesOf } from '../../../workplace/recoveries.server.ts';
import { accreditationsOf, agreementsOf } from '../../../workplace/settings.server.ts';
import { waitingFor } from '../../../workplace/todo.ts';
import type { PageServerLoad } from './$types.js';

/** What waits for whoever is signed in; as long as she was not let in, the words to be recognised by. */
export const load: PageServerLoad = async ({ locals }) => {
  const { tx, worker, shell, now } = locals;
  if (shell.state !== 'active') return { words: await ownWords(tx, worker), inside: null };
  const house = await recoveriesOf(locals);
  const others = await listAcquaintances(tx, worker);
  const todos = waitingFor({
    ...house,
    security: await findSecurity(tx, worker),
    accreditations: await accreditationsOf(locals),
    agreements: await agreementsOf(locals),
    changed: others.flatMap(({ name, state }) => (state === 'changed' ? [name] : [])),
    now,
    today: brusselsClock(now).day,
  });
  return {
    words: [],
    inside: {
      now,
      name: shell.name ?? '',
      todos,
      members: house.members.filter(({ state }) => state === 'active').length,
      teams: house.teams.filter(({ kind }) => kind === 'team').length,
      mayInvite: house.runs,
    },
  };
};
