import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#kernel/locale.ts';
import type { Place } from '#modules/territory/index.ts';
import {
  newJourney,
  QUESTIONS_IN_A_ROW,
  leftToAsk,
  questionOf,
  readJourney,
  writeJourney,
} from './journey.ts';
import { actOf, advance } from './journeyActs.ts';
import { situationOf } from './questions.ts';
import type { Fact } from './situation.ts';
import type { Journey } from './journey.ts';

const LIEGE: Place = { nis: '62063', name: 'Liège', postcodes: ['4000'] };
const ANGLEUR: Place = { nis: '62063', name: 'Liège', locality: 'Angleur', postcodes: ['4031'] };
const SAINT_NICOLAS: Place = { nis: '62093', name: 'Saint-Nicolas', postcodes: ['4420'] };
const SINT_NIKLAAS: Place = { nis: '46021', name: 'Sint-Niklaas', postcodes: ['9100'] };

const nowhere = () => [];

function tap(
  journey: Journey,
  fields: string,
  places: (text: string) => readonly Place[] = nowhere,
): Journey {
  return advance(journey, actOf(new URLSearchParams(fields)), places);
}

function asking(fact: Fact, from = newJourney('fr')): Journey {
  return { ...from, view: 'question', at: fact };
}

describe('The journey travels in the page and comes back whole', () => {
  it('reads back everything it wrote', () => {
    const journey: Journey = {
      locale: 'nl',
      view: 'question',
      answers: { role: ['victim'], violence: ['sexual', 'partner'], municipality: ['62063'] },
      trail: ['role', 'violence', 'municipality'],
      at: 'hoursSince',
      under: ['results', 'service'],
      typed: 'Sint-Niklaas & co',
      problem: 'placeSeveral',
      theme: 'viol',
      service: 'cpvs-liege',
    };

    expect(readJourney(writeJourney(journey))).toEqual(journey);
  });

  it('starts from a page that carries only its language', () => {
    expect(readJourney('lang=de')).toEqual(newJourney('de'));
  });
});

describe('A tampered state restarts gently', () => {
  const good = writeJourney({ ...newJourney('fr'), answers: { role: ['victim'] } });

  it('reads the state it will be tampered from', () => {
    expect(readJourney(good)?.answers).toEqual({ role: ['victim'] });
  });

  it.each([
    ['a language we do not speak', 'lang=xx&view=entrance'],
    ['no language', 'view=entrance'],
    ['a screen that does not exist', 'lang=fr&view=admin'],
    ['an answer that is none of the choices', 'lang=fr&view=results&role=president'],
    ['an answer named like a part of the machine', 'lang=fr&view=results&role=__proto__'],
    ['two answers where one is possible', 'lang=fr&view=results&role=victim+witness'],
    ['the same answer twice', 'lang=fr&view=results&violence=sexual+sexual'],
    ['a municipality that is no code', 'lang=fr&view=results&municipality=Liege'],
    ['a question seen twice', 'lang=fr&view=question&trail=role+role'],
    ['a question that does not exist', 'lang=fr&view=question&at=income'],
    ['a problem we do not know', 'lang=fr&view=question&problem=boom'],
    ['more than a page would carry', `lang=fr&view=search&typed=${'a'.repeat(2000)}`],
  ])('refuses %s', (_what, text) => {
    expect(readJourney(text)).toBeNull();
  });

  it('never throws, and what it accepts it can write and read again', () => {
    const keys = fc.constantFrom(
      'lang',
      'view',
      'role',
      'violence',
      'trail',
      'at',
      'under',
      'typed',
      'service',
    );
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom('fr', 'question', 'victim', 'sexual partner', 'role'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, values), { maxLength: 8 }), (pairs) => {
        const journey = readJourney(new URLSearchParams(pairs).toString());
        if (journey) expect(readJourney(writeJourney(journey))).toEqual(journey);
      }),
    );
  });

  it('keeps the same screen when the form is none of ours', () => {
    const journey = asking('age');

    expect(tap(journey, 'whatever=1')).toEqual(journey);
    expect(tap(journey, 'answer=immortal')).toEqual(journey);
    expect(tap(journey, 'open=../../etc/passwd')).toEqual(journey);
  });
});

describe('One question at a time, forward', () => {
  it('tells guidance the answer that was tapped and moves on', () => {
    const next = tap(newJourney('fr'), 'answer=victim');

    expect(situationOf(next.answers)).toEqual({ role: 'victim' });
    expect(next).toMatchObject({ view: 'question', at: null, trail: ['role'] });
  });

  it('takes several answers where several may be true', () => {
    const next = tap(asking('violence'), 'answer=sexual&answer=partner&go=answer');

    expect(situationOf(next.answers).violence).toEqual(['sexual', 'partner']);
  });

  it('takes nothing ticked as a question passed', () => {
    const next = tap(asking('violence'), 'go=answer');

    expect(next).toMatchObject({ answers: {}, trail: ['violence'] });
  });

  it('forgets an earlier answer when the question is passed the second time', () => {
    const told = { ...asking('age'), answers: { age: ['from26'] }, trail: ['age'] } satisfies Journey;

    expect(tap(told, 'go=skip').answers).toEqual({});
  });

  it('asks what guidance asks, in its order, and not what was already seen', () => {
    const journey: Journey = { ...newJourney('fr'), at: null, trail: ['role', 'violence'] };

    expect(questionOf(journey, ['violence', 'hoursSince', 'age'])).toBe('hoursSince');
    expect(leftToAsk(journey, ['violence', 'hoursSince', 'age'])).toEqual(['hoursSince', 'age']);
    expect(questionOf(journey, ['violence'])).toBeNull();
  });

  it('stops by itself after enough questions in a row', () => {
    const trail: readonly Fact[] = ['role', 'dangerNow', 'violence', 'hoursSince', 'age', 'gender', 'needs'];
    const ask: readonly Fact[] = ['municipality', 'stay'];

    expect(trail).toHaveLength(QUESTIONS_IN_A_ROW);
    expect(questionOf({ ...newJourney('fr'), at: null, trail: trail.slice(1) }, ask)).toBe('municipality');
    expect(questionOf({ ...newJourney('fr'), at: null, trail }, ask)).toBeNull();
  });

  it('goes straight to the numbers when somebody is in danger now', () => {
    expect(tap(asking('dangerNow'), 'answer=yes').view).toBe('results');
    expect(tap(asking('childInDanger'), 'answer=yes').view).toBe('results');
    expect(tap(asking('dangerNow'), 'answer=no').view).toBe('question');
  });

  it('lets her answer further questions after that', () => {
    const urgent = tap(asking('dangerNow'), 'answer=yes');

    expect(tap({ ...urgent, view: 'question', at: 'violence' }, 'answer=partner').view).toBe('question');
  });
});

describe('Back loses nothing', () => {
  it('shows the question before, its answer still there', () => {
    const two = tap(asking('violence', tap(newJourney('fr'), 'answer=victim')), 'answer=sexual');

    const back = tap({ ...two, at: 'hoursSince' }, 'go=back');

    expect(back).toMatchObject({ view: 'question', at: 'violence', answers: two.answers });
  });

  it('goes from the first question to the entrance, and from the results to the last question', () => {
    const one = tap(newJourney('fr'), 'answer=victim');
    const results: Journey = { ...one, view: 'results', at: null, trail: ['role', 'age'] };

    expect(tap({ ...one, at: 'dangerNow' }, 'go=back')).toMatchObject({
      view: 'entrance',
      answers: one.answers,
    });
    expect(tap(results, 'go=back')).toMatchObject({ view: 'question', at: 'age' });
  });

  it('comes back from a record to the results, and from our promises to the question', () => {
    const results: Journey = { ...newJourney('fr'), view: 'results', answers: { role: ['victim'] } };
    const record = tap(results, 'open=sos-viol');
    const question = asking('age');

    expect(record).toMatchObject({ view: 'service', service: 'sos-viol' });
    expect(tap(record, 'go=back')).toMatchObject({ view: 'results', answers: results.answers });
    expect(tap(tap(question, 'go=promises'), 'go=back')).toMatchObject({ view: 'question', at: 'age' });
  });

  it('keeps the words searched when a record is closed', () => {
    const found = tap(newJourney('fr'), 'q=cpvs+liege');

    expect(tap(tap(found, 'open=cpvs-liege'), 'go=back')).toMatchObject({
      view: 'search',
      typed: 'cpvs liege',
    });
  });

  it('comes back to the results once an answer is changed from there', () => {
    const results: Journey = {
      ...newJourney('fr'),
      view: 'results',
      answers: { age: ['from26'] },
      trail: ['age'],
    };

    const changed = tap(tap(results, 'ask=age'), 'answer=from15');

    expect(changed).toMatchObject({ view: 'results', answers: { age: ['from15'] }, under: [] });
  });

  it('never piles up more screens than it remembers', () => {
    const views = ['promises', 'services', 'clarity', 'accessibility', 'promises', 'services', 'clarity'];
    const deep = views.reduce((journey, view) => tap(journey, `go=${view}`), newJourney('fr'));

    expect(deep.under).toHaveLength(4);
    expect(readJourney(writeJourney(deep))).toEqual(deep);
  });
});

describe('A place is typed and becomes an answer once it is one place', () => {
  const asked = asking('municipality');

  it('accepts the only place found', () => {
    expect(tap(asked, 'place=Luik', () => [LIEGE]).answers).toEqual({ municipality: ['62063'] });
    expect(tap(asked, 'place=ang', () => [ANGLEUR]).answers).toEqual({ municipality: ['62063'] });
  });

  it('accepts the place that bears exactly the name typed, whatever else begins like it', () => {
    const next = tap(asked, 'place=saint+nicolas', () => [SAINT_NICOLAS, SINT_NIKLAAS]);

    expect(next.answers).toEqual({ municipality: ['62093'] });
  });

  it('offers the choice when several could be meant, and keeps what was typed', () => {
    const next = tap(asked, 'place=nicolas', () => [SAINT_NICOLAS, SINT_NIKLAAS]);

    expect(next).toMatchObject({
      view: 'question',
      at: 'municipality',
      typed: 'nicolas',
      problem: 'placeSeveral',
    });
    expect(tap(next, 'answer=46021').answers).toEqual({ municipality: ['46021'] });
  });

  it('says when nothing is found or nothing was typed, and keeps what was typed', () => {
    expect(tap(asked, 'place=Atlantis')).toMatchObject({
      typed: 'Atlantis',
      problem: 'placeUnknown',
      answers: {},
    });
    expect(tap(asked, 'place=')).toMatchObject({ problem: 'placeEmpty' });
  });
});

describe('The language and the eraser', () => {
  it.each(LOCALES)('keeps every answer when the language changes to %s', (locale) => {
    const journey: Journey = { ...asking('age'), answers: { role: ['relative'] } };

    expect(tap(journey, `lang=${locale}`)).toEqual({ ...journey, locale });
  });

  it('erases every answer and keeps the language', () => {
    const journey: Journey = {
      ...newJourney('en'),
      view: 'results',
      answers: { role: ['victim'] },
      typed: 'Huy',
    };

    expect(tap(journey, 'go=clear')).toEqual(newJourney('en'));
  });

  it('makes one short clean line of what is typed', () => {
    const dirty = `a\u0000b\u202Ec\n${'d'.repeat(200)}`;

    expect(tap(newJourney('fr'), new URLSearchParams({ q: dirty }).toString()).typed).toMatch(
      /^a b c d{74}$/,
    );
  });
});
