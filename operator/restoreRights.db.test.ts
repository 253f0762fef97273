import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bytes, Network, NETWORK, type Person } from '../tests/support/network.ts';
import { newFolder } from '../tests/support/folder.ts';
import { newDatabase, newPair, quiet } from '../tests/support/operator.ts';
import {
  asWorker,
  keepRecord,
  newFile,
  openFileKey,
  openKeyring,
  signIn,
} from '../src/modules/access/server/index.ts';
import { grantTeam, newTeam, renewMarked, revokeTeam } from '../src/modules/organisations/server/index.ts';
import type { Role } from '../src/modules/organisations/index.ts';
import { openDatabase } from '../src/platform/database.ts';
import { listDeletions } from '../src/platform/deletions.ts';
import { backUp } from './backup.ts';
import { openBackup, restore, type Restored } from './restore.ts';

const folder = newFolder();
const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const jobs = openDatabase<unknown>(inject('jobsUrl'), 1);
const opened: Kysely<unknown>[] = [];
let pair: Awaited<ReturnType<typeof newPair>>;
let house: Person;
let colleague: Person;
beforeAll(async () => {
  pair = await newPair();
  house = await network.found('Maison Modèle remise');
  colleague = await network.colleague(house);
});
afterAll(async () => {
  for (const db of [...opened, jobs]) await db.destroy();
  await network.close();
});

async function foundTeam(): Promise<string> {
  const founded = await network.as(house, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Équipe Modèle', side: 'victims', keeper: house.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
}

async function give(by: Person, to: Person, grant: { team: string; roles: readonly Role[] }): Promise<void> {
  const done = await network.as(by, ({ tx, ...acting }) =>
    grantTeam(tx, acting, { account: to.account, ...grant }),
  );
  if (!done.ok) throw new Error(done.refusal);
}

async function takeBack(by: Person, from: Person, team: string): Promise<void> {
  const done = await network.as(by, ({ tx, ...acting }) =>
    revokeTeam(tx, acting, { account: from.account, team }),
  );
  if (!done.ok) throw new Error(done.refusal);
}

const writeIn = (team: string): Promise<string> =>
  network.as(house, async ({ tx, keyring }) => {
    const made = await newFile(tx, keyring, { team, eraseOn: '2031-01-01' });
    if (!made.ok) throw new Error(made.refusal);
    await keepRecord(tx, made.file, { kind: 'note', content: bytes('note inventée') });
    made.file.key.zero();
    return made.file.id;
  });

let count = 0;
async function keep(): Promise<string> {
  count += 1;
  const to = join(folder, `${count}.age`);
  await backUp({ url: inject('backupUrl'), to, recipients: [pair.recipient], ...quiet });
  return to;
}

type Back = Restored & { readonly staff: Kysely<unknown>; readonly owner: Kysely<unknown> };

/** Brought back beside, with what the journal says by now, or with an empty one. */
async function bringBack(from: string, how: { journal?: false; keepLastHolders?: true } = {}): Promise<Back> {
  const ownerUrl = await newDatabase(inject('superuserUrl'), inject('ownerUrl'));
  const deletions = how.journal === false ? [] : await listDeletions(jobs, '2000-01-01');
  const keepLastHolders = how.keepLastHolders === true;
  const given = { ownerUrl, passwords: null, deletions, keepLastHolders, data: newFolder(), ...quiet };
  const done = await restore(await openBackup(from, pair.identityFile), given);
  const staffUrl = new URL(inject('staffUrl'));
  staffUrl.pathname = new URL(ownerUrl).pathname;
  const back = {
    ...done,
    staff: openDatabase<unknown>(staffUrl.href, 2),
    owner: openDatabase<unknown>(ownerUrl, 1),
  };
  opened.push(back.staff, back.owner);
  return back;
}

/** What somebody may do in what was brought back, with her pass-phrase: open this file, give its team to another. */
async function may({ staff }: Back, who: Person, { file, team }: { file: string; team: string }) {
  const { mail, passphrase } = who;
  const now = new Date();
  const entered = await signIn(staff, {
    mail,
    passphrase: bytes(passphrase),
    code: '',
    network: NETWORK,
    now,
  });
  if (!entered.ok) throw new Error(entered.refusal);
  const done = await staff.transaction().execute((tx) =>
    asWorker(tx, entered.token, async (worker) => {
      const keyring = await openKeyring(tx, worker);
      const renewed = await renewMarked(tx, { worker, keyring });
      const acting = { worker, keyring: renewed > 0 ? await openKeyring(tx, worker) : keyring };
      const opens = await openFileKey(tx, acting.keyring, file);
      const account = who.account === house.account ? colleague.account : house.account;
      const given = await grantTeam(tx, acting, { account, team, roles: ['reader'] });
      return { opens: opens !== null, gives: given.ok, renewed };
    }),
  );
  if (!done) throw new Error('not signed in');
  return done;
}

describe('a right that was taken since the backup does not come back with it', () => {
  it('who was taken out of a team opens nothing of it; who stays does, under a new key', async () => {
    const team = await foundTeam();
    await give(house, colleague, { team, roles: ['caseworker'] });
    const file = await writeIn(team);
    const from = await keep();
    await takeBack(house, colleague, team);

    const back = await bringBack(from);
    const unforgetting = await bringBack(from, { journal: false });

    expect(await may(back, colleague, { file, team })).toMatchObject({ opens: false, gives: false });
    expect(await may(back, house, { file, team })).toEqual({ opens: true, gives: true, renewed: 1 });
    expect(back.forgotten.unopened).toEqual([]);
    // Positive control: without the journal she is back.
    expect(await may(unforgetting, colleague, { file, team })).toMatchObject({ opens: true });
  });

  it('what was taken before the backup and given again stays hers', async () => {
    const team = await foundTeam();
    await give(house, colleague, { team, roles: ['caseworker'] });
    await takeBack(house, colleague, team);
    await give(house, colleague, { team, roles: ['caseworker'] });
    const file = await writeIn(team);

    const back = await bringBack(await keep());

    expect(await may(back, colleague, { file, team })).toMatchObject({ opens: true });
  });

  it('who was no longer to give a key does not give it', async () => {
    const team = await foundTeam();
    await give(house, colleague, { team, roles: ['keyHolder', 'caseworker'] });
    const file = await writeIn(team);
    const from = await keep();
    await give(house, colleague, { team, roles: ['caseworker'] });

    expect(await may(await bringBack(from), colleague, { file, team })).toMatchObject({
      opens: true,
      gives: false,
    });
    expect(await may(await bringBack(from, { journal: false }), colleague, { file, team })).toMatchObject({
      gives: true,
    });
  });
});

describe('a team that nobody would open any more', () => {
  it('is told; asked for, it stays with whoever alone opened it in the backup', async () => {
    const team = await foundTeam();
    const file = await writeIn(team);
    const from = await keep();
    await give(house, colleague, { team, roles: ['keyHolder'] });
    await takeBack(colleague, house, team);

    const back = await bringBack(from);
    const pardoned = await bringBack(from, { keepLastHolders: true });

    expect(back.forgotten.unopened).toEqual([{ organisation: house.organisation, team }]);
    expect(await may(back, house, { file, team })).toMatchObject({ opens: false });
    expect(pardoned.forgotten.unopened).toEqual([]);
    expect(await may(pardoned, house, { file, team })).toMatchObject({ opens: true, gives: true });
  });

  it('only such a team: elsewhere what was taken stays taken', async () => {
    const team = await foundTeam();
    await give(house, colleague, { team, roles: ['caseworker'] });
    const file = await writeIn(team);
    const from = await keep();
    await takeBack(house, colleague, team);

    const back = await bringBack(from, { keepLastHolders: true });

    expect(await may(back, colleague, { file, team })).toMatchObject({ opens: false });
  });
});
