import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import {
  asWorker,
  invitationId,
  newToken,
  openKeyring,
  type Keyring,
  type Worker,
} from '../../src/modules/access/server/index.ts';
import {
  foundOrganisation,
  inviteColleague,
  joinOrganisation,
  letIn,
  wordsToCompare,
} from '../../src/modules/organisations/server/index.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { newFolder } from './folder.ts';

/** A pepper of this run: as `npm start` makes one in the data folder. */
export function usePepper(): void {
  const file = join(newFolder(), 'pepper');
  writeFileSync(file, randomBytes(32));
  process.env['RELAIS_PEPPER_FILE'] = file;
}

export type Person = {
  readonly mail: string;
  readonly passphrase: string;
  readonly account: string;
  readonly organisation: string;
  /** Of the session she is in. */
  token: string;
};

type Scene = { readonly tx: Transaction<unknown>; readonly worker: Worker; readonly keyring: Keyring };

export const NETWORK = '192.0.2.0/24';
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Invented organisations and people, made by the same acts as real ones. */
export class Network {
  readonly owner: Kysely<unknown>;
  readonly staff: Kysely<unknown>;
  #count = 0;

  constructor(urls: { readonly ownerUrl: string; readonly staffUrl: string }) {
    usePepper();
    this.owner = openDatabase(urls.ownerUrl);
    this.staff = openDatabase(urls.staffUrl);
  }

  async close(): Promise<void> {
    await this.owner.destroy();
    await this.staff.destroy();
  }

  /** A link to found an organisation, as the operator's command gives one. */
  async foundingLink(): Promise<string> {
    const link = newToken();
    await sql`insert into sec.invitation (id, purpose, expires_at)
      values (${invitationId(link)}, 'found', now() + interval '7 days')`.execute(this.owner);
    return link;
  }

  async found(name: string): Promise<Person> {
    const { mail, passphrase } = this.#invented(name);
    const founder = { name: `Fondatrice Modèle ${this.#count}`, duty: 'direction', mail };
    const link = await this.foundingLink();
    const made = await foundOrganisation(this.staff, {
      link,
      name,
      founder,
      passphrase: bytes(passphrase),
      network: NETWORK,
    });
    if (!made.ok) throw new Error(made.refusal);
    const { token, organisation } = made;
    const account = await this.as({ token }, ({ worker }) => Promise.resolve(worker.account));
    return { mail, passphrase, account, organisation, token };
  }

  /** Invited, joined, recognised and let in by `by`, who has stepped up. */
  async colleague(by: Person): Promise<Person> {
    const waiting = await this.waiting(by);
    await this.letIn(by, waiting.account);
    return waiting;
  }

  /** The words of who waits were heard, and she comes in. */
  async letIn(by: Person, account: string): Promise<void> {
    const done = await this.as(by, async ({ tx, ...acting }) => {
      const words = await wordsToCompare(tx, acting, account);
      return await letIn(tx, acting, { account, words });
    });
    if (!done.ok) throw new Error(done.refusal);
  }

  async waiting(by: Person): Promise<Person> {
    const { mail, passphrase } = this.#invented('colleague');
    const profile = { name: `Collègue Modèle ${this.#count}`, duty: 'suivi', mail };
    const invited = await this.as(by, (scene) => inviteColleague(scene.tx, scene, profile));
    if (!invited.ok) throw new Error(invited.refusal);
    const { link, account } = invited;
    const joined = await joinOrganisation(this.staff, {
      link,
      mail,
      passphrase: bytes(passphrase),
      network: NETWORK,
    });
    if (!joined.ok) throw new Error(joined.refusal);
    return { mail, passphrase, account, organisation: by.organisation, token: joined.token };
  }

  /** What she does in one request of hers. Throws when her session opens nothing any more. */
  async as<Result>(
    { token }: { readonly token: string },
    act: (scene: Scene) => Promise<Result>,
  ): Promise<Result> {
    const done = await this.staff.transaction().execute((tx) =>
      asWorker(tx, token, async (worker) => {
        const keyring = await openKeyring(tx, worker);
        try {
          return { result: await act({ tx, worker, keyring }) };
        } finally {
          keyring.zero();
        }
      }),
    );
    if (done === null) throw new Error('not signed in');
    return done.result;
  }

  async isIn(who: { readonly token: string }): Promise<boolean> {
    return await this.as(who, () => Promise.resolve(true)).catch(() => false);
  }

  #invented(what: string): { mail: string; passphrase: string } {
    this.#count += 1;
    const n = `${this.#count}-${randomBytes(3).toString('hex')}`;
    const mail = `${what.toLowerCase().replace(/[^a-z]+/g, '-')}-${n}@modele.example`;
    return { mail, passphrase: `phrase inventée de ${n} pour essai` };
  }
}
