import { sql, type Transaction } from 'kysely';
import { derive, Key, openKeyFor, seal, sealKeyTo, tag, type About, type Statement } from '#sealing/index.ts';
import type { Outcome } from '../domain/refusals.ts';
import { record } from './audit.ts';
import { listRecords, recordAbout, type NewFile, type OpenFile } from './fileKeys.ts';
import type { Keyring } from './keyring.ts';
import { Holder, signAs, signersAmong, tellRefused, type Signed } from './vouched.ts';
import type { Worker } from './worker.ts';

/*
 * Files that named people alone open. The key is sealed to each of them, with the checks of `vouched.ts`, and never
 * lies under a team's: whoever leads the team, administers the house or holds its keys opens nothing.
 */
type Tx = Transaction<unknown>;
type Acting = { readonly worker: Worker; readonly keyring: Keyring };

/** `notMember`: only colleagues of the file's team are named, so of its side. `excluded`: she is on the file's list. */
export type NamedRefusal = 'stepUp' | 'notHolder' | 'notFound' | 'notMember' | 'excluded' | 'lastNamed';
/** `alone`: one person opens it, and her illness closes it for everybody. */
export type NamedWarning = 'none' | 'alone';
/** An open file of named people; whoever opened it zeroes the key. */
export type NamedFile = OpenFile & { readonly team: string; readonly generation: number };
type Opened = { readonly file: NamedFile; readonly warning: NamedWarning };

const warningOf = (people: number): NamedWarning => (people < 2 ? 'alone' : 'none');

const sealAbout = ({ id, origin, generation }: Omit<NamedFile, 'key'>, account: string): About => ({
  ...{ table: 'file_person', column: 'sealed', origin, file: id },
  row: `${id}:${generation}:${account}`,
});

/** Anybody can seal a key to somebody: the colleague who named her says that it is this file's. */
const statementOf = (
  organisation: string,
  { id, generation, key }: NamedFile,
  account: string,
): Statement => ({
  purpose: 'named file',
  organisation,
  file: id,
  generation,
  account,
  key: tag(key, 'file key', `${id}:${generation}`).toString('hex'),
});

export type NewNamedFile = NewFile & {
  /** Who opens it, besides who makes it. */
  readonly named: readonly string[];
};

/**
 * A file for named people only. Refuses a team whose key this person does not hold, and whoever is not an active colleague
 * of that team with keys the house vouches for: then nothing is made.
 */
export async function newNamedFile(
  tx: Tx,
  { worker, keyring }: Acting,
  { team, eraseOn, named }: NewNamedFile,
): Promise<Outcome<Opened, NamedRefusal>> {
  if (!worker.steppedUp) return { ok: false, refusal: 'stepUp' };
  if (!keyring.of(team)) return { ok: false, refusal: 'notHolder' };
  const holders: Holder[] = [];
  for (const account of new Set([worker.account, ...named])) {
    const holder = await memberOf(tx, keyring, { team, account });
    if (!holder) return { ok: false, refusal: 'notMember' };
    holders.push(holder);
  }
  const id = crypto.randomUUID();
  const { rows } = await sql<{ origin: string }>`
    insert into file (organisation_id, id, origin_id, team_id, erase_on, named_only)
    values (sec.organisation(), ${id}, sec.organisation(), ${team}, ${eraseOn}, true)
    returning origin_id as origin`.execute(tx);
  const file = { id, origin: rows[0]?.origin ?? '', team, generation: 1, key: Key.random() };
  await record(tx, { action: 'namedFileMade', kind: 'file', object: id });
  for (const holder of holders) await name(tx, { worker, file, holder });
  return { ok: true, file, warning: warningOf(holders.length) };
}

type Seat = { readonly team: string; readonly account: string };

async function memberOf(tx: Tx, keyring: Keyring, { team, account }: Seat): Promise<Holder | undefined> {
  const { rows } = await sql`select from team_member
    where team_id = ${team} and account_id = ${account} and organisation_id = sec.organisation()`.execute(tx);
  return rows.length > 0 ? await Holder.find(tx, keyring.root, account) : undefined;
}

type Naming = { readonly worker: Worker; readonly file: NamedFile; readonly holder: Holder };

async function name(tx: Tx, naming: Naming): Promise<void> {
  await sealTo(tx, naming);
  await record(tx, { action: 'personNamed', kind: 'account', object: naming.holder.account });
}

async function sealTo(tx: Tx, { worker, file, holder }: Naming): Promise<void> {
  const { account, sealPublicKey } = holder;
  const sealed = sealKeyTo(sealPublicKey, file.key, sealAbout(file, account));
  const signed = await signAs(tx, worker, statementOf(worker.organisation, file, account));
  await sql`insert into file_person (organisation_id, file_id, team_id, account_id, generation, sealed, made_by,
      made_with, signature)
    values (sec.organisation(), ${file.id}, ${file.team}, ${account}, ${file.generation}, ${sealed},
      ${signed.made_by}, ${signed.made_with}, ${signed.signature})
    on conflict (organisation_id, file_id, account_id) do update set generation = excluded.generation,
      sealed = excluded.sealed, made_by = excluded.made_by, made_with = excluded.made_with,
      signature = excluded.signature`.execute(tx);
}

type Row = Signed & {
  team: string;
  origin: string;
  generation: number;
  sealed: Buffer;
  must_renew: boolean;
};

/**
 * Opens a file of named people, for one of them who gave her pass-phrase again, and writes it down. `notFound` answers
 * for everybody else, and for a file that is not there. A key that somebody may have kept is made anew first.
 */
export async function openNamedFile(
  tx: Tx,
  acting: Acting,
  id: string,
): Promise<Outcome<Opened, 'stepUp' | 'notFound'>> {
  if (!acting.worker.steppedUp) return { ok: false, refusal: 'stepUp' };
  const file = await opened(tx, acting, id);
  if (!file) return { ok: false, refusal: 'notFound' };
  await record(tx, { action: 'namedFileOpened', kind: 'file', object: id });
  return { ok: true, file, warning: warningOf((await believedIn(tx, acting, file)).length) };
}

async function opened(tx: Tx, acting: Acting, id: string): Promise<NamedFile | null> {
  const { worker, keyring } = acting;
  // Whoever changes its key at this moment is waited for.
  await sql`select from file where id = ${id} and organisation_id = sec.organisation() for update`.execute(
    tx,
  );
  const { rows } = await sql<Row>`
    select f.team_id as team, f.origin_id as origin, f.key_generation as generation, f.must_renew,
      p.sealed, p.made_by, p.made_with, p.signature
    from file_person p join file f on f.organisation_id = p.organisation_id and f.id = p.file_id
      and f.key_generation = p.generation
    where p.file_id = ${id} and p.account_id = ${worker.account} and f.organisation_id = sec.organisation()`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) return null;
  const place = { id, team: row.team, origin: row.origin, generation: row.generation };
  const key = openKeyFor(worker.identity, row.sealed, sealAbout(place, worker.account));
  const believes = await signersAmong(tx, keyring.root, [row.made_by]);
  if (!key || !believes(statementOf(worker.organisation, { ...place, key }, worker.account), row)) {
    key?.zero();
    await tellRefused(tx, 'file', id);
    return null;
  }
  return row.must_renew ? await renewed(tx, acting, { ...place, key }) : { ...place, key };
}

async function namedIn(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ account: string }>`
    select account_id as account from file_person
    where file_id = ${id} and organisation_id = sec.organisation() order by account_id`.execute(tx);
  return rows.map(({ account }) => account);
}

/** Of those, whom somebody named who had this key: a name that was put there in the database is none. */
async function believedIn(tx: Tx, { worker, keyring }: Acting, file: NamedFile): Promise<readonly string[]> {
  const { rows } = await sql<Signed & { account: string }>`
    select account_id as account, made_by, made_with, signature from file_person
    where file_id = ${file.id} and organisation_id = sec.organisation() order by account_id`.execute(tx);
  const signers = rows.map(({ made_by }) => made_by);
  const believes = await signersAmong(tx, keyring.root, signers);
  return rows
    .filter((row) => believes(statementOf(worker.organisation, file, row.account), row))
    .map(({ account }) => account);
}

/** A new key for those who are still named, and everything the file holds under it. Zeroes the one before. */
async function renewed(tx: Tx, acting: Acting, before: NamedFile): Promise<NamedFile> {
  const { worker, keyring } = acting;
  const file = { ...before, key: Key.random(), generation: before.generation + 1 };
  const believed = new Set(await believedIn(tx, acting, before));
  const records = await listRecords(tx, before);
  for (const { id, content } of records) {
    // What does not open any more was moved or damaged: it stays as it is, for a backup to compare with.
    if (content === null) continue;
    const key = derive(file.key, 'record', id);
    const sealed = seal(key, content, recordAbout({ id, file: file.id, origin: file.origin }));
    key.zero();
    await sql`update file_record set sealed = ${sealed} where id = ${id} and file_id = ${file.id}`.execute(
      tx,
    );
  }
  before.key.zero();
  for (const account of await namedIn(tx, file.id)) {
    const seat = { team: file.team, account };
    const holder = believed.has(account) ? await memberOf(tx, keyring, seat) : undefined;
    if (holder) await sealTo(tx, { worker, file, holder });
    else {
      // Keys that were swapped in the database get nothing, nor a name that was put there: somebody named names her again.
      await tellRefused(tx, 'account', account);
      await sql`delete from file_person where file_id = ${file.id} and account_id = ${account}`.execute(tx);
    }
  }
  await sql`update file set key_generation = ${file.generation}, must_renew = false
    where id = ${file.id} and organisation_id = sec.organisation()`.execute(tx);
  return file;
}

type Person = { readonly file: string; readonly account: string };

/** Somebody named gives the file to another colleague of its team. Refuses who is on the file's list of exclusions. */
export async function namePerson(
  tx: Tx,
  acting: Acting,
  { file: id, account }: Person,
): Promise<Outcome<object, NamedRefusal>> {
  if (!acting.worker.steppedUp) return { ok: false, refusal: 'stepUp' };
  const file = await opened(tx, acting, id);
  if (!file) return { ok: false, refusal: 'notFound' };
  try {
    const holder = await memberOf(tx, acting.keyring, { team: file.team, account });
    if (!holder) return { ok: false, refusal: 'notMember' };
    const { rows } = await sql<{ excluded: boolean }>`
      select sec.is_excluded(${account}, ${id}, null) as excluded`.execute(tx);
    if (rows[0]?.excluded !== false) return { ok: false, refusal: 'excluded' };
    await name(tx, { worker: acting.worker, file, holder });
    return { ok: true };
  } finally {
    file.key.zero();
  }
}

/**
 * Takes a name away: the file gets a new key, and all it holds is sealed again under it, since she may have kept the old
 * one. What she read, she read. Refuses the last name: a file that nobody opens is erased, not unnamed.
 */
export async function unnamePerson(
  tx: Tx,
  acting: Acting,
  { file: id, account }: Person,
): Promise<Outcome<{ readonly warning: NamedWarning }, NamedRefusal>> {
  if (!acting.worker.steppedUp) return { ok: false, refusal: 'stepUp' };
  const file = await opened(tx, acting, id);
  if (!file) return { ok: false, refusal: 'notFound' };
  const named = await believedIn(tx, acting, file);
  const stands = (await namedIn(tx, id)).includes(account);
  const isLast = named.every((one) => one === account);
  const refusal = !stands ? 'notFound' : isLast ? 'lastNamed' : null;
  if (refusal) {
    file.key.zero();
    return { ok: false, refusal };
  }
  await sql`delete from file_person where file_id = ${id} and account_id = ${account}`.execute(tx);
  (await renewed(tx, acting, file)).key.zero();
  await record(tx, { action: 'personUnnamed', kind: 'account', object: account });
  return { ok: true, warning: warningOf(named.filter((one) => one !== account).length) };
}

/** Who opens a file, for one of them; nobody else is told, not even whether it is there. */
export async function listNamed(tx: Tx, { account }: Worker, id: string): Promise<readonly string[]> {
  const named = await namedIn(tx, id);
  return named.includes(account) ? named : [];
}
