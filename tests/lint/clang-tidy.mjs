// The core under clang-tidy (.clang-tidy says which checks). As many files at a time as there are processors; a file that
// passed is not looked at again until it, a header of the core or the checks change.
//   node clang-tidy.mjs BUILD_FOLDER    (the one with compile_commands.json)
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { files, finish, read, root } from './lint.mjs';

const build = process.argv[2] ?? '';
if (!existsSync(join(build, 'compile_commands.json'))) {
  finish(1, [`'${build}' has no compile_commands.json: give the build folder`]);
}
const version = (name) => spawnSync(name, ['--version'], { encoding: 'utf8' }).stdout;
const tool = ['clang-tidy-14', 'clang-tidy'].find(version);
if (tool === undefined) {
  finish(1, ['clang-tidy is missing']);
}

const passed = join(build, 'clang-tidy'); // one empty file for each content that passed
mkdirSync(passed, { recursive: true });
const shared = [version(tool), read('.clang-tidy'), ...files(/\.(hpp|def)$/, 'core').map(read)].join('\0');
const stamp = (path) =>
  join(
    passed,
    createHash('sha256')
      .update(`${shared}\0${path}\0${read(path)}`)
      .digest('hex'),
  );

const sources = files(/\.cpp$/, 'core');
const waiting = sources.filter((path) => !existsSync(stamp(path)));
const faults = [];

async function worker() {
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { status, output } = await tidy(path);
    if (status === 0) {
      writeFileSync(stamp(path), '');
    } else {
      faults.push(`${path}:\n${output}`);
    }
  }
}

function tidy(path) {
  return new Promise((resolve) => {
    const child = spawn(tool, ['--quiet', '--extra-arg=-Wno-unknown-warning-option', '-p', build, path], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.on('close', (status) => resolve({ status, output }));
  });
}

await Promise.all(Array.from({ length: availableParallelism() }, worker));
finish(sources.length, faults);
