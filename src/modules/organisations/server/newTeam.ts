import { sql, type Transaction } from 'kysely';
import { grantKey, newTeamKey, record } from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { sealText } from '#sealing/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import type { Side } from '../domain/team.ts';
import { isAdministrator, type Acting } from './joining.ts';
import { findRecipient } from './recipient.ts';
import { everyoneKey, join, labelAbout } from './teams.ts';

export type NewTeam = {
  readonly label: string;
  readonly side: Side;
  /** Its first member, who alone holds its key at the beginning. */
  readonly keeper: string;
};

/**
 * Founds a team and gives its key to one colleague. Who runs the house may found a team on the side where she does not
 * work: the key is made, sealed to its keeper, and forgotten.
 */
export async function newTeam(
  tx: Transaction<unknown>,
  acting: Acting,
  { label, side, keeper }: NewTeam,
): Promise<Outcome<{ readonly team: string }, OrganisationRefusal>> {
  if (!acting.worker.steppedUp) return no('stepUp');
  const everyone = await everyoneKey(tx, acting.keyring);
  if (!everyone || !(await isAdministrator(tx, acting))) return no('notHolder');
  const recipient = await findRecipient(tx, acting.keyring.root, keeper);
  if (!recipient) return no('notFound');
  if (!recipient.holder) return no('notWaiting');
  if (!recipient.mayJoin(side)) return no('otherSide');
  const team = crypto.randomUUID();
  const sealed = sealText(everyone.key, label, labelAbout(team));
  await sql`insert into team (organisation_id, id, kind, side, label, label_epoch)
    values (sec.organisation(), ${team}, 'team', ${side}, ${sealed}, ${everyone.epoch})`.execute(tx);
  const key = await newTeamKey(tx, acting.worker, { team });
  await grantKey(tx, key, recipient.holder);
  key.key.zero();
  await join(tx, { account: keeper, team, side, roles: ['keyHolder'] });
  await record(tx, { action: 'teamFounded', kind: 'team', object: team });
  return { ok: true, team };
}
