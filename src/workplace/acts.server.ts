import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import { readForm, type Form } from '#platform/http/formBytes.ts';
import { dropTyped, peekNote, putNote, takeNote, type Note, type Problem } from './notes.server.ts';

/** Fields that never become a text. */
export const SECRETS = ['pass', 'newPass', 'again'];

/** Where the forms of a page are sent. */
const SENT_TO = /\/envoi$/;
export const CONFIRM = '/espace/confirmer';
/** What waits for the pass-phrase to be given again. */
export const PENDING = `${CONFIRM}#acte`;

export type Verdict =
  | { readonly to: string; readonly said?: Readonly<Record<string, string>> }
  | { readonly problems: readonly Problem[] }
  | { readonly refusal: string };

/** The page of a form, whose answer is shown there. Never leaves the workplace. */
export function pageOf(path: string): string {
  const page = path.replace(SENT_TO, '');
  return /^\/espace(?:\/[\w/-]*)?$/.test(page) ? page : '/espace';
}

export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}

/** The answer of a form: what went wrong is shown on its page, with what was typed, never a pass-phrase. */
export function problem(field: string, code: string): Verdict {
  return { problems: [{ field, code }] };
}

/**
 * A form of the workplace. Always answered 303: any other answer to a native form leaves what it said on the disk.
 * An act that needs the pass-phrase again waits, sealed, and is done as soon as it was given.
 */
export function onForm(does: (event: RequestEvent, form: Form) => Promise<Verdict>): RequestHandler {
  return async (event) => {
    const form = readForm(await event.request.bytes(), SECRETS);
    const by = form.fields.get('by');
    form.fields.delete('by');
    // Somebody else has signed in since this page was shown: what one typed is never done in another's name.
    if (by !== null && by !== event.locals.shell.mark) return seeOther(pageOf(event.url.pathname));
    try {
      return await answered(event, form.fields, await does(event, form));
    } finally {
      form.zero();
    }
  };
}

/** The act a button names; undefined for whatever else was sent in its place. */
export function actNamed<Act>(acts: Readonly<Record<string, Act>>, fields: URLSearchParams): Act | undefined {
  const name = fields.get('act') ?? '';
  return Object.hasOwn(acts, name) ? acts[name] : undefined;
}

async function answered(event: RequestEvent, fields: URLSearchParams, verdict: Verdict): Promise<Response> {
  const { tx, worker } = event.locals;
  const { pathname } = event.url;
  const page = pageOf(pathname);
  if ('to' in verdict) {
    await dropTyped(tx, page);
    if (verdict.said) await putNote(tx, worker, { page: verdict.to, said: { ...verdict.said } });
    return seeOther(verdict.to);
  }
  if ('refusal' in verdict && verdict.refusal === 'stepUp') {
    await putNote(tx, worker, { page: PENDING, fields: fields.toString(), said: { path: pathname } });
    return seeOther(CONFIRM);
  }
  const problems = 'refusal' in verdict ? [{ field: '', code: verdict.refusal }] : [...verdict.problems];
  await putNote(tx, worker, { page, fields: fields.toString(), problems });
  return seeOther(page);
}

/** What a page must show of its form: the answer to it, else what was being typed when she left. */
export type Told = Omit<Note, 'fields'> & {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** It was being typed and was not sent. */
  readonly restored: boolean;
};

export const NOTHING: Told = { fields: {}, problems: [], said: {}, restored: false };

export async function toldOn({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<Told> {
  const { tx, worker } = locals;
  const page = pageOf(url.pathname);
  const answer = await takeNote(tx, worker, page);
  const note = answer ?? (await peekNote(tx, worker, { page, use: 'typed' }));
  return note ? told(note, answer === null) : NOTHING;
}

export function told({ fields, problems, said }: Note, restored = false): Told {
  return { fields: grouped(new URLSearchParams(fields)), problems, said, restored };
}

function grouped(fields: URLSearchParams): Record<string, readonly string[]> {
  return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)]));
}
