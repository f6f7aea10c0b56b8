// Starts the simulator on a free port of this machine, and connects HubSpot's own client to it.
import { Client } from '@hubspot/api-client';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const build = process.env.TRAILSPARK_BUILD ?? join(root, 'build/native');
const startMilliseconds = 30_000;

/** A running simulator with the control door open. It ends with the tests of the file that started it. */
export class Simulator {
  /** `options`: of the program, besides the port. */
  static async start(...options) {
    const child = spawn(join(build, 'bin/hubspot-simulator'), ['--port', '0', '--control', ...options.map(String)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const simulator = new Simulator(child);
    after(() => simulator.end());
    await simulator.#read();
    return simulator;
  }

  #child;

  constructor(child) {
    this.#child = child;
  }

  async #read() {
    const late = setTimeout(() => this.#child.kill(), startMilliseconds);
    const said = {};
    this.portals = [];
    for await (const line of createInterface({ input: this.#child.stdout })) {
      const [, name, value] = /^ {2}(\S+(?: \S+)?) {2,}(\S+)/.exec(line) ?? [];
      said[name] = value;
      if (name === 'account') {
        this.portals.push(Number(value));
      }
      if (line.startsWith('Serving')) {
        break;
      }
    }
    clearTimeout(late);
    assert.ok(said['base URL'], 'the simulator did not start');
    this.url = said['base URL'];
    this.token = said.token;
    this.clientId = said['client id'];
    this.clientSecret = said['client secret'];
    this.portalId = this.portals[0];
  }

  /** As somebody who no longer needs it ends it; more than once does no harm. */
  async end() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGTERM');
      await once(this.#child, 'exit');
    }
    // What a sanitizer finds, it tells by the exit code.
    assert.equal(this.#child.exitCode, 0, `the simulator ended with ${this.#child.signalCode ?? this.#child.exitCode}`);
  }

  /**
   * HubSpot's client as it comes; only told where HubSpot is. Its retries and limiter are one for the whole process and are
   * taken over by each part of it (`client.crm.contacts`) when that is first used: use a client before making the next.
   */
  client(config = {}) {
    return new Client({ basePath: this.url, accessToken: this.token, ...config });
  }

  /** An answer of HubSpot's API, without the client. */
  async call(method, path, { body, token = this.token, headers = {} } = {}) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, json };
  }

  /** The control door: `door('POST', 'faults', {fault: 500})`. */
  async door(method, path, body) {
    const { status, json, text } = await this.call(method, `/_simulator/${path}`, { body, token: undefined });
    assert.ok(status < 300, text);
    return json ?? text;
  }

  /** Lets time pass, in the accounts. */
  async pass(milliseconds) {
    await this.door('POST', 'clock', { advanceMilliseconds: milliseconds });
  }

  /** Until the search index has seen all that was written. */
  async settle() {
    await this.pass(300_000);
  }

  /** How many calls of a path arrived since the log was cleared, in the order of their coming. */
  async statuses(path) {
    const { calls } = await this.door('GET', `log?path=${encodeURIComponent(path)}`);
    return calls.map((call) => call.status);
  }
}

/**
 * A part of the client that notes which of its calls were made; `test` of the same file's end says which were forgotten:
 *   const contacts = watched('contacts.basicApi', client.crm.contacts.basicApi);
 */
const watchedParts = [];
export function watched(name, api, notOffered = []) {
  const made = new Set(notOffered);
  const all = Object.getOwnPropertyNames(Object.getPrototypeOf(api)).filter(
    (method) => method !== 'constructor' && !method.endsWith('WithHttpInfo'),
  );
  watchedParts.push({ name, made, all });
  return new Proxy(api, {
    get(target, method) {
      made.add(method);
      const value = target[method];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The last test of a file. */
export function testThatNothingWasForgotten() {
  test('every call of the client was made', () => {
    for (const { name, made, all } of watchedParts) {
      assert.deepEqual(
        all.filter((method) => !made.has(method)),
        [],
        name,
      );
    }
  });
}

/** What the client throws: an ApiException with HubSpot's error in its body. Answers the body. */
export async function refused(promise, code, category) {
  let error;
  try {
    await promise;
  } catch (thrown) {
    error = thrown;
  }
  assert.ok(error, `${code} was expected, and it went well`);
  assert.equal(error.constructor.name, 'ApiException', error.stack);
  assert.equal(error.code, code, error.message);
  if (category !== undefined) {
    assert.equal(error.body.status, 'error');
    assert.equal(error.body.category, category, error.message);
    assert.match(error.body.correlationId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.equal(error.headers['x-hubspot-correlation-id'], error.body.correlationId);
    assert.ok(error.body.message.length > 0);
  }
  return error.body;
}

/** All records of a list, page by page; `get(after)` is a call of the client's. */
export async function everyPage(get) {
  const records = [];
  let after;
  for (let page = 0; page < 1000; ++page) {
    const { results, paging } = await get(after);
    records.push(...results);
    after = paging?.next?.after;
    if (after === undefined) {
      return records;
    }
  }
  return assert.fail('the pages never end');
}

/** A record as every call gives it, and as the client reads it. */
export function assertRecord(record) {
  assert.match(record.id, /^\d+$/);
  assert.equal(record.properties.hs_object_id, record.id);
  for (const [name, value] of Object.entries(record.properties)) {
    assert.ok(value === null || typeof value === 'string', name);
  }
  for (const date of [record.createdAt, record.updatedAt]) {
    assert.ok(date instanceof Date && !Number.isNaN(date.getTime()));
  }
  assert.equal(typeof record.archived, 'boolean');
  assert.equal(record.archivedAt instanceof Date, record.archived);
}

export function ids(records) {
  return records.map((record) => record.id);
}
