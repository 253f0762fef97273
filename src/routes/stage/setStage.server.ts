import { brusselsClock } from '#kernel/brusselsClock.ts';
import type { ServiceView } from '#modules/directory/index.ts';
import { viewOf } from '#modules/directory/server/index.ts';
import {
  inFront,
  isUrgent,
  leftToAsk,
  newJourney,
  questionOf,
  situationOf,
  voiceOf,
  writeJourney,
  type Guidance,
  type Journey,
  type Shown,
  type Suggestion,
} from '#modules/guidance/index.ts';
import { municipalityName } from '#modules/territory/server/index.ts';
import type { Knowledge } from '../../knowledge.server.ts';
import type { Screen, Stage } from './stage.ts';

/** How many services are found at most, how many places offered, how many services put on paper. */
const FOUND = 30;
const PLACES = 8;
const ON_PAPER = 6;

type Moment = { readonly now: Date; readonly ticket: string };
type Scene = { readonly journey: Journey; readonly known: Knowledge; readonly now: Date };

/** The screen a journey has come to, and the state its forms carry on. */
export function setStage(journey: Journey, known: Knowledge, { now, ticket }: Moment): Stage {
  const { locale } = journey;
  const [settled, screen] = screenOf({ journey, known, now });
  return { locale, state: writeJourney(settled), ticket, today: brusselsClock(now).day, screen };
}

/** Some screens settle the journey: the question guidance asks next becomes the one on screen. */
function screenOf(scene: Scene): readonly [Journey, Screen] {
  const { journey } = scene;
  switch (journey.view) {
    case 'question':
      return questionScreen(scene);
    case 'results':
      return [journey, resultsScreen(scene)];
    case 'sheet':
    case 'fullSheet':
      return [journey, { view: 'sheet', full: journey.view === 'fullSheet', shown: shownOnPaper(scene) }];
    case 'search':
      return [journey, searchScreen(scene)];
    case 'services':
      return [journey, servicesScreen(scene)];
    case 'service':
      return serviceScreen(scene);
    case 'entrance':
      return [
        { ...journey, at: 'role' },
        { view: 'entrance', chosen: journey.answers.role ?? [] },
      ];
    default:
      return [journey, { view: journey.view }];
  }
}

function guidanceOf({ journey, known }: Scene): Guidance {
  return known.guidance.guide(situationOf(journey.answers));
}

function questionScreen(scene: Scene): readonly [Journey, Screen] {
  const { journey, known } = scene;
  const { ask } = guidanceOf(scene);
  const fact = questionOf(journey, ask);
  if (!fact) {
    const settled: Journey = { ...journey, view: 'results' };
    return [settled, resultsScreen({ ...scene, journey: settled })];
  }
  const seen = journey.trail.indexOf(fact);
  const { typed, problem } = journey;
  const places = problem === 'placeSeveral' ? known.territory.search(typed, PLACES) : [];
  return [
    { ...journey, at: fact },
    {
      view: 'question',
      fact,
      voice: voiceOf(situationOf(journey.answers)),
      chosen: journey.answers[fact] ?? [],
      number: (seen < 0 ? journey.trail.length : seen) + 1,
      left: leftToAsk(journey, ask).filter((other) => other !== fact).length,
      place: { typed: problem ? typed : placeName(scene), problem, places },
    },
  ];
}

function resultsScreen(scene: Scene): Screen {
  const { journey, known } = scene;
  const guidance = guidanceOf(scene);
  const { first, others } = inFront(guidance.suggestions, known.directory);
  const shown = (suggestions: readonly Suggestion[]) => suggestions.flatMap((one) => shownOf(one, scene));
  return {
    view: 'results',
    voice: voiceOf(situationOf(journey.answers)),
    urgent: isUrgent(journey),
    answers: journey.answers,
    placeName: placeName(scene),
    first: shown(first),
    others: shown(others),
    excluded: guidance.excluded.flatMap(({ service, because }) => {
      const found = known.directory.find(service);
      return found && because.length > 0 ? [{ name: found.shortName, because }] : [];
    }),
    ask: guidance.ask,
    moreToAsk: leftToAsk(journey, guidance.ask).length > 0,
    ruleset: guidance.ruleset,
  };
}

function shownOnPaper(scene: Scene): readonly Shown[] {
  return guidanceOf(scene)
    .suggestions.slice(0, ON_PAPER)
    .flatMap((suggestion) => shownOf(suggestion, scene));
}

function shownOf(suggestion: Suggestion, scene: Scene): readonly Shown[] {
  const view = viewIn(scene, suggestion.service);
  return view ? [{ suggestion, view }] : [];
}

function searchScreen({ journey, known, now }: Scene): Screen {
  const { total, items } = known.search({ q: journey.typed, limit: FOUND });
  const context = { ...known, locale: journey.locale, now };
  const views = items.map(({ service }) => viewOf(service, context));
  return { view: 'search', typed: journey.typed, total, views };
}

function servicesScreen({ journey, known, now }: Scene): Screen {
  const context = { ...known, locale: journey.locale, now };
  const { services } = known.directory;
  const themes = Map.groupBy(services, ({ category }) => category);
  const chosen = [...themes].find(([code]) => code === journey.theme)?.[1];
  if (chosen) {
    const views = chosen.map((service) => viewOf(service, context));
    return { view: 'theme', label: views[0]?.category.label ?? '', views };
  }
  return {
    view: 'services',
    total: services.length,
    themes: [...themes].map(([code, [first, ...others]]) => ({
      code,
      label: first ? viewOf(first, context).category.label : code,
      count: others.length + 1,
    })),
  };
}

function serviceScreen(scene: Scene): readonly [Journey, Screen] {
  const { journey, known } = scene;
  const service = journey.service === null ? null : viewIn(scene, journey.service);
  if (!service) {
    const restarted = newJourney(journey.locale);
    return [restarted, { view: 'entrance', chosen: [] }];
  }
  const branches = known.directory.branches(service.id).map(({ id, shortName }) => ({ id, name: shortName }));
  return [journey, { view: 'service', service, branches }];
}

function viewIn({ journey, known, now }: Scene, id: string): ServiceView | undefined {
  const service = known.directory.find(id);
  return service && viewOf(service, { ...known, locale: journey.locale, now });
}

/** The name of the place told, in the language of the page. */
function placeName({ journey, known }: Scene): string {
  const municipality = known.territory.find(journey.answers.municipality?.[0] ?? '');
  return municipality ? municipalityName(municipality, journey.locale) : '';
}
