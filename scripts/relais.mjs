#!/usr/bin/env node
// The operator's command: `npx relais help`. Runs on any Node from 20 on and uses the project's own.
import { spawn } from 'node:child_process';
import { environment, install, node, root } from './setup.mjs';

const words = process.argv.slice(2);
if (words[0] === 'serve') {
  process.argv.splice(2, 1);
  await import('./start.mjs');
} else {
  install();
  const command = spawn(node(), ['operator/main.ts', ...words], {
    cwd: root,
    stdio: 'inherit',
    env: { UV_THREADPOOL_SIZE: '8', RELAIS_TYPED_IN: process.cwd(), ...environment() },
  });
  // Ctrl+C reaches both: the command undoes what it began, then this one ends with its code.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => command.kill(signal));
  command.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
