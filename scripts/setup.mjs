// What every command needs before it can run: packages, the pinned Node, a build. Runs on any Node from 20 on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const INSTALLED = join(root, 'node_modules/.relais-installed');
const BUILT = join(root, 'build/.relais-built');
const BUILD_INPUTS = ['src', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** Installs the packages of package-lock.json when they are not there, without running their scripts. */
export function install() {
  const wanted = hash(readFileSync(join(root, 'package-lock.json')));
  if (read(INSTALLED) === wanted) return prepareTypes();
  say('installing what is missing (a minute or two the first time)');
  must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(INSTALLED, wanted);
  prepareTypes();
}

/** SvelteKit's types stand in node_modules, and any install removes them. */
function prepareTypes() {
  if (!existsSync(join(root, 'node_modules/$app'))) sync();
}

/** The Node that comes with the project, so that everybody runs the same one. */
export function node() {
  const own = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  fail(`Relais needs Node 24 on ${process.platform}-${process.arch}: install it, then try again.`);
}

/** Checks the data, then builds, when a source changed since the last build. */
export function build() {
  const wanted = fingerprint(BUILD_INPUTS);
  if (read(BUILT) === wanted && existsSync(join(root, 'build/handler.js'))) return;
  say('checking the data');
  must(node(), ['scripts/checkData.ts']);
  say('building');
  sync();
  must(node(), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error']);
  writeFileSync(BUILT, wanted);
}

/** Writes SvelteKit's types for the routes as they are now. */
export function sync() {
  must(node(), ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
}

/** Runs a command to its end with our Node first in the path; ends this one with its code when it fails. */
export function must(command, args, env = {}) {
  const { status, error } = run(command, args, env);
  if (error) fail(`${command} cannot be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

export function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...environment(), ...env } });
}

export function environment() {
  const bin = join(root, `node_modules/node-${process.platform}-${process.arch}/bin`);
  return { ...process.env, PATH: existsSync(bin) ? `${bin}:${process.env.PATH}` : process.env.PATH };
}

export function say(text) {
  console.error(`Relais: ${text}…`);
}

export function fail(text) {
  console.error(`Relais: ${text}`);
  process.exit(1);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}

function fingerprint(paths) {
  const lines = paths
    .flatMap((path) => files(path))
    .map((path) => {
      const { size, mtimeMs } = statSync(join(root, path));
      return `${path} ${size} ${mtimeMs}`;
    });
  return hash(lines.join('\n'));
}

function files(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => files(join(path, name)));
}
