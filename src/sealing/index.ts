/**
 * The door of sealing: the only place of Relais where bytes become unreadable, and readable again.
 * docs/sealing.md says it byte by byte.
 */
export { ARGON2, PASSWORD_TURNS, newPasswordHash, passwordKeys, type PasswordHash } from './password.ts';
export { erase, ownMemory } from './bytes.ts';
export { CannotOpen } from './cannotOpen.ts';
export { Identity, verify, type PublicKeys } from './identity.ts';
export { Key } from './key.ts';
export { ageDecrypt, ageEncrypt, newAgeIdentity } from './age.ts';
export { derive, sameTag, tag, withDerived } from './hash.ts';
export { joinShares, splitKey } from './shares.ts';
export { newPassphrase, wordsOf } from './words.ts';
export { newRecoveryCode, readRecoveryCode } from './recoveryCode.ts';
export { open, openJson, openText, readSealed, seal, sealJson, sealText } from './record.ts';
export { openFile, sealFile, type FileStream } from './fileStream.ts';
export { openFor, openKeyFor, sealKeyTo, sealTo } from './box.ts';
export { statementText, type Statement } from './statement.ts';
export { unwrap, withUnwrapped, wrap } from './wrap.ts';
export type { About } from './about.ts';
export type { FileHeader } from './fileLayout.ts';
