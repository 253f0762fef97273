import type { MailSettings } from './settings.ts';

export type Letter = {
  /** A random name, the same when the same mail is sent again. */
  readonly name: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** `refused`: the server knows no such mailbox, and never will. Anything else that goes wrong is thrown: later, then. */
export type Taken = 'taken' | 'refused';

export type Post = {
  send(letter: Letter): Promise<Taken>;
  /** Whether the server answers and lets Relais in; throws when it does not. */
  reach(): Promise<unknown>;
};

/** With nothing in it that would make it two, or a name beside it. */
const ONE_ADDRESS = /^[^\s@,;:<>()"\\[\]]+@[^\s@,;:<>()"\\[\]]+$/;
const SECONDS = 1_000;
/** Shorter than the lease of a row: who is slow has given up before another begins. */
const AT_MOST = 60 * SECONDS;

/**
 * The operator's own mail server. What leaves is text, with the headers a mail must have and none that names this
 * machine, the program or a person. A server elsewhere is spoken to over TLS or not at all.
 */
export async function newPost({ url, from }: MailSettings): Promise<Post> {
  // Loaded when there is mail to send, not at each start.
  const { createTransport } = await import('nodemailer');
  const domain = from.slice(from.indexOf('@') + 1);
  const transport = createTransport(connectionOf(url, domain));
  return {
    reach: () => transport.verify(),
    async send({ name, to, subject, text }) {
      if (!ONE_ADDRESS.test(to)) return 'refused';
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          envelope: { from, to: [to] },
          messageId: `<${name}@${domain}>`,
          subject,
          text,
          headers: { 'Auto-Submitted': 'auto-generated' },
          textEncoding: 'quoted-printable',
          xMailer: false,
          signal: AbortSignal.timeout(AT_MOST),
        });
        return 'taken';
      } catch (error) {
        if (isRefusedMailbox(error)) return 'refused';
        throw error;
      }
    },
  };
}

/** Relais says the domain it writes from, never the name of the machine it runs on. */
function connectionOf(url: string, name: string) {
  const { hostname, port, protocol, username, password } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'smtps:';
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isHere(host),
    name,
    ...(username && { auth }),
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    dnsTimeout: 10 * SECONDS,
    socketTimeout: 20 * SECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** On this machine nobody listens between. */
function isHere(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** The server looked at the address and said no for good: 5xx to `RCPT TO`. */
function isRefusedMailbox(error: unknown): boolean {
  if (!(error instanceof Error) || !('command' in error) || !('responseCode' in error)) return false;
  return error.command === 'RCPT TO' && Number(error.responseCode) >= 500;
}
