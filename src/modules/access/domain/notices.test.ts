import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOTICES } from './notices.ts';

/** The acts the program writes in the journal, as the source has them. */
function recorded(): ReadonlySet<string> {
  const files = globSync('src/modules/*/server/*.ts').filter((file) => !file.endsWith('.test.ts'));
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/record(?:Own)?\(tx, (?:\{\s*action: )?'(\w+)'/g)].map(
      ([, action]) => action,
    ),
  );
  return new Set(found.filter((action) => action !== undefined));
}

describe('who is told of what', () => {
  it('is told of acts that the program does: none of the list is misspelt or gone', () => {
    const acts = recorded();

    expect(Object.keys(NOTICES).filter((act) => !acts.has(act))).toEqual([]);
    expect(acts.has('planted')).toBe(false);
    expect(acts.size).toBeGreaterThan(Object.keys(NOTICES).length);
  });
});
