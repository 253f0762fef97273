import type { Locale } from '#kernel/locale.ts';
import type { ServiceView } from '#modules/directory/index.ts';
import type { Answers, Fact, NotShown, Problem, Shown, Voice } from '#modules/guidance/index.ts';
import type { Place } from '#modules/territory/index.ts';

type Named = { readonly id: string; readonly name: string };

/** One screen of the journey with everything it shows, and nothing else. */
export type Screen =
  | { readonly view: 'entrance'; readonly chosen: readonly string[] }
  | {
      readonly view: 'question';
      readonly fact: Fact;
      readonly voice: Voice;
      readonly chosen: readonly string[];
      readonly number: number;
      readonly left: number;
      readonly place: {
        readonly typed: string;
        readonly problem: Problem | null;
        readonly places: readonly Place[];
      };
    }
  | {
      readonly view: 'results';
      readonly voice: Voice;
      readonly urgent: boolean;
      readonly answers: Answers;
      readonly placeName: string;
      readonly first: readonly Shown[];
      readonly others: readonly Shown[];
      readonly excluded: readonly NotShown[];
      readonly ask: readonly Fact[];
      readonly moreToAsk: boolean;
      readonly ruleset: string;
    }
  | { readonly view: 'sheet'; readonly full: boolean; readonly shown: readonly Shown[] }
  | {
      readonly view: 'search';
      readonly typed: string;
      readonly total: number;
      readonly views: readonly ServiceView[];
    }
  | {
      readonly view: 'services';
      readonly total: number;
      readonly themes: readonly { readonly code: string; readonly label: string; readonly count: number }[];
    }
  | { readonly view: 'theme'; readonly label: string; readonly views: readonly ServiceView[] }
  | { readonly view: 'service'; readonly service: ServiceView; readonly branches: readonly Named[] }
  | { readonly view: 'clarity' | 'promises' | 'accessibility' };

export type Stage = {
  readonly locale: Locale;
  /** The journey so far, for the forms of this screen. */
  readonly state: string;
  readonly ticket: string;
  /** ISO day in Brussels. */
  readonly today: string;
  readonly screen: Screen;
};
