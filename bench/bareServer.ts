// A server that does nothing but send the bytes it is given on standard input, as JSON. Prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

type Given = { status: number; headers: Record<string, string>; body: string };

const { status, headers, body } = (await json(process.stdin)) as Given;
const bytes = Buffer.from(body, 'base64');
const server = createServer((_, response) => {
  response.writeHead(status, headers);
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
