/** What somebody does in a team. `keyHolder` may give the team's key to a colleague, and take it back. */
export const ROLES = [
  'keyHolder',
  'caseworker',
  'listener',
  'reader',
  'coordinator',
  'directoryEditor',
] as const;
export type Role = (typeof ROLES)[number];

/** Every house has `everyone` (the whole house) and `administration` (who runs it), whatever its side. */
export type TeamKind = 'everyone' | 'administration' | 'team';

/** Who works with victims never works with perpetrators under the same roof of keys. */
export const SIDES = ['victims', 'perpetrators'] as const;
export type Side = (typeof SIDES)[number];

/** Fewer custodians than that open nothing; as many together do. */
export const FEWEST_CUSTODIANS = 2;
/** After that many days with fewer, no new file is opened. */
export const DAYS_WITH_TOO_FEW = 7;

const DAY_MS = 86_400_000;

/** `fewSince`: the day since which fewer than two people can open the team; null while there are enough. */
export type Warning = 'none' | 'tooFew' | 'blocked';

/** A team that too few people can open is told so, and stops taking new files after a week. */
export function holdingOf(fewSince: string | null, today: string): Warning {
  if (fewSince === null) return 'none';
  const days = (Date.parse(today) - Date.parse(fewSince)) / DAY_MS;
  return days > DAYS_WITH_TOO_FEW ? 'blocked' : 'tooFew';
}
