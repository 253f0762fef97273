import { sql, type Transaction } from 'kysely';
import {
  houseRoot,
  signAs,
  signersAmong,
  tellRefused,
  type Signed,
  type Worker,
} from '#modules/access/server/index.ts';
import type { Statement } from '#sealing/index.ts';

type Tx = Transaction<unknown>;

/** `changed`: the root key is not the one this organisation pinned when both met. Nothing is sealed to it. */
export type Pinned = { readonly root: Buffer } | 'changed' | 'unknown';

const statementOf = (organisation: string, pinned: string, root: Buffer): Statement => ({
  purpose: 'pinned root',
  organisation,
  pinned,
  root: root.toString('hex'),
});

type Row = Signed & { now: Buffer; first: Buffer | null; pinned: Buffer | null };

/**
 * The root key of another organisation as one's own first met it. The first time it is pinned, when the network's chain
 * shows the same; whoever pins signs. From then on another key, or a pin that no colleague signed, is refused until
 * somebody has compared by telephone and pins it again.
 */
export async function pinnedRoot(tx: Tx, worker: Worker, organisation: string): Promise<Pinned> {
  const { rows } = await sql<Row>`
    select o.root_public_key as now, p.root_public_key as pinned, p.made_by, p.made_with, p.signature,
      (select l.sign_public_key from key_log l where l.organisation_id = o.id and l.kind = 'root'
        and l.subject_id = o.id order by l.generation desc limit 1) as first
    from organisation o
    left join key_pin p on p.organisation_id = sec.organisation() and p.pinned_id = o.id
    where o.id = ${organisation} and o.closed_on is null`.execute(tx);
  const row = rows[0];
  if (!row) return 'unknown';
  const met = { organisation, ...row };
  if (row.pinned === null ? await pin(tx, worker, met) : await isOurs(tx, worker, met))
    return { root: row.now };
  await tellRefused(tx, 'organisation', organisation);
  return 'changed';
}

type Met = Row & { readonly organisation: string };

async function pin(tx: Tx, worker: Worker, { organisation, now, first }: Met): Promise<boolean> {
  if (!first?.equals(now)) return false;
  const signed = await signAs(tx, worker, statementOf(worker.organisation, organisation, now));
  await sql`insert into key_pin (organisation_id, pinned_id, root_public_key, made_by, made_with, signature)
    values (sec.organisation(), ${organisation}, ${now}, ${signed.made_by}, ${signed.made_with},
      ${signed.signature})`.execute(tx);
  return true;
}

async function isOurs(
  tx: Tx,
  worker: Worker,
  { organisation, now, pinned, ...signed }: Met,
): Promise<boolean> {
  if (!pinned?.equals(now)) return false;
  const believes = await signersAmong(tx, await houseRoot(tx, worker), [signed.made_by]);
  return believes(statementOf(worker.organisation, organisation, now), signed);
}
