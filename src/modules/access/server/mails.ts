import { sql, type Kysely, type Transaction } from 'kysely';
import type { Post } from '#platform/post.ts';
import { pepper } from '#platform/pepper.ts';
import { derive, openText, sameTag, sealText, type About, type Key } from '#sealing/index.ts';
import { mailOf } from '../domain/mail.ts';
import { LETTER } from '../words/letter.ts';
import { recordOwn } from './audit.ts';
import { loginOf } from './credential.ts';
import type { Worker } from './worker.ts';

type Tx = Transaction<unknown>;

/** An address opens for its own account only: moved to another row, it is sent nothing. */
const about = (account: string): About => ({
  table: 'mail_address',
  column: 'sealed',
  row: account,
  origin: 'relais',
});

function withKey<Result>(work: (key: Key) => Result): Result {
  const key = derive(pepper(), 'mail address');
  try {
    return work(key);
  } finally {
    key.zero();
  }
}

export async function getsMail(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ gets: boolean }>`select sec.gets_mail() as gets`.execute(tx);
  return rows[0]?.gets === true;
}

/**
 * From now on she is told by mail that something waits. Takes no address but the one she signs in with, which Relais
 * knows as a fingerprint only: typed wrong, or somebody else's, it is refused.
 */
export async function wantMail(tx: Tx, { account }: Worker, typed: string): Promise<'wanted' | 'otherMail'> {
  const mail = mailOf(typed);
  const { rows } = await sql<{ login: Buffer }>`select login from sec.own_hash()`.execute(tx);
  if (mail === null || !rows[0] || !sameTag(rows[0].login, loginOf(mail))) return 'otherMail';
  const sealed = withKey((key) => sealText(key, mail, about(account)));
  await sql`select sec.keep_mail_address(${sealed})`.execute(tx);
  await recordOwn(tx, 'mailWanted');
  return 'wanted';
}

/** No mail any more, not even what was about to leave; her address is taken away. */
export async function refuseMail(tx: Tx): Promise<void> {
  await sql`select sec.forget_mail_address()`.execute(tx);
  await recordOwn(tx, 'mailRefused');
}

type Claimed = { account_id: string; message_id: string; sealed: Buffer };

/**
 * Sends what is due, one mail after the other, until nothing is or the server fails: what did not leave waits. Each is
 * claimed first, sent with no transaction open, then crossed out: no two processes send one. When a process is killed
 * between the last two it is sent again, under the same name. `db` is the jobs' login. Says how many left.
 */
export async function sendMails(db: Kysely<unknown>, post: Post): Promise<number> {
  for (let sent = 0; ;) {
    const { rows } = await sql<Claimed>`select * from sec.claim_mail()`.execute(db);
    const [claimed] = rows;
    if (!claimed) return sent;
    try {
      if (await sendOne(post, claimed)) sent += 1;
    } catch (error) {
      await sql`select sec.mail_kept_back(${claimed.message_id})`.execute(db);
      throw error;
    }
    await sql`select sec.mail_left(${claimed.message_id})`.execute(db);
  }
}

/** False for an address that no server takes, or that was moved: there is nobody to try again for. */
async function sendOne(post: Post, { account_id, message_id, sealed }: Claimed): Promise<boolean> {
  const to = withKey((key) => openText(key, sealed, about(account_id)));
  return to !== null && (await post.send({ name: message_id, to, ...LETTER })) === 'taken';
}
