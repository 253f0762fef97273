import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';

const elsewhere = createServer((_, response) => response.end('<!doctype html><title>Elsewhere</title>'));
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  browser = await newBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  await browser.close();
  elsewhere.close();
});

/** What a script of the other site reads: the status and the body, or that the browser forbids it. */
function fetched(path: string, json?: unknown): Promise<{ status: number; text: string } | 'forbidden'> {
  const init =
    json === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  return page.evaluate(
    async ([url, options]) => {
      try {
        const response = await fetch(url, options);
        return { status: response.status, text: await response.text() };
      } catch {
        return 'forbidden' as const;
      }
    },
    [`${inject('address')}${path}`, init] as const,
  );
}

describe('a site elsewhere asks from its own pages', () => {
  it('it reads a place, and guidance after the browser has asked whether it may', async () => {
    expect(await fetched('/api/v1/municipalities?q=tilff')).toMatchObject({
      status: 200,
      text: expect.stringContaining('62032'),
    });
    expect(await fetched('/api/v1/guidance', { situation: { violence: ['partner'] } })).toMatchObject({
      status: 200,
      text: expect.stringContaining('urgence-112'),
    });
  });

  it('it reads why it was refused, even by the front door', async () => {
    expect(await fetched('/api/v1/guidance', { situation: { age: -1 } })).toMatchObject({
      status: 400,
      text: expect.stringContaining('situation.age'),
    });
    expect(await fetched('/api/v1/guidance', { situation: { role: 'x'.repeat(20_000) } })).toMatchObject({
      status: 413,
      text: expect.stringContaining('body'),
    });
  });

  it('it reads no page of a person', async () => {
    expect(await fetched('/')).toBe('forbidden');
    expect(await fetched('/healthz')).toBe('forbidden');
  });
});
