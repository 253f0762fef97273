/** So many at once, so many waiting, in order of arrival; whoever comes after that is told 'busy' at once. */
export class Turns {
  readonly #limits: { readonly atOnce: number; readonly waiting: number };
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(limits: { readonly atOnce: number; readonly waiting: number }) {
    this.#limits = limits;
  }

  /** The result of the work when its turn has come; a place is given back whether the work succeeds or throws. */
  async take<Result>(work: () => Promise<Result>): Promise<Result | 'busy'> {
    if (this.#running < this.#limits.atOnce) this.#running += 1;
    else if (this.#waiting.length < this.#limits.waiting) await this.#turn();
    else return 'busy';
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  /** Waits until somebody who leaves passes the place on. */
  #turn(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #next(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
