import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { ageDecrypt, newAgeIdentity } from '../../src/sealing/index.ts';
import { newFolder } from './folder.ts';
import { filesIn, searchProfile } from './profileSearch.ts';

/** Every table, every row, every column as PostgreSQL writes it; binary columns also as they are. */
export async function dumpRows(ownerUrl: string, folder: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_toast')`,
    );
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
      const file = join(folder, 'rows', name.replaceAll(/\W/g, '_'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, Buffer.concat(rows.flatMap((row) => Object.values(row).map(written))));
    }
    return tables.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

function written(value: unknown): Buffer {
  const raw = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value) ?? '');
  return Buffer.concat([raw, Buffer.from('\n')]);
}

/** Makes PostgreSQL write down everything it holds in memory. */
export async function checkpoint(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('checkpoint');
  await client.end();
}

/** What `npx relais backup` writes, as it is and opened by who holds its identity. */
export async function backedUp(data: string, folder: string): Promise<void> {
  const { identity, recipient } = await newAgeIdentity();
  const to = join(newFolder(), 'backup.age');
  const command = ['operator/main.ts', 'backup', '--to', to, '--recipient', recipient];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, RELAIS_DATA: data },
    stdio: 'pipe',
  });
  const said = Promise.all([buffer(child.stdout), buffer(child.stderr)]);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the backup was refused: ${(await said).join('\n')}`);
  mkdirSync(join(folder, 'backup'), { recursive: true });
  writeFileSync(join(folder, 'backup/closed'), readFileSync(to));
  const opened = await ageDecrypt(identity, bytesOf(to));
  await writeFile(join(folder, 'backup/opened'), opened);
}

function bytesOf(file: string): ReadableStream<Uint8Array> {
  return new Blob([readFileSync(file)]).stream();
}

/** Where these bytes are on the disk: as they are, or written in hexadecimal or base64. */
export function bytesFoundIn(folders: readonly string[], secrets: readonly Buffer[]): readonly string[] {
  const ways = secrets.flatMap((bytes) => [
    bytes,
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('base64').replace(/=+$/, '')),
    Buffer.from(bytes.toString('base64url')),
  ]);
  return folders
    .flatMap((folder) => filesIn(folder))
    .filter((file) => {
      const content = readFileSync(file);
      return ways.some((way) => content.includes(way));
    });
}

/** Every place and every way in which one of these words is on the disk. */
export function foundIn(folders: readonly string[], words: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    searchProfile(folder, words).map(({ file, words: found, as }) => `${folder}/${file}: ${found} (${as})`),
  );
}
