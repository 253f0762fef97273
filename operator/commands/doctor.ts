import { dataFolder } from '../../src/platform/postgres/folders.ts';
import type { Command } from '../command.ts';
import { examineFolder } from '../doctor/folder.ts';
import { examineMachine } from '../doctor/machine.ts';
import { examineMail } from '../doctor/mail.ts';
import { examineDatabase } from '../doctor/postgresql.ts';
import { refuseNothing } from '../reach.ts';

export const doctor: Command = {
  name: 'doctor',
  help: 'looks at the machine, the folder, the mail and the database, and says what to do',
  options: {},
  async run({ settings, print }) {
    dataFolder(settings.data);
    refuseNothing(settings);
    const found = [
      ...examineMachine(settings.data),
      ...examineFolder(settings),
      await examineMail(settings),
      ...(await examineDatabase(settings)),
    ];
    for (const { name, ok, words } of found) print(`${ok ? 'ok   ' : 'to do'}  ${name.padEnd(12)}${words}`);
    return found.every(({ ok }) => ok) ? 0 : 1;
  },
};
