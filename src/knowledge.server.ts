import type { Directory } from '#modules/directory/index.ts';
import { loadDirectory, newSearch, type Search } from '#modules/directory/server/index.ts';
import { newGuidance, type Guide } from '#modules/guidance/server/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';

/** What the pages and the interfaces read: loaded once, checked, never changed. */
export type Knowledge = {
  readonly territory: Territory;
  readonly directory: Directory;
  readonly search: Search;
  readonly guidance: Guide;
};

let loaded: Knowledge | undefined;

/** Loads at the first call and throws on a bad record, naming it; the server calls it before it listens. */
export function knowledge(): Knowledge {
  loaded ??= load();
  return loaded;
}

function load(): Knowledge {
  const territory = loadTerritory();
  const directory = loadDirectory(territory);
  return {
    territory,
    directory,
    search: newSearch(directory, territory),
    guidance: newGuidance(directory, territory),
  };
}
