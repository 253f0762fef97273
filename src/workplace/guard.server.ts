import type { Transaction } from 'kysely';
import type { RequestEvent } from '@sveltejs/kit';
import type { ResolveOptions } from '@sveltejs/kit/hooks';
import { asWorker, openKeyring, type Keyring, type Worker } from '#modules/access/server/index.ts';
import {
  findMember,
  findOwnOrganisation,
  keepRecoverable,
  renewMarked,
  type MemberState,
} from '#modules/organisations/server/index.ts';
import { staffDatabase } from '#platform/database.ts';
import { readForm } from '#platform/http/formBytes.ts';
import { sessionToken } from '#platform/sessionCookie.ts';
import { SECRETS, pageOf } from './acts.server.ts';
import { leaveAtTheDoor, markOf } from './atTheDoor.server.ts';
import { preferred } from './language.ts';
import { putNote } from './notes.server.ts';

type Tx = Transaction<unknown>;
type Resolve = (event: RequestEvent, options?: ResolveOptions) => Promise<Response> | Response;

/** What every page of the workplace shows around its own content. */
export type Shell = {
  readonly organisation: string;
  readonly trial: boolean;
  /** Null as long as nobody let her in: she then reads nothing of the house. */
  readonly name: string | null;
  readonly state: MemberState;
  /** Goes with each form, so that one that comes too late is given back to whoever typed it alone. */
  readonly mark: string;
};

const WORKPLACE = /^\/espace(?:\/|$)/;
/** Where nobody is signed in yet. */
const DOOR = /^\/espace\/(?:entrer\/defi|(?:entrer|secours|lien\/[^/]+)(?:\/envoi)?)$/;
/** These renew the session itself, in transactions of their own: held open here, it would wait for itself. */
const OWN_TRANSACTION = new Set(['/espace/confirmer/envoi', '/espace/compte/phrase/envoi']);
/** What is being typed is kept under the page it is typed in. */
const TYPING = '/espace/brouillon';

export function isWorkplace(pathname: string): boolean {
  return WORKPLACE.test(pathname);
}

/**
 * One request of the workplace: one transaction, as the person whose session it is. Kept when the answer is good,
 * undone when it is an error. Her keys are zeroed when the page is made. Who is not signed in goes to the door.
 */
export async function inWorkplace(
  event: RequestEvent,
  resolve: Resolve,
  options: ResolveOptions,
): Promise<Response> {
  const { pathname } = event.url;
  event.locals.locale = preferred(event.request.headers.get('accept-language'));
  if (DOOR.test(pathname) || OWN_TRANSACTION.has(pathname)) return await resolve(event, options);
  const answer = await asSignedIn(event, () => resolve(event, options));
  return answer ?? (await toTheDoor(event));
}

/** Carries the answer out of a transaction that must be undone. */
class Undone extends Error {
  readonly answer: Response;
  constructor(answer: Response) {
    super('undone');
    this.answer = answer;
  }
}

async function asSignedIn(
  event: RequestEvent,
  respond: () => Promise<Response> | Response,
): Promise<Response | null> {
  const db = staffDatabase<unknown>();
  try {
    return await db.transaction().execute((tx) =>
      asWorker(tx, sessionToken(event.cookies), (worker) =>
        withKeys(tx, worker, async (keyring) => {
          Object.assign(event.locals, { tx, worker, keyring, shell: await shellOf(tx, worker, keyring) });
          const answer = await respond();
          if (answer.status >= 400) throw new Undone(answer);
          return answer;
        }),
      ),
    );
  } catch (error) {
    if (error instanceof Undone) return error.answer;
    throw error;
  }
}

async function withKeys<Result>(
  tx: Tx,
  worker: Worker,
  act: (keyring: Keyring) => Promise<Result>,
): Promise<Result> {
  let keyring = await openKeyring(tx, worker);
  try {
    if ((await renewMarked(tx, { worker, keyring })) > 0) {
      keyring.zero();
      keyring = await openKeyring(tx, worker);
    }
    // The custodians can only give back what some holder has sealed to them.
    await keepRecoverable(tx, keyring);
    return await act(keyring);
  } finally {
    keyring.zero();
  }
}

async function shellOf(tx: Tx, worker: Worker, keyring: Keyring): Promise<Shell> {
  const { name: organisation, trial } = await findOwnOrganisation(tx);
  const me = await findMember(tx, keyring, worker.account);
  return {
    organisation,
    trial,
    name: me?.profile?.name ?? null,
    state: me?.state ?? 'waiting',
    mark: markOf(worker.account),
  };
}

/** Nothing typed is lost: it waits, sealed, for half an hour, and so does the page that was asked for. */
async function toTheDoor(event: RequestEvent): Promise<Response> {
  const { pathname } = event.url;
  if (event.request.method === 'POST') await keepLate(event);
  else if (sessionToken(event.cookies) && event.route.id !== null)
    await leaveAtTheDoor(event, 'page', pathname);
  if (pathname === TYPING) return new Response(null, { status: 401 });
  return new Response(null, { status: 303, headers: { location: '/espace/entrer' } });
}

async function keepLate(event: RequestEvent): Promise<void> {
  const form = readForm(await event.request.bytes(), SECRETS);
  form.zero();
  const { fields } = form;
  const page =
    event.url.pathname === TYPING ? pageOf(fields.get('page') ?? '/espace') : pageOf(event.url.pathname);
  const by = fields.get('by') ?? '';
  for (const name of ['by', 'page']) fields.delete(name);
  if ([...fields].length === 0) return;
  await leaveAtTheDoor(event, 'form', JSON.stringify({ page, fields: fields.toString(), by }));
}

/** Gives a late form back to whoever typed it, once she is in again. */
export async function giveBack(
  token: string,
  { page, fields, by }: { readonly page: string; readonly fields: string; readonly by: string },
): Promise<boolean> {
  const given = await staffDatabase<unknown>()
    .transaction()
    .execute((tx) =>
      asWorker(tx, token, async (worker) => {
        if (markOf(worker.account) !== by) return false;
        await putNote(tx, worker, { page, fields, said: { late: 'yes' } });
        return true;
      }),
    );
  return given === true;
}
