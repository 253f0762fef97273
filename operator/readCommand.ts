import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SettingError } from '../src/platform/settings.ts';
import type { Command, Given } from './command.ts';

export type Asked = { readonly command: Command; readonly options: Given['options'] };

/** Finds the command that was typed, with its options. Refuses with one line that says what to type. */
export function readCommand(words: readonly string[], commands: readonly Command[]): Asked {
  const typed = words.filter((word) => !word.startsWith('-')).join(' ');
  const command = commands
    .filter(({ name }) => `${typed} `.startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!command) {
    const first = words[0] ?? '';
    throw new SettingError(`There is no command "${first}": npx relais help lists them.`);
  }
  return { command, options: readOptions(command, words.slice(command.name.split(' ').length)) };
}

function readOptions(command: Command, words: readonly string[]): Given['options'] {
  const values = parsed(command, words);
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required && !values[name]) {
      throw new SettingError(`npx relais ${command.name} needs --${name}: ${option.help}.`);
    }
  }
  return values;
}

function parsed(command: Command, words: readonly string[]): Given['options'] {
  const shapes = Object.entries(command.options).map(([name, { takes }]) => [
    name,
    { type: takes === 'nothing' ? 'boolean' : 'string', multiple: takes === 'values' },
  ]);
  try {
    const { values } = parseArgs({
      args: [...words],
      options: Object.fromEntries(shapes),
      strict: true,
      allowPositionals: false,
    });
    return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => given(name, value)));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new SettingError(`npx relais ${command.name}: ${why}. npx relais help shows its options.`);
  }
}

function given(name: string, value: unknown): [string, string | readonly string[] | true][] {
  if (value === true || typeof value === 'string') return [[name, value]];
  return Array.isArray(value) ? [[name, value.map(String)]] : [];
}

/** Files are named from where the command was typed, which may not be where Relais stands. */
export function fileNamed(name: string): string {
  return resolve(process.env['RELAIS_TYPED_IN'] || '.', name);
}

export function helpOf(commands: readonly Command[]): string {
  const lines = commands.flatMap(({ name, help, options }) => [
    `  ${name.padEnd(28)}${help}`,
    ...Object.entries(options).map(([option, { takes, help: what }]) => {
      const shown = `--${option}${takes === 'nothing' ? '' : ' …'}`;
      return `      ${shown.padEnd(24)}${what}`;
    }),
  ]);
  return [
    'Relais, for who runs it: npx relais <command>',
    '',
    ...lines,
    '',
    'Settings are environment variables: npm start -- --help lists them, docs/operate.md explains.',
  ].join('\n');
}
