import type { Locale } from '#kernel/locale.ts';
import type { Keyring, Worker } from '#modules/access/server/index.ts';
import type { PublicTables } from '#platform/database.ts';
import type { Kysely, Transaction } from 'kysely';
import type { Shell } from './workplace/guard.server.ts';

declare global {
  namespace App {
    interface Locals {
      /** Handed to whatever needs the database: nothing imports it. */
      db: Kysely<PublicTables>;
      /** The language of the page; a route sets it, `handle` writes it on <html>. */
      locale: Locale;
      /** Where "leave this page" leads. */
      exitUrl: string;
      now: Date;
      /** Behind the door of the workplace only: the request's own transaction, as whoever is signed in. */
      tx: Transaction<unknown>;
      worker: Worker;
      keyring: Keyring;
      shell: Shell;
    }
  }
}
