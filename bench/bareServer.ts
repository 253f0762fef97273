// A server that does nothing but send the bytes it is given on standard input, as JSON. Prints its port.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

const given = z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.string() });

const { status, headers, body } = given.parse(await json(process.stdin));
const bytes = Buffer.from(body, 'base64');
const server = createServer((_, response) => {
  response.writeHead(status, headers);
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(address?.port);
});
