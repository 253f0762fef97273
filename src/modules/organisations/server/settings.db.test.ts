import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Network, type Person } from '../../../../tests/support/network.ts';
import {
  addAccreditation,
  addAgreement,
  findOwnOrganisation,
  listAccreditations,
  listAgreements,
  listExcluded,
  listIntakeKeys,
  listOrganisations,
  newIntakeKey,
  newTeam,
  openIntakeKey,
  pinnedRoot,
  removeAccreditation,
  removeAgreement,
  rewriteExcluded,
  rewriteFace,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
let house: Person;
let other: Person;
let colleague: Person;
beforeAll(async () => {
  house = await network.found('Maison Modèle');
  other = await network.found('Autre Modèle');
  colleague = await network.colleague(house);
});
afterAll(() => network.close());

const FACE = {
  name: 'Maison Modèle de Liège',
  service: null,
  kinds: ['aide-victimes'],
  territory: ['62063'],
  acceptsRequests: true,
};
const rewrite = (who: Person) => network.as(who, ({ tx, ...acting }) => rewriteFace(tx, acting, FACE));

describe('an organisation tells the network who it is', () => {
  it('who runs it rewrites its face; a colleague does not, and another house sees it', async () => {
    expect(await rewrite(colleague)).toEqual({ ok: false, refusal: 'notHolder' });
    expect(await rewrite(house)).toEqual({ ok: true });

    expect(await network.as(house, ({ tx }) => findOwnOrganisation(tx))).toMatchObject(FACE);
    const seen = await network.as(other, ({ tx }) => listOrganisations(tx));
    expect(seen.find(({ id }) => id === house.organisation)).toMatchObject(FACE);
  });

  it('its accreditations and agreements are its own: another house sees none', async () => {
    const accreditation = {
      kind: 'aide-victimes',
      authority: 'fwb',
      validFrom: '2024-01-01',
      validUntil: '2029-12-31',
    };
    const agreement = {
      with: other.organisation,
      terms: 'Accord inventé',
      signedOn: '2025-03-01',
      until: null,
    };
    await network.as(house, ({ tx, ...acting }) => addAccreditation(tx, acting, accreditation));
    await network.as(house, ({ tx, ...acting }) => addAgreement(tx, acting, agreement));

    expect(await network.as(house, ({ tx }) => listAccreditations(tx))).toMatchObject([accreditation]);
    expect(await network.as(colleague, ({ tx, ...acting }) => listAgreements(tx, acting))).toMatchObject([
      agreement,
    ]);
    expect(await network.as(other, ({ tx }) => listAccreditations(tx))).toEqual([]);
    expect(await network.as(other, ({ tx, ...acting }) => listAgreements(tx, acting))).toEqual([]);
  });

  it('who runs it takes them off its lists; a colleague does not, nor another house', async () => {
    const [accreditation] = await network.as(house, ({ tx }) => listAccreditations(tx));
    const [agreement] = await network.as(house, ({ tx, ...acting }) => listAgreements(tx, acting));
    const [one = '', two = ''] = [accreditation?.id, agreement?.id];
    const removing = (who: Person) =>
      network.as(who, async ({ tx, ...acting }) => [
        await removeAccreditation(tx, acting, one),
        await removeAgreement(tx, acting, two),
      ]);
    const refused = (refusal: string) => [1, 2].map(() => ({ ok: false, refusal }));

    expect(await removing(colleague)).toEqual(refused('notHolder'));
    expect(await removing(other)).toEqual(refused('notFound'));
    expect(await network.as(house, ({ tx }) => listAccreditations(tx))).toHaveLength(1);
    expect(await removing(house)).toEqual([{ ok: true }, { ok: true }]);
    expect(await removing(house)).toEqual(refused('notFound'));
    expect(await network.as(house, ({ tx, ...acting }) => listAgreements(tx, acting))).toEqual([]);
  });

  it('the list of those to whom nothing is routed holds organisations of the network only, and never itself', async () => {
    const wanted = [other.organisation, house.organisation, crypto.randomUUID()];
    await network.as(house, ({ tx, ...acting }) => rewriteExcluded(tx, acting, wanted));

    expect(await network.as(house, ({ tx }) => listExcluded(tx))).toEqual([other.organisation]);
    expect(await network.as(other, ({ tx }) => listExcluded(tx))).toEqual([]);
  });
});

describe('a public key that was swapped is not believed', () => {
  const rootOf = (organisation: string) =>
    network.as(other, ({ tx, worker }) => pinnedRoot(tx, worker, organisation));

  it('an intake key counts when the organisation’s own root signed it', async () => {
    const founded = await network.as(house, ({ tx, ...acting }) =>
      newTeam(tx, acting, { label: 'Accueil', side: 'victims', keeper: house.account }),
    );
    if (!founded.ok) throw new Error(founded.refusal);
    const { team } = founded;
    const made = await network.as(house, ({ tx, ...acting }) => newIntakeKey(tx, acting, team));
    const root = await rootOf(house.organisation);
    if (typeof root === 'string') throw new Error(root);
    const listed = () => network.as(other, ({ tx }) => listIntakeKeys(tx, house.organisation, root.root));
    const before = await listed();
    const pair = await network.as(house, ({ tx, keyring }) =>
      openIntakeKey(tx, keyring, { team, generation: 1 }),
    );
    await sql`update key_log set seal_public_key = sha256('another')
      where organisation_id = ${house.organisation} and kind = 'intake'`.execute(network.owner);

    expect(made).toEqual({ ok: true, generation: 1 });
    expect(before).toMatchObject([{ team, generation: 1, publicKey: pair?.publicKeys.seal }]);
    expect(await listed()).toEqual([]);
  });

  it('a root key that changed since both met is refused', async () => {
    const first = await rootOf(house.organisation);
    await sql`update organisation set root_public_key = sha256('another')
      where id = ${house.organisation}`.execute(network.owner);

    expect(first).toHaveProperty('root');
    expect(await rootOf(house.organisation)).toBe('changed');
    expect(await rootOf(crypto.randomUUID())).toBe('unknown');
  });
});
