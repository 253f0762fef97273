/** Says how far a long work is: one line that changes on a terminal, a line now and then elsewhere. */
export type Progress = {
  tell(text: string): void;
  /** Leaves nothing half-written on the terminal. */
  end(): void;
};

const FIRST = 1_000;
const ON_TERMINAL = 150;
const ELSEWHERE = 5_000;

type Screen = { readonly isTTY?: boolean; write(text: string): unknown };

/** Silent during the first second: what is quick needs no news. */
export function newProgress(screen: Screen, now: () => number = Date.now): Progress {
  let due = now() + FIRST;
  let shown = false;
  return {
    tell(text) {
      if (now() < due) return;
      due = now() + (screen.isTTY ? ON_TERMINAL : ELSEWHERE);
      screen.write(screen.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
      shown = screen.isTTY === true;
    },
    end() {
      if (shown) screen.write('\r\x1b[K');
      shown = false;
    },
  };
}

/** 1234567 as "1 234 567". */
export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}
