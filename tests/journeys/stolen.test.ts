import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asWorker } from '../../src/modules/access/server/index.ts';
import { INVENTORY } from '../../src/platform/inventory.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { passwordKeys, type Key } from '../../src/sealing/index.ts';
import {
  asOwner,
  bytesLying,
  keyOf,
  lootOf,
  openAll,
  SEALED_COLUMNS,
  type Loot,
} from '../support/attacker.ts';
import { demoPeople, openPage, sendForm, signInDemo } from '../support/demoPeople.ts';
import { FILES_EACH, workOf } from '../support/demoWork.ts';
import { startRelais, type Running } from '../support/relais.ts';
import { ownerOf, staffOf } from '../support/workplace.ts';

/** What nobody of the invented network did yet: the search of the disk covers it (atRest), or its own tests do. */
const EMPTY = [
  'audit_entry.reason',
  'credential.second_factors',
  'file_person.sealed',
  'recovery_approval.sealed',
  'takeover.plan',
  'takeover_file.sealed',
  'takeover_offer.wrapped',
  'team_epoch.previous_wrapped',
];
/** Of the invented network: two of one house with different rights, two of another on both sides of its wall. */
const NOA = 'noa@aide-victimes.modele.example';
const DOMINIQUE = 'dominique@aide-victimes.modele.example';
const SWAN = 'swan@reseau.modele.example';
const YAEL = 'yael@reseau.modele.example';

let relais: Running;
let staff: Kysely<unknown>;
let owner: string;
let phrase: string;
let loot: readonly Loot[];
const tokens = new Map<string, string>();

beforeAll(async () => {
  relais = await startRelais({ RELAIS_DEMO: 'yes' });
  owner = ownerOf(relais.data);
  process.env['RELAIS_PEPPER_FILE'] = join(relais.data, 'pepper');
  ({ phrase } = demoPeople(relais.data));
  staff = openDatabase(staffOf(relais.data, owner));
  for (const mail of [NOA, DOMINIQUE, SWAN, YAEL])
    tokens.set(mail, await signInDemo(relais.address, mail, phrase));
  await work(DOMINIQUE, 'Accompagnement');
  await work(SWAN, 'Victimes');
  await work(YAEL, 'Auteurs');
  loot = await lootOf(owner);
}, 240_000);
afterAll(async () => {
  await staff?.destroy();
  await relais?.stop();
});

async function work(mail: string, note: string): Promise<void> {
  const token = tokens.get(mail) ?? '';
  await sendForm(`${relais.address}/espace/brouillon`, { page: '/espace/essai', note }, token);
  await workOf(staff, token, note);
}

/** Everything that lies on the disk or in the settings, made a key in each way somebody might think of. */
async function keysLying(): Promise<readonly Key[]> {
  const { data } = relais;
  const files = readdirSync(data)
    .filter((name) => name !== 'comptes-essai.txt' && statSync(join(data, name)).isFile())
    .map((name) => readFileSync(join(data, name)));
  const settings = readFileSync(`/proc/${relais.process.pid}/environ`, 'utf8').split('\0');
  const texts = [...settings, ...settings.map((one) => one.slice(one.indexOf('=') + 1))].map((text) =>
    Buffer.from(text),
  );
  const made = [...files, ...texts].flatMap((bytes) => [
    bytes.subarray(0, 32),
    Buffer.from(bytes.toString('latin1').trim(), 'base64url'),
    Buffer.from(bytes.toString('latin1').trim(), 'hex'),
    createHash('sha256').update(bytes).digest(),
  ]);
  return [...made, ...(await bytesLying(owner))].flatMap((bytes) => keyOf(bytes) ?? []);
}

describe('whoever stole the database, the disk, the settings and the pepper', () => {
  it('has every sealed column of the inventory in hand, nearly all of them filled', () => {
    const listed = Object.entries(INVENTORY).flatMap(([table, columns]) =>
      Object.entries(columns).flatMap(([column, held]) =>
        held === 'sealed' || held === 'wrapped' ? [`${table.replace(/^\w+\./, '')}.${column}`] : [],
      ),
    );
    // What waits at the door opens with a cookie and a secret in memory: the search of the disk covers it.
    expect(SEALED_COLUMNS.toSorted()).toEqual(listed.filter((one) => one !== 'draft.sealed').toSorted());
    const filled = new Set(loot.map(({ column }) => column));
    const empty = SEALED_COLUMNS.filter((column) => !filled.has(column));
    expect(empty.toSorted()).toEqual(EMPTY);
    expect(loot.length).toBeGreaterThan(150);
  });

  it('opens nothing: every key that lies about, through every door of sealing, on every sealed value', async () => {
    const keys = await keysLying();

    expect(keys.length).toBeGreaterThan(200);
    expect([...openAll(loot, keys)]).toEqual([]);
  });

  it('with the pass-phrase of one person, the same script does open: it knows every door', async () => {
    const opened = columnsOf(openAll(loot, [await wrappingKeyOf(DOMINIQUE)]));

    for (const column of [
      'credential.seed_by_password',
      'account.profile',
      'team.label',
      'file_record.sealed',
    ])
      expect(opened.get(column), column).toBeGreaterThan(0);
    for (const column of ['root_key.wrapped', 'intake_key.wrapped', 'sealed_draft.sealed', 'agreement.terms'])
      expect(opened.get(column), column).toBeGreaterThan(0);
  });
});

/** What her pass-phrase gives, with the salt that lies beside it; which row is hers shows by trying. */
async function wrappingKeyOf(mail: string): Promise<Key> {
  const account = await accountOf(mail);
  const [row] = await asOwner(owner, async (client) => {
    const found = await client.query<{ salt: Buffer }>(
      'select salt from sec.credential where account_id = $1',
      [account],
    );
    return found.rows;
  });
  const hash = { salt: row?.salt ?? Buffer.alloc(0), memoryKiB: 65_536, passes: 3, lanes: 1 };
  const keys = await passwordKeys(Buffer.from(phrase), hash);
  if (keys === 'busy') throw new Error('busy');
  return keys.wrapping;
}

async function accountOf(mail: string): Promise<string> {
  const account = await staff
    .transaction()
    .execute((tx) => asWorker(tx, tokens.get(mail) ?? '', ({ account }) => Promise.resolve(account)));
  return account ?? '';
}

function columnsOf(opened: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of opened) {
    const [column = ''] = one.split(' ');
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return counts;
}

/** What one person was granted, as the rows say it: by column, how many. */
async function grantedTo(account: string): Promise<ReadonlyMap<string, number>> {
  const held = `(select k.team_id from team_key k join team t on t.id = k.team_id and t.epoch = k.epoch
    where k.account_id = $1)`;
  const house = `organisation_id = (select organisation_id from account where id = $1)`;
  const counts = await asOwner(owner, async (client) => {
    const { rows } = await client.query<Record<string, number>>(
      `select 1 as "session.seed_wrapped",
        (select count(*)::int from team_key where account_id = $1) as "team_key.sealed",
        (select count(*)::int from account where ${house}) as "account.profile",
        (select count(*)::int from team where ${house} and label is not null) as "team.label",
        (select count(*)::int from agreement where ${house}) as "agreement.terms",
        (select count(*)::int from root_key where team_id in ${held}) as "root_key.wrapped",
        (select count(*)::int from intake_key where team_id in ${held}) as "intake_key.wrapped",
        (select count(*)::int from file_key where team_id in ${held}) as "file_key.wrapped",
        (select count(*)::int from file_record r join file f on f.id = r.file_id
          where f.team_id in ${held}) as "file_record.sealed",
        (select count(*)::int from recovery_share where account_id = $1) as "recovery_share.sealed",
        (select count(*)::int from sealed_draft where account_id = $1) as "sealed_draft.sealed"`,
      [account],
    );
    return rows[0] ?? {};
  });
  return new Map(Object.entries(counts).filter(([, count]) => count > 0));
}

describe('whoever also stole the cookie of one person who is signed in', () => {
  it.each([NOA, DOMINIQUE, SWAN, YAEL])(
    'opens what %s was granted, counted, and not one value more',
    async (mail) => {
      const account = await accountOf(mail);
      const cookie = keyOf(Buffer.from(tokens.get(mail) ?? '', 'base64url'));

      const opened = columnsOf(openAll(loot, cookie ? [cookie] : []));

      expect(Object.fromEntries(opened)).toEqual(Object.fromEntries(await grantedTo(account)));
      expect(opened.get('account.profile')).toBeGreaterThan(1);
    },
  );

  it('who stands on one side of the wall of her house opens no file of the other', async () => {
    const filesOf = async (mail: string) =>
      [...openAll(loot, [await wrappingKeyOf(mail)])].filter((one) => /^(file|intake)_/.test(one));
    const [ofYael, ofSwan] = [await filesOf(YAEL), await filesOf(SWAN)];

    expect(ofYael.length).toBe(2 * FILES_EACH);
    expect(ofSwan.length).toBeGreaterThanOrEqual(2 * FILES_EACH);
    expect(ofYael.filter((one) => ofSwan.includes(one))).toEqual([]);
  });
});

describe('a value of the database is no cookie', () => {
  it('a hundred of them, each as it is written: signed out each time; the real cookie is not', async () => {
    const sessions = await asOwner(owner, async (client) => {
      const { rows } = await client.query<{ id: Buffer; db_id: Buffer; seed: Buffer }>(
        'select id, db_id, substr(seed_wrapped, 14, 32) as seed from sec.session',
      );
      return rows.flatMap(({ id, db_id, seed }) => [id, db_id, seed]);
    });
    const values = [...sessions, ...(await bytesLying(owner))].slice(0, 100);
    expect(values).toHaveLength(100);

    const home = `${relais.address}/espace`;
    for (const bytes of values) {
      for (const cookie of [bytes.toString('base64url'), bytes.toString('hex')]) {
        const answer = await openPage(home, cookie);
        expect([answer.status, answer.headers.get('location')]).toEqual([303, '/espace/entrer']);
      }
    }
    expect((await openPage(home, tokens.get(NOA) ?? '')).status).toBe(203);
  });
});
