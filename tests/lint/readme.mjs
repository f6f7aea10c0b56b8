// Runs every command and code example of the READMEs (readme-rules.mjs says how they are marked).
// The last line is "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, read, root } from './lint.mjs';
import { examples } from './readme-rules.mjs';

const scratch = join(root, 'build/readme'); // inside the project, so that an import finds the npm package
const limit_ms = 300_000;

let passed = 0;
let failed = 0;
mkdirSync(scratch, { recursive: true });
for (const path of files(/\.md$/)) {
  const found = examples(read(path));
  found.faults.forEach((fault) => report(path, fault));
  for (const example of found.examples) {
    report(`${path}: line ${example.line}`, fault_of(example));
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);

function report(place, fault) {
  if (fault === undefined) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`${place}: ${fault}`);
  }
}

// What is wrong with an example, if anything.
function fault_of(example) {
  if (example.elsewhere !== undefined) {
    return existsSync(join(root, example.elsewhere)) ? undefined : `${example.elsewhere} does not exist`;
  }
  const code = (example.after ? read(example.after) : '') + example.code;
  const file = join(scratch, example.language === 'sh' ? 'example.sh' : 'example.mjs');
  writeFileSync(file, code);
  const [command, options] =
    example.language === 'sh' ? ['bash', ['-euo', 'pipefail', file]] : [process.execPath, [file]];
  const { status, signal, stdout, stderr } = spawnSync(command, options, {
    cwd: root,
    encoding: 'utf8',
    timeout: limit_ms,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    return `ended with ${status ?? signal}\n${code}${stdout.slice(-2000)}${stderr.slice(-4000)}`;
  }
  if (example.shows && stdout !== example.shows) {
    return `shows\n${stdout}instead of\n${example.shows}`;
  }
  return undefined;
}
