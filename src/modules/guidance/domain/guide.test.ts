import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadDirectory } from '#modules/directory/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { OLDEST } from './answers.ts';
import { EMERGENCY, guide, spellOut } from './guide.ts';
import { newKnowledge } from './knowledge.ts';
import { ranking, visibleIn, voicesOf } from './ranking.ts';
import { RULES } from './rules/index.ts';
import { rulesetOf } from './ruleset.ts';
import {
  COMPLAINT_WISHES,
  GENDERS,
  MANDATES,
  NEEDS,
  ROLES,
  SCHOOL_ROLES,
  SETTINGS,
  STAYS,
  VIOLENCES,
  type Fact,
  type Situation,
} from './situation.ts';

const territory = loadTerritory();
const directory = loadDirectory(territory);
const knowledge = newKnowledge(directory, territory, RULES);

const municipality = fc.constantFrom(...territory.municipalities.map(({ nis }) => nis));
const years = fc.integer({ min: 0, max: OLDEST });
const TEN_YEARS_IN_HOURS = 87_600;

const FACTS = {
  role: fc.constantFrom(...ROLES),
  dangerNow: fc.boolean(),
  childInDanger: fc.boolean(),
  violence: fc.subarray([...VIOLENCES], { minLength: 1, maxLength: 3 }),
  hoursSince: fc.oneof(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: TEN_YEARS_IN_HOURS })),
  age: years,
  ageAtFacts: years,
  gender: fc.constantFrom(...GENDERS),
  municipality,
  wantsComplaint: fc.constantFrom(...COMPLAINT_WISHES),
  complaintFiled: fc.boolean(),
  needs: fc.subarray([...NEEDS], { minLength: 1, maxLength: 3 }),
  stay: fc.constantFrom(...STAYS),
  lgbtqia: fc.boolean(),
  schoolRole: fc.constantFrom(...SCHOOL_ROLES),
  setting: fc.constantFrom(...SETTINGS),
  mandate: fc.constantFrom(...MANDATES),
  travelPlanned: fc.boolean(),
} as const satisfies Readonly<Record<Fact, fc.Arbitrary<unknown>>>;

const facts = Object.keys(FACTS) as Fact[];
const situation: fc.Arbitrary<Situation> = fc.record(FACTS, { requiredKeys: [] });
const sparse: fc.Arbitrary<Situation> = fc
  .tuple(situation, fc.subarray(facts, { maxLength: 4 }))
  .map(([full, kept]) =>
    Object.fromEntries(kept.flatMap((fact) => (fact in full ? [[fact, full[fact]]] : []))),
  );
const anySituation = fc.oneof(situation, sparse);

const suggested = (given: Situation) => guide(given, knowledge).suggestions.map(({ service }) => service);

describe('guidance holds whatever it is told', () => {
  test('no situation makes it fail, and it always names the emergency numbers', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        expect(guide(given, knowledge).emergency).toEqual(EMERGENCY);
      }),
    );
  });

  test('an excluded service is never suggested, and says why', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        const { suggestions, excluded } = guide(given, knowledge);
        const services = suggestions.map(({ service }) => service);

        expect(new Set(services).size).toBe(services.length);
        for (const { service, because } of excluded) {
          expect(services).not.toContain(service);
          expect(because.length, service).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('every suggestion has a reason, and what it rests on was not told', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        for (const { reasons, unknown } of guide(given, knowledge).suggestions) {
          expect(reasons.length).toBeGreaterThan(0);
          for (const fact of unknown) expect(given[fact]).toBeUndefined();
        }
      }),
    );
  });

  test('the order in which things were said changes nothing', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        const turned: Situation = {
          ...given,
          ...(given.violence && { violence: given.violence.toReversed() }),
          ...(given.needs && { needs: given.needs.toReversed() }),
        };

        expect(guide(turned, knowledge)).toEqual(guide(given, knowledge));
      }),
    );
  });

  test('the same situation gives the same answer, also to another process', () => {
    const another = newKnowledge(directory, territory, RULES);
    fc.assert(
      fc.property(anySituation, (given) => {
        expect(guide(given, another)).toEqual(guide(given, knowledge));
      }),
    );
  });

  test('what is excluded stands in the order of ids', () => {
    const excluded = guide(
      { violence: ['sexual', 'trafficking'], municipality: '62063' },
      knowledge,
    ).excluded;
    const ids = excluded.map(({ service }) => service);

    expect(ids.length).toBeGreaterThan(1);
    expect(ids).toEqual(ids.toSorted());
  });

  test('the code a municipality had before the mergers is as good as today’s', () => {
    const merged = territory.municipalities.find(({ formerNis }) => formerNis.length > 0);
    const told = (municipality: string | undefined): Situation => ({
      violence: ['sexual'],
      ...(municipality !== undefined && { municipality }),
    });

    expect(merged).toBeDefined();
    expect(guide(told(merged?.formerNis[0]), knowledge)).toEqual(guide(told(merged?.nis), knowledge));
    expect(guide(told('99999'), knowledge)).toEqual(guide(told(undefined), knowledge));
  });

  test('danger now puts the police first', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        expect(suggested({ ...given, dangerNow: true })[0]).toBe('urgence-101');
      }),
    );
  });

  test('a perpetrator meets nothing of the victims’ side, and nobody else meets theirs', () => {
    const theirs = new Set(
      RULES.filter(({ side }) => side === 'perpetrators').flatMap(({ clauses }) =>
        clauses.flatMap(({ services }) => services),
      ),
    );
    fc.assert(
      fc.property(anySituation, (given) => {
        const asPerpetrator = guide({ ...given, role: 'perpetrator' }, knowledge);
        const touched = [...asPerpetrator.suggestions, ...asPerpetrator.excluded].map(
          ({ service }) => service,
        );
        const branchesToo = touched.map((id) => directory.find(id)?.parent ?? id);
        const allowed = [...theirs, ...EMERGENCY];

        expect(branchesToo.filter((id) => !allowed.includes(id))).toEqual([]);
        const rules = guide({ ...given, role: 'victim' }, knowledge).suggestions.flatMap(({ reasons }) =>
          reasons.map(({ rule }) => rule),
        );
        expect(rules.filter((rule) => rule === 'R32' || rule === 'R33')).toEqual([]);
      }),
    );
  });
});

describe('guidance knows its rules', () => {
  test('a rule that names a branch instead of its network is refused, with the network to name', () => {
    const [first] = RULES;
    const wrong = RULES.map((rule) =>
      rule === first
        ? {
            ...rule,
            clauses: rule.clauses.map((clause) => ({ ...clause, services: ['cpvs-liege'] as const })),
          }
        : rule,
    ) as unknown as typeof RULES;

    expect(() => newKnowledge(directory, territory, wrong)).toThrow(/R01.*"cpvs-liege".*"cpvs"/);
  });

  test('any change of a rule changes the version, an example does not', () => {
    const [first, ...others] = RULES;
    if (first === undefined) throw new Error('no rule');
    const reworded = { ...first, status: 'unverified' as const };
    const exemplified = { ...first, examples: [{ given: {} }, { given: {} }] as const };

    expect(rulesetOf([reworded, ...others])).not.toBe(knowledge.ruleset);
    expect(rulesetOf([exemplified, ...others])).toBe(knowledge.ruleset);
  });
});

describe('the questions asked are those that can still change the list, and no others', () => {
  const list = (given: Situation): string => {
    const told = spellOut(given, territory);
    const seatings = knowledge.seatings(told.municipality ?? null);
    const entries = ranking(knowledge, { told, voices: voicesOf(knowledge, told), seatings });
    return entries.map(visibleIn).join();
  };
  const answersTo = (fact: Fact): readonly Situation[] =>
    fact === 'municipality'
      ? territory.municipalities.map(({ nis }) => ({ municipality: nis }))
      : (knowledge.answers[fact] as readonly Situation[]);

  test('her safety, who asks and what happened are asked first of who told nothing', () => {
    expect(guide({}, knowledge).ask.slice(0, 3)).toEqual(['dangerNow', 'role', 'violence']);
  });

  test('what can change the first five is asked before what only changes the rest', () => {
    const { ask } = guide({ role: 'victim', violence: ['partner'], dangerNow: false }, knowledge);

    expect(ask).toContain('lgbtqia');
    expect(ask.indexOf('municipality')).toBeLessThan(ask.indexOf('lgbtqia'));
    expect(ask.indexOf('stay')).toBeLessThan(ask.indexOf('complaintFiled'));
  });

  test('a question asked has an answer that changes the list', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        const before = list(given);
        for (const fact of guide(given, knowledge).ask) {
          expect(given[fact]).toBeUndefined();
          expect(
            answersTo(fact).some((answer) => list({ ...given, ...answer }) !== before),
            fact,
          ).toBe(true);
        }
      }),
    );
  });

  test('no answer to a question not asked changes the list', () => {
    fc.assert(
      fc.property(anySituation, fc.record(FACTS), (given, answers) => {
        const before = list(given);
        const { ask } = guide(given, knowledge);
        for (const fact of facts.filter((name) => given[name] === undefined && !ask.includes(name))) {
          expect(list({ ...given, [fact]: answers[fact] }), fact).toBe(before);
        }
      }),
    );
  });
});
