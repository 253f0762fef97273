import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { answerUntil, enter, press, search, stateOf, typePlace } from '../support/journey.ts';
import { EXIT_TITLE, EXIT_URL } from '../support/journeyExit.ts';
import { SINCE_YESTERDAY } from '../support/personas.ts';
import { openProfile, type ProfileBrowser } from '../support/profileBrowser.ts';
import { plantOnDisk, startControlSite, untilWritten, type ControlSite } from '../support/profileControl.ts';
import { historyOf, searchProfile, sessionAddresses, waysToWrite } from '../support/profileSearch.ts';

const address = inject('address');
const TITLE = 'Infos pratiques';

const SEARCHED = 'qzx-recherche violée';
const NO_PLACE = 'qzx-hameau inconnu';
const UNSENT = 'qzx-jamais envoyé';
/** What she typed, tapped and read: none of it may be on the disk. Six letters at least, so that chance finds nothing. */
const HERS = [
  ...[SEARCHED, NO_PLACE, UNSENT, 'Liège'],
  ...['sinceYesterday', 'hoursSince', 'sexual', 'municipality', 'placeUnknown'],
  ...['Un acte sexuel sans accord', 'Aujourd’hui ou hier', 'cpvs-liege', 'CPVS Liège', '62063'],
];
/** What a control page leaves in the same profile: the search must find it. */
const PLANTED = 'qzx-témoin planté';

let control: ControlSite;
let browser: ProfileBrowser;
beforeAll(async () => {
  control = await startControlSite();
});
afterAll(() => control.stop());
afterEach(() => browser?.remove());

/** She searches, answers, mistypes her municipality, and has another name in the field, not sent. */
async function tell({ page }: ProfileBrowser): Promise<void> {
  await enter(page, address);
  await search(page, SEARCHED);
  await press(page, 'go', 'entrance');
  await answerUntil(page, SINCE_YESTERDAY, 'municipality');
  await page.fill('#place', UNSENT);
}

const ENDS: Readonly<Record<string, (browser: ProfileBrowser) => Promise<void>>> = {
  async 'she leaves by the exit'({ page, close }) {
    await page.click('[data-exit]');
    await page.waitForURL(EXIT_URL);
    await close();
  },
  async 'she closes the tab'({ page, close }) {
    await page.close();
    await close();
  },
  async 'the battery is pulled out'(browser) {
    await untilWritten(browser, control);
    await browser.kill();
  },
  async 'she goes on to the services and closes the browser'({ page, close }) {
    await typePlace(page, 'Liège');
    await press(page, 'go', 'results');
    await page.getByText('CPVS Liège').first().waitFor();
    await close();
  },
  async 'her municipality is refused, she corrects it and opens a service'({ page, close }) {
    await typePlace(page, NO_PLACE);
    expect((await stateOf(page)).get('problem')).toBe('placeUnknown');
    await typePlace(page, 'Liège');
    await press(page, 'go', 'results');
    await press(page, 'open', 'cpvs-liege');
    await close();
  },
};

/** What the history and the sessions may show: the entrance, and without script one address that says nothing. */
function allowed(script: boolean, left: boolean): readonly RegExp[] {
  const home = new RegExp(`^${address}/ (${TITLE}${left ? `|${EXIT_TITLE}` : ''})$`);
  const journey = new RegExp(`^${address}/p/[\\w-]{32} ${TITLE}$`);
  const exit = new RegExp(`^${EXIT_URL} ${EXIT_TITLE}$`);
  return [home, ...(script ? [] : [journey]), ...(left ? [exit] : [])];
}

describe.each([{ script: true }, { script: false }])(
  'her words stay off the device, and the history tells nothing (script: $script)',
  ({ script }) => {
    it.each(Object.keys(ENDS))('%s', async (end) => {
      browser = await openProfile({ script });
      await tell(browser);
      await plantOnDisk(browser, control, PLANTED);
      await ENDS[end]?.(browser);
      const { folder } = browser;

      expect(searchProfile(folder, [PLANTED])).not.toEqual([]);
      expect(searchProfile(folder, HERS)).toEqual([]);

      const history = historyOf(folder).map(({ url, title }) => `${url} ${title}`);
      const own = history.filter((row) => !row.startsWith(control.address));
      const may = allowed(script, end === 'she leaves by the exit');
      expect(history).toContain(`${control.address}/clear Control`);
      expect(own).toHaveLength(may.length);
      for (const [index, row] of own.entries()) expect(row).toMatch(may[index] ?? '');

      const reopened = sessionAddresses(folder, address).map((url) => url.slice(address.length));
      expect(reopened).toContain('/');
      for (const path of reopened) expect(path).toMatch(/^(\/|\/s|\/p\/[\w-]{32})?$/);
    });
  },
);

describe('the search itself finds what is there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-planted-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.entries(waysToWrite(PLANTED)))('written in %s, and gzipped', (way, bytes) => {
    const place = join(folder, way);
    mkdirSync(join(place, 'deep/er'), { recursive: true });
    writeFileSync(join(place, 'plain'), Buffer.concat([Buffer.from('…'), bytes, Buffer.from('…')]));
    writeFileSync(join(place, 'deep/er/packed'), Buffer.concat([Buffer.from('head'), gzipSync(bytes)]));

    const files = searchProfile(place, [PLANTED]).map(({ file }) => file);
    expect(files).toContain('plain');
    expect(files).toContain('deep/er/packed');
    expect(searchProfile(place, [UNSENT])).toEqual([]);
  });

  it('a base64 text that begins anywhere', () => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      writeFileSync(join(folder, 'text'), Buffer.from(`${before}${PLANTED}xyz`).toString('base64'));

      expect(searchProfile(folder, [PLANTED]).map(({ file }) => file)).toContain('text');
    }
  });

  it('a table it cannot open is told, not passed over', () => {
    writeFileSync(join(folder, '000005.ldb'), 'packed');

    expect(searchProfile(folder, [UNSENT])).toEqual([
      { file: '000005.ldb', words: '?', as: 'a packed table' },
    ]);
  });

  it.each([{ script: true }, { script: false }])(
    'a word typed in a field that browsers remember, not sent, when the battery is pulled out (script: $script)',
    async ({ script }) => {
      browser = await openProfile({ script });
      await browser.page.goto(`${control.address}/remembered`);
      await browser.page.fill('#typed', PLANTED);
      await untilWritten(browser, control);
      await browser.kill();

      expect(searchProfile(browser.folder, [PLANTED])).not.toEqual([]);
    },
  );
});
