import type { Page } from 'playwright-core';
import { fill, send } from './workplace.ts';

const DAY_MS = 86_400_000;

/** A day as somebody in Belgium types it. */
export function typedDay(daysFromNow: number): string {
  const day = new Date(Date.now() + daysFromNow * DAY_MS);
  const in2 = (part: number): string => String(part).padStart(2, '0');
  return `${in2(day.getUTCDate())}/${in2(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
}

export const tomorrow = (): string => typedDay(1);

/** On the page of accreditations: one more, of the first kind there is. */
export async function addAccreditation(page: Page, until: string): Promise<void> {
  await page.selectOption('#kind', { index: 1 });
  await page.selectOption('#authority', 'fwb');
  await fill(page, { from: '01/03/2020', until });
  await send(page, '#kind');
}
