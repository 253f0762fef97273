import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { keepRecord, newNamedFile, openNamedFile } from '#modules/access/server/index.ts';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { grantTeam, newTeam, renewMarked } from './index.ts';

/*
 * A colleague with real keys that the house vouches for, who runs statements of her own as the application does. She
 * writes herself where keys are given anew, and waits for somebody who holds them.
 */
const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
afterAll(() => network.close());

let [head, named, insider]: Person[] = [];
let team: string;

const person = (who: Person | undefined): Person => {
  if (!who) throw new Error('nobody');
  return who;
};
const foundTeam = async (side: 'victims' | 'perpetrators', keeper: Person): Promise<string> => {
  const founded = await network.as(person(head), ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Suivi', side, keeper: keeper.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
};
const give = ({ account }: Person) =>
  network.as(person(head), ({ tx, ...acting }) =>
    grantTeam(tx, acting, { account, team, roles: ['keyHolder', 'caseworker'] }),
  );
/** What she opens: which of these team keys. */
const holds = (who: Person | undefined, one: string): Promise<boolean> =>
  network.as(person(who), ({ keyring }) => Promise.resolve(keyring.of(one) !== null));
const refusals = async (): Promise<number> => {
  const { rows } = await sql`select from audit_entry where action = 'keyRefused'
    and organisation_id = ${person(head).organisation}`.execute(network.owner);
  return rows.length;
};

beforeAll(async () => {
  head = await network.found('Maison Curieuse');
  [named, insider] = [await network.colleague(head), await network.colleague(head)];
  team = await foundTeam('victims', head);
  await give(named);
}, 60_000);

describe('a colleague who writes herself into the database', () => {
  it('as holder of a team, on the other side of the wall or of the administration: the next key is not hers', async () => {
    await foundTeam('perpetrators', person(insider));
    const { account } = person(insider);
    await network.as(person(insider), async ({ tx }) => {
      await sql`insert into team_key (organisation_id, team_id, epoch, account_id, sealed)
        select t.organisation_id, t.id, t.epoch, ${account}, '\\x00' from team t where t.kind <> 'everyone'
        on conflict do nothing`.execute(tx);
      await sql`update team set must_rotate = true`.execute(tx);
    });
    const before = await refusals();
    const renewed = await network.as(person(head), ({ tx, ...acting }) => renewMarked(tx, acting));

    expect(renewed).toBeGreaterThan(1);
    expect([await holds(head, team), await holds(named, team)]).toEqual([true, true]);
    const { rows } = await sql<{ id: string }>`select id from team
      where organisation_id = ${person(head).organisation} and kind = 'administration'`.execute(
      network.owner,
    );
    expect([await holds(insider, team), await holds(insider, rows[0]?.id ?? '')]).toEqual([false, false]);
    expect(await refusals()).toBeGreaterThan(before);
  });

  it('as one of the named people of a file: the next key is not hers, and her name is gone', async () => {
    const beside = await network.colleague(person(head));
    await give(beside);
    const file = await network.as(person(named), async ({ tx, ...acting }) => {
      const people = [person(head).account];
      const made = await newNamedFile(tx, acting, { team, eraseOn: '2031-01-01', named: people });
      if (!made.ok) throw new Error(made.refusal);
      await keepRecord(tx, made.file, { kind: 'note', content: Buffer.from('note inventée') });
      made.file.key.zero();
      return made.file.id;
    });
    await network.as(beside, async ({ tx }) => {
      await sql`insert into file_person (organisation_id, file_id, team_id, account_id, generation, sealed, made_by,
          made_with, signature)
        select organisation_id, file_id, team_id, ${beside.account}, generation, sealed, made_by, made_with, signature
        from file_person where file_id = ${file} and account_id = ${person(named).account}`.execute(tx);
      await sql`update file set must_renew = true where id = ${file}`.execute(tx);
    });
    const opens = (who: Person | undefined) =>
      network.as(person(who), async ({ tx, ...acting }) => {
        const opened = await openNamedFile(tx, acting, file);
        if (opened.ok) opened.file.key.zero();
        return opened.ok ? opened.warning : opened.refusal;
      });
    const before = await refusals();

    expect(await opens(named)).toBe('none');
    expect([await opens(head), await opens(beside)]).toEqual(['none', 'notFound']);
    expect(await refusals()).toBeGreaterThan(before);
  });
});
