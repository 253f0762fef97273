// Measures the budgets beside other programs and prints the table (docs/bench.md). `npm run bench -- search` runs one.
import { build, install, must, node } from './setup.mjs';

install();
build();
must(node(), ['bench/index.ts', ...process.argv.slice(2)]);
