/**
 * To whom it may be told that something waits: the person it is about, who runs the house, who keeps a part of the
 * recovery key, whoever has just become the only one to open a team.
 */
export type Told = 'person' | 'administrators' | 'custodians' | 'lastHolders';

/** Which act tells whom. Everybody is told the same sentence: the list is not kept with what is sent. */
export const NOTICES: Readonly<Record<string, readonly Told[]>> = {
  placeTaken: ['administrators', 'lastHolders'],
  colleagueLetIn: ['person'],
  colleagueReset: ['person', 'administrators'],
  colleagueLeft: ['lastHolders'],
  teamFounded: ['lastHolders'],
  teamGranted: ['person'],
  teamRevoked: ['person', 'lastHolders'],
  passphraseChanged: ['person'],
  secondFactorSet: ['person'],
  passkeyAdded: ['person'],
  passkeyRemoved: ['person'],
  recoveryRenewed: ['person'],
  recoveryUsed: ['person'],
  custodiansAppointed: ['custodians'],
  recoveryAsked: ['person', 'custodians'],
  recoveryApproved: ['person'],
  recoveryCompleted: ['person', 'custodians'],
  keyRefused: ['administrators'],
  dissolutionAsked: ['administrators'],
  dissolutionAgreed: ['administrators'],
};
