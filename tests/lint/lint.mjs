// What the lints share: the files of the project, and one way to say what is wrong with them.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const left_out = new Set(['.git', 'build', 'node_modules', 'dist', 'corpus']);

/// The project's own files, as paths from the root: files(/\.cpp$/, 'core', 'native').
export function files(pattern, ...folders) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !left_out.has(entry.name)) {
        walk(path);
      } else if (entry.isFile() && pattern.test(entry.name)) {
        found.push(relative(root, path));
      }
    }
  };
  for (const folder of folders.length > 0 ? folders : ['.']) {
    walk(join(root, folder));
  }
  return found.sort();
}

export function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

/// Prints the faults and ends the program: with 0 only where there are none and something was looked at.
export function finish(looked_at, faults) {
  for (const fault of faults) {
    console.log(fault);
  }
  console.log(`${looked_at} looked at, ${faults.length} at fault`);
  process.exit(looked_at > 0 && faults.length === 0 ? 0 : 1);
}
