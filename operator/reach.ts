import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOGIN_ROLES, type Passwords } from '../src/platform/migrate.ts';
import { DataFolderInUse, shareEmbedded, startEmbedded } from '../src/platform/postgres/embedded.ts';
import { secretOf } from '../src/platform/postgres/folders.ts';
import { LOGIN_SETTINGS, SettingError, type Settings } from '../src/platform/settings.ts';

type Role = keyof typeof LOGIN_SETTINGS;

export type Reached = {
  readonly kind: 'embedded' | 'postgresql';
  /** Owner of the schema. */
  readonly ownerUrl: string;
  /** Made by Relais and kept in the data folder; null when the operator makes the logins. */
  passwords(): Passwords | null;
  /** Refuses, with what to do, when that login was never made. */
  urlOf(role: Role): string;
  stop(): Promise<void>;
};

/** May a Relais that is serving share its embedded database with this command? */
export type Sharing = 'beside' | 'alone';

/** The database of the settings: the server's, or the embedded one, started for this command or shared with who serves. */
export async function reach(settings: Settings, sharing: Sharing): Promise<Reached> {
  if (settings.databaseUrl) return server(settings, settings.databaseUrl);
  const { data } = settings;
  const database = await embedded(settings, sharing);
  return {
    kind: 'embedded',
    ownerUrl: database.ownerUrl,
    passwords: () => passwordsIn(data),
    urlOf: (role) => database.urlFor(role, kept(data, role)),
    stop: database.stop,
  };
}

/** Refuses where no embedded database was ever made: a command that reads must not make an empty one. */
export function refuseNothing({ databaseUrl, data }: Settings): void {
  if (databaseUrl || existsSync(join(data, 'postgres'))) return;
  throw new SettingError(`There is no database in ${data}: check RELAIS_DATA and DATABASE_URL.`);
}

async function embedded({ data, postgresBin }: Settings, sharing: Sharing): ReturnType<typeof startEmbedded> {
  try {
    return await startEmbedded(data, postgresBin);
  } catch (error) {
    if (sharing === 'beside' && error instanceof DataFolderInUse) return shareEmbedded(data);
    throw error;
  }
}

function server({ data, logins }: Settings, ownerUrl: string): Reached {
  const given = logins.relais_public !== null;
  return {
    kind: 'postgresql',
    ownerUrl,
    passwords: () => (given ? null : passwordsIn(data)),
    urlOf(role) {
      const address = logins[role];
      if (address) return address;
      if (given) throw new SettingError(`${LOGIN_SETTINGS[role]} is missing: this command uses that login.`);
      const url = new URL(ownerUrl);
      [url.username, url.password] = [role, kept(data, role)];
      return url.href;
    },
    stop: async () => undefined,
  };
}

function passwordsIn(data: string): Passwords {
  const [first, second, third, fourth] = LOGIN_ROLES;
  return {
    [first]: secretOf(data, first),
    [second]: secretOf(data, second),
    [third]: secretOf(data, third),
    [fourth]: secretOf(data, fourth),
  };
}

function kept(data: string, role: Role): string {
  if (existsSync(join(data, `${role}.secret`))) return secretOf(data, role);
  throw new SettingError(
    `The password of ${role} is not in ${data}: run npx relais migrate, or check RELAIS_DATA.`,
  );
}
