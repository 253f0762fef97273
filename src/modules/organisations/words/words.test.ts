import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fr } from './fr.ts';

/** What the program writes in the journal, as the source has it. */
function recorded(): readonly string[] {
  const files = globSync('src/modules/*/server/*.ts').filter((file) => !file.endsWith('.test.ts'));
  const sources = files.map((file) => readFileSync(file, 'utf8'));
  const found = sources.flatMap((text) =>
    [...text.matchAll(/record(?:Own)?\(tx, (?:\{\s*action: )?'(\w+)'/g)].map(([, action]) => action),
  );
  return [...new Set(found)].flatMap((action) => (action === undefined ? [] : [action]));
}

describe('the journal speaks plain words', () => {
  it('for every act the program writes down', () => {
    const acts = recorded();

    expect(acts).toEqual(expect.arrayContaining(['teamGranted', 'signedIn']));
    expect(acts.filter((action) => !(action in fr.journal.actions))).toEqual([]);
  });
});
