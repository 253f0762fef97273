import { openDatabase } from '../../src/platform/database.ts';
import { prepareDatabase } from '../../src/platform/prepareDatabase.ts';
import { SettingError } from '../../src/platform/settings.ts';
import { trialNetwork } from '../../server/trialNetwork.ts';
import { textOf, type Command } from '../command.ts';
import { isInhabited } from '../isInhabited.ts';
import { planOf } from '../largeNetwork.ts';

export const demo: Command = {
  name: 'demo',
  help: 'founds the invented network in an empty database and prints its accounts; never in production',
  options: {
    size: {
      takes: 'a value',
      help: 'small (as it is without), large, or how many organisations: for benches',
    },
  },
  async run(given) {
    const { settings } = given;
    if (settings.mode === 'production') {
      throw new SettingError('npx relais demo: production never holds the invented network.');
    }
    const plan = planOf(textOf(given, 'size'));
    const { ownerUrl, stop } = await prepareDatabase(settings);
    try {
      await refuseInhabited(ownerUrl);
      await trialNetwork({ ...settings, demo: true }, ownerUrl, plan);
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
