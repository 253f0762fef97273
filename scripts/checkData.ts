import { loadDirectory } from '#modules/directory/server/index.ts';
import { newGuidance } from '#modules/guidance/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';

/** Loads every fact and every rule as the server does: a bad record stops the build here, in its own words. */
try {
  const territory = loadTerritory();
  newGuidance(loadDirectory(territory), territory);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
