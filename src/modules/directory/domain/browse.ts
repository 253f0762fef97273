import {
  type AccessCode,
  CATEGORIES,
  type CategoryCode,
  HELP,
  type HelpCode,
  POPULATIONS,
  type PopulationCode,
  type ServiceType,
} from './codes.ts';
import type { Directory, Service } from './service.ts';
import type { Label } from './view.ts';

/** A way into the directory, and how many services are behind it. */
export type BrowseItem<Code extends string = string> = Label<Code> & { readonly count: number };

/** Every way into the directory, in one language. A code behind which there is nothing is left out. */
export type BrowseIndex = {
  readonly themes: readonly BrowseItem<CategoryCode>[];
  readonly helps: readonly BrowseItem<HelpCode>[];
  readonly publics: readonly BrowseItem<PopulationCode>[];
  readonly access: readonly BrowseItem<AccessCode>[];
  /** ISO 639-1 codes. */
  readonly languages: readonly BrowseItem[];
};

/** One theme, one kind of help or one public, as an address names it. */
export type BrowseTarget =
  | { readonly kind: 'theme'; readonly code: CategoryCode }
  | { readonly kind: 'help'; readonly code: HelpCode }
  | { readonly kind: 'public'; readonly code: PopulationCode };
export type BrowseKind = BrowseTarget['kind'];

/** Undefined when the code is not one of ours. */
export function browseTarget(kind: BrowseKind, text: string): BrowseTarget | undefined {
  switch (kind) {
    case 'theme':
      return CATEGORIES.filter((code) => code === text).map((code) => ({ kind, code }))[0];
    case 'help':
      return HELP.filter((code) => code === text).map((code) => ({ kind, code }))[0];
    case 'public':
      return POPULATIONS.filter((code) => code === text).map((code) => ({ kind, code }))[0];
  }
}

export function servicesOf(target: BrowseTarget, { services }: Directory): readonly Service[] {
  switch (target.kind) {
    case 'theme':
      return services.filter(({ category, alsoIn }) => [category, ...alsoIn].includes(target.code));
    case 'help':
      return services.filter(({ help }) => help.includes(target.code));
    case 'public':
      return services.filter(({ population }) => population.includes(target.code));
  }
}

const TYPE_ORDER: Readonly<Record<ServiceType, number>> = {
  urgence: 0,
  ligne: 1,
  reseau: 2,
  service: 3,
  antenne: 4,
  categorie: 5,
};

/** As somebody in a hurry reads: who answers the phone first, what is announced only last. Otherwise unchanged. */
export function inReadingOrder(services: readonly Service[]): readonly Service[] {
  const rank = ({ status, type }: Service) => (status === 'actif' ? 0 : 10) + TYPE_ORDER[type];
  return [...services].sort((a, b) => rank(a) - rank(b));
}
