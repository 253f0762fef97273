export { foundOrganisation, type Foundation } from './found.ts';
export { grantTeam, putOut, renewMarked, revokeTeam, type Grant } from './granting.ts';
export {
  findInvitation,
  inviteColleague,
  isAdministrator,
  joinOrganisation,
  letIn,
  ownWords,
  resetColleague,
  wordsToCompare,
  type Acting,
  type Invitation,
  type Joining,
} from './joining.ts';
export { findMember, listMembers, type Member, type MemberState } from './members.ts';
export { type Profile } from './profile.ts';
export { newTeam, type NewTeam } from './newTeam.ts';
export { listTeams, type Team } from './teams.ts';
export {
  addAccreditation,
  addAgreement,
  findOwnOrganisation,
  listAccreditations,
  listAgreements,
  listExcluded,
  listOrganisations,
  removeAccreditation,
  removeAgreement,
  rewriteExcluded,
  rewriteFace,
  type Accreditation,
  type Agreement,
  type Face,
  type Organisation,
} from './settings.ts';
export {
  listIntakeKeys,
  newIntakeKey,
  openIntakeKey,
  ownIntake,
  type IntakeKey,
  type OwnIntake,
} from './intakeKeys.ts';
export {
  listAcquaintances,
  markCompared,
  ownRootWords,
  pinnedRoot,
  type Acquaintance,
  type Pinned,
} from './pins.ts';
export {
  findCustodians,
  followRecoveries,
  stopRecovery,
  type Custodians,
  type Recovery,
} from './recoveries.ts';
export {
  appointCustodians,
  approveRecovery,
  askRecovery,
  completeRecovery,
  keepRecoverable,
  listRecoveries,
  type RecoveryRequest,
} from './custodians.ts';
export { findOffer, type Offer } from './takeoverKeys.ts';
export { offeredWords, offerTakeover, type TakeoverOffer } from './offerTakeover.ts';
export { prepareTakeover, type TakeoverPlan } from './prepareTakeover.ts';
export { agreeTakeover, endTakeover, type Agreeing } from './agreeTakeover.ts';
export { sealFiles, takeFiles, type Batch, type Moved } from './moveFiles.ts';
export { listTakeovers, type Takeover, type TakeoverState } from './takeovers.ts';
export {
  agreeDissolution,
  askDissolution,
  closeOrganisation,
  findDissolution,
  shredFiles,
  withdrawDissolution,
  type Dissolution,
} from './closing.ts';
