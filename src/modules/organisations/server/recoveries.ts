import { sql, type Transaction } from 'kysely';
import { listAudit, record } from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import { listRecoveries, type RecoveryRequest } from './custodians.ts';
import { isAdministrator, type Acting } from './joining.ts';
import { presentSet } from './recoverySet.ts';

type Tx = Transaction<unknown>;

export type Custodians = {
  readonly since: string;
  /** How many of them together give somebody her teams back. */
  readonly threshold: number;
  readonly accounts: readonly string[];
};

/**
 * Who holds a share of the recovery key of this house; null when none was split. `refused`: the house did not sign the
 * set as the database shows it.
 */
export async function findCustodians(tx: Tx, { keyring }: Acting): Promise<Custodians | 'refused' | null> {
  const present = await presentSet(tx, keyring.root);
  if (typeof present === 'string') return present === 'none' ? null : present;
  const { rows } = await sql<Custodians>`
    select s.made_on as since, s.threshold, (select json_agg(h.account_id order by h.account_id)
      from recovery_share h where h.generation = s.generation) as accounts
    from recovery_set s where s.generation = ${present.generation}`.execute(tx);
  return rows[0] ?? null;
}

export type Recovery = RecoveryRequest & {
  /** Custodians who agreed, as the journal has them: what they gave is not for colleagues to read. */
  readonly approvedBy: readonly string[];
};

/** More acts than that on one account since she asked are not looked through. */
const ACTS_LOOKED_AT = 200;

/** Every recovery in progress, with who agreed: everybody of the house may see it coming. */
export async function followRecoveries(tx: Tx, { worker }: Acting): Promise<readonly Recovery[]> {
  const followed: Recovery[] = [];
  for (const request of await listRecoveries(tx, worker)) {
    const acts = await listAudit(tx, { object: request.account, limit: ACTS_LOOKED_AT });
    const asked = acts.findIndex(({ action }) => action === 'recoveryAsked');
    const since = acts.slice(0, asked === -1 ? acts.length : asked);
    const approving = since.filter(({ action }) => action === 'recoveryApproved');
    followed.push({ ...request, approvedBy: [...new Set(approving.map(({ actor }) => actor))] });
  }
  return followed;
}

/** Ends a recovery before it gives anything back: for who asked, and for who runs the house. */
export async function stopRecovery(
  tx: Tx,
  acting: Acting,
  request: string,
): Promise<Outcome<object, OrganisationRefusal>> {
  const asked = (await listRecoveries(tx, acting.worker)).find(({ id }) => id === request);
  if (!asked) return no('notFound');
  const isHers = asked.account === acting.worker.account;
  if (!isHers && !(await isAdministrator(tx, acting))) return no('notHolder');
  await sql`delete from recovery_request where id = ${request}`.execute(tx);
  await record(tx, { action: 'recoveryStopped', kind: 'account', object: asked.account });
  return { ok: true };
}
