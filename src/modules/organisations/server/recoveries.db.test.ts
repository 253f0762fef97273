import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Network, type Person } from '../../../../tests/support/network.ts';
import {
  appointCustodians,
  approveRecovery,
  askRecovery,
  findCustodians,
  followRecoveries,
  stopRecovery,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
let head: Person;
let custodian: Person;
let asking: Person;
let stranger: Person;
beforeAll(async () => {
  head = await network.found('Maison Modèle');
  custodian = await network.colleague(head);
  asking = await network.colleague(head);
  stranger = await network.found('Autre Modèle');
});
afterAll(() => network.close());

const follow = (who: Person) => network.as(who, ({ tx, ...acting }) => followRecoveries(tx, acting));
const stop = (who: Person, request: string) =>
  network.as(who, ({ tx, ...acting }) => stopRecovery(tx, acting, request));

async function ask(): Promise<string> {
  const asked = await network.as(asking, ({ tx, worker }) => askRecovery(tx, worker));
  if (!asked.ok) throw new Error(asked.refusal);
  return asked.request;
}

const approve = (who: Person, request: string) =>
  network.as(who, ({ tx, worker }) => approveRecovery(tx, worker, request));

describe('everybody of the house sees who the custodians are, and what they are asked', () => {
  it('nobody before they were appointed, then each of them, for this house alone', async () => {
    expect(await network.as(asking, ({ tx, ...acting }) => findCustodians(tx, acting))).toBe(null);
    await network.as(head, ({ tx, ...acting }) =>
      appointCustodians(tx, acting, [head.account, custodian.account]),
    );
    const seen = await network.as(asking, ({ tx, ...acting }) => findCustodians(tx, acting));

    expect(seen).toMatchObject({ threshold: 2, accounts: [head.account, custodian.account].sort() });
    expect(await network.as(stranger, ({ tx, ...acting }) => findCustodians(tx, acting))).toBe(null);
  });

  it('who agreed is counted once, from the moment it was asked', async () => {
    const request = await ask();
    await approve(custodian, request);
    await approve(custodian, request);

    expect(await follow(asking)).toMatchObject([{ id: request, approvedBy: [custodian.account] }]);
    expect(await follow(stranger)).toEqual([]);
    await stop(asking, request);
    const again = await ask();
    expect(await follow(head)).toMatchObject([{ id: again, approvedBy: [] }]);
    await stop(asking, again);
  });
});

describe('a recovery is stopped before it gives anything back', () => {
  it('by who asked or who runs the house; not by a colleague, nor from another house', async () => {
    const request = await ask();

    expect(await stop(custodian, request)).toEqual({ ok: false, refusal: 'notHolder' });
    expect(await stop(stranger, request)).toEqual({ ok: false, refusal: 'notFound' });
    expect(await stop(head, crypto.randomUUID())).toEqual({ ok: false, refusal: 'notFound' });
    expect(await follow(head)).toHaveLength(1);
    expect(await stop(head, request)).toEqual({ ok: true });
    expect(await follow(head)).toEqual([]);
    expect(await approve(custodian, request)).toEqual({ ok: false, refusal: 'notFound' });
  });
});
