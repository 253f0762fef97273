import { sql } from 'kysely';
import { openDatabase } from '../../src/platform/database.ts';
import { SettingError, type Settings } from '../../src/platform/settings.ts';
import { newFoundingLink } from '../../server/foundingLink.ts';
import type { Command, Given } from '../command.ts';
import { reach } from '../reach.ts';

export const organisation: Command = {
  name: 'organisation',
  help: 'prints a link with which somebody founds an organisation, once, within seven days',
  options: {},
  run,
};

async function run({ settings, print }: Given): Promise<number> {
  const database = await reach(settings, 'beside');
  try {
    print(`${addressOf(settings)}/espace/lien/${await linkIn(database.ownerUrl)}`);
  } finally {
    await database.stop();
  }
  return 0;
}

async function linkIn(ownerUrl: string): Promise<string> {
  const db = openDatabase<unknown>(ownerUrl, 1);
  try {
    const { rows } = await sql<{ ready: boolean }>`
      select to_regclass('sec.invitation') is not null as ready`.execute(db);
    if (!rows[0]?.ready)
      throw new SettingError('The database has no tables yet: run npx relais migrate first.');
    return await newFoundingLink(db);
  } finally {
    await db.destroy();
  }
}

function addressOf({ origins, host, port }: Settings): string {
  return origins[0] ?? `http://${host}:${port}`;
}
