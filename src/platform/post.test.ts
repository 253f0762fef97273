import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostname, userInfo } from 'node:os';
import { MailSink, readMail } from '../../tests/support/mailSink.ts';
import { newPost, type Post } from './post.ts';
import { readSettings } from './settings.ts';

const sink = new MailSink();
const FROM = 'relais@service.example';
const LETTER = { name: '6f1c', to: 'dominique@modele.example', subject: 'Été', text: 'Déjà vu.\n' };
let post: Post;
beforeAll(async () => {
  await sink.start();
  post = await newPost({ url: sink.url, from: FROM });
});
afterAll(() => sink.stop());
beforeEach(() => {
  sink.received.length = 0;
  sink.manner = 'takes';
});

describe('a mail of Relais', () => {
  it('is text, with the headers a mail must have and no other', async () => {
    expect(await post.send(LETTER)).toBe('taken');

    const { headers, text } = readMail(sink.received[0]!);
    expect(text.trimEnd()).toBe('Déjà vu.');
    expect(headers).toEqual({
      From: FROM,
      To: 'dominique@modele.example',
      Subject: expect.stringMatching(/^=\?UTF-8\?Q\?=C3=89t=C3=A9\?=$/i),
      'Message-ID': '<6f1c@service.example>',
      Date: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/),
      'Auto-Submitted': 'auto-generated',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': 'quoted-printable',
    });
  });

  it('names neither the machine nor who runs it: the sender calls itself by the domain it writes from', async () => {
    await post.send(LETTER);

    const { greeting, raw } = sink.received[0]!;
    expect(greeting).toBe('service.example');
    for (const own of [hostname(), userInfo().username, 'nodemailer', '127.0.0.1']) {
      expect(raw.toLowerCase()).not.toContain(own.toLowerCase());
    }
  });

  it.each(['a,b@modele.example', 'a<b@modele.example>', 'a;b@modele.example', '"a b"@modele.example'])(
    'goes to one address, never to a part of what stands there: %s',
    async (to) => {
      expect(await post.send({ ...LETTER, to })).toBe('refused');
      expect(sink.received).toEqual([]);
    },
  );
});

describe('a server that does not take it', () => {
  it('for good is told from one that does not for now', async () => {
    sink.manner = 'refuses';
    expect(await post.send(LETTER)).toBe('refused');

    sink.manner = 'puts off';
    await expect(post.send(LETTER)).rejects.toThrow();
    expect(sink.received).toEqual([]);
  });

  it('is not there: the mail is not sent, and the server is not reached', async () => {
    expect(await post.reach()).toBe(true);
    await sink.stop();

    await expect(post.send(LETTER)).rejects.toThrow();
    await expect(post.reach()).rejects.toThrow();
    await sink.start();
  });

  it('elsewhere and without TLS is told nothing: not even to whom', async () => {
    const elsewhere = await newPost({ url: sink.url.replace('127.0.0.1', '[::ffff:127.0.0.1]'), from: FROM });

    await expect(elsewhere.send(LETTER)).rejects.toThrow(/TLS/i);
    expect(sink.received).toEqual([]);
  });
});

describe('the settings of mail', () => {
  const read = (url?: string, from?: string) =>
    readSettings({ RELAIS_SMTP_URL: url, RELAIS_MAIL_FROM: from }).mail;
  const server = 'smtps://relais:invented@mail.example';

  it('are both there, or neither', () => {
    expect(read()).toBeNull();
    expect(read(server, FROM)).toEqual({ url: server, from: FROM });
    expect(() => read(server)).toThrow(/^RELAIS_MAIL_FROM is missing/);
    expect(() => read(undefined, FROM)).toThrow(/^RELAIS_SMTP_URL is missing/);
  });

  it.each(['https://mail.example', 'smtp://', 'mail.example', 'smtp://x:%zz-invented@mail.example'])(
    'a server written wrong is refused in one line, without the line itself: %s',
    (url) => {
      expect(() => read(url, FROM)).toThrow(/^RELAIS_SMTP_URL is not a mail server: .*\.$/);
      expect(() => read(url, FROM)).not.toThrow(/invented/);
    },
  );

  it.each(['relais', 'Relais <relais@service.example>', 'a@b', 'a@b.example, c@d.example'])(
    'mails come from one plain address, not from "%s"',
    (from) => {
      expect(() => read(server, from)).toThrow(/^RELAIS_MAIL_FROM is ".*": write one address/);
    },
  );
});
