const LONGEST = 200;
const LONGEST_TEXT = 4_000;

/** One line of text as somebody meant it: no control character, no space around, never longer than a line may be. */
export function lineOf(typed: string | null): string {
  return (typed ?? '')
    .normalize('NFC')
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** Lines of text as somebody meant them: no control character but the ends of lines, never longer than a text may be. */
export function textOf(typed: string | null): string {
  return (typed ?? '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
}
