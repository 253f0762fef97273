import { describe, expect, it } from 'vitest';
import type { ServiceView } from '#modules/directory/index.ts';
import { whereText } from './serviceText.ts';

/** Only what the place of a service is read from. */
const where = (address: ServiceView['address']) =>
  whereText({ address, area: 'Bruxelles' } as ServiceView, 'fr', true);

describe('where a service is, on its line in a list', () => {
  it('is its address; a contested one says that it is to be confirmed', () => {
    const lines = ['Rue Inventée 12', '4999 Canariville'];

    expect(where({ kind: 'public', lines, certain: true })).toBe('Rue Inventée 12, 4999 Canariville');
    expect(where({ kind: 'public', lines, certain: false })).toBe(
      'Rue Inventée 12, 4999 Canariville (adresse à confirmer)',
    );
  });

  it('is said to be protected, with the territory it serves and nothing else', () => {
    expect(where({ kind: 'protected' })).toBe('Bruxelles, adresse protégée');
    expect(where(null)).toBe('Bruxelles');
  });
});
