import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { newFolder } from '../tests/support/folder.ts';
import { operate } from '../tests/support/operator.ts';
import { newPostgres } from '../tests/support/postgres.ts';
import { COMMANDS } from './commands/index.ts';

const page = readFileSync('docs/operate.md', 'utf8');
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``, 'g'))].map(([, text = '']) => text);
const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the page for operators says is so', () => {
  it('every command it names exists, with its options', () => {
    const named = [
      ...page.matchAll(
        /(?:npx |scripts\/relais\.mjs |^|`)relais (?!\(|help|serve)([a-z]+(?: (?:verify|run))?)/gm,
      ),
    ];
    const names = new Set(named.map(([, name]) => name));
    const options = new Set(
      [...page.matchAll(/ --(to|from|recipient|identity|deletions|checkpoints|backup-key)\b/g)].map(
        ([, name]) => name,
      ),
    );
    const known = COMMANDS.flatMap((command) => Object.keys(command.options));

    expect(COMMANDS.map(({ name }) => name)).toEqual(expect.arrayContaining([...names]));
    expect(names.size).toBeGreaterThan(5);
    expect(known).toEqual(expect.arrayContaining([...options]));
  });

  it('the role and the database it makes are enough, and production starts on them', async () => {
    const postgres = await newPostgres();
    try {
      const role = /psql -c "(create role relais_owner_?\w* login createrole password 'CHOOSE-ONE')"/.exec(
        page,
      )?.[1];
      const client = new pg.Client({ connectionString: postgres.ownerUrl });
      await client.connect();
      // The embedded server's own owner has that name already.
      await client.query(String(role).replace('relais_owner', 'relais_keeper'));
      await client.query('create database relais owner relais_keeper');
      await client.end();
      const url = new URL(postgres.urlFor('relais_keeper', 'CHOOSE-ONE'));
      url.pathname = '/relais';
      const env = {
        RELAIS_MODE: 'production',
        ORIGIN: 'https://relais.example',
        RELAIS_DATA: join(folder, 'data'),
        RELAIS_PEPPER_FILE: join(folder, 'pepper'),
        DATABASE_URL: url.href,
      };
      const make = blocks('sh')
        .join('\n')
        .split('\n')
        .find((line) => line.includes('/dev/urandom'));
      spawnSync('sh', ['-c', String(make).replace('/etc/relais/pepper', env.RELAIS_PEPPER_FILE)]);

      expect(operate(['migrate'], env)).toMatchObject({ code: 0 });
      const doctor = operate(['doctor'], env).out;
      for (const line of [
        'pepper',
        'mode',
        'address',
        'isolation',
        'logins',
        'owner',
        'tables',
        'file modes',
      ]) {
        expect(doctor).toMatch(new RegExp(`^ok {5}${line} `, 'm'));
      }
    } finally {
      await postgres.stop();
    }
  });

  it('its units are units, where systemd can say so', () => {
    const units = blocks('ini');
    const names = ['relais.service', 'relais-backup.service', 'relais-backup.timer'];
    expect(units).toHaveLength(names.length);
    mkdirSync(join(folder, 'units'));
    for (const [at, name] of names.entries()) {
      // The folders and programs of the server are not on this machine.
      const here = String(units[at])
        .replaceAll('/usr/bin/npm', '/bin/true')
        .replaceAll('/srv/relais/app', '/')
        .replace('User=relais', 'User=daemon');
      writeFileSync(join(folder, 'units', name), here);
    }
    for (const wanted of [
      'LoadCredential=pepper:/etc/relais/pepper',
      'LimitCORE=0',
      'ProtectSystem=strict',
    ]) {
      expect(units[0]).toContain(wanted);
    }
    if (!existsSync('/usr/bin/systemd-analyze')) return;
    const verify = (...files: string[]) =>
      spawnSync('systemd-analyze', ['verify', '--man=no', ...files], { encoding: 'utf8' });

    const { stderr } = verify(...names.map((name) => join(folder, 'units', name)));
    const wrong = join(folder, 'units', 'wrong.service');
    writeFileSync(wrong, '[Service]\nExecStart=/bin/true\nProtectSistem=strict\n');

    expect(stderr.split('\n').filter((line) => line.includes('relais'))).toEqual([]);
    expect(verify(wrong).stderr).toContain('ProtectSistem');
  });
});
