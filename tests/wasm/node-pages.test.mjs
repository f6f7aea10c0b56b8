// Pages on their way into a base in Node: bytes of every kind, files, streams.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { LeadBase, ada, code, page } from './node.mjs';

test('a page is taken as Uint8Array, as part of a larger buffer, as ArrayBuffer and as text', async () => {
  const bytes = page(ada);
  const wider = new Uint8Array(bytes.length + 20);
  wider.set(bytes, 7);
  const kinds = [
    bytes,
    wider.subarray(7, 7 + bytes.length),
    bytes.slice().buffer,
    new TextDecoder().decode(bytes),
    Buffer.from(bytes),
    new DataView(bytes.slice().buffer),
  ];
  for (const kind of kinds) {
    const base = await LeadBase.create();
    assert.deepEqual(base.ingest('contacts', kind), {
      pages: 1,
      records: 1,
      rejectedPages: 0,
      rejectedRecords: 0,
      rejectedValues: 0,
      nextAfter: 'there is more',
    });
    assert.equal(base.leads()[0].email, 'ada@acme.test');
    base.close();
  }
});

test('a page that is no bytes is refused with a hint, and nothing is lost by it', async () => {
  const base = await LeadBase.create();
  base.ingest('contacts', page(ada));
  for (const wrong of [{ results: [] }, [1, 2], 5, null, undefined]) {
    assert.throws(() => base.ingest('contacts', wrong), code('argument.shape'));
  }
  assert.throws(() => base.ingest('contacts', { results: [] }), /arrayBuffer/);
  assert.throws(
    () => base.ingest('tickets', page(ada)),
    (error) => error.code === 'argument.shape' && /tickets/.test(error.detail),
  );
  assert.equal(base.count(), 1);
  base.close();
});

test('what was broken in a page is said at once', async () => {
  const base = await LeadBase.create();
  const summary = base.ingest('contacts', '<html>502</html>', 'pages.ndjson:3');
  assert.equal(summary.rejectedPages, 1);
  assert.equal(summary.firstError.code, 'page.html');
  assert.equal(summary.firstError.where, 'pages.ndjson:3');
  for (const key of ['meaning', 'remedy', 'message']) {
    assert.ok(summary.firstError[key].length > 10, key);
  }
  const [rejection] = base.report().rejections;
  assert.equal(rejection.code, 'page.html');
  assert.ok(rejection.meaning && rejection.remedy);
  base.close();
});

test('pages of every size pass through the input buffer, while the memory grows under it', async () => {
  const base = await LeadBase.create();
  const sizes = [0, 1, 65_535, 65_536, 65_537, 3_000_000, 10, 200_000, 1_048_577, 100];
  sizes.forEach((size, index) => {
    const id = String(index + 1);
    const note = 'x'.repeat(size);
    const { records } = base.ingest(
      'contacts',
      page([id, { email: `${id}@acme.test`, note, company: note.slice(0, 9) }]),
    );
    assert.equal(records, 1, `size ${size}`);
  });
  assert.equal(base.ingest('contacts', new Uint8Array()).firstError.code, 'page.empty');
  const expected = sizes.map((size, index) => [`${index + 1}@acme.test`, 'x'.repeat(Math.min(size, 9)) || null]);
  assert.deepEqual(new Map(base.leads().map(({ email, company }) => [email, company])), new Map(expected.sort()));
  base.close();
});

test('load cuts a file into pages as ingestFile does, whatever its form and however it arrives', async () => {
  const one = new TextDecoder().decode(page(ada));
  const two = new TextDecoder().decode(page(['2', { email: 'b@b.test' }]));
  const pretty = JSON.stringify(JSON.parse(one), null, 2);
  const files = {
    'one document': one,
    'one document and a line break': `${one}\n`,
    'a pretty document': pretty,
    'a pretty document after blank lines': `\n \r\n${pretty}`,
    'a line each': `${one}\n${two}\n`,
    'a line each, no break at the end': `${one}\n${two}`,
    'carriage returns and blank lines': `\r\n${one}\r\n\r\n  \n${two}\r\n\t\n`,
    'a broken page between': `${one}\n{"results":[\n${two}\n`,
    'a second line that is indented': `${one}\n {"a":1}`,
    'a second line that is none': `${one}\nhuh`,
    'no page at all': 'huh',
    nothing: '',
    'blank lines alone': '\n\n',
    'half a character': `${two}\n${one.replace('CTO', 'C\u20acTO')}\n`,
  };
  const cut = (bytes, size) =>
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) {
          controller.enqueue(bytes.subarray(at, at + size));
        }
        controller.close();
      },
    });
  for (const [name, text] of Object.entries(files)) {
    const bytes = new TextEncoder().encode(text);
    const whole = await LeadBase.create();
    const summary = whole.ingestFile('contacts', bytes, 'pages');
    const ways = [
      new Blob([bytes]),
      cut(bytes, 1),
      cut(bytes, 7),
      cut(bytes, 1000),
      new Blob([gzipSync(bytes)]),
      cut(gzipSync(bytes), 1),
    ];
    for (const [index, way] of ways.entries()) {
      const base = await LeadBase.create();
      assert.deepEqual(await base.load('contacts', way, { name: 'pages' }), summary, `${name}, way ${index}`);
      assert.deepEqual(base.leads(), whole.leads(), `${name}, way ${index}`);
      assert.deepEqual(base.report(), whole.report(), `${name}, way ${index}`);
      base.close();
    }
    whole.close();
  }
});

test('load tells how far it is, stops between pages, and says what it could not read', async () => {
  const lines = Array.from({ length: 40 }, (_, i) =>
    new TextDecoder().decode(page([String(i + 1), { email: `p${i}@b.test` }])),
  ).join('\n');
  const base = await LeadBase.create();
  const steps = [];
  await base.load('contacts', new File([lines], 'x.ndjson'), { onProgress: (progress) => steps.push(progress) });
  assert.equal(steps.length, 40);
  assert.deepEqual(steps.at(-1), { bytesRead: lines.length, pages: 40, records: 40 });
  const stop = new AbortController();
  const other = await LeadBase.create();
  const onProgress = ({ pages }) => pages === 3 && stop.abort(new Error('enough'));
  await assert.rejects(
    other.load('contacts', new Blob([lines]), { signal: stop.signal, onProgress }),
    (error) => code('call.aborted')(error) && error.cause.message === 'enough',
  );
  assert.equal(other.count(), 3, 'what was read stays');
  const cutShort = gzipSync(lines).subarray(0, 200);
  await assert.rejects(other.load('contacts', new Blob([cutShort])), code('file.read'));
  base.close();
  other.close();
});
