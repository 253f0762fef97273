import { argon2, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { DOOR, INSIDE, signInAs, type House } from './workplaceHouse.ts';
import { median, ms, percentile, type Row } from './table.ts';

const ALONE = 40;
const GUESSES = 100;
const WARM = 3;
const BUDGET = { alone: 600, apart: 10 };
/** The tries of an hour are counted for each address, wherever they come from. */
const BEFORE_TOO_MANY = 30;

/** Signing in, one person at a time, beside the bare hash of her pass-phrase. */
export async function signInAlone({ address, director }: House): Promise<Row> {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let n = 0; n < WARM + ALONE; n += 1) {
    const { location, took } = await signInAs(address, director);
    if (location !== INSIDE) throw new Error('nobody signed in');
    const hash = await bareHash();
    if (n < WARM) continue;
    ours.push(took);
    bare.push(hash);
  }
  const p95 = percentile(ours, 0.95);
  return {
    what: `signing in, over HTTP, ${ALONE} times in turn`,
    measured: `p50 ${ms(median(ours))}, p95 ${ms(p95)}`,
    budget: `p95 ≤ ${BUDGET.alone} ms`,
    ok: p95 <= BUDGET.alone,
    beside: `Argon2id alone, 64 MiB, 3 passes: p50 ${ms(median(bare))}, p95 ${ms(percentile(bare, 0.95))}`,
  };
}

function bareHash(): Promise<number> {
  const began = performance.now();
  const costs = { memory: 64 * 1024, passes: 3, parallelism: 1, tagLength: 32 };
  const asked = { message: Buffer.from('six mots inventés'), nonce: randomBytes(16), ...costs };
  return new Promise((resolve, reject) =>
    argon2('argon2id', asked, (error) => (error ? reject(error) : resolve(performance.now() - began))),
  );
}

/** A wrong pass-phrase for an address that is known, and for one as long that nobody has. */
export async function knownAndUnknown({ address, network, director }: House): Promise<Row> {
  const passphrase = 'une phrase devinée au hasard';
  const unknown = `x${director.mail.slice(1)}`;
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  for (let n = 0; n < WARM + GUESSES; n += 1) {
    if (n % BEFORE_TOO_MANY === 0) await sql`delete from sec.attempt`.execute(network.owner);
    const tries = [
      { to: times.known, mail: director.mail },
      { to: times.unknown, mail: unknown },
    ];
    for (const { to, mail } of n % 2 === 0 ? tries : tries.toReversed()) {
      const { location, took } = await signInAs(address, { mail, passphrase });
      if (location !== DOOR) throw new Error('somebody guessed');
      if (n >= WARM) to.push(took);
    }
  }
  const [known, nobody] = [median(times.known), median(times.unknown)];
  const apart = Math.abs(known - nobody);
  return {
    what: `a wrong pass-phrase for a known address and for an unknown one, ${GUESSES} each in turn`,
    measured: `medians ${ms(known)} and ${ms(nobody)}, ${ms(apart)} apart`,
    budget: `< ${BUDGET.apart} ms`,
    ok: apart < BUDGET.apart,
  };
}
