// All tests of the npm package and of the page: packs the package, installs it into an empty folder as a user would, builds
// the page, and runs every *.test.mjs here. Ends by itself; the exit code is 0 where all passed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installed, need, root, tool } from './places.mjs';

const limitMilliseconds = 1_200_000; // of a slow machine: sync's tests run whole syncs, again and again

function run(command, options = {}) {
  const { status, signal, error } = spawnSync(command[0], command.slice(1), {
    cwd: root,
    stdio: 'inherit',
    timeout: limitMilliseconds,
    ...options,
  });
  if (status !== 0) {
    console.error(`failed (${error?.message ?? signal ?? status}): ${command.join(' ')}`);
    process.exit(1);
  }
}

const packages = join(root, 'build/tests-wasm');
need(join(root, 'wasm/dist/trailspark.wasm'), 'build the package first: npm run build --prefix wasm');
rmSync(packages, { recursive: true, force: true });
mkdirSync(installed, { recursive: true });
writeFileSync(join(installed, 'package.json'), '{ "private": true, "type": "module" }\n');
const quiet = ['ignore', 'ignore', 'inherit'];
run(['npm', 'pack', '--silent', '--pack-destination', packages], { cwd: join(root, 'wasm'), stdio: quiet });
const tarball = join(
  packages,
  readdirSync(packages).find((name) => name.endsWith('.tgz')),
);
// npm needs no network for this: the package has no dependencies.
run(['npm', 'install', '--offline', '--no-audit', '--no-fund', '--silent', tarball], { cwd: installed, stdio: quiet });
run([...tool('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: join(root, 'web-demo') });

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const tests = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .map((name) => join(here, name));
run([process.execPath, '--expose-gc', '--test', '--test-concurrency=1', '--test-reporter=spec', ...tests], {
  env: { ...process.env, TRAILSPARK_TARBALL: tarball },
});
