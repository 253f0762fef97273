import type { Locale } from '#kernel/locale.ts';
import type { Answers, Voice } from '../../domain/questions.ts';
import { FACTS, type Fact } from '../../domain/situation.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';
import type { QuestionWords, Voiced } from './questionWords.ts';

const CATALOGUE: Readonly<Record<Locale, QuestionWords>> = { fr, nl, de, en };

/** A question in the words of the one who answers it. */
export function questionText(locale: Locale, fact: Fact, voice: Voice) {
  const { title, short, why } = CATALOGUE[locale][fact];
  return { title: say(title, voice), short, why };
}

/** What a fact is called in the middle of a sentence: "âge", but "LGBTQIA+" and the nouns of German as they are. */
export function factName(locale: Locale, fact: Fact): string {
  const { short } = CATALOGUE[locale][fact];
  return locale === 'de' ? short : short.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());
}

/** The words of a choice; undefined for the place, which is typed. */
export function choiceText(locale: Locale, fact: Fact, code: string): string | undefined {
  const choices = CATALOGUE[locale][fact].choices;
  return choices ? Object.entries(choices).find(([known]) => known === code)?.[1] : undefined;
}

/** What was told, in words, in the order of the questions. The name of the place is the territory's. */
export function toldLines(
  locale: Locale,
  answers: Answers,
  placeName: string,
): readonly { readonly fact: Fact; readonly value: string }[] {
  return FACTS.flatMap((fact) => {
    const codes = answers[fact];
    if (!codes) return [];
    const value =
      fact === 'municipality'
        ? placeName
        : codes.map((code) => choiceText(locale, fact, code) ?? '').join(', ');
    return [{ fact, value }];
  });
}

function say(words: Voiced, voice: Voice): string {
  return typeof words === 'string' ? words : (words[voice] ?? words.self);
}
