/** What a page is told of its form: what to look at again, what was done, whether it was being typed. */
export type AnswerShown = {
  readonly problems: readonly { readonly field: string; readonly code: string }[];
  readonly said: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly restored: boolean;
};

export type SecurityShown = {
  readonly hasTotp: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly addedOn: string }[];
  readonly hasRecovery: boolean;
};

/** `sent`: the operator has set up mail. `wanted`: she asked for it. */
export type MailsShown = { readonly wanted: boolean; readonly sent: boolean };
