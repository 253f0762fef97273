import { randomBytes } from 'node:crypto';
import { startEmbedded } from './postgres/embedded.ts';
import { dataFolder, secretOf } from './postgres/folders.ts';
import { emptyDrafts, LOGIN_ROLES, migrate, type Passwords } from './migrate.ts';
import { SettingError, type Settings } from './settings.ts';

/**
 * Makes the database ready and tells the rest of the process how to reach it, through `DATABASE_URL_PUBLIC`.
 * Embedded by default; `DATABASE_URL` names a server. The owner's address stays here.
 */
export async function prepareDatabase(settings: Settings): Promise<{ stop: () => Promise<void> }> {
  dataFolder(settings.data);
  process.env['RELAIS_BRIDGE_SECRET'] = bridgeSecret(settings);
  if (settings.databaseUrl) {
    const passwords = settings.databaseUrlPublic ? null : passwordsIn(settings.data);
    const { superuser } = await reachable(settings.databaseUrl, passwords);
    if (superuser && settings.mode === 'production') {
      throw new SettingError(
        'DATABASE_URL is a PostgreSQL superuser: production refuses it (docs/operate.md).',
      );
    }
    const own = new URL(settings.databaseUrl);
    if (passwords) [own.username, own.password] = ['relais_public', passwords.relais_public];
    process.env['DATABASE_URL_PUBLIC'] = settings.databaseUrlPublic ?? own.href;
    process.env['RELAIS_DATABASE'] = 'postgresql';
    return { stop: async () => undefined };
  }
  const server = await startEmbedded(settings.data, settings.postgresBin);
  const passwords = passwordsIn(settings.data);
  await migrate(server.ownerUrl, passwords);
  process.env['DATABASE_URL_PUBLIC'] = server.urlFor('relais_public', passwords.relais_public);
  process.env['RELAIS_DATABASE'] = 'embedded';
  return {
    async stop() {
      // Nothing of what was carried is left on disk.
      await emptyDrafts(server.ownerUrl);
      await server.stop();
    },
  };
}

/** One process alone makes a new one at each start: nobody else needs to open what it carries. */
function bridgeSecret({ bridgeSecret: given, databaseUrlPublic }: Settings): string {
  return given ?? (databaseUrlPublic ? '' : randomBytes(32).toString('base64url'));
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
