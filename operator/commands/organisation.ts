import { sql } from 'kysely';
import { invitationId, newToken } from '../../src/modules/access/server/index.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { SettingError, type Settings } from '../../src/platform/settings.ts';
import type { Command, Given } from '../command.ts';
import { reach } from '../reach.ts';

const DAYS = 7;

export const organisation: Command = {
  name: 'organisation',
  help: 'prints a link with which somebody founds an organisation, once, within seven days',
  options: {},
  run,
};

async function run({ settings, print }: Given): Promise<number> {
  const database = await reach(settings, 'beside');
  try {
    const token = newToken();
    await keep(database.ownerUrl, invitationId(token));
    print(`${addressOf(settings)}/espace/lien/${token}`);
  } finally {
    await database.stop();
  }
  return 0;
}

async function keep(ownerUrl: string, id: Buffer | null): Promise<void> {
  const db = openDatabase<unknown>(ownerUrl, 1);
  try {
    const { rows } = await sql<{ ready: boolean }>`
      select to_regclass('sec.invitation') is not null as ready`.execute(db);
    if (!rows[0]?.ready)
      throw new SettingError('The database has no tables yet: run npx relais migrate first.');
    await sql`insert into sec.invitation (id, purpose, expires_at)
      values (${id}, 'found', now() + make_interval(days => ${DAYS}))`.execute(db);
  } finally {
    await db.destroy();
  }
}

function addressOf({ origins, host, port }: Settings): string {
  return origins[0] ?? `http://${host}:${port}`;
}
