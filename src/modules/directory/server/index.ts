export { loadDirectory } from './load.ts';
export { browseIndex } from './browseIndex.ts';
export { competence, competentAmong, type Competence, type Competent } from './competence.ts';
export type { FilterName, Filters } from './filters.ts';
export { newSearch, type Search, type SearchItem, type SearchQuery, type SearchResult } from './search.ts';
export { pageWords } from '../words/pages/index.ts';
export { viewOf, type ViewContext } from './view.ts';
