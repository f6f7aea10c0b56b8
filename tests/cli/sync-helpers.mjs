// What the tests of sync share: a folder, the simulator, the program, and what its stores hold.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Simulator, root } from '../contract/simulator.mjs';

export const program = process.env.TRAILSPARK_PROGRAM ?? join(root, 'build/native/bin/trailspark');

export const folder = mkdtempSync(join(tmpdir(), 'trailspark-sync-'));
after(() => rmSync(folder, { recursive: true, force: true }));
export const file = (name) => join(folder, name);

/** A simulator that lets a client go as fast as it can, and a file with its token. */
export async function startSimulator(name, ...options) {
  const simulator = await Simulator.start(...options);
  const door = simulator.door.bind(simulator);
  simulator.door = async (...request) => {
    await sleep(10); // while a program ran, a connection may have been closed unnoticed
    return door(...request);
  };
  const fast = { enabled: true, privateTenSeconds: 9000, searchPerSecond: 9000, associationTenSeconds: 9000 };
  await simulator.door('POST', 'limits', fast);
  simulator.tokenFile = file(`${name}.token`);
  writeFileSync(simulator.tokenFile, `${simulator.token}\n`, { mode: 0o600 });
  return simulator;
}

/** What every run printed, to look for the token in it. */
export const seenOutput = [];

export function run(args, { command = program, ...options } = {}) {
  const limits = { timeout: 300_000, maxBuffer: 1 << 30 };
  const result = spawnSync(command, args, { cwd: folder, encoding: 'utf8', ...limits, ...options });
  assert.equal(result.signal, null, result.stderr);
  seenOutput.push(result.stdout, result.stderr);
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** `from`: a simulator, or anything with url and tokenFile. */
export const syncArgs = (store, from, more = []) => [
  ...['sync', '--store', store, '--api', from.url, '--token-file', from.tokenFile, '--searches-per-second', '500'],
  ...more,
];

/** Runs while the test goes on; `ended` tells how it ended. */
export function start(args, env = {}) {
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  child.output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => (child.output += data));
  }
  child.ended = once(child, 'close').then(([code, signal]) => {
    seenOutput.push(child.output);
    return { code, signal, output: child.output };
  });
  return child;
}

export const rows = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
export const leads = (store) => rows(run(['leads', '--quiet', '--store', store]).out);

export async function assertLeadsAreTrue(store, simulator) {
  const known = (lead) => [lead.email, lead.recordId, lead.mergedFrom.join()].join(' ');
  const truth = rows(await simulator.door('GET', 'truth/leads'));
  assert.deepEqual(leads(store).map(known).sort(), truth.map(known).sort());
}

/** Of the sorted raw records with their links, and of the leads: the same for the same base. */
export function digest(store) {
  const hash = createHash('sha256');
  for (const object of ['contacts', 'companies', 'deals']) {
    hash.update(run(['records', '--store', store, '--object', object]).out);
  }
  return hash.update(run(['leads', '--quiet', '--store', store]).out).digest('hex');
}

export function assertComplete({ code, out, err }) {
  assert.equal(code, 0, out + err);
  assert.match(out, /^verdict: complete$/m);
}
