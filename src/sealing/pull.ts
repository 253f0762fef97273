/** Takes bytes from a source in the sizes one wants, whatever the sizes it comes in. */
export class Pull {
  readonly #source: AsyncIterator<Uint8Array>;
  #parts: Uint8Array[] = [];
  #held = 0;
  #over = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** So many bytes; fewer only when the source is at its end. */
  async take(size: number): Promise<Buffer> {
    await this.#fill(size);
    const taken = Buffer.alloc(Math.min(size, this.#held));
    for (let end = 0; end < taken.length; end += this.#copyInto(taken.subarray(end)));
    this.#held -= taken.length;
    return taken;
  }

  /** Whether nothing is left. */
  async isOver(): Promise<boolean> {
    await this.#fill(1);
    return this.#held === 0;
  }

  /** Tells the source that nothing more will be asked. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  /** From the first part, as much as fits; what is left of it stays first. */
  #copyInto(room: Buffer): number {
    const [part = new Uint8Array(), ...others] = this.#parts;
    const used = part.subarray(0, room.length);
    room.set(used);
    this.#parts = used.length < part.length ? [part.subarray(used.length), ...others] : others;
    return used.length;
  }

  async #fill(size: number): Promise<void> {
    while (this.#held < size && !this.#over) {
      const { done, value } = await this.#source.next();
      if (done) this.#over = true;
      else {
        this.#parts.push(value);
        this.#held += value.length;
      }
    }
  }
}
