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

const FACT = /^[\x21-\x7e]{1,200}$/;

/** The facts as bytes, one a line in a fixed order; null when one of them is not acceptable. */
export function factsOf(about: About): Buffer | null {
  const { table, column, row, origin, file } = about;
  const facts = [table, column, row, origin, ...(file === undefined ? [] : [file])];
  if (!facts.every((fact) => typeof fact === 'string' && FACT.test(fact))) return null;
  return Buffer.from(facts.map((fact) => `${fact}\n`).join(''), 'latin1');
}

/** The facts for sealing: throws where `factsOf` gives null, since sealing under a wrong name is our own mistake. */
export function factsToSeal(about: About): Buffer {
  const facts = factsOf(about);
  if (!facts) throw new TypeError('each fact of an envelope is 1 to 200 visible ASCII characters');
  return facts;
}
