import { existsSync } from 'node:fs';
import { notaryOf, readCheckpoints } from '../../src/modules/access/server/index.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { SettingError } from '../../src/platform/settings.ts';
import { verifyChains, type Evidence } from '../chains.ts';
import { textOf, type Command, type Given } from '../command.ts';
import { goOn } from '../interrupted.ts';
import { number } from '../progress.ts';
import { reach, refuseNothing } from '../reach.ts';
import { fileNamed } from '../readCommand.ts';

export const audit: Command = {
  name: 'audit verify',
  help: 'recomputes the journals of all organisations and the chain of keys',
  options: {
    checkpoints: { takes: 'a value', help: 'what was signed, as kept on another machine' },
  },
  run,
};

async function run(given: Given): Promise<number> {
  const { settings, progress, signal, print } = given;
  refuseNothing(settings);
  const evidence = await evidenceOf(given);
  const database = await reach(settings, 'beside');
  const db = openDatabase<unknown>(database.urlOf('relais_backup'), 1);
  try {
    const { entries, problems, restores } = await verifyChains(db, evidence, (done, of) => {
      goOn(signal);
      progress.tell(`audit: ${number(done)} of ${number(of)} entries`);
    });
    progress.end();
    for (const line of [...restores, ...problems]) print(line);
    const held = `${number(evidence.checkpoints.length)} checkpoints`;
    print(`audit: ${number(entries)} entries, ${held}, ${number(problems.length)} problems`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await db.destroy();
    await database.stop();
  }
}

async function evidenceOf(given: Given): Promise<Evidence> {
  const { data } = given.settings;
  const named = textOf(given, 'checkpoints');
  if (named && !existsSync(fileNamed(named))) throw new SettingError(`${fileNamed(named)} cannot be read.`);
  try {
    // A restore is signed in the folder of the data: a copy made before it knows nothing of it.
    const own = await readCheckpoints(notaryOf(data).file);
    const elsewhere = named ? await readCheckpoints(fileNamed(named)) : [];
    const both = new Map(
      [...elsewhere, ...own].map((checkpoint) => [JSON.stringify(checkpoint), checkpoint]),
    );
    return { data, checkpoints: [...both.values()] };
  } catch (error) {
    throw new SettingError(`The checkpoints cannot be used: ${error instanceof Error ? error.message : ''}.`);
  }
}
