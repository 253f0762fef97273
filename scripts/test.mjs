// Every test and check, on the embedded PostgreSQL and on Debian's. The last line counts.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, fail, install, must, node, root, run, say } from './setup.mjs';

const results = join(root, 'var/test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

install();
browser();
postgresql();
build();

const counts = { passed: 0, failed: 0 };
/** What failed, told once more at the end, where nobody has to look for it. */
const failures = [];
if (run(node(), ['scripts/check.mjs']).status === 0) counts.passed += 1;
else failed(['npm run check']);

suite('embedded', [], {});
if (hasPostgresql()) {
  const places = ['src', 'operator', 'tests/journeys/installed'];
  const again = ['--project', 'database', '--project', 'journeys', ...places];
  suite('postgresql', again, { RELAIS_TEST_DATABASE: 'postgresql' });
}

for (const failure of failures) console.log(`\nFAILED ${failure}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

function suite(name, args, env) {
  say(`tests on ${name}`);
  const output = join(results, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const { status } = run(node(), ['node_modules/vitest/vitest.mjs', 'run', ...args, ...reporters], env);
  const report = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : null;
  counts.passed += report?.numPassedTests ?? 0;
  const tests = failedTests(report).map((text) => `on ${name}: ${text}`);
  failed(tests);
  // A run that ended badly without a failed test (a file that does not load, a leak) is a failure too.
  if (status !== 0 && tests.length === 0) failed([`on ${name}: the run itself`]);
}

function failed(what) {
  counts.failed += what.length;
  failures.push(...what);
}

function failedTests(report) {
  const files = report?.testResults ?? [];
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${name}: ${fullName}\n${failureMessages.join('\n')}`),
  );
}

function browser() {
  if (existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) return;
  if (debian('chromium', 'fonts-liberation')) return;
  say("installing Playwright's own Chromium");
  must(node(), ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
}

function postgresql() {
  if (hasPostgresql()) return;
  if (debian('postgresql')) return;
  say('no PostgreSQL of the system: the tests run on the embedded one only');
}

/** The server: a machine with the client alone has the folder too. */
function hasPostgresql() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return false;
  return readdirSync(versions).some((version) => existsSync(join(versions, version, 'bin/initdb')));
}

/** Installs Debian packages where we are root on a Debian; says whether they are there now. */
function debian(...packages) {
  if (!existsSync('/usr/bin/apt-get')) return false;
  if (process.getuid() !== 0) {
    fail(
      `this machine lacks ${packages.join(' ')}: run "sudo apt-get install ${packages.join(' ')}" once, then npm test.`,
    );
  }
  say(`installing ${packages.join(' ')} from Debian`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], env);
  must('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
  return true;
}
