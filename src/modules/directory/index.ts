export * from './domain/codes.ts';
export type { Address, Conflict, Directory, Service, ServiceId, Source, SourceId } from './domain/service.ts';
export type { Contact, DayHours, Label, Opening, ServiceView, SourceLine } from './domain/view.ts';
export {
  type BrowseIndex,
  type BrowseItem,
  type BrowseKind,
  type BrowseTarget,
  browseTarget,
  inReadingOrder,
  servicesOf,
} from './domain/browse.ts';
export { capital } from './domain/capital.ts';
export { phoneHref } from './domain/dialing.ts';
export { inLanguage, paths } from './domain/paths.ts';
export {
  EMPTY_SEARCH,
  isFurtherAsked,
  OPENINGS,
  readSearchForm,
  type SearchForm,
  writeSearchForm,
} from './domain/searchForm.ts';
export { type Reach, reachOf, type Width, widthOf } from './domain/placeReach.ts';
export { townOf } from './domain/townOf.ts';
