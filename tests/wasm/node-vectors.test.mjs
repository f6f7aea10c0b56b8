// The core's decisions in Node: the shared vectors, and the native program's digest.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { LeadBase, api } from './node.mjs';
import { need, program, readVectors, sample, vectors } from './places.mjs';
import * as suites from './suites.mjs';

for (const [name, suite] of Object.entries({ page: 0, email: 0, convert: 0, mapping: 0, mapping_check: 0 })) {
  test(`the vectors of ${name} hold in Node`, async () => {
    const { cases } = readVectors(name);
    assert.ok(cases.length > 10, suite);
    assert.deepEqual(await suites[name](api, cases), []);
  });
}

test('the same files give the same digest in Node and in the native program', async () => {
  const folder = join(vectors, 'pages');
  const files = [
    ['contacts', join(folder, 'contacts.ndjson')],
    ['contacts', join(folder, 'broken.ndjson')],
    ['contacts', join(sample, 'sample-contacts.ndjson.gz')],
  ];
  need(program, 'build the native program first (./run trailspark help), or name it in TRAILSPARK_PROGRAM');
  const lines = execFileSync(program, ['map', '--format', 'ndjson', '--quiet', ...files.map(([, file]) => file)], {
    maxBuffer: 1 << 28,
  });
  const base = await LeadBase.create();
  for (const [object, file] of files) {
    const bytes = readFileSync(file);
    base.ingestFile(object, file.endsWith('.gz') ? gunzipSync(bytes) : bytes, file);
  }
  const ours = Buffer.concat([...base.export('ndjson')]);
  base.close();
  assert.ok(ours.length > 10_000);
  assert.ok(ours.equals(lines), 'the leads differ');
});
