import { wordsIn } from '#kernel/folding.ts';
import { paths } from '#modules/directory/index.ts';
import type { Member, Team } from '#modules/organisations/server/index.ts';
import { knowledge } from '../../../../knowledge.server.ts';
import { told } from '../../../../workplace/acts.server.ts';
import { houseOf } from '../../../../workplace/house.server.ts';
import { peekNote } from '../../../../workplace/notes.server.ts';
import type { PageServerLoad } from './$types.js';

const SERVICES = 12;

/** Searches among what she may see, no further: her house, and the directory that is open to all. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { tx, worker, locale, shell } = locals;
  const note = await peekNote(tx, worker, { page: url.pathname, use: 'answer' });
  const asked = note ? (told(note).fields['q']?.[0] ?? '') : '';
  const words = wordsIn(asked);
  if (words.length === 0) return { asked, members: [], teams: [], services: [] };
  const { members, teams } = shell.state === 'active' ? await houseOf(locals) : { members: [], teams: [] };
  return {
    asked,
    members: members.filter((member) => matches(words, textOf(member))),
    teams: teams.filter(({ label }: Team) => matches(words, label ?? '')),
    services: knowledge()
      .search({ q: asked, limit: SERVICES })
      .items.map(({ service }) => ({ name: service.name, href: paths.service(locale, service.id) })),
  };
};

function textOf({ profile }: Member): string {
  return profile ? `${profile.name} ${profile.duty} ${profile.mail}` : '';
}

/** Every word asked begins a word of the text. */
function matches(asked: readonly string[], text: string): boolean {
  const held = wordsIn(text);
  return asked.every((word) => held.some((one) => one.startsWith(word)));
}
