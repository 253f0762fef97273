import type { Settings } from '../src/platform/settings.ts';
import type { Progress } from './progress.ts';

/** What a command is given: never more than it needs to say something and to stop when told. */
export type Given = {
  readonly settings: Settings;
  readonly options: Readonly<Record<string, string | readonly string[] | true>>;
  readonly progress: Progress;
  /** Aborted by Ctrl-C or SIGTERM: long work stops at its next step and leaves everything as it was. */
  readonly signal: AbortSignal;
  print(line: string): void;
};

export type Option = {
  readonly takes: 'a value' | 'values' | 'nothing';
  readonly required?: true;
  readonly help: string;
};

export type Command = {
  /** As typed after `npx relais`. */
  readonly name: string;
  readonly help: string;
  readonly options: Readonly<Record<string, Option>>;
  /** The exit code: 0 when all is well. A mistake of the operator is thrown as a SettingError, in one line. */
  run(given: Given): Promise<number>;
};

/** An option that was required, or that has a default. */
export function textOf({ options }: Given, name: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : '';
}

export function textsOf({ options }: Given, name: string): readonly string[] {
  const value = options[name];
  return typeof value === 'object' ? value : [];
}
