export { asWorker, type Worker } from './worker.ts';
export { beginSession, signIn, signInWithRecovery, type Attempt } from './signIn.ts';
export {
  changePassphrase,
  draftKey,
  listSessions,
  renewRecovery,
  signOut,
  signOutEverywhere,
  stepUp,
  type OpenSession,
} from './account.ts';
export {
  addPasskey,
  enrolTotp,
  findSecurity,
  hasSecondFactor,
  removePasskey,
  type Security,
} from './ownFactors.ts';
export { loadPasskeys, newChallenge, passkeyOptions, type PasskeyAnswer } from './passkeys.ts';
export { newTotp, totpAddress } from './secondFactors.ts';
export { grantKey, holdersOfKey, Keyring, newTeamKey, openKeyring, rotate, type TeamKey } from './keyring.ts';
export {
  accountStatement,
  Holder,
  houseRoot,
  noteRoot,
  signAs,
  signersAmong,
  tellRefused,
  type AccountKeys,
  type Signed,
} from './vouched.ts';
export { loginOf, networkOf, newCredential, type Credential } from './credential.ts';
export { invitationId, newToken } from './token.ts';
export {
  keepRecord,
  listRecords,
  newFile,
  openFileKey,
  openRecord,
  rewrapFiles,
  wrapFileKey,
  type FileRecord,
  type NewFile,
  type NewRecord,
  type OpenFile,
} from './fileKeys.ts';
export { listHeaders, type Listed, type Listing } from './fileHeaders.ts';
export {
  listNamed,
  namePerson,
  newNamedFile,
  openNamedFile,
  unnamePerson,
  type NamedFile,
  type NamedRefusal,
  type NamedWarning,
  type NewNamedFile,
} from './namedFiles.ts';
export { excludeFrom, includeAgain, isExcludedFrom, listExclusions } from './fileExclusions.ts';
export { getsMail, refuseMail, sendMails, wantMail } from './mails.ts';
export { listAudit, record, type Recorded } from './audit.ts';
export {
  keepCheckpoints,
  notaryOf,
  readCheckpoints,
  signCheckpoints,
  signRestored,
  type Notary,
  type SignedCheckpoint,
} from './auditCheckpoints.ts';
export { verifyAudit, verifyKeyLog, type Verified } from './auditVerify.ts';
