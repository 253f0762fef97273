import { renameSync } from 'node:fs';
import { notaryOf, readCheckpoints } from '../../src/modules/access/server/index.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { journalFile, keepDeletions, readDeletions } from '../../src/platform/deletions.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { dataFolder } from '../../src/platform/postgres/folders.ts';
import { verifyChains } from '../chains.ts';
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
    await setCheckpointsAside(given, ownerUrl);
    for (const { name, rows } of done.header.tables) print(`  ${name.padEnd(32)}${number(rows)}`);
    print(
      `restore: ${number(done.rows)} rows of ${done.header.madeOn}, ${number(done.forgotten)} forgotten again`,
    );
    for (const problem of done.problems) print(`  to look at: ${problem}`);
    return done.problems.length === 0 ? 0 : 1;
  } finally {
    await database.stop();
  }
}

/** What was signed after the backup was made is no longer true of this database: it is kept, under another name. */
async function setCheckpointsAside({ settings, print }: Given, ownerUrl: string): Promise<void> {
  const { file } = notaryOf(settings.data);
  const db = openDatabase<unknown>(ownerUrl, 1);
  try {
    const checkpoints = await readCheckpoints(file);
    const { problems } = await verifyChains(db, { checkpoints, data: settings.data });
    if (checkpoints.length === 0 || problems.length === 0) return;
  } finally {
    await db.destroy();
  }
  const aside = file.replace(/\.jsonl$/, `-before-${new Date().toISOString().replace(/\W/g, '')}.jsonl`);
  renameSync(file, aside);
  print(`  what was signed after the backup, and is not in it: ${aside}`);
}
