import type { Locator, Page } from 'playwright-core';
import type { Fact } from '#modules/guidance/index.ts';

/**
 * What a person would answer, by question: the codes she taps, or the place she types. What is not here she skips.
 */
export type Told = { readonly [F in Fact]?: readonly string[] };

/** The journey that the page carries for its forms: the screen it is on, the question, the answers. */
export async function stateOf(page: Page): Promise<URLSearchParams> {
  return new URLSearchParams(await page.locator('input[name="j"]').first().inputValue());
}

/** Does something that leads to another screen, and waits for that screen: a page, or a change in place. */
export async function toNextScreen(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.locator('#stage').evaluate((stage) => stage.setAttribute('data-old', ''));
  await act();
  await page.locator('#stage:not([data-old])').waitFor();
}

export async function enter(page: Page, address: string, locale = 'fr'): Promise<void> {
  await page.goto(`${address}/`);
  if (locale !== 'fr') await press(page, 'lang', locale);
}

/** Presses the button of this name and value, as the person sees it; opens the fold it lies in. */
export async function press(page: Page, name: string, value: string): Promise<void> {
  const button = page.locator(`button[name="${name}"][value="${value}"]`).first();
  await unfold(button);
  await toNextScreen(page, () => button.click());
}

/** A fold inside a fold is opened from the outside in. */
async function unfold(inside: Locator): Promise<void> {
  const folds = inside.locator('xpath=ancestor::details[not(@open)]/summary');
  for (const fold of await folds.all()) await fold.click();
}

export async function search(page: Page, words: string): Promise<void> {
  await page.fill('#q', words);
  await toNextScreen(page, () => page.locator('form[role="search"] button').click());
}

export async function typePlace(page: Page, place: string): Promise<void> {
  await page.fill('#place', place);
  await toNextScreen(page, () => page.locator('form:has(#place) button:not([name])').click());
}

/** Answers the question on screen with what she would tell, or skips it. */
export async function answerOne(page: Page, told: Told): Promise<void> {
  const fact = (await stateOf(page)).get('at') as Fact;
  const codes = told[fact] ?? [];
  const [first] = codes;
  if (first === undefined) return press(page, 'go', 'skip');
  if (fact === 'municipality') return typePlace(page, first);
  if (!(await page.locator('input[name="answer"]').count())) return press(page, 'answer', first);
  for (const code of codes) {
    const box = page.locator(`input[name="answer"][value="${code}"]`);
    await unfold(box);
    await box.check();
  }
  return press(page, 'go', 'answer');
}

/** From the entrance to the results, a question at a time. */
export async function answerAll(page: Page, told: Told): Promise<void> {
  while ((await stateOf(page)).get('view') !== 'results') await answerOne(page, told);
}

/** As far as this question. */
export async function answerUntil(page: Page, told: Told, fact: Fact): Promise<void> {
  while ((await stateOf(page)).get('at') !== fact) await answerOne(page, told);
}

/** One service of a results screen, as it is read there. */
export type Shown = { readonly id: string; readonly name: string; readonly text: string };

/** The services shown first, in their order. */
export async function firstShown(page: Page): Promise<readonly Shown[]> {
  const cards = await page.locator('.results > li').all();
  return Promise.all(
    cards.map(async (card) => ({
      id: (await card.locator('button[name="open"]').getAttribute('value')) ?? '',
      name: await card.locator('h2').innerText(),
      text: (await card.textContent()) ?? '',
    })),
  );
}

/** The ids of all services that can be opened from this screen, those under the first ones included. */
export async function servicesShown(page: Page): Promise<readonly string[]> {
  const buttons = await page.locator('main button[name="open"]').all();
  return Promise.all(buttons.map(async (button) => (await button.getAttribute('value')) ?? ''));
}
