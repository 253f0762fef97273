import { sql, type Transaction } from 'kysely';
import { listHeaders, type Keyring } from '#modules/access/server/index.ts';
import type { Network, Person } from '../tests/support/network.ts';
import type { Header, Line } from './fileList.ts';
import { median, ms, type Row } from './table.ts';

export type Tx = Transaction<unknown>;
const ROUNDS = 15;
const BUDGET = 1.5;

/** What a list shows of each file: invented, of the size such a thing has. */
export const headerOf = (n: number): string =>
  JSON.stringify({
    label: `Dossier d’essai ${n}`,
    since: '2026-11-22',
    tags: ['a', 'b'],
    note: 'x'.repeat(80),
  } satisfies Header);

export async function sealedLines(tx: Tx, keyring: Keyring, team: string): Promise<readonly Line[]> {
  const read = (content: Buffer): Header => JSON.parse(content.toString());
  const listed = await listHeaders(tx, keyring, { team, kind: 'header', read });
  return listed.flatMap(({ file, shown }) => (shown ? [{ file, shown }] : []));
}

export async function clearLines(tx: Tx, size: number): Promise<readonly Line[]> {
  const { rows } = await sql<{ file: string; content: string }>`
    select id as file, content from clear_header where n < ${size}`.execute(tx);
  return rows.map(({ file, content }) => ({ file, shown: JSON.parse(content) }));
}

type Filled = { readonly house: Person; readonly team: string; readonly size: number };

/** The list alone, read and opened, in turn with the same one in clear. */
export async function opening(network: Network, { house, team, size }: Filled): Promise<Row> {
  const [sealed, clear]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await network.as(house, async ({ tx, keyring }) => {
      sealed.push(await timed(size, () => sealedLines(tx, keyring, team)));
      clear.push(await timed(size, () => clearLines(tx, size)));
    });
  }
  const ratio = median(sealed) / median(clear);
  return {
    what: `opening ${size.toLocaleString('en')} sealed headers of a team, query included, median of ${ROUNDS} in turn`,
    measured: `${ms(median(sealed))}, ${ratio.toFixed(1)} × in clear`,
    budget: `≤ ${BUDGET} ×`,
    ok: ratio <= BUDGET,
    beside: `the same list in clear: ${ms(median(clear))}`,
  };
}

async function timed(size: number, read: () => Promise<readonly Line[]>): Promise<number> {
  const began = performance.now();
  if ((await read()).length !== size) throw new Error('not every header was read');
  return performance.now() - began;
}
