import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { keepRecord, newFile, verifyAudit } from '#modules/access/server/index.ts';
import { migrate } from '#platform/migrate.ts';
import { notAsMany } from '../../../../tests/support/killed/asMany.ts';
import { begin } from '../../../../tests/support/killed/begin.ts';
import { noteOf, unopened } from '../../../../tests/support/killed/records.ts';
import type { Lane } from '../../../../tests/support/killed/acts.ts';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { newDatabase } from '../../../../tests/support/operator.ts';
import { grantTeam, newTeam, revokeTeam } from './index.ts';

// Processes that are killed, one after the other.
vi.setConfig({ testTimeout: 3_600_000 });

const SLOW = Boolean(process.env['SLOW']);
/** The whole promise with SLOW=1. */
const ACTS = SLOW ? 1_000 : 60;
const KILLS = SLOW ? 20 : 4;
const FILES = SLOW ? 5_000 : 600;
const HOUSES = 3;

let network: Network;
let urls: { ownerUrl: string; staffUrl: string; jobsUrl: string };
const lanes: Lane[] = [];
const people: { house: Person; colleague: Person; team: string }[] = [];

beforeAll(async () => {
  const ownerUrl = await newDatabase(inject('superuserUrl'), inject('ownerUrl'));
  await migrate(ownerUrl, null);
  const beside = (login: string): string => {
    const url = new URL(login);
    url.pathname = new URL(ownerUrl).pathname;
    return url.href;
  };
  urls = { ownerUrl, staffUrl: beside(inject('staffUrl')), jobsUrl: beside(inject('jobsUrl')) };
  network = new Network(urls);
  for (let n = 0; n < HOUSES; n += 1) {
    const house = await network.found('Maison 0');
    const colleague = await network.colleague(house);
    const team = await foundTeam(house);
    people.push({ house, colleague, team });
    lanes.push({ token: house.token, team, account: house.account, colleague: colleague.account });
  }
  await sql`update sec.session set stepped_up_until = ends_at, idle_until = ends_at`.execute(network.owner);
}, 120_000);
afterAll(() => network.close());

async function foundTeam(house: Person): Promise<string> {
  const founded = await network.as(house, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Équipe Modèle', side: 'victims', keeper: house.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
}

const lengths = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entry`.execute(
    network.owner,
  );
  return rows[0]?.n ?? 0;
};

/** On a quick machine all the acts are done before the first one. */
const LEAST_KILLS = 3;

describe(`${ACTS} acts by chance, in a process that is killed again and again`, () => {
  it('no act is without its entry, and no entry without its act', async () => {
    const before = await lengths();
    let [said, kills] = [0, 0];
    while ((await lengths()) - before < ACTS || kills < LEAST_KILLS) {
      const busy = begin({ does: 'acts', ...urls, lanes });
      await busy.next('done');
      await sleep(randomInt(800));
      await busy.kill();
      kills += 1;
      said += busy.lines.length;
    }

    const done = (await lengths()) - before;
    const { problems } = await verifyAudit(network.owner, NOTHING_SIGNED);
    expect(await notAsMany(network.owner)).toEqual([]);
    expect(problems).toEqual([]);
    expect(done).toBeGreaterThanOrEqual(said);
  });

  it('one act that was not written down would be found, and one entry too many', async () => {
    const { house, team } = people[0]!;
    const planted = (statement: ReturnType<typeof sql>) => after(statement);

    expect(
      await planted(sql`insert into file (organisation_id, origin_id, team_id, erase_on)
        values (${house.organisation}, ${house.organisation}, ${team}, '2031-01-01')`),
    ).toEqual(['files: 1 act without entry']);
    expect(
      await planted(sql`select sec.append(${house.organisation}, ${house.account}, 'agreementAdded',
        'organisation', ${house.organisation}, null)`),
    ).toEqual(['agreements: 1 entry without act']);
  });
});

const NOTHING_SIGNED = { checkpoints: [], publicKey: null as never };

async function after(statement: ReturnType<typeof sql>): Promise<readonly string[]> {
  const tx = await network.owner.startTransaction().execute();
  try {
    await statement.execute(tx);
    return await notAsMany(tx);
  } finally {
    await tx.rollback().execute();
  }
}

describe(`a rotation of ${FILES} files, killed at ${KILLS} random instants`, () => {
  const files: string[] = [];
  let team: string;
  const house = (): Person => people[0]!.house;
  const give = (account: string) =>
    network.as(house(), ({ tx, ...acting }) => grantTeam(tx, acting, { account, team, roles: ['reader'] }));
  const takeBack = (account: string) =>
    network.as(house(), ({ tx, ...acting }) => revokeTeam(tx, acting, { account, team }));
  const oldWraps = async (): Promise<number> => {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from file_key k join team t on t.id = k.team_id
      where k.team_id = ${team} and k.epoch < t.epoch`.execute(network.owner);
    return rows[0]?.n ?? -1;
  };
  const rotation = () => begin({ does: 'rotation', staffUrl: urls.staffUrl, token: house().token, team });

  it('taken up again, it leaves no file closed and no old key', async () => {
    team = await foundTeam(house());
    for (let n = 0; n < FILES; n += 100) await keepHundred(team, files);
    const colleague = people[0]!.colleague.account;
    let killed = 0;
    while (killed < KILLS) {
      if ((await oldWraps()) === 0) {
        await give(colleague);
        await takeBack(colleague);
        expect(await oldWraps()).toBe(FILES);
      }
      const busy = rotation();
      // Every other time not before something of it was kept.
      await busy.next(killed % 2 === 0 ? 'begun' : 'done');
      await sleep(randomInt(FILES / 4));
      await busy.kill();
      if (busy.child.signalCode === 'SIGKILL') killed += 1;
      expect(await unopened(network.staff, house().token, sample(files))).toEqual([]);
    }
    await rotation().ended;

    expect(await oldWraps()).toBe(0);
    expect(await unopened(network.staff, house().token, files)).toEqual([]);
  });

  it('a file whose key was lost would be found', async () => {
    await sql`update file_key set wrapped = sha256(wrapped) where file_id = ${files[3]}`.execute(
      network.owner,
    );

    expect(await unopened(network.staff, house().token, sample(files))).toEqual([files[3]]);
  });
});

const sample = (files: readonly string[]): readonly string[] => files.slice(0, 50);

async function keepHundred(team: string, files: string[]): Promise<void> {
  const made = await network.as(people[0]!.house, async ({ tx, keyring }) => {
    const ids: string[] = [];
    for (let n = 0; n < 100; n += 1) {
      const kept = await newFile(tx, keyring, { team, eraseOn: '2031-01-01' });
      if (!kept.ok) throw new Error(kept.refusal);
      await keepRecord(tx, kept.file, { kind: 'note', content: Buffer.from(noteOf(kept.file.id)) });
      kept.file.key.zero();
      ids.push(kept.file.id);
    }
    return ids;
  });
  files.push(...made);
}
