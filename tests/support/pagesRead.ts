import type { Page } from 'playwright-core';

/** What a page says, and in which language it says it is. */
export type Read = {
  readonly lang: string;
  readonly alternates: Readonly<Record<string, string>>;
  /** Addresses of this site that the page leads to. */
  readonly links: readonly string[];
  /** Every sentence in the language of the page: names, and what is marked as another language, are left out. */
  readonly sentences: readonly string[];
};

/** Reads a page without running it. `reader` is an empty page of a browser, for its parser. */
export function read(reader: Page, html: string): Promise<Read> {
  return reader.evaluate((source) => {
    const page = new DOMParser().parseFromString(source, 'text/html');
    const { lang } = page.documentElement;
    const ours = (element: Element | null): boolean => {
      if (!element || element.matches('[translate="no"], script, style')) return element === null;
      const own = element.getAttribute('lang');
      return own === null ? ours(element.parentElement) : own === lang;
    };
    const texts: string[] = [];
    const walker = page.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (ours(walker.currentNode.parentElement)) texts.push(walker.currentNode.textContent ?? '');
    }
    const said = ['aria-label', 'title', 'alt', 'placeholder', 'content'];
    const holders = '[aria-label], [title], [alt], [placeholder], [name="description"]';
    for (const element of page.querySelectorAll(holders)) {
      if (ours(element)) texts.push(...said.map((name) => element.getAttribute(name) ?? ''));
    }
    const links = [...page.querySelectorAll('a[href^="/"], link[href^="/"], script[src^="/"]')];
    return {
      lang,
      alternates: Object.fromEntries(
        [...page.querySelectorAll<HTMLLinkElement>('link[hreflang]')].map((link) => [
          link.hreflang,
          link.getAttribute('href') ?? '',
        ]),
      ),
      links: links.map((link) => link.getAttribute('href') ?? link.getAttribute('src') ?? ''),
      sentences: texts
        .flatMap((text) => text.split(/(?<=[.!?:;…])\s+/))
        .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
        .filter(Boolean),
    };
  }, html);
}

/** Shorter than this, two languages may well say the same ("Namur", "09:00 – 17:00"). */
const LONG = 25;

/** Prose: at least two words that are no name, no number, no address of a site. */
function isProse(sentence: string): boolean {
  const words = sentence.split(/[\s,;()–]+/).filter((word) => /^\p{Ll}[\p{Ll}’']+$/u.test(word));
  return sentence.length > LONG && words.length >= 2;
}

/** What a page in another language says word for word as the French one. */
export function leftInFrench(french: Read, other: Read): string[] {
  const said = new Set(french.sentences.filter(isProse));
  return other.sentences.filter((sentence) => said.has(sentence));
}
