import { randomInt } from 'node:crypto';
import { request, type IncomingHttpHeaders } from 'node:http';
import { expect, inject } from 'vitest';
import { z } from 'zod';
import type { Operation } from '../../src/platform/http/jsonApi.ts';

export type Answered = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};
export type Asked = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Sent in pieces, its length untold. */
  readonly inPieces?: boolean;
};

/** Asks the Relais of this run as a program elsewhere does; each time from another neighbourhood, far from any limit. */
export function ask(path: string, { method, headers, body, inPieces }: Asked = {}): Promise<Answered> {
  const from = { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.1` };
  const length = body && !inPieces ? { 'content-length': String(Buffer.byteLength(body)) } : {};
  return new Promise((resolve, reject) => {
    const sent = request(
      `${inject('address')}${path}`,
      {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { ...from, ...length, ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    const bytes = Buffer.from(body ?? '');
    if (inPieces) for (let at = 0; at < bytes.length; at += 4096) sent.write(bytes.subarray(at, at + 4096));
    sent.end(inPieces ? undefined : body);
  });
}

export function postJson(path: string, json: unknown): Promise<Answered> {
  const body = typeof json === 'string' ? json : JSON.stringify(json);
  return ask(path, { body, headers: { 'content-type': 'application/json' } });
}

/** Asks what an operation describes. What comes back is what it describes, and nothing else. */
export async function run<Asks extends Operation>(
  operation: Asks,
  input: z.input<Asks['input']>,
  id = '',
): Promise<z.output<Asks['answer']>> {
  const query = new URLSearchParams(Object.entries(input ?? {}).map(([k, v]) => [k, String(v)]));
  const path = operation.path.replace('{id}', encodeURIComponent(id));
  const answered = operation.method === 'POST' ? await postJson(path, input) : await ask(`${path}?${query}`);
  expect(answered.status, answered.text).toBe(200);
  expect(answered.headers['content-type']).toBe('application/json; charset=utf-8');
  const json: unknown = JSON.parse(answered.text);
  const declared = operation.answer.parse(json);
  expect(json).toEqual(declared);
  return declared as z.output<Asks['answer']>;
}

const problem = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  field: z.string().optional(),
});

/** Reads a refusal, and holds it to RFC 9457. */
export function problemOf({ status, headers, text }: Answered): z.output<typeof problem> {
  expect(headers['content-type'], text).toBe('application/problem+json');
  const read = problem.parse(JSON.parse(text));
  expect(read.status).toBe(status);
  return read;
}
