import { findSecurity, type Security } from '#modules/access/server/index.ts';
import { isAdministrator, listMembers, listTeams, ownWords } from '#modules/organisations/server/index.ts';
import { brusselsClock } from '#kernel/brusselsClock.ts';
import { waitingFor } from '../../../workplace/todo.ts';
import type { PageServerLoad } from './$types.js';

/** What waits for whoever is signed in; as long as she was not let in, the words to be recognised by. */
export const load: PageServerLoad = async ({ locals }) => {
  const { tx, worker, keyring, shell, now } = locals;
  if (shell.state !== 'active') return { words: await ownWords(tx, worker), inside: null };
  const security: Security = await findSecurity(tx, worker);
  const members = await listMembers(tx, keyring);
  const teams = await listTeams(tx, keyring, brusselsClock(now).day);
  const runs = await isAdministrator(tx, { worker, keyring });
  return {
    words: [],
    inside: {
      now,
      name: shell.name ?? '',
      todos: waitingFor({ security, members, teams, runs }),
      members: members.filter(({ state }) => state === 'active').length,
      teams: teams.filter(({ kind }) => kind === 'team').length,
      mayInvite: runs,
    },
  };
};
