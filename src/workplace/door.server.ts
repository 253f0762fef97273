import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';
import { readForm, type Form } from '#platform/http/formBytes.ts';
import { dropToken, keepToken } from '#platform/sessionCookie.ts';
import { pageOf, SECRETS, seeOther, told, NOTHING, type Told } from './acts.server.ts';
import { leaveAtTheDoor, readLate, takeFromTheDoor } from './atTheDoor.server.ts';
import { giveBack } from './guard.server.ts';
import { newNote } from './notes.server.ts';

export type Entry =
  | { readonly ok: true; readonly token: string; readonly to: string | null }
  | { readonly ok: false; readonly problems: readonly { readonly field: string; readonly code: string }[] };

/** Where a request comes from, as the front says it. Development has no front. */
export function networkOf({ request }: RequestEvent): string {
  return request.headers.get('x-relais-neighbourhood') ?? 'here';
}

/** A form in front of the door: who succeeds is signed in and goes where she was going, with what she had typed. */
export function atEntry(enters: (event: RequestEvent, form: Form) => Promise<Entry>): RequestHandler {
  return async (event) => {
    const form = readForm(await event.request.bytes(), SECRETS);
    const page = event.url.pathname.replace(/\/envoi$/, '');
    try {
      const entry = await enters(event, form);
      if (entry.ok) return seeOther(await letThrough(event, entry));
      const problems = [...entry.problems];
      await leaveAtTheDoor(
        event,
        'answer',
        JSON.stringify({ page, fields: form.fields.toString(), problems }),
      );
      return seeOther(page);
    } finally {
      form.zero();
    }
  };
}

async function letThrough(event: RequestEvent, { token, to }: Extract<Entry, { ok: true }>): Promise<string> {
  const late = readLate(await takeFromTheDoor(event, 'form'));
  const page = await takeFromTheDoor(event, 'page');
  keepToken(event.cookies, token);
  const isHers = late !== null && (await giveBack(token, late));
  if (to) return to;
  return isHers ? pageOf(late.page) : pageOf(page ?? '/espace');
}

const answer = z.strictObject({
  page: z.string(),
  fields: z.string(),
  problems: z.array(z.strictObject({ field: z.string(), code: z.string() })),
});

/** The answer to the form of this page, if there is one. */
export async function toldAtDoor(event: Pick<RequestEvent, 'cookies' | 'locals' | 'url'>): Promise<Told> {
  const text = await takeFromTheDoor(event, 'answer');
  const read = text === null ? null : answer.safeParse(JSON.parse(text)).data;
  return read?.page === event.url.pathname
    ? told(newNote({ fields: read.fields, problems: read.problems }))
    : NOTHING;
}

/** The token opens nothing any more: neither a session nor what waits at the door. */
export function forget(event: RequestEvent): void {
  dropToken(event.cookies);
}
