import { problemText } from '../words/index.ts';
import type { Here } from './shown.ts';

/** What must be looked at again in this field, in words. */
export function errorAt({ locale, told }: Pick<Here, 'locale' | 'told'>, id: string): string | undefined {
  const wrong = told.problems.find(({ field }) => field === id);
  return wrong && problemText(locale, wrong.code);
}
