import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { newFolder } from '../tests/support/folder.ts';
import { operate } from '../tests/support/operator.ts';
import { DEMO_NETWORK } from './demoNetwork.ts';

vi.setConfig({ testTimeout: 180_000 });

const base = newFolder();
const settings = { RELAIS_DATA: join(base, 'demo'), RELAIS_LOG: 'silent' };
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('npx relais demo', () => {
  it('founds the invented network once, tells its accounts, and never twice', () => {
    const first = operate(['demo'], settings);
    const again = operate(['demo'], settings);

    expect(first.code).toBe(0);
    for (const { name } of DEMO_NETWORK) expect(first.out).toContain(name);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toMatch(/somebody is in this database already/);
  });

  it('production refuses it, and refuses to start where it is', () => {
    const production = { ...settings, RELAIS_MODE: 'production', ORIGIN: 'https://relais.example' };
    const refused = operate(['demo'], production);
    const started = spawnSync(process.execPath, ['server/main.ts'], {
      env: { ...process.env, ...production, PORT: '0' },
      encoding: 'utf8',
    });

    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/production never holds the invented network/);
    expect(started.status).toBe(1);
    expect(started.stderr).toMatch(/invented network is in this database/);
  });
});
