import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Proxy = {
  readonly address: string;
  /** How many requests each process has had. */
  readonly counts: readonly number[];
  stop(): Promise<void>;
};

/** One address in front of several processes: each request goes to the next one, as a load balancer does. */
export async function alternate(addresses: readonly string[]): Promise<Proxy> {
  const counts = addresses.map(() => 0);
  let turn = 0;
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chosen = turn++ % addresses.length;
    counts[chosen] = (counts[chosen] ?? 0) + 1;
    const { method, headers, url } = incoming;
    const onward = request(`${addresses[chosen]}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
