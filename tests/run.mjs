// Runs every suite, prints a table, and ends with the line "N passed, N failed". ./run test builds first, then calls this.
//   node tests/run.mjs [--all]
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { counts_of_junit, counts_of_output } from './counts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const all = process.argv.includes('--all');
const cpus = String(availableParallelism());

const suites = [
  ctest('C++, AddressSanitizer and UBSan', 'asan', '--label-exclude', 'lint'),
  ctest('C++ in WebAssembly, under node', 'wasm'),
  script('npm package, in node and Chromium', process.execPath, 'tests/wasm/run.mjs'),
  script('Settings page in Chromium, with the service', process.execPath, 'tests/e2e/run.mjs'),
  script("HubSpot's own client against the simulator", process.execPath, 'tests/contract/run.mjs'),
  script(
    'What nobody should send to the simulator',
    process.execPath,
    'tests/attack/run.mjs',
    ...(all ? ['--all'] : []),
  ),
  script('README: every command and example', process.execPath, 'tests/lint/readme.mjs'),
  script('Demo: native and WebAssembly agree', './run', 'demo', '--once'),
  ctest('Lints', 'asan', '--label-regex', 'lint'),
];
if (all) {
  suites.push(
    ctest('C++, optimised', 'native', '--label-exclude', 'lint'),
    ctest('C++, debug, portable page reader', 'debug', '--label-exclude', 'lint'),
    ctest('C++, clang with libc++', 'libcxx', '--label-exclude', 'lint'),
    ctest('Fuzzers', 'fuzz'),
    ctest('Soaks in C++, long', 'native', '--build-config', 'long', '--tests-regex', '\\.long$'),
    script('Soak of the npm package, long', process.execPath, '--expose-gc', 'tests/wasm/soak.mjs', '--seconds', '180'),
    script(
      'Sync, killed 200 times',
      'env',
      'TRAILSPARK_KILLS=200',
      'TRAILSPARK_CONTACTS=50000',
      process.execPath,
      'tests/cli/sync-kills.test.mjs',
    ),
  );
}

const rows = [];
for (const suite of suites) {
  const began = Date.now();
  process.stderr.write(`${suite.name} ... `);
  const { passed, failed, output } = await suite.run();
  const seconds = (Date.now() - began) / 1000;
  process.stderr.write(`${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s\n`);
  if (failed > 0) {
    process.stdout.write(`\n${output.slice(-20_000)}\n`);
  }
  rows.push({ name: suite.name, passed, failed, seconds });
}

const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
const line = (name, passed, failed, seconds) =>
  console.log(`${name.padEnd(43)} ${String(passed).padStart(8)} ${String(failed).padStart(8)} ${seconds.padStart(8)}`);
console.log('');
line('suite', 'passed', 'failed', 'time');
rows.forEach((row) => line(row.name, row.passed, row.failed, `${row.seconds.toFixed(0)} s`));
line('all', total('passed'), total('failed'), `${total('seconds').toFixed(0)} s`);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('passed') > 0 && total('failed') === 0 ? 0 : 1;

// A suite that CTest runs, in a preset that is built. A C++ test program counts by its test cases.
function ctest(name, preset, ...options) {
  const junit = join(root, 'build', preset, 'junit.xml');
  const run = async () => {
    rmSync(junit, { force: true });
    const { output } = await command('ctest', [
      ...['--preset', preset, '--parallel', cpus, '--output-junit', junit],
      ...['--test-output-size-passed', '1000000', '--test-output-size-failed', '1000000', ...options],
    ]);
    const { passed, failed } = existsSync(junit)
      ? counts_of_junit(readFileSync(junit, 'utf8'))
      : { passed: 0, failed: 1 };
    return { passed, failed: passed + failed === 0 ? 1 : failed, output }; // to have run nothing is to have failed
  };
  return { name, run };
}

// A suite that is a program. Where it does not say how many tests it has, it is one.
function script(name, ...words) {
  const run = async () => {
    const { status, output } = await command(words[0], words.slice(1));
    const { passed, failed } = counts_of_output(output);
    return status === 0 ? { passed: passed || 1, failed, output } : { passed, failed: failed || 1, output };
  };
  return { name, run };
}

function command(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ status: 1, output: `${output}${error.message}\n` }));
    child.on('close', (status) => resolve({ status, output }));
  });
}
