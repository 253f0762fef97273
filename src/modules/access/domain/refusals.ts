/**
 * Why somebody does not get in. `wrong` never says what was wrong: address, pass-phrase and code answer alike.
 * `wait`: too many tries from there this hour. `busy`: too many people signing in at this second.
 */
export type SignInRefusal = 'wrong' | 'wait' | 'busy';

export type Outcome<Value, Refusal> =
  ({ readonly ok: true } & Value) | { readonly ok: false; readonly refusal: Refusal };
