/**
 * The facts an envelope is bound to: where it lies, and which organisation it comes from. Whoever moves it to another
 * table, column, row, origin or file has an envelope that does not open.
 *
 * Only facts that never change. Never the organisation that holds it today, the team or the status: a merger or a
 * transfer would close the data for ever. Each fact is 1 to 200 visible ASCII characters, without spaces.
 */
export type About = {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly origin: string;
  readonly file?: string;
};

/** So many lines of acceptable facts. A line feed inside a fact makes one line more. */
const FOUR = /^(?:[\x21-\x7e]{1,200}\n){4}$/;
const FIVE = /^(?:[\x21-\x7e]{1,200}\n){5}$/;

/** The facts as bytes, one a line in a fixed order; null when one of them is not acceptable. */
export function factsOf(about: About): Buffer | null {
  const { table, column, row, origin, file } = about;
  const isText = (fact: unknown): boolean => typeof fact === 'string';
  if (!(
    isText(table) &&
    isText(column) &&
    isText(row) &&
    isText(origin) &&
    (file === undefined || isText(file))
  ))
    return null;
  const facts =
    file === undefined ? [table, column, row, origin, ''] : [table, column, row, origin, file, ''];
  const lines = facts.join('\n');
  return (file === undefined ? FOUR : FIVE).test(lines) ? Buffer.from(lines, 'latin1') : null;
}

/** The facts for sealing: throws where `factsOf` gives null, since sealing under a wrong name is our own mistake. */
export function factsToSeal(about: About): Buffer {
  const facts = factsOf(about);
  if (!facts) throw new TypeError('each fact of an envelope is 1 to 200 visible ASCII characters');
  return facts;
}
