import { install, must, node, say, sync } from './setup.mjs';

install();
sync();
const tools = [
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['lint', ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']],
  ['types', ['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human']],
  ['structure', ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src']],
  [
    'paths named in the docs',
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'rules', 'tests/structure'],
  ],
];
for (const [name, args] of tools) {
  say(name);
  must(node(), args);
}
