import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
export type Finding = { readonly path: readonly PropertyKey[]; readonly message: string };

/** What a refused value has wrong, as the people who keep the data read it: French, a path and a sentence each. */
export function frenchIssue(issue: Issue): readonly Finding[] {
  if (issue.code === 'invalid_union') return deepestBranch(issue);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'champ inconnu' }));
  }
  return [{ path: issue.path, message: sentence(issue) }];
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'manque' : 'n’a pas la forme attendue';
    case 'invalid_value':
      return `${issue.input === undefined ? 'manque' : 'code inconnu'} (connus : ${issue.values.join(', ')})`;
    default:
      return issue.message;
  }
}

function deepestBranch(issue: Extract<Issue, { code: 'invalid_union' }>): readonly Finding[] {
  const inside = issue.errors.find((branch) => branch.some(({ path }) => path.length > 0));
  if (inside === undefined) return [{ path: issue.path, message: 'n’a pas la forme attendue' }];
  return inside.flatMap(frenchIssue).map((found) => ({ ...found, path: [...issue.path, ...found.path] }));
}
