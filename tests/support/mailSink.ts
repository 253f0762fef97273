import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type Received = {
  /** What the sender called itself when it came. */
  readonly greeting: string;
  readonly to: string;
  /** Everything between DATA and its end, as it came. */
  readonly raw: string;
};

/** What the sink does with what comes: takes it, refuses the mailbox for good or for now, takes it and says nothing. */
type Manner = 'takes' | 'refuses' | 'puts off' | 'hangs up';

/** A mail server that keeps what it is given, small enough to be read. */
export class MailSink {
  readonly received: Received[] = [];
  manner: Manner = 'takes';
  #server: Server | null = null;
  #port = 0;
  readonly #sockets = new Set<Socket>();

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** Answers, at the same place as before once it had one. */
  async start(): Promise<void> {
    const server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
      this.#serve(socket);
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    this.#server = null;
  }

  #serve(socket: Socket): void {
    let greeting = '';
    let to = '';
    let rest = '';
    let writing: string | null = null;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const onLine = (line: string): void => {
      const [verb = ''] = line.toUpperCase().split(' ');
      if (verb === 'EHLO') greeting = line.slice(5);
      if (verb === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? '';
      if (verb === 'RCPT' && this.manner === 'refuses') return say('550 no such mailbox');
      if (verb === 'RCPT' && this.manner === 'puts off') return say('451 come back later');
      if (verb === 'STARTTLS') return say('502 not here');
      if (verb === 'DATA') writing = '';
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      say(verb === 'DATA' ? '354 go on' : '250 so be it');
    };
    say('220 sink');
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      rest += part;
      for (;;) {
        const end = writing === null ? rest.indexOf('\r\n') : rest.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const whole = rest.slice(0, end);
        rest = rest.slice(end + (writing === null ? 2 : 5));
        if (writing === null) onLine(whole);
        else {
          writing = null;
          this.received.push({ greeting, to, raw: whole });
          if (this.manner === 'hangs up') return void socket.destroy();
          say('250 taken');
        }
      }
    });
  }
}

export type Mail = {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** Headers by name, and the text as a reader has it. */
export function readMail({ raw }: Pick<Received, 'raw'>): Mail {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  return { headers, text: quotedPrintable(raw.slice(end + 4)) };
}

function quotedPrintable(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}
