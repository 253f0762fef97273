import { openDatabase } from '../../src/platform/database.ts';
import { eraseDue, journalDeletions, sweep } from '../../src/platform/retention.ts';
import type { Command, Given } from '../command.ts';
import { goOn } from '../interrupted.ts';
import { number } from '../progress.ts';
import { reach, refuseNothing } from '../reach.ts';

const EVER = '1970-01-01';

export const retention: Command = {
  name: 'retention run',
  help: 'deletes what is past its day, and copies the journal of deletions out of the database',
  options: {},
  run,
};

async function run({ settings, progress, signal, print }: Given): Promise<number> {
  refuseNothing(settings);
  const database = await reach(settings, 'beside');
  const db = openDatabase<unknown>(database.urlOf('relais_jobs'), 1);
  try {
    const erased = await eraseDue(db, (files) => {
      goOn(signal);
      progress.tell(`retention: ${number(files)} files erased`);
    });
    await sweep(db);
    const written = await journalDeletions(db, settings.data, EVER);
    progress.end();
    print(`retention: ${number(erased)} files erased, ${number(written)} deletions written down`);
  } finally {
    await db.destroy();
    await database.stop();
  }
  return 0;
}
