import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How every test starts a browser: the system's Chromium where there is one, else Playwright's own. */
export function launchOptions(): LaunchOptions {
  const system = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return { headless: true, args: FLAGS, ...(existsSync(system) ? { executablePath: system } : {}) };
}

export function newBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}
