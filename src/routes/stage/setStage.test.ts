import { describe, expect, it } from 'vitest';
import { LOCALES } from '#kernel/locale.ts';
import { newJourney, readJourney, type Journey } from '#modules/guidance/index.ts';
import { knowledge } from '../../knowledge.server.ts';
import { carriedJourney } from './carried.server.ts';
import { setStage } from './setStage.server.ts';
import type { Screen } from './stage.ts';

const known = knowledge();
const now = new Date('2026-11-23T10:00:00+01:00');
const LIEGE = '62063';

/** Rape yesterday, an adult in Liège who has not decided about a complaint. */
const YESTERDAY: Journey['answers'] = {
  role: ['victim'],
  violence: ['sexual'],
  hoursSince: ['sinceYesterday'],
  age: ['from26'],
  municipality: [LIEGE],
  wantsComplaint: ['undecided'],
};

function screenOf<V extends Screen['view']>(
  journey: Partial<Journey>,
  view: V,
): Extract<Screen, { view: V }> {
  const { screen } = setStage({ ...newJourney('fr'), ...journey }, known, { now, ticket: '' });
  expect(screen.view).toBe(view);
  return screen as Extract<Screen, { view: V }>;
}

describe('The results are for her, where she is', () => {
  it.each(LOCALES)('shows the CPVS of Liège first, with its reason and its source, in %s', (locale) => {
    const { first } = screenOf({ locale, view: 'results', answers: YESTERDAY }, 'results');
    const [reason] = first[0]?.suggestion.reasons ?? [];

    expect(first[0]?.view.id).toBe('cpvs-liege');
    expect(reason?.text[locale]).toMatch(/72/);
    expect(reason?.sources.length).toBeGreaterThan(0);
  });

  it('shows at most three first and loses none of the others', () => {
    const { first, others } = screenOf({ view: 'results', answers: YESTERDAY }, 'results');
    const { suggestions } = known.guidance.guide({
      violence: ['sexual'],
      hoursSince: 24,
      municipality: LIEGE,
    });

    expect(first).toHaveLength(3);
    expect(suggestions.length).toBeGreaterThan(3);
    expect(others.length).toBeGreaterThan(0);
  });

  it('names the place in the language of the page', () => {
    const answers = { municipality: [LIEGE] };

    expect(screenOf({ locale: 'nl', view: 'results', answers }, 'results').placeName).toBe('Luik');
    expect(screenOf({ locale: 'de', view: 'results', answers }, 'results').placeName).toBe('Lüttich');
  });
});

describe('The questions are those that guidance still asks, and no others', () => {
  it('puts the first of them on screen and into the state of its forms', () => {
    const answers = { role: ['victim'] };
    const [next] = known.guidance.guide({ role: 'victim' }).ask;
    const stage = setStage(
      { ...newJourney('fr'), view: 'question', at: null, answers, trail: ['role'] },
      known,
      {
        now,
        ticket: '',
      },
    );

    expect(stage.screen).toMatchObject({ view: 'question', fact: next, number: 2 });
    expect(readJourney(stage.state)?.at).toBe(next);
  });

  it('shows the services once nothing is left to ask', () => {
    const { ask } = known.guidance.guide({ role: 'victim' });
    const trail = ['role' as const, ...ask];

    screenOf({ view: 'question', at: null, answers: { role: ['victim'] }, trail }, 'results');
  });

  it('offers the places that a name may mean', () => {
    const { place } = screenOf(
      { view: 'question', at: 'municipality', typed: 'saint', problem: 'placeSeveral' },
      'question',
    );

    expect(place.typed).toBe('saint');
    expect(place.places.length).toBeGreaterThan(1);
  });
});

describe('The directory opens in place', () => {
  it('finds a service and opens its record', () => {
    const { views } = screenOf({ view: 'search', typed: 'cpvs liege' }, 'search');
    const { service } = screenOf({ view: 'service', service: 'cpvs-liege' }, 'service');

    expect(views[0]?.id).toBe('cpvs-liege');
    expect(service.shortName).toBe('CPVS Liège');
  });

  it('lists every service under a theme, once', () => {
    const { total, themes } = screenOf({ view: 'services' }, 'services');
    const listed = themes.flatMap(({ code }) => screenOf({ view: 'services', theme: code }, 'theme').views);

    expect(new Set(listed.map(({ id }) => id)).size).toBe(total);
    expect(listed).toHaveLength(total);
  });

  it('goes back to the entrance for a service that does not exist', () => {
    screenOf({ view: 'service', service: 'nobody' }, 'entrance');
  });
});

describe('What we could not have written restarts gently', () => {
  it('keeps a journey whose place exists', () => {
    const carried = carriedJourney(`lang=nl&view=results&municipality=${LIEGE}`, known.territory);

    expect(carried).toMatchObject({ view: 'results', answers: { municipality: [LIEGE] } });
  });

  it.each([
    ['lang=nl&view=results&municipality=99999', 'nl'],
    ['lang=de&view=results&role=president', 'de'],
    ['lang=xx', 'fr'],
    ['%', 'fr'],
  ] as const)('restarts %s at the entrance, in %s', (text, locale) => {
    expect(carriedJourney(text, known.territory)).toEqual(newJourney(locale));
  });
});
