/** The one failure of what opens as a stream, with one sentence: it never says which step failed. */
export class CannotOpen extends Error {
  constructor() {
    super('this cannot be opened');
    this.name = 'CannotOpen';
  }
}
