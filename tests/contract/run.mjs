// HubSpot's own client against the simulator: every *.test.mjs here, or those whose names hold one of the arguments. The
// program is that of TRAILSPARK_BUILD; otherwise the one with sanitizers, where it is built.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const limitMilliseconds = 300_000;
const here = dirname(fileURLToPath(import.meta.url));
const built = (preset) => join(here, '../../build', preset);
const hasProgram = (folder) => existsSync(join(folder, 'bin/hubspot-simulator'));

const build = process.env.TRAILSPARK_BUILD ?? [built('asan'), built('native')].find(hasProgram);
if (build === undefined || !hasProgram(build)) {
  console.error('The simulator is not built: cmake --build --preset native --target hubspot-simulator');
  process.exit(1);
}
const wanted = process.argv.slice(2);
const tests = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .map((name) => join(here, name));
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=3', '--test-reporter=spec', ...tests], {
  stdio: 'inherit',
  timeout: limitMilliseconds,
  env: { ...process.env, TRAILSPARK_BUILD: build },
});
process.exit(status ?? 1);
