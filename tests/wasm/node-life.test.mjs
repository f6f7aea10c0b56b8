// A base's life in Node: closed, forgotten, out of memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LeadBase, ada, code, page } from './node.mjs';

test('a closed base says so, whatever it is asked; closing twice is no mistake', async () => {
  const base = await LeadBase.create();
  const chunks = base.export('csv');
  assert.equal(base.closed, false);
  base.close();
  base.close();
  assert.equal(base.closed, true);
  const calls = [
    () => base.ingest('contacts', page(ada)),
    () => base.ingestFile('contacts', page(ada)),
    () => base.leads(),
    () => base.accounts(),
    () => base.deals(),
    () => base.count(),
    () => base.column('email'),
    () => base.report(),
    () => base.duplicates(),
    () => base.explain('1'),
    () => base.rows(),
    () => chunks.next(),
    () => base.snapshot(),
    () => base.memory(),
    () => base.setMapping({ version: 1 }),
    () => base.setSettings({}),
  ];
  for (const call of calls) {
    assert.throws(call, code('base.closed'), call.toString());
  }
  await assert.rejects(base.load('contacts', new Blob(['{}'])), code('base.closed'));
});

test('Symbol.dispose closes, where there is one', { skip: Symbol.dispose === undefined }, async () => {
  const base = await LeadBase.create();
  base[Symbol.dispose]();
  assert.ok(base.closed);
});

test('a base that runs out of memory is closed and says so; others live on', async () => {
  const [base, other] = [await LeadBase.create(), await LeadBase.create()];
  other.ingest('contacts', page(ada));
  assert.throws(() => base.ingest('contacts', new Uint8Array(4_294_000_000)), code('base.failed'));
  assert.ok(base.closed);
  assert.equal(other.count(), 1);
  other.close();
});

test('a forgotten base is collected with its memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const big = page(['1', { email: 'a@b.test', note: 'x'.repeat(8_000_000) }]);
  const external = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    return process.memoryUsage().rss;
  };
  (await LeadBase.create()).ingest('contacts', big);
  const before = await external();
  for (let i = 0; i < 40; i++) {
    (await LeadBase.create()).ingest('contacts', big); // never closed: 40 x 16 MB and more
  }
  assert.ok((await external()) - before < 300_000_000, `${before} -> ${process.memoryUsage().rss}`);
});

test('memory is told, and stays near to what the base holds', async () => {
  const base = await LeadBase.create();
  assert.ok(base.memory().heap <= 2 * 1024 * 1024);
  for (let at = 0; at < 20_000; at += 100) {
    base.ingest(
      'contacts',
      page(
        ...Array.from({ length: 100 }, (_, i) => [
          String(at + i + 1),
          { email: `p${at + i}@acme.test`, company: `Company ${at + i}`, note: 'y'.repeat(500) },
        ]),
      ),
    );
  }
  const { heap, base: held } = base.memory();
  assert.ok(held > 20_000 * 500 * 0.5, `${held}`);
  assert.ok(heap < 1.6 * held + 4_000_000, `heap ${heap}, base ${held}`);
  base.close();
});
