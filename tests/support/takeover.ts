import { sql } from 'kysely';
import { keepRecord, listRecords, newFile, openFileKey } from '../../src/modules/access/server/index.ts';
import {
  agreeTakeover,
  findOffer,
  grantTeam,
  newTeam,
  offeredWords,
  offerTakeover,
  prepareTakeover,
  sealFiles,
  takeFiles,
  type Batch,
  type TakeoverPlan,
} from '../../src/modules/organisations/server/index.ts';
import type { Network, Person } from './network.ts';

const NEXT_YEAR = `${new Date().getFullYear() + 1}-01-01`;
const IN_ONE_GO = 100;

/** A house of two people who both hold its team and its administration. */
export type House = {
  readonly organisation: string;
  readonly head: Person;
  readonly second: Person;
  readonly team: string;
};
type Side = 'victims' | 'perpetrators';

export async function aHouse(network: Network, name: string, side: Side = 'victims'): Promise<House> {
  const head = await network.found(name);
  const second = await network.colleague(head);
  const founded = await network.as(head, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Équipe Modèle', side, keeper: head.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  const { rows } = await sql<{ id: string }>`select id from team
    where organisation_id = ${head.organisation} and kind = 'administration'`.execute(network.owner);
  for (const team of [founded.team, rows[0]?.id ?? '']) {
    const granted = await network.as(head, ({ tx, ...acting }) =>
      grantTeam(tx, acting, { account: second.account, team, roles: ['keyHolder'] }),
    );
    if (!granted.ok) throw new Error(granted.refusal);
  }
  return { organisation: head.organisation, head, second, team: founded.team };
}

/** Files of a house with one note each, by id. */
export async function writeFiles(
  network: Network,
  { head, team }: House,
  notes: readonly string[],
): Promise<Map<string, string>> {
  const written = new Map<string, string>();
  for (let from = 0; from < notes.length; from += IN_ONE_GO) {
    await network.as(head, async ({ tx, keyring }) => {
      for (const note of notes.slice(from, from + IN_ONE_GO)) {
        const made = await newFile(tx, keyring, { team, eraseOn: NEXT_YEAR });
        if (!made.ok) throw new Error(made.refusal);
        await keepRecord(tx, made.file, { kind: 'note', content: Buffer.from(note) });
        made.file.key.zero();
        written.set(made.file.id, note);
      }
    });
  }
  return written;
}

/** What this person opens of these files, by id: a file that does not open is not there. */
export async function readFiles(
  network: Network,
  who: Person,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const opened = new Map<string, string>();
  const wanted = [...ids];
  for (let from = 0; from < wanted.length; from += IN_ONE_GO) {
    await network.as(who, async ({ tx, keyring }) => {
      for (const id of wanted.slice(from, from + IN_ONE_GO)) {
        const file = await openFileKey(tx, keyring, id);
        if (!file) continue;
        const records = await listRecords(tx, file);
        file.key.zero();
        opened.set(id, records.map(({ content }) => content?.toString() ?? '(closed)').join());
      }
    });
  }
  return opened;
}

/** The offer of `to`, its words, and what `from` prepared: nobody has agreed yet. */
export async function prepare(
  network: Network,
  {
    from,
    to,
    files = 'all',
  }: { readonly from: House; readonly to: House; readonly files?: TakeoverPlan['files'] },
): Promise<{ readonly takeover: string; readonly words: readonly string[] }> {
  const offered = await network.as(to.head, ({ tx, ...acting }) =>
    offerTakeover(tx, acting, { giver: from.organisation, team: to.team }),
  );
  if (!offered.ok) throw new Error(offered.refusal);
  const { takeover } = offered;
  const read = await network.as(to.head, ({ tx, keyring }) => offeredWords(tx, keyring, takeover));
  const words = await network.as(from.head, async ({ tx, worker }) => {
    const offer = await findOffer(tx, worker, takeover);
    if (!offer || offer === 'changed') throw new Error('no offer');
    return offer.words;
  });
  if (read?.join() !== words.join()) throw new Error('other words on the telephone');
  const prepared = await network.as(from.head, ({ tx, ...acting }) =>
    prepareTakeover(tx, acting, { takeover, team: from.team, files, words }),
  );
  if (!prepared.ok) throw new Error(prepared.refusal);
  return { takeover, words };
}

/** Prepared by one, agreed by the other: files may leave. */
export async function agree(
  network: Network,
  between: { readonly from: House; readonly to: House; readonly files?: TakeoverPlan['files'] },
): Promise<string> {
  const { takeover, words } = await prepare(network, between);
  const agreed = await network.as(between.from.second, ({ tx, ...acting }) =>
    agreeTakeover(tx, acting, { takeover, words }),
  );
  if (!agreed.ok) throw new Error(agreed.refusal);
  return takeover;
}

const COMMANDS = { seal: sealFiles, take: takeFiles };

/** One batch. Gives where the next begins, null at the end. */
export async function move(
  network: Network,
  who: Person,
  { what, ...batch }: Batch & { readonly what: keyof typeof COMMANDS },
): Promise<{ readonly done: number; readonly next: string | null; readonly unopened: readonly string[] }> {
  const moved = await network.as(who, ({ tx, ...acting }) => COMMANDS[what](tx, acting, batch));
  if (!moved.ok) throw new Error(moved.refusal);
  return moved;
}

/** Everything, to its end. Gives how many files did. */
export async function moveAll(
  network: Network,
  who: Person,
  { what, takeover }: { readonly what: keyof typeof COMMANDS; readonly takeover: string },
): Promise<number> {
  let done = 0;
  for (let after: string | null | undefined; after !== null;) {
    const moved = await move(network, who, { what, takeover, ...(after && { after }) });
    done += moved.done;
    after = moved.next;
  }
  return done;
}
