/**
 * Something that is signed: a purpose and facts. Canonical JSON (the subset of RFC 8785 made of ASCII names, strings and
 * whole numbers), so that one statement has one text, in any language and in ten years.
 */
export type Statement = { readonly purpose: string; readonly [fact: string]: string | number };

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const LABEL = 'relais statement 1\n';

/**
 * The canonical text of a statement.
 *
 * Refuses (throws): an empty purpose, a name that is not ASCII letters, digits and underscores, a number that is not a
 * whole number JSON keeps exactly, text with half a character, any other value.
 */
export function statementText(statement: Statement): string {
  if (!statement.purpose) throw new TypeError('a statement has a purpose');
  const facts = Object.keys(statement)
    .sort()
    .map((name) => `${nameText(name)}:${valueText(statement[name])}`);
  return `{${facts.join(',')}}`;
}

/** What is signed: a label, so that no other signature of ours can be taken for a statement, then the text. */
export function signedBytes(statement: Statement): Buffer {
  return Buffer.from(LABEL + statementText(statement));
}

function nameText(name: string): string {
  if (!NAME.test(name)) throw new TypeError('the name of a fact is ASCII letters, digits and underscores');
  return JSON.stringify(name);
}

function valueText(value: unknown): string {
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value);
  if (Number.isSafeInteger(value)) return JSON.stringify(value);
  throw new TypeError('a fact of a statement is a text or a whole number');
}
