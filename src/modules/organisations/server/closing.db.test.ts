import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { signIn } from '#modules/access/server/index.ts';
import {
  agree,
  aHouse,
  moveAll,
  readFiles,
  writeFiles,
  type House,
} from '../../../../tests/support/takeover.ts';
import { bytes, Network, NETWORK, type Person } from '../../../../tests/support/network.ts';
import {
  agreeDissolution,
  askDissolution,
  closeOrganisation,
  endTakeover,
  findDissolution,
  inviteColleague,
  listOrganisations,
  shredFiles,
  withdrawDissolution,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
let house: House;
let successor: House;
beforeEach(async () => {
  house = await aHouse(network, 'Maison qui ferme');
  successor = await aHouse(network, 'Maison qui continue');
});
afterAll(() => network.close());

const close = (who: Person) => network.as(who, ({ tx, ...acting }) => closeOrganisation(tx, acting));
const shred = (who: Person) => network.as(who, ({ tx, ...acting }) => shredFiles(tx, acting));
const ask = (who: Person) => network.as(who, ({ tx, ...acting }) => askDissolution(tx, acting));
const agreed = (who: Person) => network.as(who, ({ tx, ...acting }) => agreeDissolution(tx, acting));
const signsIn = async ({ mail, passphrase }: Person): Promise<boolean> =>
  (
    await signIn(network.staff, {
      mail,
      passphrase: bytes(passphrase),
      code: '',
      network: NETWORK,
      now: new Date(),
    })
  ).ok;
const daysPass = (days: number) =>
  Promise.all([
    sql`update takeover set ended_on = ended_on - ${days}::integer where organisation_id = ${house.organisation}`.execute(
      network.owner,
    ),
    sql`update dissolution set shreds_on = shreds_on - ${days}::integer
      where organisation_id = ${house.organisation}`.execute(network.owner),
  ]);
async function rowsOf(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.id(...table.split('.'))}
    where organisation_id = ${house.organisation}`.execute(network.owner);
  return rows[0]?.n ?? -1;
}

async function handOver(): Promise<Map<string, string>> {
  const files = await writeFiles(network, house, ['une note', 'deux notes']);
  const takeover = await agree(network, { from: house, to: successor });
  await moveAll(network, house.head, { what: 'seal', takeover });
  await moveAll(network, successor.head, { what: 'take', takeover });
  expect(await close(house.head)).toEqual({ ok: false, refusal: 'tooSoon' });
  await network.as(house.head, ({ tx, ...acting }) => endTakeover(tx, acting, takeover));
  return files;
}

describe('a house whose files all left closes, thirty days later', () => {
  it('not while a file is there, nor before the thirty days, nor by who does not run it', async () => {
    await writeFiles(network, house, ['encore là']);
    expect(await close(house.head)).toEqual({ ok: false, refusal: 'notEmpty' });
    await handOver();
    await daysPass(29);
    expect(await close(house.head)).toEqual({ ok: false, refusal: 'tooSoon' });
    await daysPass(1);

    expect(await close(await network.colleague(house.head))).toEqual({ ok: false, refusal: 'notHolder' });
    expect(await close(house.head)).toEqual({ ok: true });
  });

  it('everybody is out at once and nobody comes back; its journal and its public keys stay', async () => {
    const files = await handOver();
    await daysPass(30);
    expect(await signsIn(house.second)).toBe(true);
    expect(await network.isIn(house.second)).toBe(true);
    const before = [await rowsOf('audit_entry'), await rowsOf('key_log'), await rowsOf('account')];

    await close(house.head);

    for (const who of [house.head, house.second]) {
      expect(await network.isIn(who)).toBe(false);
      expect(await signsIn(who)).toBe(false);
    }
    for (const table of [
      'sec.session',
      'sec.credential',
      'sec.invitation',
      'team_key',
      'root_key',
      'file_key',
    ])
      expect([table, await rowsOf(table)]).toEqual([table, 0]);
    const after = [(await rowsOf('audit_entry')) - 1, await rowsOf('key_log'), await rowsOf('account')];
    expect(after).toEqual(before);
    expect(await readFiles(network, successor.second, files.keys())).toEqual(files);
  });

  it('the others do not see it any more, and a link given before opens nothing', async () => {
    await handOver();
    await daysPass(30);
    const profile = { name: 'Invitée Modèle', duty: 'suivi', mail: 'invitee@modele.example' };
    await network.as(house.head, ({ tx, ...acting }) => inviteColleague(tx, acting, profile));
    const known = async () =>
      (await network.as(successor.head, ({ tx }) => listOrganisations(tx))).map(({ id }) => id);
    expect(await known()).toContain(house.organisation);
    expect(await rowsOf('sec.invitation')).toBe(1);

    await close(house.head);

    expect(await known()).not.toContain(house.organisation);
    expect(await rowsOf('sec.invitation')).toBe(0);
  });

  it('nobody writes the day by herself: the database closes, or nothing does', async () => {
    const byHand = network.as(house.head, ({ tx }) =>
      sql`update organisation set closed_on = current_date where id = sec.organisation()`.execute(tx),
    );

    await expect(byHand).rejects.toThrow('permission denied');
  });
});

describe('a house that nobody takes over is shredded by two people, after thirty days that everybody sees', () => {
  it('not by one, not before, not once somebody said no', async () => {
    const files = await writeFiles(network, house, ['une note', 'deux notes']);
    expect(await shred(house.head)).toEqual({ ok: false, refusal: 'tooSoon' });
    await ask(house.head);
    expect(await agreed(house.head)).toEqual({ ok: false, refusal: 'anotherPerson' });
    await daysPass(30);
    expect(await shred(house.head)).toEqual({ ok: false, refusal: 'tooSoon' });
    await agreed(house.second);
    expect(
      await network.as(await network.colleague(house.head), ({ tx }) => findDissolution(tx)),
    ).toMatchObject({
      askedBy: house.head.account,
      isDue: true,
    });
    await network.as(house.second, ({ tx, ...acting }) => withdrawDissolution(tx, acting));

    expect(await shred(house.head)).toEqual({ ok: false, refusal: 'tooSoon' });
    expect(await readFiles(network, house.second, files.keys())).toEqual(files);
  });

  it('the database itself waits for the second person and for the day', async () => {
    await writeFiles(network, house, ['une note']);
    const shredded = () =>
      network.as(
        house.head,
        async ({ tx }) => (await sql`select sec.shred_files(500) as n`.execute(tx)).rows,
      );
    await ask(house.head);
    await daysPass(30);
    expect(await shredded()).toEqual([{ n: 0 }]);
    await network.as(house.head, ({ tx }) => sql`select sec.agree_dissolution()`.execute(tx));
    expect(await shredded()).toEqual([{ n: 0 }]);
    await agreed(house.second);
    await daysPass(-1);
    expect(await shredded()).toEqual([{ n: 0 }]);
    await daysPass(1);

    expect(await shredded()).toEqual([{ n: 1 }]);
  });

  it('then every file goes, is written in the journal of deletions, and the house can close', async () => {
    const files = await writeFiles(network, house, ['une note', 'deux notes']);
    const others = await writeFiles(network, successor, ['ailleurs']);
    await ask(house.head);
    await agreed(house.second);
    await daysPass(30);

    expect(await shred(house.head)).toEqual({ ok: true, shredded: files.size });

    expect([await rowsOf('file'), await rowsOf('file_key'), await rowsOf('file_record')]).toEqual([0, 0, 0]);
    const { rows } = await sql<{ id: string }>`select object_id as id from deletion
      where organisation_id = ${house.organisation} and object_kind = 'file'`.execute(network.owner);
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...files.keys()].toSorted());
    expect(await readFiles(network, successor.head, others.keys())).toEqual(others);
    expect(await close(house.second)).toEqual({ ok: true });
  });
});
