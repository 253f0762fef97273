import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Demo } from '../operator/foundDemo.ts';
import { isInhabited } from '../operator/isInhabited.ts';
import type { Plan } from '../operator/largeNetwork.ts';
import { openDatabase } from '../src/platform/database.ts';
import { SettingError, type Settings } from '../src/platform/settings.ts';

/** Where the invented accounts are written down, for their owner alone. */
const ACCOUNTS = 'comptes-essai.txt';
/** More than that are read in the file. */
const SHOWN = 40;

/**
 * In a trial, the invented network is there from the first start, and its accounts are told. In production, refuses to
 * start where an invented organisation is: nobody must take it for a real one.
 */
export async function trialNetwork(settings: Settings, ownerUrl: string, plan?: Plan): Promise<void> {
  const owner = openDatabase<unknown>(ownerUrl, 2);
  try {
    if (settings.mode === 'production') return await refuseInvented(owner);
    const staffUrl = process.env['DATABASE_URL_STAFF'];
    if (!settings.demo || !staffUrl) return;
    // Two processes may start at once on one database: the second waits, and finds it done.
    await owner.connection().execute(async (alone) => {
      await sql`select pg_advisory_lock(hashtext('relais demo'))`.execute(alone);
      if (await isInhabited(owner)) return tellWhere(settings);
      await found({ settings, owner, staffUrl, ...(plan && { plan }) });
    });
  } finally {
    await owner.destroy();
  }
}

async function refuseInvented(owner: ReturnType<typeof openDatabase<unknown>>): Promise<void> {
  const { rows } = await sql`select from organisation where trial limit 1`.execute(owner);
  if (rows.length === 0) return;
  throw new SettingError('The invented network is in this database: production needs one of its own.');
}

type Founding = {
  readonly settings: Settings;
  readonly owner: ReturnType<typeof openDatabase<unknown>>;
  readonly staffUrl: string;
  /** Without one: the small network. */
  readonly plan?: Plan;
};

async function found({ settings, owner, staffUrl, plan }: Founding): Promise<void> {
  const staff = openDatabase<unknown>(staffUrl, 2);
  try {
    // Every other start does without it.
    const { foundDemo } = await import('../operator/foundDemo.ts');
    const said = (done: number, all: number): void =>
      console.log(`Relais: invented network, ${done} of ${all} organisations…`);
    const demo = await foundDemo({ owner, staff }, said, plan);
    const text = told(demo);
    writeFileSync(join(settings.data, ACCOUNTS), text, { mode: 0o600 });
    if (demo.accounts.length <= SHOWN) console.log(text);
    else tellWhere(settings);
  } finally {
    await staff.destroy();
  }
}

function tellWhere({ data }: Settings): void {
  const file = join(data, ACCOUNTS);
  if (existsSync(file)) console.log(`Relais: the invented accounts are in ${file}`);
}

/** One line a person: who, what she does, with which address she signs in at /espace. */
function told({ accounts, passphrase }: Demo): string {
  const width = Math.max(...accounts.map(({ mail }) => mail.length));
  const lines = accounts.map(
    ({ organisation, name, duty, mail }) => `  ${mail.padEnd(width)}  ${name}, ${duty} (${organisation})`,
  );
  return [
    'Réseau d’essai, personnes et services inventés. Se connecter à /espace :',
    ...lines,
    `  phrase de passe de toutes et tous : ${passphrase}`,
    '',
  ].join('\n');
}
