import type { Problem } from './notes.server.ts';
import { problem, type Verdict } from './acts.server.ts';
import { dayIn } from './days.ts';
import { isId } from './house.server.ts';

export type Days = { readonly from: string | null; readonly until: string | null };

/** The two days of something that lasts, and what is wrong with them; `first` says which beginning is asked for. */
export function daysTyped(
  fields: URLSearchParams,
  first: 'validFrom' | 'signedOn',
): Days & { readonly problems: readonly Problem[] } {
  const [from, until] = [dayIn(fields.get('from')), dayIn(fields.get('until'))];
  const isOpen = (fields.get('until') ?? '').trim() === '';
  const code = until === null ? 'validUntil' : from !== null && until < from ? 'endsBefore' : '';
  return {
    from,
    until,
    problems: [
      ...(from === null ? [{ field: 'from', code: first }] : []),
      ...(isOpen || code === '' ? [] : [{ field: 'until', code }]),
    ],
  };
}

type Removing = (
  id: string,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>;

/** Takes a line off a list of the settings. */
export async function removed(fields: URLSearchParams, page: string, remove: Removing): Promise<Verdict> {
  const id = fields.get('id') ?? '';
  const outcome = isId(id) ? await remove(id) : ({ ok: false, refusal: 'gone' } as const);
  if (outcome.ok) return { to: page, said: { done: 'removed' } };
  return outcome.refusal === 'notFound' ? problem('', 'gone') : { refusal: outcome.refusal };
}
