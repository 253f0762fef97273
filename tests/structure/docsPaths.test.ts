import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).trim().split('\n');

/** Paths as the documents name them, from the root or from the document's own folder. */
function pathsIn(text: string): string[] {
  const found = text.matchAll(
    /\b(?:src|docs|tests|data|scripts|server|domain|ui|words)\/[\w./+[\]=-]*[\w\]]|\.ci\/run/g,
  );
  return [...found].map(([path]) => path).filter((path) => !path.includes('…'));
}

describe('every path a document names exists', () => {
  it('a planted wrong path is found', () => {
    expect(pathsIn('see `src/nowhere/at-all.ts`, then')).toEqual(['src/nowhere/at-all.ts']);
    expect(existsSync('src/nowhere/at-all.ts')).toBe(false);
  });

  it.each(documents)('%s', (document) => {
    const paths = pathsIn(readFileSync(document, 'utf8'));
    const missing = paths.filter((path) => !existsSync(path) && !existsSync(join(dirname(document), path)));

    expect(missing).toEqual([]);
  });
});
