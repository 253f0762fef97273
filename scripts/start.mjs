import { spawn } from 'node:child_process';
import { build, environment, install, node, root } from './setup.mjs';
import { MEMORY, THREADS } from './serverFlags.mjs';

install();
if (!process.argv.includes('--help')) build();

const server = spawn(node(), [...MEMORY, 'server/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...THREADS, ...environment() },
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
