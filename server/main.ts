import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobsDatabase } from '../src/platform/database.ts';
import { newFront } from '../src/platform/http/front.ts';
import { keepPosting } from '../src/platform/keepPosting.ts';
import { log, writable } from '../src/platform/log.ts';
import { prepareDatabase } from '../src/platform/prepareDatabase.ts';
import { keepForgetting } from '../src/platform/retention.ts';
import { HELP, readSettings, SettingError, type Settings } from '../src/platform/settings.ts';
import { trialNetwork } from './trialNetwork.ts';

/** How long requests in hand may take after SIGTERM, in milliseconds. */
const GRACE = 10_000;

if (process.argv.includes('--help')) console.log(HELP);
else await serve().catch(complainAndLeave);

async function serve(): Promise<void> {
  const settings = readSettings(process.env);
  const database = await prepareDatabase(settings);
  try {
    await trialNetwork(settings, database.ownerUrl);
    await listen(settings, database.stop);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function listen(settings: Settings, stopDatabase: () => Promise<void>): Promise<void> {
  const server = newFront({ handler: await frameworkHandler(), origins: settings.origins, now: Date.now });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, settings)));
    server.listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stopForgetting = forgetting(settings);
  const stopPosting = posting(settings);

  let leaving = false;
  const leave = async (): Promise<void> => {
    if (leaving) return;
    leaving = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await Promise.race([closed, sleep(GRACE)]);
    await Promise.race([Promise.all([stopForgetting(), stopPosting()]), sleep(GRACE)]);
    await stopDatabase();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void leave());
  // Node would open its inspector on this signal.
  process.on('SIGUSR1', () => undefined);
  console.log(`Relais: http://${settings.host}:${port}`);
}

/** A process that was given no login for the jobs leaves them to another. */
function forgetting({ data }: Settings): () => Promise<void> {
  if (!process.env['DATABASE_URL_JOBS']) return async () => undefined;
  return keepForgetting(jobsDatabase(), data, async () => {
    // Not before the first page: a start waits for nothing it can do without.
    const { notaryOf, signCheckpoints } = await import('../src/modules/access/server/index.ts');
    await signCheckpoints(jobsDatabase(), notaryOf(data), new Date());
  });
}

/** Every process that has the jobs' login sends mail: whoever claims one first sends it. */
function posting({ mail }: Settings): () => Promise<void> {
  if (!mail || !process.env['DATABASE_URL_JOBS']) return async () => undefined;
  return keepPosting(async () => {
    const { sendMails } = await import('../src/modules/access/server/index.ts');
    const { newPost } = await import('../src/platform/post.ts');
    await sendMails(jobsDatabase(), await newPost(mail));
  });
}

/** The built application. It loads the directory and the rules, and refuses a bad record, before the first request. */
async function frameworkHandler(): Promise<Parameters<typeof newFront>[0]['handler']> {
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
  process.env['BODY_SIZE_LIMIT'] = '16K';
  const built = join(import.meta.dirname, '../build/handler.js');
  if (!existsSync(built)) throw new SettingError('Relais is not built: run npm start, which builds it.');
  const { handler } = await import(built);
  return handler;
}

function explained(error: NodeJS.ErrnoException, { host, port }: Settings): Error {
  if (error.code === 'EADDRINUSE')
    return new SettingError(`Port ${port} is taken: stop what uses it, or set PORT.`);
  if (error.code === 'EACCES')
    return new SettingError(`Port ${port} needs rights this user has not: set PORT.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new SettingError(`HOST is "${host}": this machine has no such address.`);
  }
  return error;
}

/** A mistake of the operator, or of a record, is told in its own words; anything else is a fault of ours. */
function complainAndLeave(error: unknown): never {
  if (error instanceof Error && (error instanceof SettingError || error.name === 'DataError')) {
    console.error(`Relais: ${error.message}`);
  } else {
    log.fatal(writable(error));
    console.error('Relais: could not start; the line above says where.');
  }
  process.exit(1);
}
