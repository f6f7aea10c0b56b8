// A sync that is killed at random instants, with every kind of fault in between, ends as an undisturbed one: again and again,
// until it was killed so many times.
//   TRAILSPARK_KILLS=200 TRAILSPARK_CONTACTS=50000 node tests/cli/sync-kills.test.mjs
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  assertComplete,
  assertLeadsAreTrue,
  digest,
  file,
  run,
  start,
  startSimulator,
  syncArgs,
} from './sync-helpers.mjs';

const kills = Number(process.env.TRAILSPARK_KILLS ?? 30);
const contacts = Number(process.env.TRAILSPARK_CONTACTS ?? 3000);
const killsARun = 5; // about so many, until the sync is through

const simulator = await startSimulator('token', '--contacts', contacts, '--dirty');

/** Each kind strikes one call in a hundred, and asks for the shortest wait there is. */
async function orderFaults() {
  const kinds = [429, 423, 500, 502, 503, 504, 'cut', 'reset', 'stall'];
  for (const [seed, fault] of kinds.entries()) {
    const more = { ...(fault === 'stall' && { milliseconds: 300 }), ...(fault === 429 && { retryAfterSeconds: 0 }) };
    await simulator.door('POST', 'faults', { fault, path: '/crm/*', times: 0, oneIn: 100, seed, ...more });
  }
}

function forget(store) {
  for (const name of [store, `${store}-wal`, `${store}-shm`]) {
    rmSync(name, { force: true });
  }
}

test(`killed ${kills} times, a sync of ${contacts} contacts ends as if undisturbed`, async () => {
  const undisturbed = file('undisturbed.db');
  const began = Date.now();
  assertComplete(run(syncArgs(undisturbed, simulator)));
  const whole = Date.now() - began;
  await assertLeadsAreTrue(undisturbed, simulator);
  const expected = digest(undisturbed);
  await orderFaults();

  const store = file('killed.db');
  let killed = 0;
  for (let through = 0, runs = 0; killed < kills || through === 0; ++runs) {
    assert.ok(runs < 50 * kills, 'it neither ends nor can be killed');
    const child = start(syncArgs(store, simulator));
    const patience = killed < kills ? (Math.random() * 2 * whole) / killsARun : 600_000;
    const timer = new AbortController();
    await Promise.race([child.ended, sleep(patience, undefined, { signal: timer.signal }).catch(() => undefined)]);
    child.kill('SIGKILL');
    timer.abort();
    const { code, signal, output } = await child.ended;
    if (signal === 'SIGKILL') {
      killed += 1;
      continue;
    }
    assertComplete({ code, out: output, err: '' });
    assert.equal(digest(store), expected, `after ${killed} kills`);
    assert.equal(run(['status', '--check', '--store', store]).code, 0);
    forget(store);
    through += 1;
  }
});
