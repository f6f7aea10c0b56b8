// Where things are.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const vectors = join(root, 'tests/vectors');
export const screenshots = join(root, 'build/screenshots');
/** The folder into which run.mjs installed the packed package, as a user would. */
export const installed = process.env.TRAILSPARK_INSTALLED ?? join(root, 'build/tests-wasm/installed');
export const packageFolder = join(installed, 'node_modules/@trailspark/hubspot');
export const sample = join(root, 'web-demo/samples');

/** The native program, for comparison. */
export const program = process.env.TRAILSPARK_PROGRAM ?? join(root, 'build/native/bin/trailspark');

/** A tool of the project's node_modules, as a command line for spawn. */
export function tool(name, bin) {
  return [process.execPath, join(root, 'node_modules', name, bin)];
}

export function readVectors(name) {
  return JSON.parse(readFileSync(join(vectors, `${name}.json`), 'utf8'));
}

export function need(path, how) {
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: ${how}`);
  }
  return path;
}
