import { writable } from '../src/platform/log.ts';
import { readSettings, SettingError } from '../src/platform/settings.ts';
import { COMMANDS } from './commands/index.ts';
import { Interrupted } from './interrupted.ts';
import { newProgress } from './progress.ts';
import { helpOf, readCommand } from './readCommand.ts';

const HELP_WORDS = ['help', '--help', '-h'];

process.exit(await main(process.argv.slice(2)));

/** Runs the command that was typed, and gives its exit code. A mistake is told in one line. */
async function main(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words.some((word) => HELP_WORDS.includes(word))) {
    console.log(helpOf(COMMANDS));
    return words.length === 0 ? 1 : 0;
  }
  const leaving = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leaving.abort());
  const progress = newProgress(process.stderr);
  try {
    const { command, options } = readCommand(words, COMMANDS);
    const settings = readSettings(process.env);
    const print = (line: string): void => console.log(line);
    return await command.run({ settings, options, progress, signal: leaving.signal, print });
  } catch (error) {
    progress.end();
    return complain(error);
  } finally {
    progress.end();
  }
}

/** An error of ours may quote what it was given: only its kind, its code and its place are told. */
function complain(error: unknown): number {
  if (error instanceof SettingError || error instanceof Interrupted) {
    console.error(`Relais: ${error.message}`);
    return error instanceof Interrupted ? 130 : 1;
  }
  const { kind, at } = writable(error);
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  console.error(`Relais: this should not happen (${kind}${code}) ${at[0] ?? ''}`.trim());
  return 1;
}
