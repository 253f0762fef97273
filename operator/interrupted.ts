/** Somebody pressed Ctrl-C, or the machine stops. What was begun is undone on the way out. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('interrupted; nothing was changed.');
  }
}

export function goOn(signal: AbortSignal): void {
  if (signal.aborted) throw new Interrupted();
}
