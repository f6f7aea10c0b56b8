// C++ looks as clang-format 14 lays it out. (Other versions differ in small things and would argue about them.)
import { spawnSync } from 'node:child_process';
import { files, finish, root } from './lint.mjs';

const wanted = 14;
const tool = ['clang-format-14', 'clang-format'].find((name) => {
  const { stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
  return stdout?.includes(`version ${wanted}.`);
});
if (tool === undefined) {
  console.log(`clang-format ${wanted} is not here`);
  process.exit(77);
}

const sources = files(/\.(cpp|hpp)$/);
const { status, stderr } = spawnSync(tool, ['--dry-run', '--Werror', ...sources], { cwd: root, encoding: 'utf8' });
const wrong = new Set([...stderr.matchAll(/^(.+?):\d+:\d+: error: code should be/gm)].map(([, path]) => path));
const faults = [...wrong].map((path) => `${path}: mend it with  ${tool} -i ${path}`);
if (status !== 0 && faults.length === 0) {
  faults.push(stderr);
}
finish(sources.length, faults);
