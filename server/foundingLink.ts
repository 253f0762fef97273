import { sql, type Kysely } from 'kysely';
import { invitationId, newToken } from '../src/modules/access/server/index.ts';

/**
 * A link with which one organisation can be founded, once, within seven days. Only the owner of the schema can make
 * one; it says nothing of who will use it. The address is `/espace/lien/` followed by it.
 */
export async function newFoundingLink(owner: Kysely<unknown>): Promise<string> {
  const link = newToken();
  await sql`insert into sec.invitation (id, purpose, expires_at)
    values (${invitationId(link)}, 'found', now() + interval '7 days')`.execute(owner);
  return link;
}
