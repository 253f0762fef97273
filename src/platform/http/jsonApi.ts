import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import type { z } from 'zod';
import { readBody, readQuery } from './jsonApiInput.ts';
import { findingOf } from './jsonApiFinding.ts';
import { newProblem, PROBLEM_TYPE } from './problem.ts';

/** One thing another program may ask: its address, what it takes and what it gives. Described and checked from here. */
export type Operation<Input extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> = {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: `/api/${string}`;
  readonly summary: string;
  /** The body of a POST, the query of a GET. */
  readonly input: Input;
  readonly answer: Answer;
};

type Readonlys<T> = T extends object ? { readonly [K in keyof T]: Readonlys<T[K]> } : T;
/** What an operation gives, as code that only reads it sees it. */
export type AnswerOf<Schema extends z.ZodType> = Readonlys<z.output<Schema>>;
type Run<Input extends z.ZodType, Answer extends z.ZodType> = (
  input: z.output<Input>,
  event: RequestEvent,
) => AnswerOf<Answer> | Response;

/** Reads, checks, runs, answers. What does not fit the operation's input is refused with the field to correct. */
export function answering<Input extends z.ZodType, Answer extends z.ZodType>(
  { method, input }: Operation<Input, Answer>,
  run: Run<Input, Answer>,
): RequestHandler {
  return async (event) => {
    const read = method === 'POST' ? await readBody(event.request) : readQuery(event.url);
    if (!read.ok) return refusing(read.status, read.title, read);
    const checked = input.safeParse(read.value, { reportInput: true });
    if (!checked.success) return refusing(400, 'Invalid request', findingOf(checked.error));
    const answer = run(checked.data, event);
    return answer instanceof Response ? answer : Response.json(answer, { headers: JSON_TYPE });
  };
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** No more of a field's name than helps to find it: an unknown one is the sender's own text. */
const NAME_LENGTH = 100;

/** A refusal another program can read (RFC 9457). Nothing of what was sent is in it but the name of a field. */
export function refusing(
  status: number,
  title: string,
  { detail, field, headers }: { detail?: string; field?: string; headers?: Record<string, string> } = {},
): Response {
  const problem = newProblem(status, title, {
    ...(detail && { detail }),
    ...(field && { field: field.slice(0, NAME_LENGTH) }),
  });
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'content-type': PROBLEM_TYPE, ...headers },
  });
}

/** Every other method: a browser that asks first is told what it may do, the rest is refused. */
export function otherMethods(allowed: 'GET' | 'POST'): RequestHandler {
  const allow = allowed === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS';
  return ({ request }) =>
    request.method === 'OPTIONS'
      ? new Response(null, {
          status: 204,
          headers: {
            allow,
            'access-control-allow-methods': allow,
            'access-control-allow-headers': 'content-type',
            'access-control-max-age': '86400',
          },
        })
      : refusing(405, 'Method not allowed', { headers: { allow } });
}
