import type { Locale } from '#kernel/locale.ts';

declare global {
  namespace App {
    interface PageData {
      /** Where "leave this page" leads: from the root layout, so error pages have it too. */
      exitUrl: string;
      locale: Locale;
    }
  }
}
