import { brusselsClock, timeOf } from '#kernel/brusselsClock.ts';
import type { Locale } from '#kernel/locale.ts';
import {
  type BrowseKind,
  browseTarget,
  capital,
  inReadingOrder,
  type Service,
  servicesOf,
  type ServiceView,
} from '#modules/directory/index.ts';
import { browseIndex, viewOf } from '#modules/directory/server/index.ts';
import { error } from '@sveltejs/kit';
import { knowledge } from '../../../knowledge.server.ts';

/** The directory as one page shows it: in one language, at one moment. */
export function directoryAt({ locale, now }: { readonly locale: Locale; readonly now: Date }) {
  const { directory, territory, search } = knowledge();
  const { day, minute } = brusselsClock(now);
  const view = (service: Service): ServiceView => viewOf(service, { directory, territory, locale, now });
  return {
    directory,
    territory,
    search,
    locale,
    now,
    view,
    index: () => browseIndex(directory, locale),
    today: day,
    time: timeOf(minute),
  };
}

/** What a page of the directory is made from. */
export type DirectoryPage = ReturnType<typeof directoryAt>;

/** The page of a theme, a kind of help or a public. */
export function browsePage(locals: App.Locals, kind: BrowseKind, code: string) {
  const { directory, view, index, today } = directoryAt(locals);
  const target = browseTarget(kind, code);
  if (!target) error(404);
  const { themes, helps, publics } = index();
  const labels = { theme: themes, help: helps, public: publics };
  const label = labels[kind].find((item) => item.code === target.code)?.label;
  if (label === undefined) error(404);
  return {
    heading: capital(label, locals.locale),
    today,
    views: inReadingOrder(servicesOf(target, directory)).map(view),
  };
}
