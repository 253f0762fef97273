import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const given = (what) => `domain/ takes ${what} as an argument`;

export default ts.config(
  { ignores: ['build/', '.svelte-kit/', 'node_modules/', 'var/', '.dependency-cruiser.cjs'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.node } } },
  { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/modules/*/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'domain/ does no I/O' },
        { name: 'process', message: 'domain/ reads no environment' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: given('the time') },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: given('the time'),
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: given('chance'),
        },
        { selector: "CallExpression[callee.object.name='crypto']", message: given('chance') },
        { selector: ':function[async=true]', message: 'domain/ is synchronous' },
      ],
    },
  },
  {
    files: ['src/**', 'operator/**'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^#modules/[^/]+/(server/(?!index\\.ts$)|domain/)',
              message: 'Go through the module door.',
            },
          ],
        },
      ],
    },
  },
  // A function says one thing: past three arguments it takes a named object, past forty lines it is several sentences.
  // A migration is a list of statements, read from top to bottom.
  {
    files: ['src/**', 'server/**', 'scripts/**', 'operator/**'],
    ignores: ['**/*.test.ts', 'src/platform/migrations/0*.ts'],
    rules: {
      'max-params': ['error', 3],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.test.ts', 'tests/**'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  // Type assertions: only where the outside world comes in (platform, the address a server got) and in tests.
  {
    files: ['src/**/*.ts', 'src/**/*.svelte', '{bench,operator,scripts,server}/**/*.ts'],
    ignores: ['src/platform/**', 'server/main.ts', 'bench/leaving.ts', '**/*.test.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
);
