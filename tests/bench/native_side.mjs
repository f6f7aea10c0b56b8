// The native competitors. Each is a process that waits for its turn; times are of a processor, not of the clock on the wall.
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** A program of bench.hpp: `run()` does the job once and answers {milliseconds, elapsed, digest}. */
export class Program {
  #child;
  #lines;

  constructor(path, args) {
    this.#child = spawn(path, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.on('error', (error) => console.error(`${path}: ${error.message}`));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async run() {
    this.#child.stdin.write('\n');
    const { value, done } = await this.#lines.next();
    if (done) {
      throw new Error(`${this.#child.spawnfile} ended with ${this.#child.exitCode ?? this.#child.signalCode}`);
    }
    const [milliseconds, elapsed, digest] = value.split(' ');
    return { milliseconds: Number(milliseconds), elapsed: Number(elapsed), digest };
  }

  end() {
    this.#child.stdin.end();
  }
}

/** Milliseconds that jq takes to parse the pages and do nothing with them; nothing where there is no jq. */
export async function timeOfJq(path) {
  const script = 'TIMEFORMAT="%U %S"; time jq -c ".results | length" "$0" > /dev/null';
  try {
    const { stderr } = await promisify(execFile)('bash', ['-c', script, path], {
      env: { ...process.env, LC_ALL: 'C' },
    });
    const [user, system] = stderr.trim().split(' ').map(Number);
    return 1000 * (user + system);
  } catch {
    return undefined;
  }
}
