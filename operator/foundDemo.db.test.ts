import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { signIn } from '../src/modules/access/server/index.ts';
import { Network } from '../tests/support/network.ts';
import { DEMO_NETWORK } from './demoNetwork.ts';
import { foundDemo, type Demo } from './foundDemo.ts';
import { isInhabited } from './isInhabited.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const databases = { owner: network.owner, staff: network.staff };
let demo: Demo;
beforeAll(async () => {
  demo = await foundDemo(databases, () => undefined);
}, 120_000);
afterAll(() => network.close());

describe('the invented network', () => {
  it('has seven organisations and about twenty people, each with an address of her own', () => {
    expect(new Set(demo.accounts.map(({ organisation }) => organisation)).size).toBe(7);
    expect(demo.accounts.length).toBeGreaterThanOrEqual(20);
    expect(new Set(demo.accounts.map(({ mail }) => mail)).size).toBe(demo.accounts.length);
  });

  it('is plainly invented: every person is a Modèle, every address leads nowhere', () => {
    for (const { name, mail, organisation } of demo.accounts) {
      expect(name).toMatch(/^\S+ Modèle$/);
      expect(mail).toMatch(/^[a-z]+@[a-z-]+\.modele\.example$/);
      expect(organisation).toContain('Modèle');
    }
  });

  it('each of its people signs in with the pass-phrase that was told', async () => {
    for (const { mail } of demo.accounts) {
      const entered = await signIn(network.staff, {
        mail,
        passphrase: new TextEncoder().encode(demo.passphrase),
        code: '',
        network: '192.0.2.0/24',
        now: new Date(),
      });
      expect({ mail, entered }).toMatchObject({ mail, entered: { ok: true } });
    }
  }, 120_000);

  it('has every role, and a compartment for the work with perpetrators', () => {
    const roles = DEMO_NETWORK.flatMap(({ founder, members }) =>
      [founder, ...members].flatMap(({ teams }) => Object.values(teams).flat()),
    );

    expect(new Set(roles)).toEqual(
      new Set(['keyHolder', 'caseworker', 'listener', 'reader', 'coordinator', 'directoryEditor']),
    );
    expect(DEMO_NETWORK.flatMap(({ teams }) => teams).map(({ side }) => side)).toContain('perpetrators');
  });

  it('is not founded where somebody already is', async () => {
    expect(await isInhabited(network.owner)).toBe(true);
  });
});
