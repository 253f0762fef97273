import type { Vignette } from '../vignette.ts';
import { AROUND_VIGNETTES } from './around.ts';
import { EXILE_VIGNETTES } from './exile.ts';
import { HOME_VIGNETTES } from './home.ts';
import { SEXUAL_VIGNETTES } from './sexual.ts';
import { YOUTH_VIGNETTES } from './youth.ts';

/** Our own vignettes: every rule, every boundary, the empty situation. */
export const OWN_VIGNETTES: readonly Vignette[] = [
  ...SEXUAL_VIGNETTES,
  ...YOUTH_VIGNETTES,
  ...HOME_VIGNETTES,
  ...EXILE_VIGNETTES,
  ...AROUND_VIGNETTES,
];
