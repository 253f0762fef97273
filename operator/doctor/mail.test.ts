import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MailSink } from '../../tests/support/mailSink.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { examineMail } from './mail.ts';

const sink = new MailSink();
beforeAll(() => sink.start());
afterAll(() => sink.stop());

const looked = (url?: string) =>
  examineMail(readSettings(url ? { RELAIS_SMTP_URL: url, RELAIS_MAIL_FROM: 'relais@service.example' } : {}));

describe('the doctor looks at mail', () => {
  it('not set up is well, and said', async () => {
    expect(await looked()).toMatchObject({ ok: true, words: expect.stringContaining('not set up') });
  });

  it('a server that answers is well, and is sent nothing', async () => {
    expect(await looked(sink.url)).toMatchObject({ ok: true, words: expect.stringContaining('answers') });
    expect(sink.received).toEqual([]);
  });

  it('one that does not is something to do, told without its address nor its password', async () => {
    const found = await looked('smtp://relais:canary@127.0.0.1:1');

    expect(found).toMatchObject({ ok: false, words: expect.stringContaining('does not let Relais in (E') });
    expect(found.words).not.toMatch(/canary|127\.0/);
  });
});
