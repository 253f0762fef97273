import { sql } from 'kysely';
import { afterAll, expect, inject, it } from 'vitest';
import { excludeFrom, newFile } from '#modules/access/server/index.ts';
import { Network } from '../../../../tests/support/network.ts';
import { grantTeam, newTeam } from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
afterAll(() => network.close());

it.each(['worker', 'team'] as const)(
  'a %s put on a file’s list while she is being given its team: one of the two is refused',
  async (kind) => {
    const head = await network.found('Maison Simultanée');
    const [colleague, other] = [await network.colleague(head), await network.colleague(head)];
    const found = async (keeper: string): Promise<string> => {
      const founded = await network.as(head, ({ tx, ...acting }) =>
        newTeam(tx, acting, { label: 'Suivi', side: 'victims', keeper }),
      );
      if (!founded.ok) throw new Error(founded.refusal);
      return founded.team;
    };
    const team = await found(head.account);
    const apart = await found(other.account);
    await network.as(other, ({ tx, ...acting }) =>
      grantTeam(tx, acting, { account: colleague.account, team: apart, roles: ['reader'] }),
    );
    const file = await network.as(head, async ({ tx, keyring }) => {
      const made = await newFile(tx, keyring, { team, eraseOn: '2031-01-01' });
      if (!made.ok) throw new Error(made.refusal);
      return made.file;
    });
    const exclusion = { kind, id: kind === 'worker' ? colleague.account : apart };
    let given: Promise<unknown> = Promise.resolve();
    await network.as(head, async ({ tx, worker }) => {
      expect(await excludeFrom(tx, worker, { file, exclusion })).toEqual({ ok: true });
      given = network
        .as({ token: head.token }, ({ tx: beside, ...acting }) =>
          grantTeam(beside, acting, { account: colleague.account, team, roles: ['reader'] }),
        )
        .catch((error: unknown) => error);
      // She is either given it at once, or waits for the list.
      await Promise.race([given, waits()]);
    });
    await given;

    const { rows } = await sql`select from team_member
      where account_id = ${colleague.account} and team_id = ${team}`.execute(network.owner);
    expect(rows).toEqual([]);
  },
  60_000,
);

async function waits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks where not granted`.execute(network.owner);
    if (rows.length > 0) return;
  }
}
