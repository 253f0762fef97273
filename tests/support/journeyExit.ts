import type { Page } from 'playwright-core';

/** Where "leave this page" leads when the operator chose nothing else. */
export const EXIT_URL = 'https://www.meteo.be/fr';
export const EXIT_TITLE = 'Weather';
const EXIT_PAGE = `<!doctype html><title>${EXIT_TITLE}</title><p>Sunny</p>`;

/**
 * The neutral site behind the exit, for a machine without a network. It answers that address and no other: general
 * interception would change what the browser keeps of the other pages. Gives the requests it got, with their headers.
 */
export async function answerExit(page: Page): Promise<readonly Record<string, string>[]> {
  const asked: Record<string, string>[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    asked.push(request.headers);
    const answer = {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'text/html; charset=utf-8' }],
      body: Buffer.from(EXIT_PAGE).toString('base64'),
    };
    // The page may be gone by now.
    session.send('Fetch.fulfillRequest', answer).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://www.meteo.be/*' }] });
  return asked;
}
