import pg from 'pg';
import {
  derive,
  Identity,
  Key,
  open,
  openFor,
  openKeyFor,
  unwrap,
  type About,
} from '../../src/sealing/index.ts';

/** One sealed or wrapped value of a stolen database, and the right place to open it at: the source is known too. */
export type Loot = {
  readonly column: string;
  readonly row: string;
  readonly bytes: Buffer;
  readonly about: About;
  /** The purposes that lead from the key above to the one it is sealed with. */
  readonly by: readonly (readonly [purpose: string, id?: string])[];
};

type Source = {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly origin?: string;
  readonly file?: string;
  readonly by?: Loot['by'];
  /** As SQL: the id of the purpose, when it has one. */
  readonly id?: string;
};

const RECORD_ORIGIN = `(select f.origin_id from file f where f.id = t.file_id)`;

/** Every sealed or wrapped column, and the place each value is bound to, as the modules write it. */
const SOURCES: readonly Source[] = [
  { table: 'account', column: 'profile', row: 't.id' },
  { table: 'agreement', column: 'terms', row: 't.id' },
  { table: 'team', column: 'label', row: 't.id' },
  { table: 'team_key', column: 'sealed', row: `t.team_id || ':' || t.epoch || ':' || t.account_id` },
  { table: 'team_epoch', column: 'previous_wrapped', row: `t.team_id || ':' || t.epoch` },
  { table: 'root_key', column: 'wrapped', row: 't.organisation_id', origin: 't.organisation_id' },
  { table: 'intake_key', column: 'wrapped', row: `t.team_id || ':' || t.generation` },
  { table: 'file_key', column: 'wrapped', row: 't.file_id', origin: RECORD_ORIGIN, file: 't.file_id' },
  {
    ...{ table: 'file_person', column: 'sealed', origin: RECORD_ORIGIN, file: 't.file_id' },
    row: `t.file_id || ':' || t.generation || ':' || t.account_id`,
  },
  {
    ...{ table: 'file_record', column: 'sealed', row: 't.id', origin: RECORD_ORIGIN, file: 't.file_id' },
    ...{ by: [['record']], id: 't.id' },
  },
  {
    ...{ table: 'sealed_draft', column: 'sealed', row: `t.account_id || '/' || encode(t.form, 'hex')` },
    ...{ origin: 't.organisation_id', by: [['own'], ['draft']] },
  },
  { table: 'recovery_share', column: 'sealed', row: `t.generation || ':' || t.account_id` },
  { table: 'recovery_approval', column: 'sealed', row: `t.request_id || ':' || t.account_id` },
  {
    ...{ table: 'recovery_team_key', column: 'sealed' },
    row: `t.generation || ':' || t.team_id || ':' || t.epoch`,
  },
  { table: 'takeover_offer', column: 'wrapped', row: 't.id' },
  { table: 'takeover', column: 'plan', row: 't.id' },
  {
    ...{ table: 'takeover_file', column: 'sealed', origin: RECORD_ORIGIN, file: 't.file_id' },
    row: `t.takeover_id || ':' || t.file_id`,
  },
  { table: 'audit_entry', column: 'reason', row: `t.organisation_id || ':' || t.seq` },
  ...(['password', 'recovery'] as const).map((way) => ({
    table: 'sec.credential',
    column: `seed_by_${way}`,
    row: `encode(t.login, 'hex')`,
    by: way === 'recovery' ? [['recovery wrap'] as const] : [],
  })),
  { table: 'sec.credential', column: 'second_factors', row: 't.account_id', by: [['own']] },
  {
    table: 'sec.session',
    column: 'seed_wrapped',
    row: `encode(t.id, 'hex')`,
    by: [['session wrap']],
  },
];

export const SEALED_COLUMNS = SOURCES.map(({ table, column }) => `${table.replace('sec.', '')}.${column}`);

/** Everything sealed in a database that was stolen whole. */
export async function lootOf(ownerUrl: string): Promise<readonly Loot[]> {
  return await asOwner(ownerUrl, async (client) => {
    const all: Loot[] = [];
    for (const source of SOURCES) all.push(...(await valuesOf(client, source)));
    return all;
  });
}

async function valuesOf(client: pg.Client, source: Source): Promise<readonly Loot[]> {
  const { table, column, row, origin = `'relais'`, file = 'null', by = [], id = 'null' } = source;
  const name = table.replace('sec.', '');
  const { rows } = await client.query<Record<'row' | 'origin' | 'file' | 'id', string> & { bytes: Buffer }>(
    `select t.${column} as bytes, (${row})::text as row, (${origin})::text as origin,
       (${file})::text as file, (${id})::text as id
     from ${table} t where t.${column} is not null`,
  );
  return rows.map((found) => ({
    ...{ column: `${name}.${column}`, row: found.row, bytes: found.bytes },
    about: {
      ...{ table: name, column, row: found.row, origin: found.origin },
      ...(found.file ? { file: found.file } : {}),
    },
    by: by.map(([purpose]) => (found.id ? [purpose, found.id] : [purpose])),
  }));
}

/** The first 32 bytes of every binary value of the database: fingerprints, public keys, signatures, sealed bytes. */
export async function bytesLying(ownerUrl: string): Promise<readonly Buffer[]> {
  return await asOwner(ownerUrl, async (client) => {
    const { rows: columns } = await client.query<{ name: string; column: string }>(
      `select a.attrelid::regclass::text as name, quote_ident(a.attname) as column
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and a.attnum > 0 and n.nspname in ('public', 'sec')
         and a.atttypid = 'bytea'::regtype`,
    );
    const found = new Map<string, Buffer>();
    for (const { name, column } of columns) {
      const { rows } = await client.query<{ bytes: Buffer }>(
        `select distinct substr(${column}, 1, 32) as bytes from ${name} where length(${column}) >= 32`,
      );
      for (const { bytes } of rows) found.set(bytes.toString('hex'), bytes);
    }
    return [...found.values()];
  });
}

export async function asOwner<Result>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A key out of 32 bytes that lie about; null for what can be none. */
export function keyOf(bytes: Uint8Array): Key | null {
  try {
    return Key.take(Buffer.from(bytes));
  } catch {
    return null;
  }
}

/** What was opened, as `column row`; each key that comes out is tried on everything else, until nothing more opens. */
export function openAll(loot: readonly Loot[], keys: readonly Key[]): ReadonlySet<string> {
  const opened = new Set<string>();
  const untried = [...keys];
  for (let key = untried.pop(); key; key = untried.pop()) {
    const identity = Identity.fromSeed(key);
    for (const one of loot) {
      if (opened.has(nameOf(one))) continue;
      const content = tried(one, key, identity);
      if (content) opened.add(nameOf(one));
      if (content instanceof Key) untried.push(content);
    }
  }
  return opened;
}

const nameOf = ({ column, row }: Loot): string => `${column} ${row}`;

/** Each door of sealing in turn: as a record, as a key, boxed to the pair this key would be the seed of. */
function tried({ bytes, about, by }: Loot, key: Key, identity: Identity): Key | Buffer | null {
  const led = by.reduce((from, [purpose, id]) => derive(from, purpose, id), key);
  for (const under of new Set([key, led])) {
    const content = open(under, bytes, about) ?? unwrap(under, bytes, about);
    if (content) return content;
  }
  return openFor(identity, bytes, about) ?? openKeyFor(identity, bytes, about);
}
