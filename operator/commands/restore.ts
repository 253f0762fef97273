import { journalFile, keepDeletions, readDeletions } from '../../src/platform/deletions.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { dataFolder } from '../../src/platform/postgres/folders.ts';
import { textOf, type Command, type Given } from '../command.ts';
import { number } from '../progress.ts';
import { reach } from '../reach.ts';
import { fileNamed } from '../readCommand.ts';
import { openBackup, restore as restoreInto } from '../restore.ts';

export const restore: Command = {
  name: 'restore',
  help: 'fills an empty database from a backup; nobody signs in before it has ended',
  options: {
    from: { takes: 'a value', required: true, help: 'the backup' },
    identity: { takes: 'a value', required: true, help: 'the file with the age identity' },
    deletions: { takes: 'a value', help: 'another journal of deletions than deletions.jsonl in RELAIS_DATA' },
  },
  run,
};

async function run(given: Given): Promise<number> {
  const { settings, progress, signal, print } = given;
  dataFolder(settings.data);
  const journal = journalFile(settings.data);
  const deletions = await readDeletions(journal);
  const elsewhere = textOf(given, 'deletions');
  if (elsewhere) deletions.push(...(await readDeletions(fileNamed(elsewhere))));
  const opened = await openBackup(fileNamed(textOf(given, 'from')), fileNamed(textOf(given, 'identity')));
  const database = await reach(settings, 'alone');
  try {
    const { ownerUrl } = database;
    const passwords = database.passwords();
    const done = await restoreInto(opened, { ownerUrl, passwords, deletions, progress, signal });
    await migrate(ownerUrl, passwords);
    await keepDeletions(journal, done.deletions);
    progress.end();
    for (const { name, rows } of done.header.tables) print(`  ${name.padEnd(32)}${number(rows)}`);
    print(
      `restore: ${number(done.rows)} rows of ${done.header.madeOn}, ${number(done.forgotten)} forgotten again`,
    );
  } finally {
    await database.stop();
  }
  return 0;
}
