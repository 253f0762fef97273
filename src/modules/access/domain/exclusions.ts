/** Somebody who must never be given a file, whoever asks: one worker, a team, a whole organisation. */
export type Exclusion = {
  readonly kind: 'worker' | 'team' | 'organisation';
  readonly id: string;
};

/** Where a file would go, and who would open it there: everybody, not only who asked. */
export type Receiver = {
  readonly organisation: string;
  readonly teams: readonly string[];
  readonly workers: readonly string[];
};

/** Whether a file may be routed there. One name on its list is enough to say no; there is no exception. */
export function mayReceive(exclusions: readonly Exclusion[], receiver: Receiver): boolean {
  const reached = {
    organisation: [receiver.organisation],
    team: receiver.teams,
    worker: receiver.workers,
  };
  return exclusions.every(({ kind, id }) => !reached[kind].includes(id));
}
