/** RFC 9457: an error another program can read. `field` names the part of the request to correct. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly field?: string;
};

export function newProblem(
  status: number,
  title: string,
  more: { detail?: string; field?: string } = {},
): Problem {
  return { type: 'about:blank', title, status, ...more };
}

export const PROBLEM_TYPE = 'application/problem+json';
