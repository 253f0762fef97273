import { describe, expect, it } from 'vitest';
import { LOCALES } from '#kernel/locale.ts';
import type { Service } from '#modules/directory/index.ts';
import { knowledge } from '../../../knowledge.server.ts';
import { record } from './service.ts';
import { briefOf, recordOf } from './serviceOf.ts';

const CANARY = 'Rue du Canari 12';
const now = new Date('2026-11-22T10:00:00Z');

function aShelter(change: Partial<Service>): Service {
  const model = knowledge().directory.services.find(({ sources }) => sources['phone'] !== undefined);
  if (!model) throw new Error('the model of the test is gone');
  return { ...model, ...change };
}

/** All that leaves of a service, in every language. */
function given(service: Service): string {
  return LOCALES.flatMap((locale) => [briefOf(service, { locale, now }), recordOf(service, { locale, now })])
    .map((answer) => JSON.stringify(answer))
    .join('\n');
}

const text = { fr: CANARY, nl: CANARY, de: CANARY, en: CANARY };
const everyTrace: Partial<Service> = {
  guard: ['address'],
  sources: { address: Object.keys(Object.fromEntries(knowledge().directory.sources)).slice(0, 1) },
  conflicts: [
    {
      field: 'address',
      values: [
        { value: CANARY, source: 'x' },
        { value: `${CANARY} bis`, source: 'y' },
      ],
      retained: CANARY,
      comment: text,
    },
  ],
};
const open: Service['address'] = {
  street: CANARY,
  postcode: '4000',
  city: 'Liège',
  municipality: '62063',
  site: null,
  note: null,
};

describe('a secret address never leaves', () => {
  it('it is said to be secret, though a conflict or a source still speaks of it', () => {
    const secret = aShelter({ ...everyTrace, address: 'protected' });

    expect(given(secret)).not.toContain('Canari');
    expect(briefOf(secret, { locale: 'fr', now }).address).toEqual({ kind: 'protected' });
  });

  it('the same search finds an address that is public', () => {
    expect(given(aShelter({ ...everyTrace, address: open }))).toContain(CANARY);
  });
});

describe('what leaves is what is described', () => {
  it('every record of the directory, in every language', () => {
    for (const service of knowledge().directory.services) {
      for (const locale of LOCALES) {
        const given: unknown = JSON.parse(JSON.stringify(recordOf(service, { locale, now })));
        expect(record.parse(given)).toEqual(given);
      }
    }
  });

  it('a field under guard is among the uncertain ones', () => {
    const guarded = aShelter({ phone: '02 000 00 00', conflicts: [], guard: ['phone'] });

    expect(briefOf(guarded, { locale: 'fr', now }).uncertain).toEqual(['phone']);
    expect(briefOf({ ...guarded, guard: [] }, { locale: 'fr', now }).uncertain).toEqual([]);
  });
});
