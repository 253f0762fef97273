import type { Locale } from '#kernel/locale.ts';
import type { PublicTables } from '#platform/database.ts';
import type { Kysely } from 'kysely';

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
    }
  }
}
