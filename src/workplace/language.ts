import { isLocale, type Locale } from '#kernel/locale.ts';

/** The first of our languages the browser asks for, in its order; French when it asks for none of them. */
export function preferred(acceptLanguage: string | null): Locale {
  const asked = (acceptLanguage ?? '').split(',').map((part, place) => {
    const [tag = '', ...options] = part.trim().split(';');
    const weight = options.map((option) => /^\s*q=([\d.]+)\s*$/.exec(option)?.[1]).find(Boolean);
    return { language: tag.slice(0, 2).toLowerCase(), weight: Number(weight ?? 1), place };
  });
  const [best] = asked
    .filter(({ language, weight }) => isLocale(language) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.place - b.place);
  return isLocale(best?.language) ? best.language : 'fr';
}
