import type { CDPSession, Page } from 'playwright-core';

/** What a page holds once the browser has come to it: all its text, attributes and typed values. */
export type Seen = { readonly url: string; readonly held: string };

/** How long a page that the browser brings back is watched, and how often: what shows for a moment counts too. */
const LOOKS = 3;
const BETWEEN_MS = 100;

/**
 * Presses the browser's Back until its list is at its end, ten times at most, and gives everything each page held.
 * Through the protocol, not the page: it must see pages whose scripts are off or suspended.
 */
export async function lookBack(page: Page, times = 10): Promise<readonly Seen[]> {
  const session = await page.context().newCDPSession(page);
  const seen: Seen[] = [];
  for (let back = 0; back < times; back += 1) {
    const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
    const before = entries[currentIndex - 1];
    if (!before) break;
    await session.send('Page.navigateToHistoryEntry', { entryId: before.id });
    await arrived(session, currentIndex);
    seen.push(await watch(session));
  }
  return seen;
}

/** What the page on screen holds, read the same way. */
export async function look(page: Page): Promise<Seen> {
  return watch(await page.context().newCDPSession(page));
}

/** The browser has left the entry it was on. */
async function arrived(session: CDPSession, from: number): Promise<void> {
  for (;;) {
    // While one page takes the place of another the protocol has neither.
    const now = await session.send('Page.getNavigationHistory').catch(() => null);
    if (now && now.currentIndex !== from) return;
    await pause();
  }
}

async function watch(session: CDPSession): Promise<Seen> {
  let held = '';
  for (let look = 0; look < LOOKS; look += 1) {
    held += await heldBy(session);
    await pause();
  }
  return { url: await urlOf(session), held };
}

async function urlOf(session: CDPSession): Promise<string> {
  const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
  return entries[currentIndex]?.url ?? '';
}

/** Every string of the document: text, attributes, and what the fields hold. */
async function heldBy(session: CDPSession): Promise<string> {
  const snapshot = session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] });
  const { strings } = await snapshot.catch(() => ({ strings: [] }));
  return strings.join('\n');
}

const pause = () => new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
