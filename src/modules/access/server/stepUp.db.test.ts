import { sql } from 'kysely';
import { afterAll, expect, inject, it } from 'vitest';
import { bytes, Network, type Person } from '../../../../tests/support/network.ts';
import { stepUp } from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
afterAll(() => network.close());

/** As often as is allowed, without the work of each. */
const guessed = (times: number) =>
  sql`update sec.attempt set tries = ${times} where not known and tries = 1`.execute(network.owner);
const guess = (who: Person) => stepUp(network.staff, who.token, bytes('une phrase devinée encore'));

it('whoever took a cookie does not guess the pass-phrase behind it: after twenty in an hour it opens nothing', async () => {
  const head = await network.found('Maison du Cookie');

  expect(await guess(head)).toBe('wrong');
  await guessed(19);
  expect(await guess(head)).toBe('wrong');
  expect(await network.isIn(head)).toBe(true);
  expect(await guess(head)).toBe('signedOut');
  expect(await network.isIn(head)).toBe(false);
}, 60_000);

it('whoever gives the right one has as many as she needs', async () => {
  const head = await network.found('Maison Précise');
  await guess(head);
  await guessed(1_000);
  const stepped = await stepUp(network.staff, head.token, bytes(head.passphrase));

  expect(stepped).toMatchObject({ token: expect.any(String) });
}, 60_000);
