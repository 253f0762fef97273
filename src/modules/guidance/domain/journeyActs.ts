import { isLocale, type Locale } from '#kernel/locale.ts';
import { meantPlaces, type Place } from '#modules/territory/index.ts';
import { cleanText, goTo, isUrgent, isView, nameOf, newJourney, type Journey, type View } from './journey.ts';
import { isAnswer, isFact } from './questions.ts';
import type { Fact } from './situation.ts';

/** What a tap or a form asks of the journey. */
export type Act =
  | { readonly does: 'answer'; readonly codes: readonly string[] }
  | { readonly does: 'place'; readonly text: string }
  | { readonly does: 'skip' | 'back' | 'clear' }
  | { readonly does: 'go'; readonly to: View }
  | { readonly does: 'ask'; readonly fact: Fact }
  | { readonly does: 'speak'; readonly locale: Locale }
  | { readonly does: 'search'; readonly text: string }
  | { readonly does: 'theme' | 'open'; readonly name: string };

/** The act in a submitted form. A form we did not write does nothing: the same screen comes back. */
export function actOf(fields: URLSearchParams): Act | null {
  const go = fields.get('go');
  const lang = fields.get('lang');
  const ask = fields.get('ask');
  const theme = nameOf(fields.get('theme'));
  const open = nameOf(fields.get('open'));
  const place = fields.get('place');
  const words = fields.get('q');
  if (go === 'skip' || go === 'back' || go === 'clear') return { does: go };
  if (isView(go)) return { does: 'go', to: go };
  if (isLocale(lang)) return { does: 'speak', locale: lang };
  if (isFact(ask)) return { does: 'ask', fact: ask };
  if (theme) return { does: 'theme', name: theme };
  if (open) return { does: 'open', name: open };
  if (fields.has('answer')) return { does: 'answer', codes: fields.getAll('answer') };
  if (go === 'answer') return { does: 'skip' };
  if (place !== null) return { does: 'place', text: cleanText(place) };
  if (words !== null) return { does: 'search', text: cleanText(words) };
  return null;
}

/** The journey after an act. `findPlaces` is the territory's search: a place is an answer once it is one place. */
export function advance(
  journey: Journey,
  act: Act | null,
  findPlaces: (text: string) => readonly Place[],
): Journey {
  switch (act?.does) {
    case 'answer':
      return journey.at && isAnswer(journey.at, act.codes)
        ? answered(journey, journey.at, act.codes)
        : journey;
    case 'place':
      return placed(journey, act.text, findPlaces(act.text));
    case 'skip':
      return skipped(journey);
    case 'back':
      return back(journey);
    case 'clear':
      return newJourney(journey.locale);
    case 'go':
      return went(journey, act.to);
    case 'ask':
      return { ...goTo(journey, 'question'), at: act.fact };
    case 'speak':
      return { ...journey, locale: act.locale };
    case 'search':
      return { ...goTo(journey, 'search'), typed: act.text };
    case 'theme':
      return { ...goTo(journey, 'services'), theme: act.name };
    case 'open':
      return { ...goTo(journey, 'service'), service: act.name };
    default:
      return journey;
  }
}

function answered(journey: Journey, fact: Fact, codes: readonly string[]): Journey {
  const next = onward({ ...journey, answers: { ...journey.answers, [fact]: codes } }, fact);
  // Danger now: the numbers and the services at once, the other questions stay open underneath.
  return isUrgent(next) && !isUrgent(journey) ? { ...next, view: 'results' } : next;
}

function skipped(journey: Journey): Journey {
  if (!journey.at) return journey;
  const answers: { [F in Fact]?: readonly string[] } = { ...journey.answers };
  delete answers[journey.at];
  return onward({ ...journey, answers }, journey.at);
}

/** To the next question, or back to the results when an answer was changed from there. */
function onward(journey: Journey, seen: Fact): Journey {
  const trail = journey.trail.includes(seen) ? journey.trail : [...journey.trail, seen];
  const moved = { ...journey, trail, at: null, typed: '', problem: null };
  const fromResults = journey.under.at(-1) === 'results';
  return fromResults
    ? { ...moved, view: 'results', under: journey.under.slice(0, -1) }
    : { ...moved, view: 'question' };
}

function placed(journey: Journey, typed: string, places: readonly Place[]): Journey {
  if (journey.at !== 'municipality') return journey;
  const nis = [...new Set(meantPlaces(places, typed).map((place) => place.nis))];
  const [only] = nis;
  if (only !== undefined && nis.length === 1) return answered(journey, 'municipality', [only]);
  if (typed === '') return { ...journey, typed, problem: 'placeEmpty' };
  return { ...journey, typed, problem: nis.length === 0 ? 'placeUnknown' : 'placeSeveral' };
}

function went(journey: Journey, view: View): Journey {
  switch (view) {
    case 'entrance':
      return newJourney(journey.locale);
    // The main path: "back" follows the questions, not the screens.
    case 'question':
      return { ...goTo(journey, view), at: null, under: [] };
    case 'results':
      return { ...goTo(journey, view), under: [] };
    case 'services':
      return { ...goTo(journey, view), theme: null };
    default:
      return goTo(journey, view);
  }
}

/** One screen back; inside the questions, one question back, its answer still there. */
function back(journey: Journey): Journey {
  const calm = { ...journey, problem: null };
  if (journey.view === 'services' && journey.theme) return { ...calm, theme: null };
  const below = journey.under.at(-1);
  if (below) return { ...calm, view: below, under: journey.under.slice(0, -1) };
  if (journey.view !== 'question' && journey.view !== 'results') return newJourney(journey.locale);
  const here = journey.at ? journey.trail.indexOf(journey.at) : -1;
  const before = journey.trail[(here < 0 ? journey.trail.length : here) - 1];
  if (before === undefined || before === 'role') return { ...calm, view: 'entrance', at: 'role' };
  return { ...calm, view: 'question', at: before };
}
