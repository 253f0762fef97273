import type { Kysely, Transaction } from 'kysely';
import { asWorker, keepRecord, newFile, openKeyring } from '../src/modules/access/server/index.ts';
import {
  foundOrganisation,
  grantTeam,
  inviteColleague,
  joinOrganisation,
  letIn,
  listTeams,
  newIntakeKey,
  newTeam,
  rewriteFace,
  type Acting,
  wordsToCompare,
} from '../src/modules/organisations/server/index.ts';
import { newPassphrase } from '../src/sealing/index.ts';
import { newFoundingLink } from '../server/foundingLink.ts';
import type { DemoMember, DemoOrganisation } from './demoNetwork.ts';
import { SMALL, type Plan } from './largeNetwork.ts';

type Tx = Transaction<unknown>;
export type DemoAccount = {
  readonly organisation: string;
  readonly name: string;
  readonly duty: string;
  readonly mail: string;
};
export type Demo = { readonly accounts: readonly DemoAccount[]; readonly passphrase: string };
type Databases = { readonly owner: Kysely<unknown>; readonly staff: Kysely<unknown> };

/** Nobody comes from here: only the fingerprint of a network is kept, and these people are invented. */
const NETWORK = 'demo';
const FILES_AT_ONCE = 100;
/** A bench must find them there, whenever it runs. */
const FAR = '2099-01-01';

/**
 * Founds the invented network by the same acts as a real one: links, joining, letting in, granting. All its people have
 * one pass-phrase, made now, so that whoever tries it can be each of them. Tells each organisation that is ready.
 */
export async function foundDemo(
  databases: Databases,
  said: (done: number, all: number) => void,
  plan: Plan = SMALL,
): Promise<Demo> {
  const passphrase = newPassphrase();
  const accounts: DemoAccount[] = [];
  let done = 0;
  for (const organisation of plan.organisations) {
    accounts.push(...(await new DemoFounding(databases, organisation, passphrase).run()));
    said((done += 1), plan.size);
  }
  return { accounts, passphrase };
}

/** One organisation on its way: who has which account, and in whose session the next act is done. */
class DemoFounding {
  readonly #databases: Databases;
  readonly #plan: DemoOrganisation;
  readonly #passphrase: string;
  readonly #accounts = new Map<DemoMember, string>();
  readonly #tokens = new Map<DemoMember, string>();

  constructor(databases: Databases, plan: DemoOrganisation, passphrase: string) {
    this.#databases = databases;
    this.#plan = plan;
    this.#passphrase = passphrase;
  }

  async run(): Promise<readonly DemoAccount[]> {
    const { founder, members, name } = this.#plan;
    await this.#found();
    for (const member of members) await this.#bringIn(member);
    await this.#foundTeams();
    await this.#tellFace();
    return [founder, ...members].map((member) => ({
      organisation: name,
      name: member.name,
      duty: member.duty,
      mail: this.#mailOf(member),
    }));
  }

  async #found(): Promise<void> {
    const { founder, name } = this.#plan;
    const made = done(
      await foundOrganisation(this.#databases.staff, {
        link: await newFoundingLink(this.#databases.owner),
        name,
        founder: { name: founder.name, duty: founder.duty, mail: this.#mailOf(founder) },
        passphrase: this.#phrase(),
        network: NETWORK,
        trial: true,
      }),
    );
    this.#tokens.set(founder, made.token);
    this.#accounts.set(founder, await this.#as(founder, (_, { worker }) => Promise.resolve(worker.account)));
  }

  async #bringIn(member: DemoMember): Promise<void> {
    const { founder } = this.#plan;
    const profile = { name: member.name, duty: member.duty, mail: this.#mailOf(member) };
    const invited = done(await this.#as(founder, (tx, acting) => inviteColleague(tx, acting, profile)));
    const { link, account } = invited;
    const joined = done(
      await joinOrganisation(this.#databases.staff, {
        link,
        mail: profile.mail,
        passphrase: this.#phrase(),
        network: NETWORK,
      }),
    );
    this.#tokens.set(member, joined.token);
    this.#accounts.set(member, account);
    const heard = await this.#as(founder, (tx, acting) => wordsToCompare(tx, acting, account));
    done(await this.#as(founder, (tx, acting) => letIn(tx, acting, { account, words: heard })));
    if (member.administers) await this.#grantAdministration(account);
  }

  async #grantAdministration(account: string): Promise<void> {
    const granted = await this.#as(this.#plan.founder, async (tx, acting) => {
      const teams = await listTeams(tx, acting.keyring, '');
      const team = teams.find(({ kind }) => kind === 'administration')?.id ?? '';
      return await grantTeam(tx, acting, { account, team, roles: ['keyHolder'] });
    });
    done(granted);
  }

  /** Each team is kept by the first who works in it, and she gives its key to the others. */
  async #foundTeams(): Promise<void> {
    const { founder, members, teams } = this.#plan;
    for (const { label, side } of teams) {
      const [keeper, ...others] = [founder, ...members].filter((member) => label in member.teams);
      if (!keeper) throw new Error(`nobody works in ${label}`);
      const { team } = done(
        await this.#as(founder, (tx, acting) =>
          newTeam(tx, acting, { label, side, keeper: this.#account(keeper) }),
        ),
      );
      for (const member of [keeper, ...others]) {
        const grant = { account: this.#account(member), team, roles: member.teams[label] ?? [] };
        done(await this.#as(keeper, (tx, acting) => grantTeam(tx, acting, grant)));
      }
      await this.#keepFiles(keeper, team);
      if (keeper === founder) done(await this.#as(founder, (tx, acting) => newIntakeKey(tx, acting, team)));
    }
  }

  /** A few in one transaction, each with a note that says it is invented. */
  async #keepFiles(keeper: DemoMember, team: string): Promise<void> {
    const { files = 0 } = this.#plan;
    for (let kept = 0; kept < files; kept += FILES_AT_ONCE) {
      const some = Math.min(FILES_AT_ONCE, files - kept);
      await this.#as(keeper, async (tx, { keyring }) => {
        for (let n = 1; n <= some; n += 1) {
          const { file } = done(await newFile(tx, keyring, { team, eraseOn: FAR }));
          const content = new TextEncoder().encode(`Note inventée ${kept + n}`);
          await keepRecord(tx, file, { kind: 'note', content });
          file.key.zero();
        }
      });
    }
  }

  async #tellFace(): Promise<void> {
    const { founder, name, kinds, territory } = this.#plan;
    const face = { name, kinds, territory, service: null, acceptsRequests: true };
    done(await this.#as(founder, (tx, acting) => rewriteFace(tx, acting, face)));
  }

  #mailOf({ name }: DemoMember): string {
    const [first = ''] = name.split(' ');
    const plain = first.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return `${plain}@${this.#plan.code}.modele.example`;
  }

  #phrase(): Uint8Array {
    return new TextEncoder().encode(this.#passphrase);
  }

  #account(member: DemoMember): string {
    return this.#accounts.get(member) ?? '';
  }

  async #as<Result>(member: DemoMember, act: (tx: Tx, acting: Acting) => Promise<Result>): Promise<Result> {
    const token = this.#tokens.get(member) ?? '';
    const result = await this.#databases.staff.transaction().execute((tx) =>
      asWorker(tx, token, async (worker) => {
        const keyring = await openKeyring(tx, worker);
        try {
          return { value: await act(tx, { worker, keyring }) };
        } finally {
          keyring.zero();
        }
      }),
    );
    if (!result) throw new Error('an invented person is not signed in');
    return result.value;
  }
}

/** An invented network meets no refusal: one would be a mistake of ours. */
function done<Value>(
  outcome: ({ readonly ok: true } & Value) | { readonly ok: false; readonly refusal: string },
): Value {
  if (!outcome.ok) throw new Error(`the invented network was refused: ${outcome.refusal}`);
  return outcome;
}
