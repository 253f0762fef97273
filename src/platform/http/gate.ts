export type Gate = {
  /** Waits for its turn. False: too many wait already. */
  enter(): Promise<boolean>;
  leave(): void;
};

/**
 * At most `inHand` pages are made at once and `waiting` wait. Between two the event loop turns, so that what is in
 * memory, the page with the numbers first, is answered whatever the crowd.
 */
export function newGate(inHand: number, waiting: number): Gate {
  let free = inHand;
  const queue: (() => void)[] = [];
  return {
    async enter() {
      if (free > 0) {
        free -= 1;
        return true;
      }
      if (queue.length >= waiting) return false;
      await new Promise<void>((resolve) => queue.push(resolve));
      return true;
    },
    leave() {
      const next = queue.shift();
      if (next) setImmediate(next);
      else free += 1;
    },
  };
}
