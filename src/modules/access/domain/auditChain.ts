/** One act, as the audit keeps it. Codes, ids and whole hours: nothing here says what was read or written. */
export type AuditEntry = {
  readonly organisation: string;
  readonly seq: number;
  /** `2026-11-22T13:00:00Z`. */
  readonly hour: string;
  readonly actor: string;
  readonly action: string;
  readonly kind: string;
  readonly object: string;
  /** Fingerprint of the sealed reason, in hexadecimal; empty without one. */
  readonly reason: string;
};

/** One public key, as the network's chain keeps it; bytes in hexadecimal. */
export type PublishedKey = {
  readonly day: string;
  readonly generation: number;
  readonly kind: string;
  readonly organisation: string;
  readonly seal: string;
  readonly seq: number;
  readonly sign: string;
  readonly signature: string;
  readonly subject: string;
};

/** What the server signs, now and then, about a chain: how far it went, and what it looked like there. */
export type Checkpoint = {
  readonly chain: 'audit' | 'keys';
  /** Empty for the chain of keys, which is the whole network's. */
  readonly organisation: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  /** The day of the backup from which the chain was set back to here: what was signed beyond it is not in it any more. */
  readonly restored?: string;
};

/** What a restore writes in the audit of each organisation it brought back: its people see that it happened. */
export const RESTORED = 'restored';

/** Nobody signed in did it: the operator, or a day that came. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A chain that was set back on purpose, as the server signed when it happened. */
export type SetBack = Pick<Checkpoint, 'chain' | 'organisation' | 'seq' | 'at'> & {
  /** The day of the backup. */
  readonly restored: string;
};

/**
 * What was done to a chain. `edited`: the row does not give its own fingerprint. `missing`: a number of the chain is
 * not there. `broken`: it does not follow the one before. `rewritten`: it follows, and is not what was signed.
 * `truncated`: it ends before what was signed, or not where its head says. `unsigned`: the server never signed that.
 * `unsaid`: a restore was signed, and the entry that tells the organisation is not there.
 */
export type ChainProblem = {
  readonly chain: Checkpoint['chain'];
  readonly organisation: string;
  readonly seq: number;
  readonly problem: 'edited' | 'missing' | 'broken' | 'rewritten' | 'truncated' | 'unsigned' | 'unsaid';
};

/** The text a fingerprint is made of, byte for byte what `sec.record` writes (RFC 8785: keys in order, no space). */
export function auditLine({
  action,
  actor,
  hour,
  kind,
  object,
  organisation,
  reason,
  seq,
}: AuditEntry): string {
  return JSON.stringify({ action, actor, hour, kind, object, organisation, reason, seq });
}

/** The same for `sec.publish_key`. */
export function keyLine(key: PublishedKey): string {
  const { day, generation, kind, organisation, seal, seq, sign, signature, subject } = key;
  return JSON.stringify({ day, generation, kind, organisation, seal, seq, sign, signature, subject });
}

/** What is signed of a checkpoint. One that says a restore begins otherwise: neither passes for the other. */
export function checkpointLine({ at, chain, hash, organisation, seq, restored }: Checkpoint): string {
  const said = { at, chain, hash, organisation, seq };
  if (restored === undefined) return `relais checkpoint ${JSON.stringify(said)}`;
  return `relais restored ${JSON.stringify({ ...said, restored })}`;
}
