// All tests of the settings page in a browser: builds the page, and runs every *.test.mjs here against the service and the
// simulator, natively built before. Ends by itself; the exit code is 0 where all passed.
//   node run.mjs [part of a test file's name]...
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../service/world.mjs';
import { need, root, tool } from '../wasm/places.mjs';

const limitMilliseconds = 900_000;

function run(command, options = {}) {
  const { status, signal, error } = spawnSync(command[0], command.slice(1), {
    ...{ cwd: root, stdio: 'inherit', timeout: limitMilliseconds },
    ...options,
  });
  if (status !== 0) {
    console.error(`failed (${error?.message ?? signal ?? status}): ${command.join(' ')}`);
    process.exit(1);
  }
}

need(join(root, 'wasm/dist/trailspark-sync.wasm'), 'build the package first: npm run build --prefix wasm');
need(program, 'build the program first: cmake --build --preset native');
run([...tool('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: join(root, 'web-demo') });

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const tests = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .map((name) => join(here, name));
run([process.execPath, '--test', '--test-concurrency=1', '--test-reporter=spec', ...tests]);
