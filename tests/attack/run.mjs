// What nobody should send, over real sockets: every *.test.mjs here, or those whose names hold one of the arguments. The
// program is that of TRAILSPARK_BUILD; otherwise the one with sanitizers, where it is built.
//   node tests/attack/run.mjs [--all] [name...]     --all: some minutes in place of some seconds
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const all = process.argv.includes('--all');
const limitMilliseconds = all ? 1_200_000 : 300_000;
const here = dirname(fileURLToPath(import.meta.url));
const built = (preset) => join(here, '../../build', preset);
const hasProgram = (folder) => existsSync(join(folder, 'bin/hubspot-simulator'));

const build = process.env.TRAILSPARK_BUILD ?? [built('asan'), built('native')].find(hasProgram);
if (build === undefined || !hasProgram(build)) {
  console.error('The simulator is not built: cmake --build --preset asan --target hubspot-simulator');
  process.exit(1);
}
const wanted = process.argv.slice(2).filter((word) => word !== '--all');
const tests = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .map((name) => join(here, name));
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=2', '--test-reporter=spec', ...tests], {
  stdio: 'inherit',
  timeout: limitMilliseconds,
  env: { ...process.env, TRAILSPARK_BUILD: build, TRAILSPARK_ATTACK: all ? 'long' : 'short' },
});
process.exit(status ?? 1);
