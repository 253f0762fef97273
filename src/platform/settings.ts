import { join, resolve } from 'node:path';

/** A setting the operator must correct. Its message is one line and says what to do. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

export const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** The setting that holds each restricted login's address. */
export const LOGIN_SETTINGS = {
  relais_public: 'DATABASE_URL_PUBLIC',
  relais_staff: 'DATABASE_URL_STAFF',
  relais_jobs: 'DATABASE_URL_JOBS',
  relais_backup: 'DATABASE_URL_BACKUP',
} as const;

/** The operator's mail server, with the login if it wants one, and the address mails come from. */
export type MailSettings = { readonly url: string; readonly from: string };

export type Settings = {
  readonly host: string;
  readonly port: number;
  /** Public addresses, the first one is the canonical one. Empty in a trial on this machine. */
  readonly origins: readonly string[];
  readonly data: string;
  readonly mode: 'trial' | 'production';
  readonly databaseUrl: string | null;
  /** Addresses of the restricted logins, when the operator makes them. Without the first one Relais makes them all. */
  readonly logins: Readonly<Record<keyof typeof LOGIN_SETTINGS, string | null>>;
  /** What several processes share to open each other's drafts; one alone makes its own. */
  readonly bridgeSecret: string | null;
  /** The server's own secret, beside the database and in no backup. */
  readonly pepperFile: string;
  /** Without it nobody is told anything by mail. */
  readonly mail: MailSettings | null;
  /** In a trial: found the invented network where nobody is yet. */
  readonly demo: boolean;
  /** Folder with `initdb` and `postgres`, when the system's are preferred to those from npm. */
  readonly postgresBin: string | null;
  /** Where "leave this page" leads: a neutral, unpersonalised site. */
  readonly exitUrl: string;
  readonly logLevel: LogLevel;
};

export const HELP = `Relais

  npm start            install what is missing, build, migrate, load the directory, serve
  npm start -- --help  this page
  npx relais help      the operator's commands

Settings are environment variables, all optional:

  HOST                  address to listen on                                (127.0.0.1)
  PORT                  port to listen on                                   (3000)
  ORIGIN                public address, for example https://relais.example; several separated by commas
  RELAIS_DATA           folder of the data                                  (./var)
  RELAIS_MODE           trial, or production (needs ORIGIN and a database that is not a superuser's) (trial)
  DATABASE_URL          a PostgreSQL 15 or newer; without it Relais runs its own
  DATABASE_URL_PUBLIC   with several processes: the address of the login of the public pages
  DATABASE_URL_STAFF    then also: the login of those who sign in; without it this process lets nobody in
  DATABASE_URL_JOBS     then also: the login of the jobs; without it this process runs none
  DATABASE_URL_BACKUP   then also: the login that only reads, for backups
  RELAIS_POSTGRES_BIN   folder of initdb and postgres to use for the embedded database
  RELAIS_BRIDGE_SECRET  with several processes: one secret they share, 32 random characters or more
  RELAIS_PEPPER_FILE    file of the server's own secret                     (pepper in RELAIS_DATA)
  RELAIS_SMTP_URL       the mail server, like smtps://login:password@mail.example; without it no mail is sent
  RELAIS_MAIL_FROM      then also: the address mails come from, like relais@service.example
  RELAIS_DEMO           in a trial: yes founds the invented network at the first start, no does not (yes)
  RELAIS_EXIT_URL       where "leave this page" leads                       (https://www.meteo.be/fr)
  RELAIS_LOG            what is logged: info (a line a request), warn, error or silent             (info)
`;

/** Reads and checks every setting. Refuses with a SettingError; reads no file and opens nothing. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const mode = env['RELAIS_MODE'] || 'trial';
  if (mode !== 'trial' && mode !== 'production') {
    throw new SettingError(`RELAIS_MODE is "${mode}": write trial or production.`);
  }
  const origins = (env['ORIGIN'] ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean)
    .map(originOf);
  if (mode === 'production' && origins.length === 0) {
    throw new SettingError(
      'ORIGIN is missing: production needs its public address, like https://relais.example.',
    );
  }
  if (mode === 'production' && env['DATABASE_URL_PUBLIC'] && !env['RELAIS_BRIDGE_SECRET']) {
    throw new SettingError(
      'RELAIS_BRIDGE_SECRET is missing: with DATABASE_URL_PUBLIC, several processes share one secret.',
    );
  }
  const data = resolve(env['RELAIS_DATA'] || 'var');
  return {
    host: env['HOST'] || '127.0.0.1',
    port: portOf(env['PORT'] || '3000'),
    origins,
    data,
    mode,
    databaseUrl: databaseUrlOf('DATABASE_URL', env['DATABASE_URL']),
    logins: loginsOf(env),
    bridgeSecret: bridgeSecretOf(env['RELAIS_BRIDGE_SECRET']),
    pepperFile: resolve(env['RELAIS_PEPPER_FILE'] || join(data, 'pepper')),
    mail: mailOf(env['RELAIS_SMTP_URL'], env['RELAIS_MAIL_FROM']),
    postgresBin: env['RELAIS_POSTGRES_BIN'] || null,
    demo: demoOf(env['RELAIS_DEMO'] || 'yes'),
    exitUrl: exitUrlOf(env),
    logLevel: logLevelOf(env['RELAIS_LOG'] || 'info'),
  };
}

/** The neutral site behind "leave this page". */
export function exitUrlOf(env: Readonly<Record<string, string | undefined>>): string {
  const url = env['RELAIS_EXIT_URL'] || 'https://www.meteo.be/fr';
  if (!/^https:\/\//.test(url) || !URL.canParse(url)) {
    throw new SettingError('RELAIS_EXIT_URL is not an https address.');
  }
  return url;
}

/** Whether the operator has set up mail. */
export function sendsMail(env: Readonly<Record<string, string | undefined>>): boolean {
  return mailOf(env['RELAIS_SMTP_URL'], env['RELAIS_MAIL_FROM']) !== null;
}

/** Both or none. Never echoes the server's address, which holds a password. */
function mailOf(url: string | undefined, from: string | undefined): MailSettings | null {
  if (!url && !from) return null;
  if (!url)
    throw new SettingError('RELAIS_SMTP_URL is missing: with RELAIS_MAIL_FROM, write the mail server too.');
  if (!/^smtps?:\/\/[^/]/.test(url) || !URL.canParse(url) || /%(?![\da-f]{2})/i.test(url)) {
    throw new SettingError('RELAIS_SMTP_URL is not a mail server: write smtps:// or smtp://, then its name.');
  }
  if (!from) {
    throw new SettingError('RELAIS_MAIL_FROM is missing: with RELAIS_SMTP_URL, mails come from an address.');
  }
  if (!/^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(from)) {
    throw new SettingError(`RELAIS_MAIL_FROM is "${from}": write one address, like relais@service.example.`);
  }
  return { url, from };
}

function demoOf(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new SettingError(`RELAIS_DEMO is "${text}": write yes or no.`);
  return text === 'yes';
}

function logLevelOf(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (!level) throw new SettingError(`RELAIS_LOG is "${text}": write info, warn, error or silent.`);
  return level;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new SettingError(`PORT is "${text}": write a whole number from 0 to 65535.`);
  }
  return port;
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw new SettingError(
      `ORIGIN is "${text}": write only the scheme and the host, like https://relais.example.`,
    );
  }
  return url.origin;
}

function databaseUrlOf(name: string, text: string | undefined): string | null {
  if (!text) return null;
  // Never echoed: the address holds a password.
  if (!/^postgres(ql)?:\/\//.test(text)) throw new SettingError(`${name} does not start with postgres://.`);
  return text;
}

/** Either Relais makes every login and its password, or the operator does: a process alone cannot guess the others'. */
function loginsOf(env: Readonly<Record<string, string | undefined>>): Settings['logins'] {
  const address = (name: string): string | null => databaseUrlOf(name, env[name]);
  const logins = {
    relais_public: address(LOGIN_SETTINGS.relais_public),
    relais_staff: address(LOGIN_SETTINGS.relais_staff),
    relais_jobs: address(LOGIN_SETTINGS.relais_jobs),
    relais_backup: address(LOGIN_SETTINGS.relais_backup),
  };
  const given = Object.values(logins).some(Boolean);
  if (given && !logins.relais_public) {
    throw new SettingError(
      'DATABASE_URL_PUBLIC is missing: with the address of one login, write that one too.',
    );
  }
  return logins;
}

function bridgeSecretOf(text: string | undefined): string | null {
  if (!text) return null;
  if (text.length < 32) throw new SettingError('RELAIS_BRIDGE_SECRET is short: write 32 characters or more.');
  return text;
}
