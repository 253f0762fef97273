import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).trim().split('\n');

/** Paths as the documents name them, from the root or from the document's own folder. */
function pathsIn(text: string): string[] {
  const found = text.matchAll(
    /\b(?:src|docs|tests|data|scripts|server|operator|bench|domain|ui|words)\/[\w./+[\]=-]*[\w\]]|\.ci\/run/g,
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

/** Numbers that stand before more than one of these files. */
function sharedNumbers(files: readonly string[]): string[] {
  const numbers = files.flatMap((file) => /^\d{4}/.exec(file) ?? []);
  return numbers.filter((number, index) => numbers.indexOf(number) !== index);
}

describe('each decision has a number of its own, because others name it by that', () => {
  it('a planted second one is found', () => {
    expect(sharedNumbers(['0001-a.md', '0002-b.md', '0002-c.md', 'd.md'])).toEqual(['0002']);
  });

  it('among ours there is none', () => {
    expect(sharedNumbers(readdirSync('docs/decisions'))).toEqual([]);
  });
});
