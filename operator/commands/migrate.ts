import { MIGRATIONS } from '../../src/platform/migrate.ts';
import { prepareDatabase } from '../../src/platform/prepareDatabase.ts';
import type { Command } from '../command.ts';

export const migrate: Command = {
  name: 'migrate',
  help: 'makes the logins and brings the tables to this version; a start does it too',
  options: {},
  async run({ settings, print }) {
    const { stop } = await prepareDatabase(settings);
    await stop();
    print(`migrate: the database is at ${Object.keys(MIGRATIONS).at(-1)}`);
    return 0;
  },
};
