import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedded } from '../../src/platform/postgres/embedded.ts';
import { migrate, newPasswords } from '../../src/platform/migrate.ts';
import { newBrowser } from '../support/browser.ts';
import { answerAll, enter, firstShown, press } from '../support/journey.ts';
import { alternate, type Proxy } from '../support/journeyProxy.ts';
import { SINCE_YESTERDAY } from '../support/personas.ts';
import { newOwner, newPostgres } from '../support/postgres.ts';
import { startRelais, type Running } from '../support/relais.ts';

let postgres: Embedded;
let processes: readonly Running[];
let proxy: Proxy;
let browser: Browser;
beforeAll(async () => {
  browser = await newBrowser();
  postgres = await newPostgres();
  const env = await sharedDatabase(postgres);
  processes = await Promise.all([startRelais(env), startRelais(env)]);
  proxy = await alternate(processes.map(({ address }) => address));
});
afterAll(async () => {
  await browser?.close();
  await proxy?.stop();
  await Promise.all((processes ?? []).map((relais) => relais.stop()));
  await postgres?.stop();
});

/** As docs/operate.md says for several processes: the schema is made once, each gets the restricted login. */
async function sharedDatabase(server: Embedded): Promise<Readonly<Record<string, string>>> {
  const owner = await newOwner(server);
  const passwords = newPasswords();
  await migrate(owner, passwords);
  const restricted = new URL(owner);
  [restricted.username, restricted.password] = ['relais_public', passwords.relais_public];
  return { DATABASE_URL: owner, DATABASE_URL_PUBLIC: restricted.href };
}

describe('two processes share one PostgreSQL', () => {
  it.each([{ script: true }, { script: false }])(
    'a journey whose every request meets the other process comes to its end (script: $script)',
    async ({ script }) => {
      const before = [...proxy.counts];
      const context = await browser.newContext({ javaScriptEnabled: script });
      const page = await context.newPage();
      await enter(page, proxy.address);
      await answerAll(page, SINCE_YESTERDAY);
      const [first] = await firstShown(page);
      await press(page, 'open', 'cpvs-liege');
      await press(page, 'go', 'back');
      await context.close();

      expect(first?.id).toBe('cpvs-liege');
      for (const [index, count] of proxy.counts.entries())
        expect(count - (before[index] ?? 0)).toBeGreaterThan(8);
    },
  );
});
