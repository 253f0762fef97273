import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const EVERY_RULE: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast-enhanced': { enabled: true } },
  resultTypes: ['violations'],
};
const COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

/**
 * What axe-core finds wrong on the page as it stands, one line a place. `colours` asks only the rules that a change
 * of colour scheme can break.
 */
export async function faults(page: Page, which: 'every' | 'colours' = 'every'): Promise<string[]> {
  // Evaluated by the browser itself, so the page's own policy on scripts stays in force.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const options = which === 'every' ? EVERY_RULE : COLOURS;
  const { violations } = await page.evaluate(
    (chosen) => (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(chosen),
    options,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Opens everything that is folded, so that nothing is left unread. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

/**
 * What does not fit: the document wider than the window, an element that sticks out of it, or text cut by its own
 * box. A box that scrolls by itself (a wide table) is allowed to be wide.
 */
export function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}${[...element.classList].map((one) => `.${one}`).join('')}`;
    const scrolls = (element: Element): boolean =>
      element !== document.body &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) ||
        (element.parentElement !== null && scrolls(element.parentElement)));
    const isForEyes = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
    };
    const { scrollWidth } = document.documentElement;
    const wide = scrollWidth > innerWidth ? [`the document is ${scrollWidth} wide in ${innerWidth}`] : [];
    const bad = [...document.body.querySelectorAll('*')].filter(isForEyes).flatMap((element) => {
      // A drawing is one picture; a field scrolls what is typed in it.
      if (element.parentElement?.closest('svg') || /INPUT|SELECT/.test(element.tagName)) return [];
      const { left, right } = element.getBoundingClientRect();
      const { overflowX, overflowY } = getComputedStyle(element);
      const cutAcross = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const cutBelow = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
      return [
        ...(!scrolls(element) && (right > innerWidth + 1 || left < -1)
          ? [`${name(element)} sticks out`]
          : []),
        ...(cutAcross || cutBelow ? [`${name(element)} cuts what it holds`] : []),
      ];
    });
    return [...wide, ...new Set(bad)];
  });
}
