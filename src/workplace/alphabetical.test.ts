import { expect, it } from 'vitest';
import { LOCALES } from '#kernel/locale.ts';
import { byName } from './alphabetical.ts';

it.each(LOCALES)(
  'names are in the order a reader of %s looks for them, what is sealed to her last',
  (locale) => {
    const names = [null, 'Zoé Modèle', 'Écoute Modèle', 'alix Modèle', undefined, 'Robin Modèle'];

    expect(byName(names, (name) => name, locale)).toEqual([
      'alix Modèle',
      'Écoute Modèle',
      'Robin Modèle',
      'Zoé Modèle',
      null,
      undefined,
    ]);
  },
);
