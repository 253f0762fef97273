import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  excludeFrom,
  includeAgain,
  keepRecord,
  listNamed,
  listRecords,
  namePerson,
  newNamedFile,
  openFileKey,
  openNamedFile,
  rewrapFiles,
  unnamePerson,
} from '#modules/access/server/index.ts';
import { derive, Identity, Key, open, openKeyFor, sealKeyTo, unwrap } from '#sealing/index.ts';
import { bytes, Network, NETWORK, type Person } from '../../../../tests/support/network.ts';
import { grantTeam, joinOrganisation, newTeam, putOut, resetColleague, revokeTeam } from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const { owner } = network;
afterAll(() => network.close());
const ERASE_ON = '2031-01-01';

let head: Person;
let [named, second, beside, outside]: Person[] = [];
let team: string;

const give = (to: Person, into = team) =>
  network.as(head, ({ tx, ...acting }) =>
    grantTeam(tx, acting, { account: to.account, team: into, roles: ['keyHolder', 'caseworker'] }),
  );
const person = (who: Person | undefined): Person => {
  if (!who) throw new Error('nobody');
  return who;
};

async function foundTeam(keeper: Person): Promise<string> {
  const founded = await network.as(head, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Suivi', side: 'victims', keeper: keeper.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
}

/** `head` administers, leads the team and may give its key; `beside` works in it; `outside` in another. */
beforeEach(async () => {
  head = await network.found('Maison Nominative');
  [named, second, beside, outside] = [
    await network.colleague(head),
    await network.colleague(head),
    await network.colleague(head),
    await network.colleague(head),
  ];
  team = await foundTeam(head);
  for (const who of [named, second, beside]) await give(person(who));
}, 60_000);

/** A file for `named` and `second`, with one note. */
async function written(note = 'note inventée'): Promise<string> {
  return await network.as(person(named), async ({ tx, ...acting }) => {
    const made = await newNamedFile(tx, acting, { team, eraseOn: ERASE_ON, named: [person(second).account] });
    if (!made.ok) throw new Error(made.refusal);
    expect(made.warning).toBe('none');
    await keepRecord(tx, made.file, { kind: 'note', content: Buffer.from(note) });
    made.file.key.zero();
    return made.file.id;
  });
}

const read = (who: Person | undefined, id: string): Promise<readonly (string | null)[] | string> =>
  network.as(person(who), async ({ tx, ...acting }) => {
    const opened = await openNamedFile(tx, acting, id);
    if (!opened.ok) return opened.refusal;
    const records = await listRecords(tx, opened.file);
    opened.file.key.zero();
    return records.map(({ content }) => content?.toString() ?? null);
  });
const act = (
  by: Person | undefined,
  what: typeof namePerson | typeof unnamePerson,
  { file, who }: { file: string; who: Person | undefined },
) => network.as(person(by), ({ tx, ...acting }) => what(tx, acting, { file, account: person(who).account }));
const seals = async (file: string) =>
  (
    await sql<{ account_id: string; generation: number; sealed: Buffer }>`
    select account_id, generation, sealed from file_person where file_id = ${file} order by account_id`.execute(
      owner,
    )
  ).rows;
const exclude = (
  by: Person | undefined,
  { file, kind, id }: { file: string; kind: 'worker' | 'team'; id: string },
) =>
  network.as(person(by), async ({ tx, worker, keyring }) => {
    const opened = await openNamedFile(tx, { worker, keyring }, file);
    if (!opened.ok) return opened;
    return await excludeFrom(tx, worker, { file: opened.file, exclusion: { kind, id } });
  });

describe('a file for named people opens for them, and for nobody else', () => {
  it('neither her team, nor who leads it, nor who administers the house: none of their keys opens anything of it', async () => {
    const file = await written();
    const keys = await seals(file);
    const others = [head, beside, outside].map(person);
    let opened = 0;
    for (const who of others) {
      if ((await read(who, file)) !== 'notFound') opened += 1;
      opened += await network.as(who, async ({ tx, worker, keyring }) => {
        if (await openFileKey(tx, keyring, file)) return 1;
        const about = { table: 'file_person', column: 'sealed', origin: worker.organisation, file };
        return keys.filter(({ account_id, sealed }) => {
          const place = { ...about, row: `${file}:1:${account_id}` };
          const wraps = keyring.teams.map((one) => keyring.of(one));
          return (
            openKeyFor(worker.identity, sealed, place) ||
            wraps.some((key) => key && unwrap(key.key, sealed, place))
          );
        }).length;
      });
    }

    expect(opened).toBe(0);
    expect(await network.as(head, ({ keyring }) => Promise.resolve(keyring.of(team) !== null))).toBe(true);
    expect([await read(named, file), await read(second, file)]).toEqual([
      ['note inventée'],
      ['note inventée'],
    ]);
    const { rows } = await sql`select from file_key where file_id = ${file}`.execute(owner);
    expect(rows).toHaveLength(0);
  });

  it('who asks for its names without being one of them is told none', async () => {
    const file = await written();
    const seen = (who: Person) => network.as(who, ({ tx, worker }) => listNamed(tx, worker, file));

    expect(await seen(head)).toEqual([]);
    expect(await seen(person(named))).toEqual([person(named).account, person(second).account].sort());
  });

  it('the pass-phrase is asked again, and each opening is written down', async () => {
    const file = await written();
    await read(second, file);
    await sql`update sec.session set stepped_up_until = null where account_id = ${person(second).account}`.execute(
      owner,
    );
    const { rows } = await sql<{ actor_id: string }>`select actor_id from audit_entry
      where action = 'namedFileOpened' and object_id = ${file}`.execute(owner);

    expect(await read(second, file)).toBe('stepUp');
    expect(rows).toEqual([{ actor_id: person(second).account }]);
  });

  it('one name alone is told so', async () => {
    const made = await network.as(person(named), async ({ tx, ...acting }) =>
      newNamedFile(tx, acting, { team, eraseOn: ERASE_ON, named: [] }),
    );

    expect(made).toMatchObject({ ok: true, warning: 'alone' });
  });

  it('only a colleague of its team is named, and the database itself refuses another, and a key for the team', async () => {
    const file = await written();
    const plant = (
      who: string,
    ) => sql`insert into file_person (organisation_id, file_id, team_id, account_id, generation,
      sealed, made_by, made_with, signature) values (${head.organisation}, ${file}, ${team}, ${who}, 1, '\\x00', ${who}, 1, '\\x00')`;

    expect(await act(named, namePerson, { file, who: outside })).toEqual({ ok: false, refusal: 'notMember' });
    await expect(plant(person(outside).account).execute(owner)).rejects.toThrow('foreign key');
    await plant(person(beside).account).execute(owner);
    await expect(
      sql`insert into file_key values (${head.organisation}, ${file}, ${team}, 1, '\\x00')`.execute(owner),
    ).rejects.toThrow('never both');
  });
});

describe('names come and go', () => {
  it('who is named reads what is there; who is not, names nobody', async () => {
    const file = await written();

    expect(await act(head, namePerson, { file, who: head })).toEqual({ ok: false, refusal: 'notFound' });
    expect(await act(named, namePerson, { file, who: beside })).toEqual({ ok: true });
    expect(await read(beside, file)).toEqual(['note inventée']);
  });

  it('who loses her name reads nothing more, even with the key she kept and a copy of the rows', async () => {
    const file = await written();
    const kept = await network.as(person(second), async ({ tx, ...acting }) => {
      const opened = await openNamedFile(tx, acting, file);
      if (!opened.ok) throw new Error(opened.refusal);
      return opened.file;
    });
    const openedWithIt = async (): Promise<number> => {
      const { rows } = await sql<{ id: string; sealed: Buffer }>`
        select id, sealed from file_record where file_id = ${file}`.execute(owner);
      const about = { table: 'file_record', column: 'sealed', origin: kept.origin, file };
      return rows.filter(({ id, sealed }) =>
        open(derive(kept.key, 'record', id), sealed, { ...about, row: id }),
      ).length;
    };
    const before = await openedWithIt();
    const done = await act(named, unnamePerson, { file, who: second });

    expect(before).toBe(1);
    expect(done).toEqual({ ok: true, warning: 'alone' });
    expect(await openedWithIt()).toBe(0);
    expect([await read(second, file), await read(named, file)]).toEqual(['notFound', ['note inventée']]);
    await expect(
      network.as(person(named), ({ tx }) =>
        keepRecord(tx, kept, { kind: 'note', content: Buffer.from('tard') }),
      ),
    ).rejects.toThrow('new key');
    expect(await act(named, unnamePerson, { file, who: named })).toEqual({ ok: false, refusal: 'lastNamed' });
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'loses the team',
      () =>
        network.as(head, ({ tx, ...acting }) =>
          revokeTeam(tx, acting, { account: person(second).account, team }),
        ),
    ],
    [
      'leaves the house',
      () => network.as(head, ({ tx, ...acting }) => putOut(tx, acting, person(second).account)),
    ],
  ])('who %s loses her seal, and the file has a new key when it is opened next', async (_what, goes) => {
    const file = await written();
    expect(await seals(file)).toHaveLength(2);
    await goes();
    const left = await seals(file);

    expect(left).toMatchObject([{ account_id: person(named).account, generation: 1 }]);
    expect(await read(named, file)).toEqual(['note inventée']);
    expect(await seals(file)).toMatchObject([{ account_id: person(named).account, generation: 2 }]);
    expect(await read(named, file)).toEqual(['note inventée']);
  });

  it('who starts again with new keys loses the file, until somebody named names her again', async () => {
    const file = await written();
    const { account, mail } = person(second);
    const reset = await network.as(head, ({ tx, ...acting }) => resetColleague(tx, acting, account));
    if (!reset.ok) throw new Error(reset.refusal);
    const passphrase = bytes('une phrase toute nouvelle');
    const joined = await joinOrganisation(network.staff, {
      link: reset.link,
      mail,
      passphrase,
      network: NETWORK,
    });
    if (!joined.ok) throw new Error(joined.refusal);
    await network.letIn(head, account);
    const again = { ...person(second), token: joined.token };

    expect(await read(again, file)).toBe('notFound');
    expect(await seals(file)).toMatchObject([{ account_id: person(named).account }]);
    expect(await act(named, namePerson, { file, who: again })).toEqual({ ok: true });
    expect(await read(again, file)).toEqual(['note inventée']);
  });

  it('a rotation of the team touches nothing of it', async () => {
    const file = await written();
    const before = await seals(file);
    await network.as(head, ({ tx, ...acting }) =>
      revokeTeam(tx, acting, { account: person(beside).account, team }),
    );
    const rewrapped = await network.as(head, ({ tx, keyring }) => rewrapFiles(tx, keyring, team));

    expect(rewrapped).toBe(0);
    expect(await seals(file)).toEqual(before);
    expect(await read(second, file)).toEqual(['note inventée']);
  });
});

describe('somebody who writes in the database', () => {
  const intruder = Identity.fromSeed(Key.random());

  it('gives a named person a key of his own: it is refused and told, and nothing is written under it', async () => {
    const file = await written();
    const { account, organisation } = person(second);
    const { rows } = await sql<{ seal: Buffer }>`
      select seal_public_key as seal from account where id = ${account}`.execute(owner);
    const about = { table: 'file_person', column: 'sealed', origin: organisation, file };
    const sealed = sealKeyTo(rows[0]?.seal ?? Buffer.alloc(0), Key.random(), {
      ...about,
      row: `${file}:1:${account}`,
    });
    await sql`update file_person set sealed = ${sealed} where file_id = ${file} and account_id = ${account}`.execute(
      owner,
    );
    const { rows: told } = await sql`select from audit_entry where action = 'keyRefused'`.execute(owner);

    expect(await read(second, file)).toBe('notFound');
    const { rows: after } = await sql`select from audit_entry where action = 'keyRefused'`.execute(owner);
    expect(after).toHaveLength(told.length + 1);
  });

  it('puts his own public key over a colleague’s: she is not named, and a new key is not sealed to him', async () => {
    const file = await written();
    await act(named, namePerson, { file, who: beside });
    for (const who of [head, second])
      await sql`update account set seal_public_key = ${intruder.publicKeys.seal} where id = ${person(who).account}`.execute(
        owner,
      );

    expect(await act(named, namePerson, { file, who: head })).toEqual({ ok: false, refusal: 'notMember' });
    expect(await act(named, unnamePerson, { file, who: beside })).toMatchObject({ ok: true });
    expect(await seals(file)).toMatchObject([{ account_id: person(named).account, generation: 2 }]);
  });
});

describe('who is on a file’s list is never given it', () => {
  it('not named, not while the list says so; a worker and a team alike', async () => {
    const file = await written();
    const other = await foundTeam(person(beside));
    await exclude(named, { file, kind: 'worker', id: head.account });
    expect(await act(named, namePerson, { file, who: head })).toEqual({ ok: false, refusal: 'excluded' });
    await exclude(named, { file, kind: 'team', id: other });
    expect(await act(named, namePerson, { file, who: beside })).toEqual({ ok: false, refusal: 'excluded' });

    await network.as(person(named), async ({ tx, worker, keyring }) => {
      const opened = await openNamedFile(tx, { worker, keyring }, file);
      if (!opened.ok) throw new Error(opened.refusal);
      await includeAgain(tx, worker, { file: opened.file, exclusion: { kind: 'worker', id: head.account } });
    });
    expect(await act(named, namePerson, { file, who: head })).toEqual({ ok: true });
  });

  it('nobody is put on the list who opens the file today', async () => {
    const file = await written();
    const opens = { ok: false, refusal: 'opensIt' };

    expect(await exclude(named, { file, kind: 'worker', id: person(second).account })).toEqual(opens);
    expect(await exclude(named, { file, kind: 'team', id: team })).toEqual(opens);
    await expect(
      sql`insert into file_exclusion values (${head.organisation}, ${file}, 'worker', ${person(second).account})`.execute(
        owner,
      ),
    ).rejects.toThrow('must never be given');
  });
});
