import { randomBytes } from 'node:crypto';
import { startEmbedded } from './postgres/embedded.ts';
import { dataFolder, secretOf } from './postgres/folders.ts';
import { emptyDrafts, LOGIN_ROLES, migrate, type Passwords } from './migrate.ts';
import { pepperFor } from './pepperFile.ts';
import { LOGIN_SETTINGS, SettingError, type Settings } from './settings.ts';

/**
 * Makes the database ready and tells the rest of the process how to reach it, through `DATABASE_URL_PUBLIC`,
 * `_STAFF`, `_JOBS` and `_BACKUP`. Embedded by default; `DATABASE_URL` names a server. The owner's address is given to
 * the start alone, never to what answers requests.
 */
export async function prepareDatabase(
  settings: Settings,
): Promise<{ readonly ownerUrl: string; stop: () => Promise<void> }> {
  dataFolder(settings.data);
  process.env['RELAIS_PEPPER_FILE'] = pepperFor(settings);
  process.env['RELAIS_BRIDGE_SECRET'] = bridgeSecret(settings);
  if (settings.databaseUrl) {
    await prepareServer(settings, settings.databaseUrl);
    return { ownerUrl: settings.databaseUrl, stop: async () => undefined };
  }
  const server = await startEmbedded(settings.data, settings.postgresBin);
  const passwords = passwordsIn(settings.data);
  try {
    await migrate(server.ownerUrl, passwords);
  } catch (error) {
    await server.stop();
    throw error;
  }
  tell('embedded', (role) => server.urlFor(role, passwords[role]));
  return {
    ownerUrl: server.ownerUrl,
    async stop() {
      // Nothing of what was carried is left on disk.
      await emptyDrafts(server.ownerUrl);
      await server.stop();
    },
  };
}

async function prepareServer(settings: Settings, ownerUrl: string): Promise<void> {
  const given = settings.logins.relais_public !== null;
  const passwords = given ? null : passwordsIn(settings.data);
  const { superuser } = await reachable(ownerUrl, passwords);
  if (superuser && settings.mode === 'production') {
    throw new SettingError(
      'DATABASE_URL is a PostgreSQL superuser: production refuses it (docs/operate.md).',
    );
  }
  tell('postgresql', (role) => {
    if (!passwords) return settings.logins[role];
    const url = new URL(ownerUrl);
    [url.username, url.password] = [role, passwords[role]];
    return url.href;
  });
}

/** A login without an address stays without one: what needs it says so. */
function tell(kind: 'embedded' | 'postgresql', urlOf: (role: keyof Passwords) => string | null): void {
  for (const role of LOGIN_ROLES) process.env[LOGIN_SETTINGS[role]] = urlOf(role) ?? '';
  process.env['RELAIS_DATABASE'] = kind;
}

/** One process alone makes a new one at each start: nobody else needs to open what it carries. */
function bridgeSecret({ bridgeSecret: given, logins }: Settings): string {
  return given ?? (logins.relais_public ? '' : randomBytes(32).toString('base64url'));
}

function passwordsIn(data: string): Passwords {
  return Object.fromEntries(LOGIN_ROLES.map((role) => [role, secretOf(data, role)])) as Passwords;
}

/** The reason comes from the driver and may hold the address with its password: only its code is told. */
async function reachable(url: string, passwords: Passwords | null): Promise<{ superuser: boolean }> {
  try {
    return await migrate(url, passwords);
  } catch (error) {
    if (error instanceof SettingError) throw error;
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new SettingError(
      `The database of DATABASE_URL cannot be used${code}: check its address, its login and its rights.`,
    );
  }
}
