// The benchmark in little: it ends well, every competitor comes to the same leads, and what it writes has the promised shape.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { digest, valuesOfLeads } from './digest.mjs';
import { Figures } from './figures.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const built = existsSync(join(process.env.TRAILSPARK_PACKAGE ?? join(root, 'wasm'), 'dist/trailspark.wasm'));
const hasSimulator = existsSync(
  join(process.env.TRAILSPARK_BUILD ?? join(root, 'build/native'), 'bin/hubspot-simulator'),
);
const hasService = existsSync(join(process.env.TRAILSPARK_BUILD ?? join(root, 'build/native'), 'bin/trailspark'));
const skip = built ? false : 'the npm package is not built: npm run build --prefix wasm';

test('./run bench --quick: all figures, and the same leads from everyone', { skip }, () => {
  const results = join(root, 'build/bench/quick.json');
  rmSync(results, { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(here, 'run.mjs'), '--quick'], {
    encoding: 'utf8',
    timeout: 280_000,
  });
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /^Same leads from all 7: 8000-/m);
  assert.match(stdout, /^Same leads from all 4: 8000-/m);
  const rows = readFileSync(results, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const name of [
    ...['chromium.warm.module', 'chromium.first.module', 'chromium.memory.module', 'chromium.remap', 'chromium.ready'],
    ...['node.warm.module', 'native.core', 'native.nlohmann', 'package'],
    ...(hasSimulator ? ['simulator.pages_per_second', 'simulator.ready_ms', 'simulator.megabytes_1m'] : []),
  ]) {
    const row = rows.find((one) => one.name === name);
    assert.ok(row?.value > 0 && row.unit, `${name} in ${JSON.stringify(rows)}`);
    assert.ok(name === 'chromium.ready' || row.ratio > 0, name);
  }
  for (const name of hasSimulator && hasService ? ['door.per_second', 'door.ms', 'door.ms.99'] : []) {
    assert.ok(rows.find((one) => one.name === name)?.value > 0, name);
  }
});

test('a digest does not know the order of leads, but every value of each', () => {
  const leads = [
    { recordId: '1', email: 'ada@acme.test', opens: 3 },
    { recordId: '2', email: null, opens: null },
  ];
  const of = (some) => digest(some.length, ['recordId', 'email', 'opens'], valuesOfLeads(some));
  const before = of(leads);
  assert.equal(of([...leads].reverse()), before);
  const [ada, other] = leads;
  for (const changed of [
    [ada],
    [ada, ada],
    [{ ...ada, opens: 4 }, other],
    [{ ...ada, opens: '3' }, other],
    [ada, { ...other, email: '' }],
    [
      { ...ada, opens: null },
      { ...other, opens: 3 },
    ],
    [{ ...ada, recordId: '', email: '1ada@acme.test' }, other],
  ]) {
    assert.notEqual(of(changed), before, JSON.stringify(changed));
  }
});

test('a bound that is missed is shown as missed', () => {
  const figures = new Figures();
  figures.add('slow', 'a', [3, 1, 2], 'ms', { ratio: 3.9, wanted: ['at least', 4] });
  figures.add('small', 'b', [10], 'kB', { ratio: 0.3, wanted: ['at most', 0.333] });
  assert.deepEqual(JSON.parse(figures.json().split('\n')[0]), {
    ...{ name: 'a', value: 2, unit: 'ms', ratio: 3.9, min: 1, max: 3 },
    ...{ wanted: 'at least 4', reached: false },
  });
  assert.deepEqual(
    figures.missed.map(({ name }) => name),
    ['a'],
  );
  assert.match(figures.table(), /slow .*MISSED/);
  assert.match(figures.table(), /small .*reached/);
});
