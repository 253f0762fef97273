import { ownMemory } from './bytes.ts';

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
    const taken = ownMemory(Math.min(size, this.#held));
    let end = 0;
    let used = 0;
    for (; end < taken.length; used += 1) end += this.#copyPart(used, taken.subarray(end));
    this.#parts.splice(0, used);
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

  /** As much of a part as there is room for; what is left of it follows as a part of its own. */
  #copyPart(at: number, room: Buffer): number {
    const part = this.#parts[at] ?? new Uint8Array();
    room.set(part.subarray(0, room.length));
    if (part.length <= room.length) return part.length;
    this.#parts.splice(at + 1, 0, part.subarray(room.length));
    return room.length;
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
