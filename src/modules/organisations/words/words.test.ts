import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RESTORED } from '#modules/access/index.ts';
import { fr } from './fr.ts';

/** What the program writes in the journal, as the source has it. */
function recorded(): readonly string[] {
  const places = ['src/modules/*/server/*.ts', 'src/platform/migrations/*.ts'];
  const files = globSync(places).filter((file) => !file.endsWith('.test.ts'));
  const sources = files.map((file) => readFileSync(file, 'utf8'));
  const found = sources.flatMap((text) =>
    [
      ...text.matchAll(/record(?:Own)?\(tx, '(\w+)'/g),
      ...text.matchAll(/\baction: '(\w+)'/g),
      ...text.matchAll(/sec\.append\(\w+, '[^']*', '(\w+)'/g),
      ...text.matchAll(/sec\.record\('(\w+)'/g),
      ...text.matchAll(/sec\.record_both\([^']*'(\w+)', '(\w+)'/g),
    ].flatMap(([, ...actions]) => actions),
  );
  return [...new Set([...found, RESTORED])].flatMap((action) => (action === undefined ? [] : [action]));
}

describe('the journal speaks plain words', () => {
  it('for every act the program writes down', () => {
    const acts = recorded();

    expect(acts).toEqual(
      expect.arrayContaining(['teamGranted', 'signedIn', 'fileErased', 'agreementRemoved', 'fileHandedOver']),
    );
    expect(acts.filter((action) => !(action in fr.journal.actions))).toEqual([]);
  });
});
