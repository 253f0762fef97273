import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { launchOptions } from './browser.ts';
import { answerExit } from './journeyExit.ts';

/** A Chromium as people have it: its own process, a normal profile on disk, the back-forward cache on. */
export type ProfileBrowser = {
  readonly folder: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Closes as a person closes the last window; everything is then on disk. */
  close(): Promise<void>;
  /** Ends at once, as when the battery is pulled out. */
  kill(): Promise<void>;
  /** Removes the profile, and ends the browser when a test left it open. */
  remove(): Promise<void>;
};

/** Without script: the browser's own setting, as a careful person has it. */
export async function openProfile({ script }: { readonly script: boolean }): Promise<ProfileBrowser> {
  const folder = newProfile(script);
  const { args = [], executablePath = chromium.executablePath() } = launchOptions();
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'];
  const child = spawn(executablePath, [...args, ...own], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const browser = await connect(folder, child);
  const [context] = browser.contexts();
  const page = context?.pages()[0];
  if (!context || !page) throw new Error('Chromium opened without a window');
  await answerExit(page);
  return {
    folder,
    context,
    page,
    kill,
    async close() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await ended;
    },
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function newProfile(script: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'relais-profile-'));
  mkdirSync(join(folder, 'Default'));
  const settings = { profile: { default_content_setting_values: { javascript: script ? 1 : 2 } } };
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(settings));
  return folder;
}

async function connect(folder: string, child: ChildProcess): Promise<Browser> {
  const file = join(folder, 'DevToolsActivePort');
  while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n')) {
    if (child.exitCode !== null) throw new Error(`Chromium left with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const [port] = readFileSync(file, 'utf8').split('\n');
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
}
