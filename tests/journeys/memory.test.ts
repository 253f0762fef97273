import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asWorker, openKeyring } from '../../src/modules/access/server/index.ts';
import { sessionKeys } from '../../src/modules/access/server/token.ts';
import { sessionAbout } from '../../src/modules/access/server/worker.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { derive, unwrap } from '../../src/sealing/index.ts';
import { copyOf } from '../../src/sealing/wrap.ts';
import { demoPeople, openPage, sendForm, signInDemo } from '../support/demoPeople.ts';
import { newFolder } from '../support/folder.ts';
import { copiesIn } from '../support/processMemory.ts';
import { startRelais, type Running } from '../support/relais.ts';
import { ownerOf, staffOf } from '../support/workplace.ts';

const WHO = 'dominique@aide-victimes.modele.example';
const PAGES = ['', '/compte', '/organisation', '/organisation/acces', '/journal', '/chercher'];

type Secrets = Readonly<Record<string, Buffer>>;
let relais: Running;
let staff: Kysely<unknown>;
let owner: string;
let phrase: string;

beforeAll(async () => {
  const RELAIS_DATA = newFolder();
  // Who founds the network holds its keys a moment: one process does that, another one serves and is looked into.
  const founder = await startRelais({ RELAIS_DEMO: 'yes', RELAIS_LOG: 'silent', RELAIS_DATA });
  ({ phrase } = demoPeople(RELAIS_DATA));
  await founder.stop();
  relais = await startRelais({ RELAIS_LOG: 'silent', RELAIS_DATA });
  owner = ownerOf(RELAIS_DATA);
  staff = openDatabase(staffOf(RELAIS_DATA, owner));
}, 240_000);
afterAll(async () => {
  await staff?.destroy();
  await relais?.stop();
});

/** What her token leads to, worked out here and never there: her seed, what is made of it, the keys she was granted. */
async function secretsOf(token: string): Promise<Secrets> {
  const keys = sessionKeys(token);
  if (!keys) throw new Error('no token');
  return await staff.transaction().execute(async (tx) => {
    const { rows } = await sql<{ seed_wrapped: Buffer }>`
      select seed_wrapped from sec.enter(${keys.id}, ${keys.secret})`.execute(tx);
    const seed = unwrap(keys.wrapping, rows[0]?.seed_wrapped ?? Buffer.alloc(0), sessionAbout(keys.id));
    if (!seed) throw new Error('the session does not open');
    const teams = await asWorker(tx, token, async (worker) => {
      const keyring = await openKeyring(tx, worker);
      return keyring.teams.flatMap((team) => keyring.of(team)?.key ?? []).map((key) => copyOf(key));
    });
    const team = Object.fromEntries((teams ?? []).map((bytes, index) => [`team key ${index}`, bytes]));
    return { seed: copyOf(seed), own: copyOf(derive(seed, 'own')), wrapping: copyOf(keys.wrapping), ...team };
  });
}

/** How often each is found while a request waits in the middle of its work, for a table that somebody else holds: one that is read when her keys are open. */
async function copiesWhile(table: string, asks: () => Promise<Response>, secrets: Secrets) {
  const holder = new pg.Client({ connectionString: owner });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(`lock table ${table} in access exclusive mode`);
    const answered = asks();
    const waits = async () => {
      const { rows } = await holder.query('select from pg_locks where not granted');
      return rows.length;
    };
    await expect.poll(waits, { timeout: 20_000, interval: 20 }).toBeGreaterThan(0);
    const counts = copiesIn(relais.process.pid ?? 0, secrets);
    await holder.query('rollback');
    return { counts, status: (await answered).status };
  } finally {
    await holder.end();
  }
}

const signIn = () => signInDemo(relais.address, WHO, phrase);

describe('what the memory of the running process holds', () => {
  it('of her keys: in the middle of a request, all; when she has signed out, nothing', async () => {
    const token = await signIn();
    const secrets = await secretsOf(token);
    expect(Object.keys(secrets).length).toBeGreaterThan(4);
    for (const page of PAGES)
      expect((await openPage(`${relais.address}/espace${page}`, token)).status).toBe(203);

    const { seed, ...held } = secrets;
    const asks = () => openPage(`${relais.address}/espace`, token);
    const during = await copiesWhile('recovery_set', asks, held);
    expect(during.status).toBe(203);
    for (const [name, count] of Object.entries(during.counts)) expect(count, name).toBeGreaterThan(0);

    const entering = () =>
      sendForm(`${relais.address}/espace/entrer/envoi`, { who: WHO, pass: phrase, code: '' });
    const entry = await copiesWhile('sec.session', entering, { seed: seed ?? Buffer.alloc(1) });
    expect(entry.counts['seed']).toBeGreaterThan(0);

    await sendForm(`${relais.address}/espace/verrouiller`, {}, token);
    const raw = Buffer.from(token, 'base64url');
    const after = copiesIn(relais.process.pid ?? 0, { ...secrets, token: raw });
    expect(after).toEqual(Object.fromEntries(Object.keys(after).map((name) => [name, 0])));
  });
});
