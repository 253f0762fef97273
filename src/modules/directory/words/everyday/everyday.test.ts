import { expect, test } from 'vitest';
import { LOCALES } from '#kernel/locale.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { loadDirectory } from '../../server/load.ts';
import { EVERYDAY } from './index.ts';

const directory = loadDirectory(loadTerritory());

test('the services that plain words mean first are all in the directory', () => {
  const meant = EVERYDAY.flatMap(({ first }) => first);

  expect(meant.length).toBeGreaterThan(30);
  expect(meant.filter((id) => !directory.find(id))).toEqual([]);
});

test('plain words exist in every language', () => {
  for (const entry of EVERYDAY) {
    for (const locale of LOCALES) expect(entry.words[locale], entry.words.fr).not.toBe('');
  }
});
