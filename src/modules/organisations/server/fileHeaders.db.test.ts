import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { keepRecord, listHeaders, newFile, rewrapFiles } from '#modules/access/server/index.ts';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { grantTeam, newTeam, revokeTeam } from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const NEXT_YEAR = `${new Date().getFullYear() + 1}-01-01`;
let house: Person;
let colleague: Person;
let team: string;
beforeAll(async () => {
  house = await network.found('Maison Modèle');
  colleague = await network.colleague(house);
  team = await foundTeam();
});
afterAll(() => network.close());

async function foundTeam(): Promise<string> {
  const founded = await network.as(house, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Équipe Modèle', side: 'victims', keeper: house.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
}

/** A file with a header and a note. */
const write = (label: string, into = team): Promise<string> =>
  network.as(house, async ({ tx, keyring }) => {
    const made = await newFile(tx, keyring, { team: into, eraseOn: NEXT_YEAR });
    if (!made.ok) throw new Error(made.refusal);
    await keepRecord(tx, made.file, { kind: 'header', content: Buffer.from(label) });
    await keepRecord(tx, made.file, { kind: 'note', content: Buffer.from('note inventée') });
    made.file.key.zero();
    return made.file.id;
  });

const list = (who: Person, of = team): Promise<Readonly<Record<string, string | null>>> =>
  network.as(who, async ({ tx, keyring }) => {
    const read = (content: Buffer): string => content.toString();
    const listed = await listHeaders(tx, keyring, { team: of, kind: 'header', read });
    return Object.fromEntries(listed.map(({ file, shown }) => [file, shown]));
  });

describe('the list of a team’s files', () => {
  it('holds the header of each, of this team and no other, and for who holds its key alone', async () => {
    const own = await foundTeam();
    const [one, two] = [await write('un', own), await write('deux', own)];
    const beside = await write('ailleurs');

    expect(await list(house, own)).toEqual({ [one]: 'un', [two]: 'deux' });
    expect(await list(house)).toHaveProperty(beside, 'ailleurs');
    expect(await list(colleague, own)).toEqual({});
  });

  it('says which header was moved or changed, and still shows the others', async () => {
    const own = await foundTeam();
    const [moved, changed, sound] = [await write('ici', own), await write('là', own), await write('ça', own)];
    await sql`update file_key k set wrapped = o.wrapped from file_key o
      where k.file_id = ${moved} and o.file_id = ${sound}`.execute(network.owner);
    await sql`update file_record set sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1)
      where file_id = ${changed}`.execute(network.owner);

    expect(await list(house, own)).toEqual({ [moved]: null, [changed]: null, [sound]: 'ça' });
  });

  it('shows each file once before, during and after a rotation, and nothing to who left', async () => {
    const own = await foundTeam();
    await network.as(house, ({ tx, ...acting }) =>
      grantTeam(tx, acting, { account: colleague.account, team: own, roles: ['caseworker'] }),
    );
    const [one, two] = [await write('un', own), await write('deux', own)];
    const whole = { [one]: 'un', [two]: 'deux' };
    expect(await list(colleague, own)).toEqual(whole);
    await network.as(house, ({ tx, ...acting }) =>
      revokeTeam(tx, acting, { account: colleague.account, team: own }),
    );
    const { rows: wraps } = await sql<{ epoch: number; wrapped: Buffer; file_id: string }>`
      select epoch, wrapped, file_id from file_key where file_id = ${one}`.execute(network.owner);

    expect(await list(house, own)).toEqual(whole);
    await network.as(house, ({ tx, keyring }) => rewrapFiles(tx, keyring, own));
    // Cut short between the new wrap and the end of the old one.
    for (const { epoch, wrapped, file_id: file } of wraps)
      await sql`insert into file_key select organisation_id, file_id, team_id, ${epoch}, ${wrapped}
        from file_key where file_id = ${file} on conflict do nothing`.execute(network.owner);
    const { rows: under } = await sql`select from file_key where file_id = ${one}`.execute(network.owner);
    expect(under).toHaveLength(2);
    expect(await list(house, own)).toEqual(whole);
    expect(await list(colleague, own)).toEqual({});
  });

  it('lends what it opens: nothing of it is left in the memory it was read from', async () => {
    const own = await foundTeam();
    await write('prêté', own);
    const lent: Buffer[] = [];
    const seen = await network.as(house, ({ tx, keyring }) =>
      listHeaders(tx, keyring, {
        team: own,
        kind: 'header',
        read: (content) => {
          lent.push(content);
          return content.toString();
        },
      }),
    );

    expect(seen.map(({ shown }) => shown)).toEqual(['prêté']);
    expect(lent.map((content) => content.every((byte) => byte === 0))).toEqual([true]);
  });

  it('goes through more files than one turn holds', async () => {
    const own = await foundTeam();
    await network.as(house, async ({ tx, keyring }) => {
      for (let n = 0; n < 401; n += 1) {
        const made = await newFile(tx, keyring, { team: own, eraseOn: NEXT_YEAR });
        if (!made.ok) throw new Error(made.refusal);
        await keepRecord(tx, made.file, { kind: 'header', content: Buffer.from(`${n}`) });
        made.file.key.zero();
      }
    });

    expect(Object.values(await list(house, own)).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 401 }, (_, n) => `${n}`),
    );
  });
});
