// How the server is started, by `npm start` and by the tests alike.

// V8 takes what a large machine offers. Told of less it cleans up sooner: measured (docs/bench.md), 50 MB less at rest,
// 29 MB more under a flood instead of 120, and no slower. Ten thousand services with their search fit several times.
export const MEMORY = ['--max-semi-space-size=8', '--max-old-space-size=512'];

export const THREADS = { UV_THREADPOOL_SIZE: '8' };
