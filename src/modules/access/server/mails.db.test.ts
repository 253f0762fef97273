import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { askForMail, dueTo, happen, minutesPass } from '../../../../tests/support/mails.ts';
import { MailSink, readMail, type Received } from '../../../../tests/support/mailSink.ts';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { openDatabase } from '../../../platform/database.ts';
import { pepper } from '../../../platform/pepper.ts';
import { newPost, type Post } from '../../../platform/post.ts';
import { derive, openText } from '../../../sealing/index.ts';
import { NOTICES } from '../domain/notices.ts';
import { LETTER } from '../words/letter.ts';
import { getsMail, refuseMail, sendMails, wantMail } from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const { owner } = network;
const jobs = openDatabase<unknown>(inject('jobsUrl'), 2);
const sink = new MailSink();
const NAMES = ['Maison Modèle', 'Refuge Modèle', 'Écoute Modèle', 'Parquet Modèle', 'Hôpital Modèle'];
const houses: { readonly name: string; readonly founder: Person; readonly colleague: Person }[] = [];
const people = (): Person[] => houses.flatMap(({ founder, colleague }) => [founder, colleague]);
let post: Post;
let guest: Person;
beforeAll(async () => {
  await sink.start();
  post = await newPost({ url: sink.url, from: 'relais@service.example' });
  for (const name of NAMES) {
    const founder = await network.found(name);
    const colleague = await network.colleague(founder);
    houses.push({ name, founder, colleague });
    for (const one of [founder, colleague]) await askForMail(network, one);
  }
  guest = houses[0]!.colleague;
}, 60_000);
afterAll(async () => {
  await jobs.destroy();
  await network.close();
  await sink.stop();
});
/** Two hours without anything: nothing is due, nobody is in her hour of quiet. */
beforeEach(async () => {
  await sql`delete from sec.mail_due where account_id = any(${people().map(({ account }) => account)}::uuid[])`.execute(
    owner,
  );
  await minutesPass(owner, people(), 120);
  sink.received.length = 0;
  sink.manner = 'takes';
});

const sentTo = (who: Person): readonly Received[] => sink.received.filter(({ to }) => to === who.mail);
const send = (by = post) => sendMails(jobs, by);
/** The mail that is due leaves, as it does once its ten minutes are over. */
async function letLeave(): Promise<void> {
  await minutesPass(owner, people(), 10);
  await send();
}

/** A custodian, and teams that have just lost their other holder: so that every act of the list tells somebody. */
async function everybodyConcerned(): Promise<void> {
  for (const { founder, colleague } of houses) {
    const { organisation } = founder;
    await sql`update team set few_holders_since = null where organisation_id = ${organisation}`.execute(
      owner,
    );
    await sql`insert into recovery_set (organisation_id, generation, threshold, public_key)
      values (${organisation}, 1, 2, sha256('invented')) on conflict do nothing`.execute(owner);
    await sql`insert into recovery_share values (${organisation}, 1, ${colleague.account}, 'sealed')
      on conflict do nothing`.execute(owner);
  }
}

describe('a mail tells nothing but that something waits', () => {
  const withoutTo = ({ raw }: Received): string => raw.replace(/^To: .*\r\n/m, '');
  const ACTS = Object.keys(NOTICES);
  const all: Received[] = [];
  /** Which of these words stand in a mail, however its lines are written. */
  const found = (mail: Received, words: readonly string[]): readonly string[] => {
    const { headers, text } = readMail({ raw: withoutTo(mail) });
    const read = `${withoutTo(mail)}\n${text}\n${JSON.stringify(headers)}`.toLowerCase();
    return words.filter((word) => read.includes(word.toLowerCase()));
  };

  it('every act of the list, in five organisations, sends the same mail', async () => {
    for (const action of ACTS) {
      await everybodyConcerned();
      for (const { founder, colleague } of houses) await happen(network, founder, { action, by: colleague });
      await letLeave();
      const reached = houses.filter(({ founder, colleague }) =>
        sink.received.some(({ to }) => to === founder.mail || to === colleague.mail),
      );
      expect([action, reached.length]).toEqual([action, NAMES.length]);
      all.push(...sink.received.splice(0));
      await minutesPass(owner, people(), 120);
    }

    expect(ACTS.length).toBeGreaterThanOrEqual(20);
    expect(all.length).toBeGreaterThanOrEqual(ACTS.length * NAMES.length);
    const changing = /^(?:Date|Message-ID): .*\r\n/gim;
    expect(new Set(all.map((mail) => withoutTo(mail).replace(changing, ''))).size).toBe(1);
    expect(new Set(all.map((mail) => withoutTo(mail).length)).size).toBe(1);
    expect(readMail(all[0]!).text.trimEnd()).toBe(LETTER.text.trimEnd());
    expect(new Set(all.map((mail) => readMail(mail).headers['Message-ID'])).size).toBe(all.length);
    expect(new Set(all.map(({ greeting }) => greeting))).toEqual(new Set(['service.example']));
  });

  it('no id, no name, no organisation and no act stands in it; one that is planted is found', async () => {
    const ids = people().flatMap(({ account, organisation }) => [account, organisation]);
    const words = [...ids, ...NAMES, 'Fondatrice', 'Collègue', 'http', ...ACTS];
    expect(all.length).toBeGreaterThan(0);

    expect(all.flatMap((mail) => found(mail, words))).toEqual([]);

    const planted = { ...LETTER, text: `${LETTER.text}Écoute Modèle ${guest.account}` };
    await post.send({ name: 'x', to: guest.mail, ...planted });
    expect(found(sink.received[0]!, words)).toEqual([guest.account, 'Écoute Modèle']);
  });

  it('says it in the four languages, one below the other', () => {
    expect(LETTER.text.trimEnd().split('\n\n')).toHaveLength(4);
    expect(LETTER.text).toContain('Une activité vous attend sur la plateforme.');
  });
});

describe('a mail leaves later, and says many things at once', () => {
  it('within ten minutes of what happened, never at the same', async () => {
    const minutes: number[] = [];
    for (let time = 0; time < 40; time += 1) {
      await happen(network, guest);
      minutes.push(...(await dueTo(owner, [guest])).map((due) => due.minutes));
      await sql`delete from sec.mail_due where account_id = ${guest.account}`.execute(owner);
    }

    expect(minutes.every((one) => one > -0.1 && one <= 10)).toBe(true);
    expect(Math.max(...minutes) - Math.min(...minutes)).toBeGreaterThan(2);
  });

  it('once for all that happened before it left, then not for an hour', async () => {
    for (let time = 0; time < 3; time += 1) await happen(network, guest);
    await letLeave();
    expect(sentTo(guest)).toHaveLength(1);

    await happen(network, guest);
    await letLeave();
    expect(sentTo(guest)).toHaveLength(1);
    const [next] = await dueTo(owner, [guest]);
    expect(next?.minutes).toBeGreaterThan(39);

    await minutesPass(owner, people(), 60);
    await send();
    expect(sentTo(guest)).toHaveLength(2);
  });

  it('what happens while it is leaving is told an hour later, under another name', async () => {
    await happen(network, guest);
    const [before] = await dueTo(owner, [guest]);
    await minutesPass(owner, people(), 10);

    await send({ ...post, send: async () => happen(network, guest).then(() => 'taken') });

    const [after] = await dueTo(owner, [guest]);
    expect(after?.minutes).toBeGreaterThan(59);
    expect(after?.message).not.toBe(before?.message);
  });

  it('an act that is undone tells nobody', async () => {
    const undone = network.as(guest, async ({ tx }) => {
      await sql`select sec.notify(array[${guest.account}]::uuid[])`.execute(tx);
      throw new Error('undone');
    });

    await expect(undone).rejects.toThrow('undone');
    expect(await dueTo(owner, [guest])).toEqual([]);
  });
});

describe('a mail server that fails', () => {
  it('fails no act; once it is back everybody has her mail, once', async () => {
    await sink.stop();
    for (const who of people()) await happen(network, who);
    for (let minute = 0; minute < 10; minute += 1) {
      await minutesPass(owner, people(), minute === 0 ? 10 : 1);
      await expect(send()).rejects.toThrow();
    }
    expect(await dueTo(owner, people())).toHaveLength(10);

    await sink.start();
    await minutesPass(owner, people(), 60);
    await send();
    await letLeave();

    expect(people().map((who) => sentTo(who).length)).toEqual(people().map(() => 1));
    expect(await dueTo(owner, people())).toEqual([]);
  });

  it('is tried again after a minute, then two, then four', async () => {
    await sink.stop();
    await happen(network, guest);
    await minutesPass(owner, people(), 10);
    const waits: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      await expect(send()).rejects.toThrow();
      const [due] = await dueTo(owner, [guest]);
      waits.push(Math.round(due?.minutes ?? 0));
      await minutesPass(owner, people(), waits[time] ?? 0);
    }
    await sink.start();

    expect(waits).toEqual([1, 2, 4]);
  });

  it('takes it and says nothing: it is sent again, under the same name', async () => {
    sink.manner = 'hangs up';
    await happen(network, guest);
    await minutesPass(owner, people(), 10);
    await expect(send()).rejects.toThrow();
    sink.manner = 'takes';
    await letLeave();

    const names = sentTo(guest).map((mail) => readMail(mail).headers['Message-ID']);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
  });

  it('knows no such mailbox: it is not asked again until something else happens', async () => {
    sink.manner = 'refuses';
    await happen(network, guest);
    await letLeave();

    expect(await dueTo(owner, [guest])).toEqual([]);
    expect(sentTo(guest)).toEqual([]);
  });
});

describe('several processes', () => {
  it('send each mail once', async () => {
    for (const who of people()) await happen(network, who);
    await minutesPass(owner, people(), 10);
    const other = openDatabase<unknown>(inject('jobsUrl'), 2);

    await Promise.all([send(), sendMails(other, post), send(), sendMails(other, post)]);
    await other.destroy();

    expect(people().map((who) => sentTo(who).length)).toEqual(people().map(() => 1));
  });

  it('one killed with a mail in hand leaves it to the other, after two minutes', async () => {
    await happen(network, guest);
    const [due] = await dueTo(owner, [guest]);
    await minutesPass(owner, people(), 10);
    await sql`select sec.claim_mail()`.execute(jobs);

    await send();
    expect(sentTo(guest)).toEqual([]);
    await minutesPass(owner, people(), 2);
    await send();

    expect(sentTo(guest).map((mail) => readMail(mail).headers['Message-ID'])).toEqual([
      `<${due?.message}@service.example>`,
    ]);
  });
});

describe('to whom mail goes', () => {
  it('nobody who did not ask, and nobody any more who stopped it, even what was about to leave', async () => {
    const silent = await network.colleague(houses[0]!.founder);
    await happen(network, silent);
    expect(await dueTo(owner, [silent])).toEqual([]);
    expect(await network.as(silent, ({ tx }) => getsMail(tx))).toBe(false);

    await askForMail(network, silent);
    await happen(network, silent);
    expect(await network.as(silent, ({ tx }) => getsMail(tx))).toBe(true);
    expect(await dueTo(owner, [silent])).toHaveLength(1);

    await network.as(silent, ({ tx }) => refuseMail(tx));
    await happen(network, silent);
    expect(await dueTo(owner, [silent])).toEqual([]);
    expect(await network.as(silent, ({ tx }) => getsMail(tx))).toBe(false);
  });

  it('only the address she signs in with is taken, however its letters are written', async () => {
    const want = (typed: string) => network.as(guest, ({ tx, worker }) => wantMail(tx, worker, typed));

    expect(await want('dominique@ailleurs.example')).toBe('otherMail');
    expect(await want(houses[1]!.founder.mail)).toBe('otherMail');
    expect(await want('rien')).toBe('otherMail');
    expect(await want(` ${guest.mail.toUpperCase()} `)).toBe('wanted');
  });

  it('an address moved to another account in the database gets nothing', async () => {
    const [one, other] = [houses[1]!.founder, houses[2]!.founder];
    for (const who of [one, other]) await happen(network, who);
    await sql`update sec.mail_address t set sealed = m.sealed from sec.mail_address m
      where t.account_id = ${one.account} and m.account_id = ${other.account}`.execute(owner);
    await letLeave();

    expect([sentTo(one).length, sentTo(other).length]).toEqual([0, 1]);
    await askForMail(network, one);
  });

  it('database and pepper together tell the addresses of those who asked, and of nobody else', async () => {
    const silent = await network.colleague(houses[0]!.founder);
    const { rows } = await sql<{ account: string; sealed: Buffer }>`
      select account_id as account, sealed from sec.mail_address
      where account_id = any(${[...people(), silent].map(({ account }) => account)}::uuid[])`.execute(owner);
    const key = derive(pepper(), 'mail address');
    const opened = rows.map(({ account: row, sealed }) =>
      openText(key, sealed, { table: 'mail_address', column: 'sealed', row, origin: 'relais' }),
    );

    expect(opened.toSorted()).toEqual(
      people()
        .map(({ mail }) => mail)
        .toSorted(),
    );
  });

  it('no login reads an address: those who sign in and the jobs not at all, the backup sealed', async () => {
    const read = sql<{ sealed: Buffer }>`select sealed from sec.mail_address
      where account_id = ${guest.account}`;
    const claim = sql`select sec.claim_mail()`;
    const backup = openDatabase<unknown>(inject('backupUrl'), 1);
    const { rows } = await read.execute(backup);
    await backup.destroy();

    for (const [db, query] of [
      [network.staff, read],
      [network.staff, claim],
      [jobs, read],
    ] as const) {
      await expect(query.execute(db)).rejects.toThrow(/permission denied/);
    }
    expect(rows[0]?.sealed.subarray(0, 3).toString()).toBe('RLS');
    expect(rows[0]?.sealed.toString('latin1')).not.toContain(guest.mail.slice(0, 6));
  });
});
