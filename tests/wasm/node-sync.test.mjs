// The package's sync module replays a run that was recorded natively: every step and the last checkpoint, to the byte. What
// it does in a browser is in sync.test.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { packageFolder, readVectors } from './places.mjs';

/** The module as it is built, without the facade. */
async function load() {
  const { default: factory } = await import(pathToFileURL(join(packageFolder, 'dist/trailspark-sync.mjs')));
  const module = await WebAssembly.compile(readFileSync(join(packageFolder, 'dist/trailspark-sync.wasm')));
  const instantiateWasm = (imports, done) => {
    WebAssembly.instantiate(module, imports).then((instance) => done(instance, module));
    return {};
  };
  return factory({ instantiateWasm, printErr: () => undefined });
}

test('a run recorded natively replays to the same steps and the same checkpoint', async () => {
  const { Sync } = await load();
  const sync = new Sync();
  // As tests/core/test_sync_replay.cpp sets it.
  sync.fetch(0, 'email,firstname,lastname,company,jobtitle,lifecyclestage');
  sync.fetch(1, 'name,domain,industry,numberofemployees');
  sync.fetch(2, 'dealname,dealstage,pipeline,amount,closedate');
  assert.ok(['emailEvents', 'formEvents', 'pageEvents'].every((name) => sync.set(name, 1)));
  assert.equal(sync.set('noSuchSetting', 1), false);
  assert.equal(sync.open(0), '');
  const kinds = ['call', 'renew', 'wait', 'done'];
  const encoder = new TextEncoder();
  const run = readVectors('sync_run');
  let records = 0;
  for (const event of run.events) {
    if (event.answers === undefined) {
      const step = JSON.parse(sync.next(event.now));
      assert.equal(step.kind, kinds[event.kind]);
      if (step.kind === 'call') {
        assert.deepEqual([step.method, step.target, step.body], [event.method, event.target, event.body]);
      } else if (step.kind === 'wait') {
        assert.equal(step.until, event.until);
      }
      continue;
    }
    const body = encoder.encode(event.answer);
    const lines = Object.entries(event.headers).map(([name, value]) => `${name}: ${value}\n`);
    const headers = encoder.encode(lines.join(''));
    const input = sync.input(body.length + headers.length);
    input.set(body);
    input.set(headers, body.length);
    const bytes = sync.deliver(event.answers, event.status, body.length, headers.length, '', event.now);
    if (bytes > 0) {
      const packet = sync.packet().slice();
      assert.equal(packet.length, bytes);
      const length = new DataView(packet.buffer).getUint32(0, true);
      const changes = JSON.parse(new TextDecoder().decode(packet.subarray(4, 4 + length)));
      records += changes.filter(([kind]) => kind === 'r').length;
      const texts = changes.reduce((sum, change) => sum + ('rde'.includes(change[0]) ? change.at(-1) : 0), 0);
      assert.equal(4 + length + texts, bytes, 'the texts fill the packet');
    }
  }
  assert.ok(records >= 39);
  assert.equal(sync.checkpoint(), run.checkpoint);
  assert.equal(JSON.parse(sync.verdict()).verdict, run.verdict);
});
