import fc from 'fast-check';
import { sql, type Transaction } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { excludeFrom, newFile, openFileKey } from '#modules/access/server/index.ts';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { grantTeam, newTeam } from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const { owner } = network;
afterAll(() => network.close());

async function foundTeam(head: Person): Promise<string> {
  const founded = await network.as(head, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Suivi', side: 'victims', keeper: head.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
}

describe('a file of a team, with somebody on its list', () => {
  const give = (by: Person, { account }: Person, team: string) =>
    network.as(by, ({ tx, ...acting }) => grantTeam(tx, acting, { account, team, roles: ['reader'] }));

  it('she is not given the team, nor is who would come to be in an excluded one; the others are', async () => {
    const head = await network.found('Maison Exclusion');
    const [excluded, welcome] = [await network.colleague(head), await network.colleague(head)];
    const [team, apart] = [await foundTeam(head), await foundTeam(head)];
    const added = await network.as(head, async ({ tx, worker, keyring }) => {
      const made = await newFile(tx, keyring, { team, eraseOn: '2031-01-01' });
      const file = made.ok ? await openFileKey(tx, keyring, made.file.id) : null;
      if (!file) throw new Error('no file');
      const exclude = (kind: 'worker' | 'team', id: string) =>
        excludeFrom(tx, worker, { file, exclusion: { kind, id } });
      return [await exclude('worker', excluded.account), await exclude('team', apart)];
    });

    // The head is in both teams: the second cannot be excluded while she opens the file.
    expect(added).toEqual([{ ok: true }, { ok: false, refusal: 'opensIt' }]);
    expect(await give(head, excluded, team)).toEqual({ ok: false, refusal: 'excluded' });
    expect(await give(head, excluded, apart)).toEqual({ ok: true });
    expect(await give(head, welcome, team)).toEqual({ ok: true });
  });
});

type File = { readonly id: string; readonly team: number; readonly isNamed: boolean };
type World = {
  readonly accounts: readonly string[];
  readonly teams: readonly string[];
  readonly files: readonly File[];
};
/** What stands in the database, said again: `account team`, `account file`, `file kind excluded`. */
type State = { readonly members: Set<string>; readonly names: Set<string>; readonly excluded: Set<string> };
type Step = {
  readonly what: 'join' | 'leave' | 'name' | 'exclude' | 'include';
  readonly account: number;
  readonly team: number;
  readonly file: number;
  readonly isTeam: boolean;
};

/** Every file, everybody who opens it, every line of its list: the long way. */
function isBroken({ accounts, teams, files }: World, { members, names, excluded }: State): boolean {
  return files.some(({ team, isNamed }, file) =>
    accounts.some((_, account) => {
      const opens = members.has(`${account} ${team}`) && (!isNamed || names.has(`${account} ${file}`));
      const isListed =
        excluded.has(`${file} worker ${account}`) ||
        teams.some((_team, t) => excluded.has(`${file} team ${t}`) && members.has(`${account} ${t}`));
      return opens && isListed;
    }),
  );
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('join', 'join', 'leave', 'name', 'name', 'exclude', 'exclude', 'include'),
  account: fc.nat({ max: 4 }),
  team: fc.nat({ max: 2 }),
  file: fc.nat({ max: 3 }),
  isTeam: fc.boolean(),
});

async function newWorld(tx: Transaction<unknown>, head: Person): Promise<World> {
  const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
  const [accounts, teams] = [ids(5), ids(3)];
  for (const id of accounts) {
    await sql`insert into account (organisation_id, id, profile) values (${head.organisation}, ${id}, '\\x00')`.execute(
      tx,
    );
    await sql`insert into account_side values (${head.organisation}, ${id}, 'victims')`.execute(tx);
  }
  for (const id of teams)
    await sql`insert into team (organisation_id, id, kind, side) values (${head.organisation}, ${id}, 'team', 'victims')`.execute(
      tx,
    );
  const files = ids(4).map((id, n) => ({ id, team: n % 2, isNamed: n > 1 }));
  for (const { id, team, isNamed } of files)
    await sql`insert into file (organisation_id, id, origin_id, team_id, erase_on, named_only) values
      (${head.organisation}, ${id}, ${head.organisation}, ${teams[team]}, '2031-01-01', ${isNamed})`.execute(
      tx,
    );
  return { accounts, teams, files };
}

/** What a step does to the state, and to the database; null when it changes nothing or has no sense here. */
function doing(
  world: World,
  { members, names, excluded }: State,
  { what, account, team, file, isTeam }: Step,
) {
  const { id, team: home, isNamed } = world.files[file]!;
  const [who, org] = [world.accounts[account], sql`sec.organisation()`];
  const line = isTeam ? `${file} team ${team}` : `${file} worker ${account}`;
  const [kind, listed] = isTeam ? ['team', world.teams[team]] : ['worker', who];
  const may = {
    join: !members.has(`${account} ${team}`),
    leave: members.has(`${account} ${team}`),
    name: isNamed && members.has(`${account} ${home}`) && !names.has(`${account} ${file}`),
    exclude: !excluded.has(line),
    include: excluded.has(line),
  }[what];
  if (!may) return null;
  const without = (set: Set<string>, gone: (one: string) => boolean) =>
    new Set([...set].filter((one) => !gone(one)));
  switch (what) {
    case 'join':
      return {
        after: { members: new Set([...members, `${account} ${team}`]), names, excluded },
        ask: sql<{ no: boolean }>`select sec.is_excluded(${who}, null, ${world.teams[team]}) as no`,
        run: sql`insert into team_member (organisation_id, team_id, account_id, side, roles)
          values (${org}, ${world.teams[team]}, ${who}, 'victims', '{}')`,
      };
    case 'leave':
      return {
        after: {
          members: without(members, (one) => one === `${account} ${team}`),
          names: without(names, (one) =>
            world.files.some((f, n) => f.team === team && one === `${account} ${n}`),
          ),
          excluded,
        },
        run: sql`delete from team_member where team_id = ${world.teams[team]} and account_id = ${who}`,
      };
    case 'name':
      return {
        after: { members, names: new Set([...names, `${account} ${file}`]), excluded },
        ask: sql<{ no: boolean }>`select sec.is_excluded(${who}, ${id}, null) as no`,
        run: sql`insert into file_person (organisation_id, file_id, team_id, account_id, generation, sealed, made_by,
          made_with, signature) values (${org}, ${id}, ${world.teams[home]}, ${who}, 1, '\\x00', ${who}, 1, '\\x00')`,
      };
    case 'exclude':
      return {
        after: { members, names, excluded: new Set([...excluded, line]) },
        run: sql`insert into file_exclusion values (${org}, ${id}, ${kind}, ${listed})`,
      };
    case 'include':
      return {
        after: { members, names, excluded: without(excluded, (one) => one === line) },
        run: sql`delete from file_exclusion where file_id = ${id} and excluded_kind = ${kind} and excluded_id = ${listed}`,
      };
  }
}

describe('the database keeps every list, whatever is tried', () => {
  it('in a thousand random namings, memberships and exclusions it refuses those, and only those, that break one', async () => {
    const head = await network.found('Maison Hasard');
    const world = await owner.transaction().execute((tx) => newWorld(tx, head));
    let state: State = { members: new Set(), names: new Set(), excluded: new Set() };
    const counted = { refused: 0, done: 0 };
    await network.as(head, async ({ tx }) => {
      for (const one of fc.sample(step, { numRuns: 4_000, seed: 24 })) {
        const doingIt = doing(world, state, one);
        if (!doingIt) continue;
        const breaks = isBroken(world, doingIt.after);
        if (doingIt.ask) expect((await doingIt.ask.execute(tx)).rows).toEqual([{ no: breaks }]);
        await sql`savepoint before`.execute(tx);
        const refused = await doingIt.run.execute(tx).then(
          () => null,
          (error: unknown) => String(error),
        );
        if (refused !== null) await sql`rollback to savepoint before`.execute(tx);

        expect(refused).toEqual(breaks ? expect.stringContaining('must never be given') : null);
        if (!breaks) state = doingIt.after;
        counted[breaks ? 'refused' : 'done'] += 1;
        if (counted.refused + counted.done === 1_000) break;
      }
    });

    expect(counted.refused + counted.done).toBe(1_000);
    expect(Math.min(counted.refused, counted.done)).toBeGreaterThan(150);
  }, 120_000);
});
