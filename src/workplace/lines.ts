const LONGEST = 200;

/** One line of text as somebody meant it: no control character, no space around, never longer than a line may be. */
export function lineOf(typed: string | null): string {
  return (typed ?? '')
    .normalize('NFC')
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}
