// The simulator as it is asked by a client that reads all contacts: how soon it answers, how many pages of a hundred it
// sends in a second over a few connections, and what it holds in memory. Those who ask need a processor, too: half of two.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const connections = 4;
const list = '/crm/objects/2026-09/contacts?limit=100&properties=email,firstname,lastname,jobtitle,lifecyclestage';

/** A running simulator of so many contacts. */
export class Simulator {
  /** Milliseconds from the program's start until it serves are `ready`. */
  static async start(program, contacts) {
    const simulator = new Simulator();
    const began = performance.now();
    const options = [
      '--port',
      '0',
      '--contacts',
      contacts,
      '--seed',
      '7',
      '--now',
      '2026-11-23T00:00:00Z',
      '--no-limits',
    ];
    simulator.#child = spawn(program, options.map(String), { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: simulator.#child.stdout })) {
      simulator.#port = Number(/base URL .*:(\d+)$/.exec(line)?.[1] ?? simulator.#port);
      simulator.#token = / token +(\S+)$/.exec(line)?.[1] ?? simulator.#token;
      if (line.startsWith('Serving')) {
        simulator.ready = performance.now() - began;
        return simulator;
      }
    }
    throw new Error(`${program} did not start`);
  }

  #child;
  #port;
  #token;

  /** The most memory that it has used so far: MB of 1,000,000 bytes. */
  get megabytes() {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return (Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)[1]) * 1024) / 1e6;
  }

  /** The addresses of the first pages, found as a client finds them: by the cursor of each for the next. */
  async cursors(most) {
    const found = [];
    for (let target = list; target && found.length < most;) {
      found.push(target);
      const page = await this.#fetch(target);
      const next = page.paging?.next?.after;
      target = next && `${list}&after=${encodeURIComponent(next)}`;
    }
    return found;
  }

  /** A search of all contacts, for which the simulator makes its index. */
  async search() {
    const filter = { propertyName: 'email', operator: 'CONTAINS_TOKEN', value: '*example*' };
    const body = JSON.stringify({ filterGroups: [{ filters: [filter] }], limit: 100 });
    return this.#fetch('/crm/objects/2026-09/contacts/search', { method: 'POST', body });
  }

  async #fetch(target, options = {}) {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${this.#port}${target}`, { headers, ...options });
    if (!response.ok) {
      throw new Error(`${response.status} to ${target}: ${await response.text()}`);
    }
    return response.json();
  }

  /** Pages a second, asked for again and again over `connections`; nothing is done with them but counting. */
  async pagesPerSecond(targets, milliseconds) {
    const calls = targets.map((target) =>
      Buffer.from(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${this.#token}\r\n\r\n`),
    );
    const began = performance.now();
    const counts = await Promise.all(
      Array.from({ length: connections }, (_, number) => this.#ask(calls, number, began + milliseconds)),
    );
    return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1000);
  }

  #ask(calls, number, end) {
    return new Promise((resolve, reject) => {
      let count = 0;
      let left = 0; // of the page that arrives
      const socket = connect({ port: this.#port, host: '127.0.0.1' }, () => ask());
      const ask = () => socket.write(calls[(number + connections * count) % calls.length]);
      socket.setNoDelay();
      socket.on('error', reject);
      socket.on('data', (data) => {
        if (left === 0) {
          const begin = data.indexOf('\r\n\r\n') + 4;
          const [, status, length] =
            /^HTTP\/1\.1 (\d+).*^Content-Length: (\d+)/ms.exec(data.toString('latin1', 0, begin)) ?? [];
          if (status !== '200') {
            return reject(new Error(`no page: ${data.toString('latin1', 0, 200)}`));
          }
          left = begin + Number(length);
        }
        left -= data.length;
        if (left === 0) {
          ++count;
          if (performance.now() < end) {
            ask();
          } else {
            socket.end();
            resolve(count);
          }
        }
      });
    });
  }

  async end() {
    const ended = new Promise((resolve) => this.#child.on('exit', resolve));
    this.#child.kill('SIGTERM');
    await ended;
  }
}

/**
 * {ready: [ms with 10,000 contacts], small: [pages a second of 10,000], large: [of 100,000], million: {ready, megabytes}}
 */
export async function measureSimulator(program, { runs, milliseconds, contacts }) {
  const found = { ready: [], small: [], large: [], million: { ready: [], megabytes: [] } };
  for (let run = 0; run < runs; ++run) {
    const simulator = await Simulator.start(program, contacts.small);
    found.ready.push(simulator.ready);
    await simulator.end();
  }
  for (const size of ['small', 'large']) {
    const simulator = await Simulator.start(program, contacts[size]);
    const targets = await simulator.cursors(contacts[size] / 100);
    for (let run = 0; run < runs; ++run) {
      found[size].push(await simulator.pagesPerSecond(targets, milliseconds));
    }
    await simulator.end();
  }
  const simulator = await Simulator.start(program, contacts.million);
  found.million.ready.push(simulator.ready);
  await simulator.cursors(100);
  await simulator.search();
  found.million.megabytes.push(simulator.megabytes);
  await simulator.end();
  return found;
}
