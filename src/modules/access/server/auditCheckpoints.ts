import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { secretOf } from '#platform/postgres/folders.ts';
import { checkpointLine, type Checkpoint } from '../domain/auditChain.ts';

/** Signs how far each chain went, into a file beside the database: whoever rewrites the database cannot rewrite both. */
export type Notary = {
  /** One JSON line a checkpoint. To be copied to another machine. */
  readonly file: string;
  readonly publicKey: KeyObject;
  sign(line: string): Buffer;
};

export type SignedCheckpoint = Checkpoint & { readonly signature: string };

/** The server's own notary, whose key is made at the first use and stays in the data folder. */
export function notaryOf(data: string): Notary {
  const seed = createHash('sha256')
    .update(`relais notary|${secretOf(data, 'notary')}`)
    .digest();
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = createPrivateKey({ key: Buffer.concat([head, seed]), format: 'der', type: 'pkcs8' });
  seed.fill(0);
  return {
    file: join(data, 'checkpoints.jsonl'),
    publicKey: createPublicKey(key),
    sign: (line) => sign(null, Buffer.from(line), key),
  };
}

export function isSigned(publicKey: KeyObject, { signature, ...checkpoint }: SignedCheckpoint): boolean {
  return verify(null, Buffer.from(checkpointLine(checkpoint)), publicKey, Buffer.from(signature, 'hex'));
}

type Head = { readonly organisation: string; readonly seq: string; readonly hash: Buffer };

/**
 * Signs every chain that has grown since it was last signed: each organisation's audit, and the network's keys. Every
 * hour, or sooner; what was written since the last time is what nobody could prove. `db` is the jobs' login.
 */
export async function signCheckpoints(db: Kysely<unknown>, notary: Notary, now: Date): Promise<number> {
  const before = await readCheckpoints(notary.file);
  const signed = new Map<string, number>();
  for (const { organisation, seq } of before) signed.set(organisation, seq);
  const grown = (await heads(db)).filter(
    ({ organisation, seq }) => Number(seq) > (signed.get(organisation) ?? 0),
  );
  const at = after(before, now);
  const lines = grown.map((head) => signedLine(notary, { ...placeOf(head), at }));
  await append(notary.file, lines);
  for (const { organisation, seq, hash, signature } of lines) {
    if (organisation === '') continue;
    await sql`select sec.keep_checkpoint(${organisation}, ${seq}, ${Buffer.from(hash, 'hex')},
      ${Buffer.from(signature, 'hex')})`.execute(db);
  }
  return lines.length;
}

/**
 * Signs that every chain was set back to where it stands in a backup of this day, before the restore adds to it; a
 * chain that began after the backup was set back to nothing. Written down by `keepCheckpoints`.
 */
export async function signRestored(
  owner: Kysely<unknown>,
  notary: Notary,
  { backupOf, now }: { readonly backupOf: string; readonly now: Date },
): Promise<readonly SignedCheckpoint[]> {
  const before = await readCheckpoints(notary.file);
  const { rows } = await sql<Head>`
    select o.id::text as organisation, coalesce(h.seq, 0) as seq, coalesce(h.hash, sha256('')) as hash
    from organisation o left join audit_head h on h.organisation_id = o.id
    union all (select '', seq, hash from key_log order by seq desc limit 1)`.execute(owner);
  const there = new Set(rows.map(({ organisation }) => organisation));
  const gone = new Set(before.map(({ organisation }) => organisation).filter((chain) => !there.has(chain)));
  const nothing = { seq: '0', hash: createHash('sha256').digest() };
  const at = after(before, now);
  return [...rows, ...[...gone].map((organisation) => ({ organisation, ...nothing }))].map((head) =>
    signedLine(notary, { ...placeOf(head), at, restored: backupOf }),
  );
}

/** On disk when it answers. */
export async function keepCheckpoints({ file }: Notary, lines: readonly SignedCheckpoint[]): Promise<void> {
  await append(file, lines);
}

function placeOf({ organisation, seq, hash }: Head): Omit<Checkpoint, 'at'> {
  const chain = organisation === '' ? 'keys' : 'audit';
  return { chain, organisation, seq: Number(seq), hash: hash.toString('hex') };
}

function signedLine(notary: Notary, checkpoint: Checkpoint): SignedCheckpoint {
  return { ...checkpoint, signature: notary.sign(checkpointLine(checkpoint)).toString('hex') };
}

/** Later than all that was signed, whatever the clock says: their order tells what a restore set back. */
function after(before: readonly SignedCheckpoint[], now: Date): string {
  const last = Math.max(0, ...before.slice(-1).map(({ at }) => Date.parse(at)));
  return new Date(Math.max(now.getTime(), last + 1)).toISOString();
}

async function heads(db: Kysely<unknown>): Promise<readonly Head[]> {
  const { rows } = await sql<Head>`
    select organisation_id::text as organisation, seq, hash from sec.audit_heads()
    union all select '', seq, hash from sec.key_log_head()`.execute(db);
  return rows;
}

const LINE =
  /^\{"chain":"(audit|keys)","organisation":"[0-9a-f-]{0,36}","seq":\d{1,15},"hash":"[0-9a-f]{64}","at":"[^"]{24}"(,"restored":"\d{4}-\d\d-\d\d")?,"signature":"[0-9a-f]{128}"\}$/;

/** What was signed so far. A last line that a power failure cut is left out; any other that is none is refused. */
export async function readCheckpoints(file: string): Promise<readonly SignedCheckpoint[]> {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n');
  lines.pop();
  const wrong = lines.findIndex((line) => !LINE.test(line));
  if (wrong >= 0) throw new Error(`line ${wrong + 1} of the checkpoints is no checkpoint`);
  return lines.map((line): SignedCheckpoint => JSON.parse(line));
}

/** On disk when it answers; a line that was cut is written over. */
async function append(file: string, added: readonly SignedCheckpoint[]): Promise<void> {
  if (added.length === 0) return;
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  const whole = Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1));
  const handle = await open(file, existsSync(file) ? 'r+' : 'w', 0o600);
  try {
    await handle.truncate(whole);
    await handle.write(added.map((line) => `${lineOf(line)}\n`).join(''), whole);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function lineOf({ chain, organisation, seq, hash, at, restored, signature }: SignedCheckpoint): string {
  return JSON.stringify({ chain, organisation, seq, hash, at, restored, signature });
}
