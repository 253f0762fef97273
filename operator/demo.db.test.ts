import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../src/platform/database.ts';
import { startEmbedded } from '../src/platform/postgres/embedded.ts';
import { demoPeople } from '../tests/support/demoPeople.ts';
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

  it('of another size: so many numbered organisations, with people and files, plainly invented', async () => {
    const data = join(base, 'sized');
    const { code, out } = operate(['demo', '--size', '2'], { ...settings, RELAIS_DATA: data });

    expect(code).toBe(0);
    expect(out).toContain('2 of 2 organisations');
    const { mails, phrase } = demoPeople(data);
    expect(mails).toHaveLength(16);
    expect(phrase).not.toBe('');
    const running = await startEmbedded(data, null);
    const owner = openDatabase<unknown>(running.ownerUrl, 1);
    const { rows } = await sql`select o.name, o.trial, count(distinct f.team_id)::int as teams,
        count(distinct f.id)::int as files, count(distinct r.id)::int as notes from organisation o
      join file f on f.organisation_id = o.id join file_record r on r.file_id = f.id
      group by 1, 2 order by 1`.execute(owner);
    await owner.destroy();
    await running.stop();
    const each = { trial: true, teams: 2, files: 400, notes: 400 };
    expect(rows).toEqual(['0001', '0002'].map((number) => ({ name: `Service Modèle ${number}`, ...each })));
  });

  it('a size that is none is refused before anything is founded', () => {
    const { code, err } = operate(['demo', '--size', 'huge'], {
      ...settings,
      RELAIS_DATA: join(base, 'none'),
    });

    expect([code, err]).toEqual([1, expect.stringMatching(/--size is "huge"/)]);
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
