// Many callers at once while faults are switched on and off: nobody is answered with another's answer, nothing that was
// confirmed is lost, and afterwards all is as it should be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Simulator } from '../contract/simulator.mjs';
import { randomOf } from './random.mjs';

const long = process.env.TRAILSPARK_ATTACK === 'long';
const milliseconds = long ? 60_000 : 4_000;
const simulator = await Simulator.start('--contacts', 1_000, '--seed', 25, '--no-limits');
const contacts = '/crm/v3/objects/contacts';

const faults = [
  ...[{ fault: 500 }, { fault: 429, policy: 'DAILY' }, { fault: 502 }, { fault: 477 }],
  ...[{ fault: 'reset' }, { fault: 'cut' }, { fault: 'stall', milliseconds: 20 }],
];

test('many callers under faults', { timeout: milliseconds + 60_000 }, async () => {
  const end = performance.now() + milliseconds;
  const confirmed = new Map(); // id -> last name
  const seen = { well: 0, badly: 0, broken: 0 };
  const attempt = async (...call) => {
    try {
      const answer = await simulator.call(...call);
      ++seen[answer.status < 300 ? 'well' : 'badly'];
      return answer.status < 300 ? answer : undefined;
    } catch {
      ++seen.broken; // reset or cut
      return undefined;
    }
  };

  const caller = async (number) => {
    const random = randomOf(number);
    const mine = [];
    for (let count = 0; performance.now() < end; ++count) {
      const name = `${number}-${count}`;
      switch (random.below(6)) {
        case 0: {
          const made = await attempt('POST', contacts, { body: { properties: { lastname: name } } });
          if (made) {
            assert.equal(made.json.properties.lastname, name);
            mine.push(made.json.id);
            confirmed.set(made.json.id, name);
          }
          break;
        }
        case 1: {
          if (mine.length > 0) {
            const id = random.pick(mine);
            confirmed.delete(id); // of a change that was not confirmed nobody knows whether it was made
            if (await attempt('PATCH', `${contacts}/${id}`, { body: { properties: { lastname: name } } })) {
              confirmed.set(id, name);
            }
          }
          break;
        }
        case 2: {
          const id = mine.length > 0 ? random.pick(mine) : '1';
          const got = await attempt('GET', `${contacts}/${id}`);
          assert.equal(got?.json.id ?? id, id);
          break;
        }
        case 3:
          await attempt('POST', `${contacts}/search`, { body: { filterGroups: [], limit: 10 } });
          break;
        default: {
          const page = await attempt('GET', `${contacts}?limit=50`);
          assert.equal(page?.json.results.length ?? 50, 50);
        }
      }
    }
  };
  const spoiler = async () => {
    const random = randomOf(99);
    while (performance.now() < end) {
      await simulator.door('POST', 'faults', {
        ...random.pick(faults),
        path: '/crm/*',
        oneIn: 3,
        times: 40,
        seed: random.below(1e6),
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (random.below(10) === 0) {
        await simulator.door('DELETE', 'faults');
        await simulator.door('GET', 'log?limit=100');
        await simulator.door('GET', 'truth');
      }
    }
  };
  await Promise.all([...Array.from({ length: 16 }, (_, number) => caller(number)), spoiler()]);
  await simulator.door('DELETE', 'faults');

  assert.ok(seen.well > 100 && seen.badly > 10 && seen.broken > 5, JSON.stringify(seen));
  assert.ok(confirmed.size > 10);
  for (const [id, name] of confirmed) {
    const { status, json } = await simulator.call('GET', `${contacts}/${id}?properties=lastname`);
    assert.deepEqual([status, json.properties?.lastname], [200, name]);
  }
});

// That it does so with all of this behind it is asserted for every simulator of these tests; here with callers at work.
test('TERM ends it at once, though callers are connected and calls run', { timeout: 60_000 }, async () => {
  const busy = await Simulator.start('--contacts', 20_000, '--seed', 26, '--no-limits');
  await busy.door('POST', 'faults', { fault: 'stall', milliseconds: 60_000, path: '/crm/*', times: 3 });
  const calls = Array.from({ length: 20 }, () => busy.call('GET', `${contacts}?limit=100`).catch(() => undefined));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const began = performance.now();
  await busy.end();
  assert.ok(performance.now() - began < 10_000);
  await Promise.all(calls);
});

test('TERM ends it as soon as it has begun', { timeout: 60_000 }, async () => {
  for (let i = 0; i < 5; ++i) {
    const young = await Simulator.start('--contacts', 1);
    await young.end();
  }
});
