import { dataFolder } from '../../src/platform/postgres/folders.ts';
import { makePepper } from '../../src/platform/pepperFile.ts';
import { newAgeIdentity } from '../../src/sealing/index.ts';
import type { Command, Given } from '../command.ts';

export const init: Command = {
  name: 'init',
  help: 'makes the data folder and the pepper, and says what to keep where',
  options: {
    'backup-key': { takes: 'nothing', help: 'also makes the pair of the backups: shown once, kept nowhere' },
  },
  run,
};

async function run({ settings, options, print }: Given): Promise<number> {
  dataFolder(settings.data);
  const made = makePepper(settings);
  print(`data    ${settings.data}`);
  print(`pepper  ${settings.pepperFile} (${made ? 'made now' : 'was there, left as it is'})`);
  print(
    'Keep a copy of the pepper on paper or on a stick, apart from the backups: after a restore without it',
  );
  print('nobody signs in with a pass-phrase, and with it a stolen backup lets pass-phrases be guessed.');
  if (options['backup-key']) await printPair(print);
  return 0;
}

async function printPair(print: Given['print']): Promise<void> {
  const { identity, recipient } = await newAgeIdentity();
  print('');
  print(`recipient  ${recipient}`);
  print(`identity   ${identity}`);
  print(
    'The recipient goes to the server (backup --recipient). The identity opens every backup: write it down now,',
  );
  print('away from the server. Relais does not keep it and cannot show it again.');
}
