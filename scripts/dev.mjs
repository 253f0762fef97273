import { install, node, root, sync, environment } from './setup.mjs';
import { spawn } from 'node:child_process';

install();
sync();
const child = spawn(node(), ['scripts/dev.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: environment(),
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
