// TypeScript, JavaScript, CSS, HTML, JSON and Markdown look as prettier lays them out (.prettierrc, .prettierignore).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { finish, root } from './lint.mjs';

const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
if (!existsSync(prettier)) {
  finish(1, ['prettier is missing: run  npm ci']);
}
const { status, stdout, stderr } = spawnSync(process.execPath, [prettier, '--list-different', '.'], {
  cwd: root,
  encoding: 'utf8',
});
const faults = stdout
  .split('\n')
  .filter(Boolean)
  .map((path) => `${path}: mend it with  npx prettier --write ${path}`);
if (status !== 0 && faults.length === 0) {
  faults.push(stderr);
}
finish(1, faults);
