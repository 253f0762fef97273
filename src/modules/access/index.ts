export { NOBODY, RESTORED, type SetBack } from './domain/auditChain.ts';
export { mailOf } from './domain/mail.ts';
export { mayReceive, type Exclusion, type Receiver } from './domain/exclusions.ts';
export { LONGEST, refusalOf, SHORTEST, type PassphraseRefusal } from './domain/passphrase.ts';
export type { Outcome, SignInRefusal } from './domain/refusals.ts';
export { localNameOf, relyingPartyOf, type RelyingParty } from './domain/relyingParty.ts';
