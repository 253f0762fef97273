import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { keepRecord, listRecords, newFile, openFileKey, rewrapFiles } from '#modules/access/server/index.ts';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { grantTeam, newTeam, putOut, revokeTeam } from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const NEXT_YEAR = `${new Date().getFullYear() + 1}-01-01`;
let house: Person;
let colleague: Person;
let team: string;
beforeAll(async () => {
  house = await network.found('Maison Modèle');
});
beforeEach(async () => {
  colleague = await network.colleague(house);
  team = await foundTeam(house, house);
  await give(colleague);
});
afterAll(() => network.close());

async function foundTeam(by: Person, keeper: Person): Promise<string> {
  const founded = await network.as(by, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Équipe Modèle', side: 'victims', keeper: keeper.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
}

const give = (to: Person) =>
  network.as(house, ({ tx, ...acting }) =>
    grantTeam(tx, acting, { account: to.account, team, roles: ['caseworker'] }),
  );

/** A file with one note, kept by `who`. */
const write = (who: Person, note: string, into = team): Promise<string> =>
  network.as(who, async ({ tx, keyring }) => {
    const made = await newFile(tx, keyring, { team: into, eraseOn: NEXT_YEAR });
    if (!made.ok) throw new Error(made.refusal);
    const { file } = made;
    await keepRecord(tx, file, { kind: 'note', content: Buffer.from(note) });
    file.key.zero();
    return file.id;
  });

/** The notes of a file as `who` reads them; null when it does not open for her. */
const read = (who: Person, id: string): Promise<readonly (string | null)[] | null> =>
  network.as(who, async ({ tx, keyring }) => {
    const file = await openFileKey(tx, keyring, id);
    if (!file) return null;
    const records = await listRecords(tx, file);
    file.key.zero();
    return records.map(({ content }) => content?.toString() ?? null);
  });

const revoke = (from: Person) =>
  network.as(house, ({ tx, ...acting }) => revokeTeam(tx, acting, { account: from.account, team }));

describe('a file opens for its team, and for nobody else', () => {
  it('a colleague of the team reads what was written; one beside it and another house do not', async () => {
    const beside = await network.colleague(house);
    const stranger = await network.found('Autre Modèle');
    const file = await write(house, 'note inventée');

    expect(await read(colleague, file)).toEqual(['note inventée']);
    expect(await read(beside, file)).toBeNull();
    expect(await read(stranger, file)).toBeNull();
  });

  it('with one person’s token, exactly what she was granted opens, out of all that is there', async () => {
    const elsewhere = await foundTeam(house, house);
    const hers = [await write(house, 'un'), await write(colleague, 'deux')];
    const others = [await write(house, 'trois', elsewhere), await write(house, 'quatre', elsewhere)];
    const open = await Promise.all([...hers, ...others].map((file) => read(colleague, file)));

    expect(open.filter((notes) => notes !== null)).toHaveLength(hers.length);
  });
});

describe('a sealed note is bound to its place', () => {
  it('moved to another row, file or house, it does not open; back in its place it does', async () => {
    const [here, there] = [await write(house, 'ici'), await write(house, 'là')];
    const swap = () =>
      sql`update file_record r set sealed = o.sealed from file_record o
        where r.file_id in (${here}, ${there}) and o.file_id in (${here}, ${there})
          and o.file_id <> r.file_id`.execute(network.owner);
    await swap();
    const swapped = [await read(house, here), await read(house, there)];
    await swap();

    expect(swapped).toEqual([[null], [null]]);
    expect([await read(house, here), await read(house, there)]).toEqual([['ici'], ['là']]);
  });

  it('a file’s key moved to another file opens neither', async () => {
    const [here, there] = [await write(house, 'ici'), await write(house, 'là')];
    await sql`update file_key k set wrapped = o.wrapped from file_key o
      where k.file_id = ${here} and o.file_id = ${there}`.execute(network.owner);

    expect(await read(house, here)).toBeNull();
    expect(await read(house, there)).toEqual(['là']);
  });
});

describe('a team that one person alone can open', () => {
  const fewSince = (days: number) =>
    sql`update team set few_holders_since = current_date - ${days}::integer where id = ${team}`.execute(
      network.owner,
    );

  it('takes new files for seven days, then none until a second holder is there', async () => {
    await revoke(colleague);
    await fewSince(7);
    const before = await write(house, 'au septième jour');
    await fewSince(8);
    await expect(write(house, 'au huitième jour')).rejects.toThrow('tooFewHolders');
    await give(colleague);

    expect(await read(house, before)).toEqual(['au septième jour']);
    expect(await read(house, await write(house, 'à deux'))).toEqual(['à deux']);
  });
});

describe('who leaves a team opens nothing written after', () => {
  it('who stays reads everything, before and after', async () => {
    const before = await write(colleague, 'avant');
    await revoke(colleague);
    const after = await write(house, 'après');

    expect([await read(house, before), await read(house, after)]).toEqual([['avant'], ['après']]);
    expect([await read(colleague, before), await read(colleague, after)]).toEqual([null, null]);
  });

  it('even with the key she held and a copy of the database taken after she left', async () => {
    const { rows: copy } = await sql<{ sealed: Buffer; epoch: number }>`
      select sealed, epoch from team_key where account_id = ${colleague.account} and team_id = ${team}`.execute(
      network.owner,
    );
    await network.as(house, ({ tx, ...acting }) => putOut(tx, acting, colleague.account));
    const after = await write(house, 'après');
    const { rows: left } = await sql<{ epoch: number }>`
      select epoch from file_key where file_id = ${after}`.execute(network.owner);

    expect(copy).toHaveLength(1);
    // The only wrap of what was written after is under an epoch that was never sealed to her.
    expect(left.map(({ epoch }) => epoch)).toEqual([(copy[0]?.epoch ?? 0) + 1]);
    const { rows: hers } = await sql`select from team_key where account_id = ${colleague.account}`.execute(
      network.owner,
    );
    expect(hers).toHaveLength(0);
  });
});

describe('a rotation may be cut short at any moment', () => {
  const FILES = 120;
  const rewrap = (fails: boolean) =>
    network.as(house, async ({ tx, keyring }) => {
      const done = await rewrapFiles(tx, keyring, team);
      if (fails) throw new Error('the power went');
      return done;
    });
  const oldWraps = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from file_key k join team t on t.id = k.team_id
      where k.team_id = ${team} and k.epoch < t.epoch`.execute(network.owner);
    return rows[0]?.n ?? -1;
  };

  it('every file opens before, between and after, and no old wrap is left', async () => {
    const files: string[] = [];
    for (let n = 0; n < FILES; n += 1) files.push(await write(house, `note ${n}`));
    await revoke(colleague);
    expect(await oldWraps()).toBe(FILES);

    await expect(rewrap(true)).rejects.toThrow('the power went');
    expect(await oldWraps()).toBe(FILES);
    expect(await read(house, files[7] ?? '')).toEqual(['note 7']);
    expect(await rewrap(false)).toBe(FILES);

    expect(await oldWraps()).toBe(0);
    for (const [n, file] of files.entries()) expect(await read(house, file)).toEqual([`note ${n}`]);
  });
});
