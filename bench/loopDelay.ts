// Loaded into a Relais that is measured: keeps how long its event loop was held up at most. SIGUSR2 writes it down.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 5;
const file = process.env['RELAIS_BENCH_LOOP'] ?? '';
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();

process.on('SIGUSR2', () => {
  // What is measured is the time between two looks, the pause between them included.
  writeFileSync(file, String(Math.max(0, delays.max / 1e6 - RESOLUTION_MS)));
  delays.reset();
});
