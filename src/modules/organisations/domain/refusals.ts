/**
 * Why an act on an organisation is not done. `notFound` also answers for what belongs to somebody else: outside, both
 * are the same. `otherSide`: she works, or has worked, on the other side of the wall between victims and perpetrators.
 * `keyChanged`: another house's key is not the one that was pinned or compared. `anotherPerson`: who prepared something
 * does not agree to it herself. `notEmpty`: files are still there. `tooSoon`: the days of waiting are not over.
 * `excluded`: she is on the list of a file that she would open there.
 */
export type OrganisationRefusal =
  | 'notFound'
  | 'notHolder'
  | 'stepUp'
  | 'otherSide'
  | 'excluded'
  | 'notWaiting'
  | 'lastHolder'
  | 'tooFew'
  | 'linkDead'
  | 'addressTaken'
  | 'keyChanged'
  | 'anotherPerson'
  | 'notEmpty'
  | 'tooSoon'
  | 'otherWords'
  | 'busy';

/** The answer of an act that is not done. */
export const no = <Refusal extends OrganisationRefusal>(refusal: Refusal) =>
  ({ ok: false, refusal }) as const;
