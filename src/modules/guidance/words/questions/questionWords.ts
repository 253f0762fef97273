import type { ChoiceCode, ChoiceFact, Voice } from '../../domain/questions.ts';
import type { Fact } from '../../domain/situation.ts';

/** One wording for everybody, or one per voice; a voice without its own takes the person's. */
export type Voiced = string | ({ readonly self: string } & { readonly [V in Voice]?: string });

export type QuestionWords = {
  readonly [F in Fact]: {
    /** Before the answer, in the list of answers. */
    readonly short: string;
    readonly title: Voiced;
    readonly why: string;
    readonly choices: F extends ChoiceFact ? { readonly [C in ChoiceCode<F>]: string } : null;
  };
};
