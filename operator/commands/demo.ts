import { openDatabase } from '../../src/platform/database.ts';
import { prepareDatabase } from '../../src/platform/prepareDatabase.ts';
import { SettingError } from '../../src/platform/settings.ts';
import { trialNetwork } from '../../server/trialNetwork.ts';
import type { Command } from '../command.ts';
import { isInhabited } from '../isInhabited.ts';

export const demo: Command = {
  name: 'demo',
  help: 'founds the invented network in an empty database and prints its accounts; never in production',
  options: {},
  async run({ settings }) {
    if (settings.mode === 'production') {
      throw new SettingError('npx relais demo: production never holds the invented network.');
    }
    const { ownerUrl, stop } = await prepareDatabase(settings);
    try {
      await refuseInhabited(ownerUrl);
      await trialNetwork({ ...settings, demo: true }, ownerUrl);
    } finally {
      await stop();
    }
    return 0;
  },
};

async function refuseInhabited(ownerUrl: string): Promise<void> {
  const owner = openDatabase<unknown>(ownerUrl, 1);
  try {
    if (await isInhabited(owner)) {
      throw new SettingError('npx relais demo: somebody is in this database already, nothing was founded.');
    }
  } finally {
    await owner.destroy();
  }
}
