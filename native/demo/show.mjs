// What the parts of the demo share: programs, places, words.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const folder = join(root, 'build/demo');
mkdirSync(folder, { recursive: true });

export const program = (name) => join(root, 'build/native/bin', name);

/** The program trailspark with its output on this terminal. */
export function trailspark(...options) {
  const { status } = spawnSync(program('trailspark'), options, { stdio: 'inherit' });
  if (status !== 0) {
    fail(`demo: trailspark ${options[0]} ended with ${status}`, 1);
  }
}

/** What a program prints. */
export function run(name, options) {
  const { status, stdout, stderr } = spawnSync(program(name), options, { maxBuffer: 1 << 30 });
  if (status !== 0) {
    fail(`demo: ${name} ended with ${status}\n${stderr}`, 1);
  }
  return stdout;
}

export function heading(text) {
  console.log(`\n${process.stdout.isTTY ? `\x1b[1m${text}\x1b[0m` : text}`);
}

export function place(path) {
  return relative(process.cwd(), path);
}

export function fail(message, code) {
  console.error(message);
  process.exit(code);
}
