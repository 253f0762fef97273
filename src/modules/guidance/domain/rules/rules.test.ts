import { describe, expect, test } from 'vitest';
import { LOCALES, type Text } from '#kernel/locale.ts';
import { loadDirectory } from '#modules/directory/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { days } from '../conditions.ts';
import { guide } from '../guide.ts';
import { newKnowledge } from '../knowledge.ts';
import { RULES } from './index.ts';
import { ACUTE_HOURS, FORENSIC_HOURS } from './thresholds.ts';

const territory = loadTerritory();
const directory = loadDirectory(territory);
const knowledge = newKnowledge(directory, territory, RULES);

const TO_CONFIRM = {
  fr: /à confirmer/,
  nl: /te bevestigen/,
  de: /zu bestätigen/,
  en: /to be confirmed/,
};

const COUNT = 39;
const ids = Array.from({ length: COUNT }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);
const textsOf = (rule: (typeof RULES)[number]): readonly Text[] =>
  rule.clauses.flatMap(({ reason, provided = [] }) => [reason, ...provided.map(({ text }) => text)]);

describe('the rules are complete', () => {
  test('R01 to R39 exist, each once, in order', () => {
    expect(RULES.map(({ id }) => id)).toEqual(ids);
  });

  test.each(RULES)('$id speaks four languages, each its own', (rule) => {
    for (const text of textsOf(rule)) {
      for (const locale of LOCALES) expect(text[locale].trim()).not.toBe('');
      expect(new Set(LOCALES.map((locale) => text[locale])).size).toBe(LOCALES.length);
    }
  });

  test.each(RULES)('$id says where it was read, and when', ({ sources }) => {
    for (const { label, url, checkedOn } of sources) {
      expect(label).not.toBe('');
      expect(checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      if (url !== null) expect(new URL(url).protocol).toBe('https:');
    }
  });

  test.each(RULES)('$id has an example where it speaks and one where it is silent', ({ examples }) => {
    expect(examples.some(({ gives }) => gives !== undefined)).toBe(true);
    expect(examples.some(({ withholds, excludes }) => (withholds ?? excludes) !== undefined)).toBe(true);
  });

  test.each(RULES)('every clause of $id speaks in one of its examples', ({ examples, clauses }) => {
    const spoken = examples.flatMap(({ given }) =>
      guide(given, knowledge).suggestions.flatMap(({ reasons }) => reasons.map(({ text }) => text.fr)),
    );

    expect(clauses.map(({ reason }) => reason.fr).filter((reason) => !spoken.includes(reason))).toEqual([]);
  });

  test.each(RULES)(
    'what $id is not sure of, it says in its words, and of nothing else',
    ({ clauses, status }) => {
      for (const { reason, status: own } of clauses) {
        const unsure = ['conflict', 'unverified'].includes(own ?? status);
        for (const locale of LOCALES)
          expect(TO_CONFIRM[locale].test(reason[locale]), reason[locale]).toBe(unsure);
      }
    },
  );

  test('nobody is told that it is too late', () => {
    const said = RULES.flatMap((rule) => textsOf(rule).flatMap((text) => Object.values(text)));

    expect('Il est trop tard.').toMatch(/trop tard|too late|te laat|zu spät/i);
    for (const text of said) expect(text).not.toMatch(/trop tard|too late|te laat|zu spät|prescrit/i);
  });

  test('the classes of sexual violence follow the windows of the network’s own record', () => {
    const window = directory.find('cpvs')?.timeLimit;

    expect(days(window?.['acutePhaseDays'] ?? 0)).toBe(ACUTE_HOURS);
    expect(days(window?.['forensicDays'] ?? 0)).toBe(FORENSIC_HOURS);
  });
});

const examples = RULES.flatMap(({ id, examples }) =>
  examples.map((example) => ({ id, example, given: JSON.stringify(example.given) })),
);

describe('every rule keeps its examples', () => {
  test.each(examples)('$id on $given', ({ id, example }) => {
    const { suggestions, excluded } = guide(example.given, knowledge);
    const given = suggestions.filter(({ reasons }) => reasons.some(({ rule }) => rule === id));
    const services = given.map(({ service }) => service);

    expect(services).toEqual(expect.arrayContaining([...(example.gives ?? [])]));
    expect(services.filter((service) => example.withholds?.includes(service))).toEqual([]);
    for (const [service, code] of Object.entries(example.excludes ?? {})) {
      const because = excluded.find((exclusion) => exclusion.service === service)?.because ?? [];
      expect(
        because.map((reason) => reason.code),
        service,
      ).toContain(code);
    }
    if (example.unknown !== undefined) {
      const first = given.find(({ service }) => service === example.gives?.[0]);
      expect(first?.unknown.toSorted()).toEqual(example.unknown.toSorted());
    }
  });
});
