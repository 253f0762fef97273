import { describe, expect, it } from 'vitest';
import { LOCALES } from '#kernel/locale.ts';
import { knowledge } from '../knowledge.server.ts';
import { readPlaces, writtenPlaces } from './places.server.ts';

describe('the municipalities a service serves, one a line', () => {
  it.each(LOCALES)(
    'what a form shows in %s means the same municipalities again, all of Belgium',
    (locale) => {
      const codes = knowledge().territory.municipalities.map(({ nis }) => nis);
      const read = readPlaces(writtenPlaces(codes, locale), locale);

      expect(codes.length).toBeGreaterThan(500);
      expect(read).toEqual({ codes, unknown: [] });
    },
  );

  it.each([
    ['Liège', ['62063']],
    ['4000', ['62063']],
    ['liege\r\nSeraing ; Herstal', ['62063', '62096', '62051']],
    ['4000 Liège\n4000 Liège', ['62063']],
    ['', []],
  ])('%o', (text, codes) => {
    expect(readPlaces(text, 'fr')).toEqual({ codes, unknown: [] });
  });

  it('a line that names nothing, or does not go with its postcode, is given back as it was written', () => {
    expect(readPlaces('Liège\nNulle-Part\n1000 Liège', 'fr')).toEqual({
      codes: ['62063'],
      unknown: ['Nulle-Part', '1000 Liège'],
    });
  });
});
