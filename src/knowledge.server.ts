import { loadDirectory, newSearch } from '#modules/directory/server/index.ts';
import { newGuidance } from '#modules/guidance/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';

function load() {
  const territory = loadTerritory();
  const directory = loadDirectory(territory);
  return {
    territory,
    directory,
    search: newSearch(directory, territory),
    guidance: newGuidance(directory, territory),
  };
}

let loaded: ReturnType<typeof load> | null = null;

/** What this process knows of places, services and rules: read from the project's files once, kept in memory. */
export function knowledge(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}
