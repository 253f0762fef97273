import { readFileSync } from 'node:fs';
import type { Vignette } from '../../src/modules/guidance/vignettes/vignette.ts';

/** The vignettes the project was given, as they were given. */
export const GIVEN_VIGNETTES = JSON.parse(
  readFileSync('src/modules/guidance/vignettes/given.json', 'utf8'),
) as readonly Vignette[];
