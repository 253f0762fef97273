import { sql } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { accountStatement, keepRecord, newFile } from '#modules/access/server/index.ts';
import {
  Identity,
  Key,
  openFor,
  openKeyFor,
  sealKeyTo,
  tag,
  unwrap,
  wrap,
  type About,
} from '#sealing/index.ts';
import { Network, type Person } from '../../../../tests/support/network.ts';
import {
  appointCustodians,
  approveRecovery,
  askRecovery,
  grantTeam,
  keepRecoverable,
  listIntakeKeys,
  newIntakeKey,
  newTeam,
  pinnedRoot,
  putOut,
  revokeTeam,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const { owner } = network;
afterAll(() => network.close());

/** Of somebody who writes in the database whatever he wants: pairs and keys of his own. */
const intruder = Identity.fromSeed(Key.random());
const rootSeed = Key.random();
const intruderRoot = Identity.fromSeed(rootSeed);
const plantedKey = Key.random();
const planted = intruder.publicKeys;

type House = {
  readonly organisation: string;
  readonly head: Person;
  readonly stays: Person;
  readonly leaves: Person;
  readonly team: string;
};

async function newHouse(): Promise<House> {
  const head = await network.found('Maison Plantée');
  const [stays, leaves] = [await network.colleague(head), await network.colleague(head)];
  const founded = await network.as(head, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Équipe', side: 'victims', keeper: head.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  const { team } = founded;
  for (const { account } of [stays, leaves])
    await network.as(head, ({ tx, ...acting }) => grantTeam(tx, acting, { account, team, roles: [] }));
  return { organisation: head.organisation, head, stays, leaves, team };
}

const appoint = ({ head, stays, leaves }: House, custodians = [head, stays, leaves]) =>
  network.as(head, ({ tx, ...acting }) =>
    appointCustodians(
      tx,
      acting,
      custodians.map(({ account }) => account),
    ),
  );

/** Everything that closes something with a key which the database gave. What is refused is refused. */
async function everyAct(house: House): Promise<void> {
  const { head, stays, leaves, team } = house;
  const acts: (() => Promise<unknown>)[] = [
    () => network.as(stays, ({ tx, keyring }) => keepRecoverable(tx, keyring)),
    () => network.as(head, ({ tx, keyring }) => keepRecoverable(tx, keyring)),
    () => network.as(head, ({ tx, ...acting }) => newIntakeKey(tx, acting, team)),
    () =>
      network.as(head, async ({ tx, keyring }) => {
        const made = await newFile(tx, keyring, { team, eraseOn: '2031-01-01' });
        if (made.ok) await keepRecord(tx, made.file, { kind: 'note', content: Buffer.from('note inventée') });
      }),
    () =>
      network.as(head, ({ tx, ...acting }) =>
        newTeam(tx, acting, { label: 'Deux', side: 'victims', keeper: stays.account }),
      ),
    () =>
      network.as(head, ({ tx, ...acting }) =>
        grantTeam(tx, acting, { account: stays.account, team, roles: ['reader'] }),
      ),
    async () => {
      const asked = await network.as(stays, ({ tx, worker }) => askRecovery(tx, worker));
      if (asked.ok) await network.as(head, ({ tx, worker }) => approveRecovery(tx, worker, asked.request));
    },
    () => network.as(head, ({ tx, ...acting }) => revokeTeam(tx, acting, { account: leaves.account, team })),
    () => network.as(head, ({ tx, ...acting }) => putOut(tx, acting, leaves.account)),
    () => network.as(head, ({ tx, keyring }) => keepRecoverable(tx, keyring)),
    () => network.colleague(head),
    () => appoint(house, [head, stays]),
  ];
  for (const act of acts) await act().catch(() => undefined);
}

type Sealed = { table: string; row: string; sealed: Buffer };
const aboutOf = ({ table, row }: Sealed, column = 'sealed', origin = 'relais'): About => ({
  ...{ table, column, row, origin },
});

/** What the intruder opens: sealed to his pair, or under his key. */
async function received({ organisation }: House): Promise<readonly string[]> {
  const { rows: toHim } = await sql<Sealed>`
    select 'team_key' as table, team_id || ':' || epoch || ':' || account_id as row, sealed from team_key
      where organisation_id = ${organisation}
    union all select 'recovery_team_key', generation || ':' || team_id || ':' || epoch, sealed
      from recovery_team_key where organisation_id = ${organisation}
    union all select 'recovery_share', generation || ':' || account_id, sealed from recovery_share
      where organisation_id = ${organisation}
    union all select 'recovery_approval', request_id || ':' || account_id, sealed from recovery_approval
      where organisation_id = ${organisation}`.execute(owner);
  const { rows: underHis } = await sql<Sealed>`
    select 'team_epoch' as table, team_id || ':' || epoch as row, previous_wrapped as sealed from team_epoch
      where organisation_id = ${organisation} and previous_wrapped is not null
    union all select 'intake_key', team_id || ':' || generation, wrapped from intake_key
      where organisation_id = ${organisation}
    union all select 'file_key', file_id::text, wrapped from file_key where organisation_id = ${organisation}`.execute(
    owner,
  );
  return [
    ...toHim.filter(
      (row) => openKeyFor(intruder, row.sealed, aboutOf(row)) ?? openFor(intruder, row.sealed, aboutOf(row)),
    ),
    ...underHis.filter((row) => opensUnder(plantedKey, row, organisation)),
  ].map(({ table }) => table);
}

function opensUnder(key: Key, row: Sealed, organisation: string): boolean {
  if (row.table === 'team_epoch') return unwrap(key, row.sealed, aboutOf(row, 'previous_wrapped')) !== null;
  if (row.table === 'intake_key') return unwrap(key, row.sealed, aboutOf(row, 'wrapped')) !== null;
  return unwrap(key, row.sealed, { ...aboutOf(row, 'wrapped', organisation), file: row.row }) !== null;
}

const swapAccount = ({ account }: Person) =>
  sql`update account set seal_public_key = ${planted.seal},
  sign_public_key = ${planted.sign} where id = ${account}`.execute(owner);

/** His root in the house's place, and a colleague's keys that his root signed: in the tables and in the chain. */
async function swapRoot({ organisation, stays }: House): Promise<void> {
  const keys = { organisation, account: stays.account, generation: 1 };
  const statement = accountStatement({ ...keys, sealPublicKey: planted.seal, signPublicKey: planted.sign });
  const signature = intruderRoot.sign(statement);
  await swapAccount(stays);
  await sql`update account set keys_signature = ${signature} where id = ${stays.account}`.execute(owner);
  await sql`update key_log set seal_public_key = ${planted.seal}, sign_public_key = ${planted.sign},
    signature = ${signature} where subject_id = ${stays.account}`.execute(owner);
  await sql`update key_log set sign_public_key = ${intruderRoot.publicKeys.sign}
    where kind = 'root' and organisation_id = ${organisation}`.execute(owner);
  await sql`update organisation set root_public_key = ${intruderRoot.publicKeys.sign}
    where id = ${organisation}`.execute(owner);
}

/** A recovery set of his, unsigned, in the place of the one of today. */
async function plantSet({ organisation }: House): Promise<void> {
  await sql`update recovery_set set retired_on = current_date where organisation_id = ${organisation}`.execute(
    owner,
  );
  await sql`insert into recovery_set (organisation_id, generation, threshold, public_key)
    select ${organisation}, coalesce(max(generation), 0) + 1, 2, ${planted.seal} from recovery_set
    where organisation_id = ${organisation}`.execute(owner);
}

type Place = { team_id: string; epoch: number; account_id: string; seal: Buffer };

/** His key in the place of a team's, sealed to everybody who holds it as anybody can, and signed as his root allows. */
async function plantTeamKey(
  { organisation, team, stays }: House,
  kind: 'team' | 'everyone' | 'administration',
): Promise<void> {
  const { rows } = await sql<Place>`
    select k.team_id, k.epoch, k.account_id, a.seal_public_key as seal from team_key k
    join team t on t.id = k.team_id join account a on a.id = k.account_id
    where t.organisation_id = ${organisation} and t.kind = ${kind} and (${kind} <> 'team' or t.id = ${team})`.execute(
    owner,
  );
  for (const { team_id, epoch, account_id, seal } of rows) {
    const about: About = {
      ...{ table: 'team_key', column: 'sealed', origin: 'relais' },
      row: `${team_id}:${epoch}:${account_id}`,
    };
    await sql`update team_key set sealed = ${sealKeyTo(seal, plantedKey, about)}
      where team_id = ${team_id} and epoch = ${epoch} and account_id = ${account_id}`.execute(owner);
    const key = tag(plantedKey, 'team key', `${team_id}:${epoch}`).toString('hex');
    const signature = intruder.sign({ purpose: 'team key', organisation, team: team_id, epoch, key });
    await sql`update team_epoch set made_by = ${stays.account}, made_with = 1, signature = ${signature}
      where team_id = ${team_id} and epoch = ${epoch}`.execute(owner);
  }
}

/** The root key of the house, under his key of its administration. */
const plantRoot = ({ organisation }: House) =>
  sql`update root_key set wrapped = ${wrap(plantedKey, rootSeed, {
    ...{ table: 'root_key', column: 'wrapped' },
    ...{ row: organisation, origin: organisation },
  })} where organisation_id = ${organisation}`.execute(owner);

const SWAPS: Readonly<Record<string, (house: House) => Promise<unknown>>> = {
  'a colleague’s public keys': ({ stays }) => swapAccount(stays),
  'the public keys of somebody who administers': ({ head }) => swapAccount(head),
  'the organisation’s root key, and keys that his root signed': swapRoot,
  'the same, and the keys of every team that his pair signed, and the root under them': async (house) => {
    for (const kind of ['everyone', 'administration', 'team'] as const) await plantTeamKey(house, kind);
    await plantRoot(house);
    await swapRoot(house);
  },
  'a recovery set where there was none': plantSet,
  'the recovery set of today': async (house) => {
    await appoint(house);
    await plantSet(house);
  },
  'the public key of the recovery set alone': async (house) => {
    await appoint(house);
    await sql`delete from recovery_team_key where organisation_id = ${house.organisation}`.execute(owner);
    await sql`update recovery_set set public_key = ${planted.seal}
      where organisation_id = ${house.organisation}`.execute(owner);
  },
  'the key of a team': (house) => plantTeamKey(house, 'team'),
  'the key of the whole house': (house) => plantTeamKey(house, 'everyone'),
  'the key of the administration, and the root under it': async (house) => {
    await plantTeamKey(house, 'administration');
    await plantRoot(house);
  },
};

describe('somebody who writes in the database puts a key of his own in the place of', () => {
  it.each(Object.keys(SWAPS))(
    '%s: whatever is done then, it is given nothing',
    async (what) => {
      const house = await newHouse();
      await SWAPS[what]?.(house);
      const before = (await received(house)).length;
      await everyAct(house);

      expect(before).toBe(0);
      expect(await received(house)).toEqual([]);
    },
    60_000,
  );

  it('it is told: whoever reads the journal sees that a key was refused', async () => {
    const house = await newHouse();
    await appoint(house);
    await plantSet(house);
    await everyAct(house);
    const { rows } = await sql<{ object_kind: string }>`select object_kind from audit_entry
      where organisation_id = ${house.organisation} and action = 'keyRefused'`.execute(owner);

    expect(rows).toEqual([{ object_kind: 'recoveryKey' }]);
  });

  it('what is really sealed to him, or under his key, would have been seen', async () => {
    const house = await newHouse();
    const row = `${house.team}:1:${house.stays.account}`;
    const about: About = { table: 'team_key', column: 'sealed', row, origin: 'relais' };
    await sql`update team_key set sealed = ${sealKeyTo(planted.seal, plantedKey, about)}
      where team_id = ${house.team} and account_id = ${house.stays.account}`.execute(owner);
    await appoint(house);
    const recovery: About = { ...about, table: 'recovery_team_key', row: `1:${house.team}:1` };
    await sql`update recovery_team_key set sealed = ${sealKeyTo(planted.seal, plantedKey, recovery)}
      where team_id = ${house.team}`.execute(owner);
    const previous: About = {
      ...about,
      table: 'team_epoch',
      column: 'previous_wrapped',
      row: `${house.team}:1`,
    };
    await sql`update team_epoch set previous_wrapped = ${wrap(plantedKey, Key.random(), previous)}
      where team_id = ${house.team}`.execute(owner);

    expect((await received(house)).toSorted()).toEqual(['recovery_team_key', 'team_epoch', 'team_key']);
  });
});

describe('an older recovery key that somebody puts back', () => {
  it('is given nothing: a custodian of then would open what is sealed today', async () => {
    const house = await newHouse();
    await appoint(house);
    await appoint(house, [house.head, house.stays]);
    await sql`delete from recovery_team_key where organisation_id = ${house.organisation}`.execute(owner);
    const keptNow = () => network.as(house.head, ({ tx, keyring }) => keepRecoverable(tx, keyring));
    const present = (generation: number) =>
      sql`update recovery_set set retired_on = case when generation = ${generation} then null else current_date end
        where organisation_id = ${house.organisation}`.execute(owner);
    await sql`update recovery_set set retired_on = current_date where organisation_id = ${house.organisation}`.execute(
      owner,
    );
    await present(1);

    expect(await keptNow()).toBe(0);
    await sql`update recovery_set set retired_on = current_date where organisation_id = ${house.organisation}`.execute(
      owner,
    );
    await present(2);
    expect(await keptNow()).toBeGreaterThan(1);
  });

  it('two sets at once are refused by the database itself', async () => {
    const house = await newHouse();
    await appoint(house);
    await appoint(house);

    await expect(
      sql`update recovery_set set retired_on = null where organisation_id = ${house.organisation}`.execute(
        owner,
      ),
    ).rejects.toThrow('recovery_set_present');
  });
});

describe('the key of another organisation, as one’s own met it', () => {
  const rootOf = (who: Person, { organisation }: House) =>
    network.as(who, ({ tx, worker }) => pinnedRoot(tx, worker, organisation));

  it('is refused when the pin, the root and the intake were all replaced; as it was, it is believed', async () => {
    const house = await newHouse();
    const other = await network.found('Maison Voisine');
    await network.as(house.head, ({ tx, ...acting }) => newIntakeKey(tx, acting, house.team));
    const met = await rootOf(other, house);
    const again = await rootOf(other, house);
    await swapRoot(house);
    await sql`update key_pin set root_public_key = ${intruderRoot.publicKeys.sign}
      where pinned_id = ${house.organisation}`.execute(owner);

    expect(met).toHaveProperty('root');
    expect(again).toEqual(met);
    expect(await rootOf(other, house)).toBe('changed');
    if (typeof met === 'string') throw new Error(met);
    const listed = await network.as(other, ({ tx }) => listIntakeKeys(tx, house.organisation, met.root));
    expect(listed).toHaveLength(1);
  });

  it('is not pinned when it is not the one of the network’s chain', async () => {
    const house = await newHouse();
    const other = await network.found('Maison Voisine');
    await sql`update organisation set root_public_key = ${intruderRoot.publicKeys.sign}
      where id = ${house.organisation}`.execute(owner);

    expect(await rootOf(other, house)).toBe('changed');
    const { rows } = await sql`select from key_pin where pinned_id = ${house.organisation}`.execute(owner);
    expect(rows).toHaveLength(0);
  });
});
