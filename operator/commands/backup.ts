import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../src/platform/settings.ts';
import { SettingError } from '../../src/platform/settings.ts';
import { backUp } from '../backup.ts';
import { textOf, textsOf, type Command, type Given } from '../command.ts';
import { number } from '../progress.ts';
import { reach, refuseNothing } from '../reach.ts';
import { fileNamed } from '../readCommand.ts';
import { refuseExisting } from '../writeWhole.ts';

const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/** Its date is that of the last backup that ended well. */
export const lastBackupFile = ({ data }: Settings): string => join(data, 'last-backup');

export const backup: Command = {
  name: 'backup',
  help: 'writes everything into one age file, while Relais serves',
  options: {
    to: { takes: 'a value', required: true, help: 'the file to write; never one that exists' },
    recipient: {
      takes: 'values',
      required: true,
      help: 'age1…, whose identity is kept elsewhere; once or more',
    },
  },
  run,
};

async function run(given: Given): Promise<number> {
  const { settings, progress, signal, print } = given;
  const to = fileNamed(textOf(given, 'to'));
  const recipients = textsOf(given, 'recipient');
  if (!recipients.every((recipient) => RECIPIENT.test(recipient))) {
    throw new SettingError('--recipient is not an age recipient (age1 and 58 characters).');
  }
  refuseExisting(to);
  refuseNothing(settings);
  const database = await reach(settings, 'beside');
  try {
    const url = database.urlOf('relais_backup');
    const { rows, bytes } = await backUp({ url, to, recipients, progress, signal });
    progress.end();
    touch(lastBackupFile(settings));
    print(`backup: ${number(rows)} rows, ${number(bytes)} bytes, ${to}`);
  } finally {
    await database.stop();
  }
  return 0;
}

function touch(file: string): void {
  writeFileSync(file, '', { mode: 0o600 });
  utimesSync(file, new Date(), new Date());
}
