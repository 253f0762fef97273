import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type FieldFinding = { readonly field: string; readonly detail: string };

/** The first thing to correct: where, as `situation.violence.0`, and what is expected there. Never what was sent. */
export function findingOf({ issues }: z.ZodError): FieldFinding {
  const [issue] = issues;
  if (!issue) return { field: 'body', detail: 'is not valid' };
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const field = path.map(String).join('.');
  return { field: field || 'body', detail: expectation(issue) };
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'is not a known field';
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unit(issue.origin)}`;
    case 'custom':
      return issue.message;
    default:
      return 'does not have the expected form';
  }
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters long' : origin === 'array' ? ' items long' : '';
}
