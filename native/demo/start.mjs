import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fail, folder, place, program } from './show.mjs';

/** Starts a program that serves: what it printed up to the line that says so, and how to end it. It ends with us. */
export async function start(name, options, isReady) {
  const log = join(folder, `${name}.log`);
  const child = spawn(program(name), options, { stdio: ['ignore', 'pipe', openSync(log, 'w', 0o600)] });
  process.once('exit', () => child.kill());
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (isReady.test(line)) {
      return { lines, end: () => child.kill() };
    }
  }
  fail(`demo: ${name} did not start; ${place(log)} says why`, 1);
}
