import { journalFile, keepDeletions, readDeletions } from '../../src/platform/deletions.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { dataFolder } from '../../src/platform/postgres/folders.ts';
import { textOf, type Command, type Given } from '../command.ts';
import { number } from '../progress.ts';
import { reach } from '../reach.ts';
import { fileNamed } from '../readCommand.ts';
import { openBackup, restore as restoreInto, type Restored } from '../restore.ts';

export const restore: Command = {
  name: 'restore',
  help: 'fills an empty database from a backup; nobody signs in before it has ended',
  options: {
    from: { takes: 'a value', required: true, help: 'the backup' },
    identity: { takes: 'a value', required: true, help: 'the file with the age identity' },
    deletions: { takes: 'a value', help: 'another journal of deletions than deletions.jsonl in RELAIS_DATA' },
    'keep-last-holders': {
      takes: 'nothing',
      help: 'leaves a team to whoever alone opened it, though it was taken from her since',
    },
  },
  run,
};

async function run(given: Given): Promise<number> {
  const { settings, options, progress, signal, print } = given;
  const { data } = settings;
  dataFolder(data);
  const journal = journalFile(data);
  const deletions = await readDeletions(journal);
  const elsewhere = textOf(given, 'deletions');
  if (elsewhere) deletions.push(...(await readDeletions(fileNamed(elsewhere))));
  const opened = await openBackup(fileNamed(textOf(given, 'from')), fileNamed(textOf(given, 'identity')));
  const database = await reach(settings, 'alone');
  try {
    const { ownerUrl } = database;
    const passwords = database.passwords();
    const keepLastHolders = options['keep-last-holders'] === true;
    const asked = { ownerUrl, passwords, deletions, keepLastHolders, data, progress, signal };
    const done = await restoreInto(opened, asked);
    await migrate(ownerUrl, passwords);
    await keepDeletions(journal, done.deletions);
    progress.end();
    return tell(done, print);
  } finally {
    await database.stop();
  }
}

function tell({ header, rows, forgotten, problems }: Restored, print: Given['print']): number {
  for (const table of header.tables) print(`  ${table.name.padEnd(32)}${number(table.rows)}`);
  print(`restore: ${number(rows)} rows of ${header.madeOn}, ${number(forgotten.rows)} forgotten again`);
  for (const problem of problems) print(`  to look at: ${problem}`);
  for (const { organisation, team } of forgotten.unopened) {
    print(`  to look at: nobody opens the team ${team} of ${organisation} any more`);
  }
  if (forgotten.unopened.length > 0) {
    print(
      '  before anyone works in it, ask these organisations: --keep-last-holders, into an empty database,',
    );
    print('  leaves each team to whoever alone opened it in the backup, though it was taken from her since');
  }
  return problems.length + forgotten.unopened.length === 0 ? 0 : 1;
}
