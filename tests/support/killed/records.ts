import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import {
  keepRecord,
  listRecords,
  newFile,
  openFileKey,
  rewrapFiles,
} from '../../../src/modules/access/server/index.ts';
import { asPerson } from './asPerson.ts';

type Keeper = { readonly token: string; readonly team: string };

/** What a note of this file says: whoever reads it again knows that it is whole. */
export const noteOf = (file: string): string => `note inventée du dossier ${file} `.repeat(40);

/** Keeps notes in new files for ever, and names each on standard output once it was kept. Goes on after a failure. */
export async function keepForEver(staff: Kysely<unknown>, { token, team }: Keeper): Promise<never> {
  for (;;) {
    try {
      const kept = await asPerson(staff, token, async ({ tx, keyring }) => {
        const made = await newFile(tx, keyring, { team, eraseOn: '2031-01-01' });
        if (!made.ok) throw new Error(made.refusal);
        const { file } = made;
        await keepRecord(tx, file, { kind: 'note', content: Buffer.from(noteOf(file.id)) });
        file.key.zero();
        return file.id;
      });
      process.stdout.write(`kept ${kept}\n`);
    } catch {
      await sleep(20);
    }
  }
}

/** Gives the files of a team their new key, some at a time as a request does, until none is left. */
export async function rotateToTheEnd(staff: Kysely<unknown>, { token, team }: Keeper): Promise<void> {
  process.stdout.write('begun\n');
  for (;;) {
    const done = await asPerson(staff, token, ({ tx, keyring }) => rewrapFiles(tx, keyring, team));
    process.stdout.write(`done ${done}\n`);
    if (done === 0) return;
  }
}

/** Of these files, those that do not open whole for this person. */
export async function unopened(
  staff: Kysely<unknown>,
  token: string,
  files: readonly string[],
): Promise<readonly string[]> {
  return await asPerson(staff, token, async ({ tx, keyring }) => {
    const closed: string[] = [];
    for (const id of files) {
      const file = await openFileKey(tx, keyring, id);
      const records = file ? await listRecords(tx, file) : [];
      file?.key.zero();
      const [first, ...others] = records;
      if (first?.content?.toString() !== noteOf(id) || others.length > 0) closed.push(id);
    }
    return closed;
  });
}
