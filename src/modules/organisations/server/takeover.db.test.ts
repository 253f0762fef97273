import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { listAudit } from '#modules/access/server/index.ts';
import { Identity, Key } from '#sealing/index.ts';
import {
  agree,
  aHouse,
  move,
  moveAll,
  prepare,
  readFiles,
  writeFiles,
  type House,
} from '../../../../tests/support/takeover.ts';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { fr } from '../words/fr.ts';
import {
  agreeTakeover,
  endTakeover,
  findOffer,
  listTakeovers,
  offerTakeover,
  prepareTakeover,
  rewriteExcluded,
  sealFiles,
  takeFiles,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const NOTES = ['note inventée', 'autre note'];
let giver: House;
let receiver: House;
let stranger: House;
let files: Map<string, string>;
beforeAll(async () => {
  giver = await aHouse(network, 'Maison qui donne');
  receiver = await aHouse(network, 'Maison qui reprend');
  stranger = await aHouse(network, 'Maison étrangère');
});
beforeEach(async () => {
  files = await writeFiles(network, giver, NOTES);
});
afterAll(() => network.close());

const where = async (ids: Iterable<string>): Promise<readonly string[]> => {
  const { rows } = await sql<{ organisation_id: string }>`
    select organisation_id from file where id = any(${[...ids]}::uuid[])`.execute(network.owner);
  return rows.map(({ organisation_id }) => organisation_id);
};
const seal = (takeover: string, who = giver.head) =>
  network.as(who, ({ tx, ...acting }) => sealFiles(tx, acting, { takeover }));
const take = (takeover: string, who = receiver.head) =>
  network.as(who, ({ tx, ...acting }) => takeFiles(tx, acting, { takeover }));
const journal = (who: Person) => network.as(who, ({ tx }) => listAudit(tx, { limit: 100 }));
/** What somebody does when her pass-phrase was given too long ago. */
async function stale<Result>({ account }: Person, act: () => Promise<Result>): Promise<Result> {
  const step = (until: string) =>
    sql`update sec.session set stepped_up_until = ${until}::timestamptz where account_id = ${account}`.execute(
      network.owner,
    );
  await step('2000-01-01');
  try {
    return await act();
  } finally {
    await step('2100-01-01');
  }
}

describe('files that one house hands over to another', () => {
  it('open there with the same content, for its team, and nowhere else any more', async () => {
    const takeover = await agree(network, { from: giver, to: receiver });
    expect(await readFiles(network, giver.second, files.keys())).toEqual(files);
    expect(await readFiles(network, receiver.second, files.keys())).toEqual(new Map());
    await moveAll(network, giver.second, { what: 'seal', takeover });
    await moveAll(network, receiver.second, { what: 'take', takeover });

    expect(await readFiles(network, receiver.second, files.keys())).toEqual(files);
    expect(await readFiles(network, giver.second, files.keys())).toEqual(new Map());
    expect(await readFiles(network, stranger.head, files.keys())).toEqual(new Map());
  });

  it('both journals say it of each file, the giver’s with the house that took it, in words people know', async () => {
    const takeover = await agree(network, { from: giver, to: receiver, files: [...files.keys()] });
    await moveAll(network, giver.head, { what: 'seal', takeover });
    await moveAll(network, receiver.head, { what: 'take', takeover });
    await network.as(receiver.head, ({ tx, ...acting }) => endTakeover(tx, acting, takeover));

    const [given, received] = [await journal(giver.head), await journal(receiver.head)];
    const told = (entries: typeof given, action: string) =>
      entries.filter((entry) => entry.action === action && files.has(entry.object)).map(({ actor }) => actor);
    expect(told(given, 'fileHandedOver')).toEqual(NOTES.map(() => receiver.organisation));
    expect(told(received, 'fileTakenOver')).toEqual(NOTES.map(() => receiver.head.account));
    const about = (entries: typeof given) =>
      entries.filter(({ object }) => object === takeover).map(({ action }) => action);
    expect(about(given)).toEqual(['takeoverEnded', 'takeoverAgreed', 'takeoverPrepared']);
    expect(about(received)).toEqual(['takeoverEnded', 'takeoverOffered']);
    for (const { action } of [...given, ...received]) expect(fr.journal.actions).toHaveProperty(action);
  });

  it('only those that were chosen go', async () => {
    const [chosen = '', kept = ''] = files.keys();
    const takeover = await agree(network, { from: giver, to: receiver, files: [chosen] });
    const sealed = await moveAll(network, giver.head, { what: 'seal', takeover });
    const taken = await moveAll(network, receiver.head, { what: 'take', takeover });

    expect([sealed, taken]).toEqual([1, 1]);
    expect(await where([chosen])).toEqual([receiver.organisation]);
    expect(await where([kept])).toEqual([giver.organisation]);
  });

  it('a file whose key does not open stays where it is, is named, and holds up nobody else', async () => {
    const takeover = await agree(network, { from: giver, to: receiver, files: [...files.keys()] });
    await moveAll(network, giver.head, { what: 'seal', takeover });
    const [broken = '', whole = ''] = files.keys();
    await sql`update file_record set sealed = (select sealed from file_record where file_id = ${whole})
      where file_id = ${broken}`.execute(network.owner);

    const moved = await move(network, receiver.head, { what: 'take', takeover });

    expect(moved).toMatchObject({ done: 1, unopened: [broken], next: null });
    expect(await where([broken])).toEqual([giver.organisation]);
  });

  it('a file that this house, its team or somebody in it must never be given stays, and holds up nobody else', async () => {
    const [house = '', , , worker = ''] = (files = await writeFiles(network, giver, [
      'a',
      'b',
      'c',
      'd',
    ])).keys();
    const exclude = (file: string, kind: string, id: string) =>
      sql`insert into file_exclusion values (${giver.organisation}, ${file}, ${kind}, ${id})`.execute(
        network.owner,
      );
    await exclude(house, 'organisation', receiver.organisation);
    await exclude(worker, 'worker', receiver.second.account);
    const [, free = '', listed = ''] = files.keys();
    await exclude(listed, 'worker', stranger.head.account);
    const takeover = await agree(network, { from: giver, to: receiver, files: [...files.keys()] });
    const sealed = await move(network, giver.head, { what: 'seal', takeover });
    const taken = await moveAll(network, receiver.head, { what: 'take', takeover });

    expect(sealed).toMatchObject({ done: 3, unopened: [house] });
    expect(taken).toBe(2);
    expect(await where([house, worker])).toEqual([giver.organisation, giver.organisation]);
    expect(await where([free, listed])).toEqual([receiver.organisation, receiver.organisation]);
    const { rows } = await sql<{ organisation_id: string }>`
      select organisation_id from file_exclusion where file_id = ${listed}`.execute(network.owner);
    expect(rows).toEqual([{ organisation_id: receiver.organisation }]);
  });

  it('both houses see how far it is', async () => {
    const { takeover, words } = await prepare(network, {
      from: giver,
      to: receiver,
      files: [...files.keys()],
    });
    const seen = async (who: Person) =>
      (await network.as(who, ({ tx }) => listTakeovers(tx))).find(({ id }) => id === takeover);
    expect(await seen(giver.head)).toMatchObject({ direction: 'giving', state: 'prepared', files: 2 });
    await network.as(giver.second, ({ tx, ...acting }) => agreeTakeover(tx, acting, { takeover, words }));
    await seal(takeover);

    expect(await seen(giver.head)).toMatchObject({ state: 'agreed', onTheirWay: 2 });
    expect(await seen(receiver.head)).toMatchObject({
      direction: 'receiving',
      state: 'agreed',
      onTheirWay: 0,
    });
    expect(await seen(stranger.head)).toBeUndefined();
  });
});

describe('nothing moves that both houses did not agree to', () => {
  const nothingMoves = async (takeover: string) => {
    expect(await seal(takeover)).toMatchObject({ ok: false });
    expect(await take(takeover)).toMatchObject({ ok: false });
    expect(await where(files.keys())).toEqual(NOTES.map(() => giver.organisation));
  };

  it('offered and prepared, but not agreed by a second person', async () => {
    const { takeover, words } = await prepare(network, { from: giver, to: receiver });
    await nothingMoves(takeover);
    const agreeing = (who: Person, said = words) =>
      network.as(who, ({ tx, ...acting }) => agreeTakeover(tx, acting, { takeover, words: said }));

    expect(await agreeing(giver.head)).toEqual({ ok: false, refusal: 'anotherPerson' });
    expect(await agreeing(giver.second, words.toReversed())).toEqual({ ok: false, refusal: 'keyChanged' });
    expect(await agreeing(await network.colleague(giver.head))).toEqual({ ok: false, refusal: 'notHolder' });
    expect(await stale(giver.second, () => agreeing(giver.second))).toEqual({ ok: false, refusal: 'stepUp' });
    await nothingMoves(takeover);
    expect(await agreeing(giver.second)).toEqual({ ok: true });
    expect(await seal(takeover)).toMatchObject({ ok: true, done: expect.any(Number) });
  });

  it('the database itself wants two people, a fresh step-up and the team’s key', async () => {
    const { takeover } = await prepare(network, { from: giver, to: receiver });
    const agreed = (who: Person) =>
      network.as(who, async ({ tx }) => {
        const { rows } = await sql`select sec.agree_takeover(${takeover}, 'x') as done`.execute(tx);
        return rows;
      });
    const sealed = (who: Person) =>
      network.as(who, async ({ tx }) => {
        const { rows } = await sql`select sec.seal_files(${takeover}, ${[...files.keys()]}::uuid[],
          ${NOTES.map(() => Buffer.from('x'))}::bytea[]) as done`.execute(tx);
        return rows;
      });

    expect(await agreed(giver.head)).toEqual([{ done: false }]);
    expect(await agreed(receiver.head)).toEqual([{ done: false }]);
    expect(await stale(giver.second, () => agreed(giver.second))).toEqual([{ done: false }]);
    expect(await sealed(giver.head)).toEqual([{ done: 0 }]);
    expect(await agreed(giver.second)).toEqual([{ done: true }]);
    expect(await sealed(await network.colleague(giver.head))).toEqual([{ done: 0 }]);
    expect(await sealed(giver.head)).toEqual([{ done: 2 }]);
  });

  it('ended by either house: the rest stays, and no seal to the other is left', async () => {
    for (const who of [giver.head, receiver.head]) {
      const takeover = await agree(network, { from: giver, to: receiver });
      await seal(takeover);
      const ended = await network.as(who, ({ tx, ...acting }) => endTakeover(tx, acting, takeover));

      expect(ended).toEqual({ ok: true });
      await nothingMoves(takeover);
      const { rows } = await sql`select from takeover_file where takeover_id = ${takeover}`.execute(
        network.owner,
      );
      expect(rows).toHaveLength(0);
    }
  });

  it('an agreement that the giving house did not sign is not believed', async () => {
    const takeover = await agree(network, { from: giver, to: receiver });
    await seal(takeover);
    await sql`update takeover set signature = ${Buffer.alloc(64, 7)} where id = ${takeover}`.execute(
      network.owner,
    );

    expect(await take(takeover)).toEqual({ ok: false, refusal: 'keyChanged' });
    expect(await where(files.keys())).toEqual(NOTES.map(() => giver.organisation));
  });

  it('a house that was excluded is offered nothing', async () => {
    const excluded = await aHouse(network, 'Maison exclue');
    await network.as(giver.head, ({ tx, ...acting }) => rewriteExcluded(tx, acting, [excluded.organisation]));

    await expect(prepare(network, { from: giver, to: excluded })).rejects.toThrow('notFound');
    await network.as(giver.head, ({ tx, ...acting }) => rewriteExcluded(tx, acting, []));
    await expect(prepare(network, { from: giver, to: excluded })).resolves.toMatchObject({});
  });

  it('a team that one person alone can open takes nothing', async () => {
    const alone = await network.found('Maison seule');
    const { rows } = await sql<{
      id: string;
    }>`select id from team where organisation_id = ${alone.organisation}
      and kind = 'everyone'`.execute(network.owner);
    const offered = await network.as(alone, ({ tx, ...acting }) =>
      offerTakeover(tx, acting, { giver: giver.organisation, team: rows[0]?.id ?? '' }),
    );

    expect(offered).toEqual({ ok: false, refusal: 'tooFew' });
  });
});

describe('a key that somebody put in the place of another', () => {
  const swapped = () => {
    const seed = Key.random();
    const pair = Identity.fromSeed(seed);
    return pair.publicKeys.seal;
  };
  const swap = (takeover: string) =>
    sql`update takeover_offer set public_key = ${swapped()} where id = ${takeover}`.execute(network.owner);

  it('before it is prepared: the house’s signature says no', async () => {
    const offered = await network.as(receiver.head, ({ tx, ...acting }) =>
      offerTakeover(tx, acting, { giver: giver.organisation, team: receiver.team }),
    );
    const takeover = offered.ok ? offered.takeover : '';
    await swap(takeover);
    const plan = { takeover, team: giver.team, files: 'all', words: [] } as const;
    const prepared = await network.as(giver.head, ({ tx, ...acting }) => prepareTakeover(tx, acting, plan));

    expect(await network.as(giver.head, ({ tx, worker }) => findOffer(tx, worker, takeover))).toBe('changed');
    expect(prepared).toEqual({ ok: false, refusal: 'keyChanged' });
  });

  it('once it is agreed: files are sealed to the one that was compared', async () => {
    const takeover = await agree(network, { from: giver, to: receiver });
    await swap(takeover);
    await seal(takeover);
    await take(takeover);

    expect(await readFiles(network, receiver.head, files.keys())).toEqual(files);
  });
});

describe('the wall between victims and perpetrators', () => {
  let across: House;
  beforeAll(async () => {
    across = await aHouse(network, 'Maison des auteurs', 'perpetrators');
  });

  it.each([
    ['victims to perpetrators', () => ({ from: giver, to: across })],
    ['perpetrators to victims', () => ({ from: across, to: receiver })],
  ])('nothing is prepared from %s, by the program or by the database', async (_, between) => {
    const { from, to } = between();
    await expect(prepare(network, { from, to })).rejects.toThrow('otherSide');
    const { rows: offers } = await sql<{ id: string }>`select id from takeover_offer
      where organisation_id = ${to.organisation} and giver_id = ${from.organisation}`.execute(network.owner);
    const inDatabase = await network.as(from.head, async ({ tx }) => {
      const { rows } =
        await sql`select sec.prepare_takeover(${offers.at(-1)?.id}, ${from.team}, 1, 'x', null) as done`.execute(
          tx,
        );
      return rows;
    });

    expect(offers.length).toBeGreaterThan(0);
    expect(inDatabase).toEqual([{ done: false }]);
  });

  it('a side that somebody writes into a row is refused: it is the team’s own', async () => {
    const { takeover } = await prepare(network, { from: giver, to: receiver });
    const crossing =
      sql`update takeover_offer set team_id = ${across.team}, organisation_id = ${across.organisation}
      where id = ${takeover}`.execute(network.owner);

    await expect(crossing).rejects.toThrow('violates foreign key constraint');
  });

  it('the database moves nothing across, even when two rows that agree were forged', async () => {
    const takeover = await agree(network, { from: giver, to: receiver, files: [...files.keys()] });
    await seal(takeover);
    await sql`insert into takeover_offer (organisation_id, id, giver_id, team_id, side, public_key, signature, epoch, wrapped)
      select ${across.organisation}, id, giver_id, ${across.team}, 'perpetrators', public_key, signature, 1, wrapped
      from takeover_offer where id = ${takeover}`.execute(network.owner);
    await sql`update takeover set receiver_id = ${across.organisation} where id = ${takeover}`.execute(
      network.owner,
    );
    const forged = await network.as(across.head, async ({ tx }) => {
      const { rows: seen } = await sql`select * from sec.waiting_files(${takeover}, null, 10)`.execute(tx);
      const { rows } = await sql<{
        done: number;
      }>`select sec.take_files(${takeover}, ${[...files.keys()]}::uuid[], 1,
        ${NOTES.map(() => Buffer.from('x'))}::bytea[]) as done`.execute(tx);
      return { seen, done: rows[0]?.done };
    });

    expect(forged).toEqual({ seen: [], done: 0 });
    expect(await where(files.keys())).toEqual(NOTES.map(() => giver.organisation));
  });
});

describe('somebody of another house who knows every id', () => {
  const replay = (who: Person, takeover: string) =>
    network.as(who, async ({ tx, ...acting }) => {
      const ids = [...files.keys()];
      const x = ids.map(() => Buffer.from('x'));
      const count = async (query: ReturnType<typeof sql<{ n: unknown }>>) =>
        (await query.execute(tx)).rows[0]?.n;
      return {
        seal: (await sealFiles(tx, acting, { takeover })).ok,
        take: (await takeFiles(tx, acting, { takeover })).ok,
        end: (await endTakeover(tx, acting, takeover)).ok,
        offers: await count(sql`select count(*)::int as n from takeover_offer where id = ${takeover}`),
        heads: await count(sql`select count(*)::int as n from takeover where id = ${takeover}`),
        seals: await count(sql`select count(*)::int as n from takeover_file where takeover_id = ${takeover}`),
        seen: await count(sql`select count(*)::int as n from sec.waiting_files(${takeover}, null, 500)`),
        sealed: await count(sql`select sec.seal_files(${takeover}, ${ids}::uuid[], ${x}::bytea[]) as n`),
        taken: await count(sql`select sec.take_files(${takeover}, ${ids}::uuid[], 1, ${x}::bytea[]) as n`),
        agreed: await count(sql`select sec.agree_takeover(${takeover}, 'x') as n`),
        ended: await count(sql`select sec.end_takeover(${takeover}) as n`),
      };
    });

  it('gets nothing and changes nothing; who was meant sees it', async () => {
    const takeover = await agree(network, { from: giver, to: receiver });
    await seal(takeover);
    const nothing = { seal: false, take: false, end: false, offers: 0, heads: 0, seals: 0, seen: 0 };

    expect(await replay(stranger.head, takeover)).toEqual({
      ...nothing,
      ...{ sealed: 0, taken: 0, agreed: false, ended: false },
    });
    const beside = await network.colleague(receiver.head);
    expect(await replay(beside, takeover)).toMatchObject({
      seal: false,
      take: false,
      end: false,
      seen: 0,
      taken: 0,
    });
  });

  it('a colleague of the receiving house without the team’s key takes nothing; a holder does', async () => {
    const takeover = await agree(network, { from: giver, to: receiver });
    await seal(takeover);
    const beside = await network.colleague(receiver.head);
    const seen = (who: Person) =>
      network.as(who, async ({ tx }) => {
        const { rows } = await sql`select * from sec.waiting_files(${takeover}, null, 500)`.execute(tx);
        return rows.length;
      });

    expect(await seen(beside)).toBe(0);
    expect(await seen(receiver.second)).toBeGreaterThanOrEqual(NOTES.length);
  });
});
