// The packed package in Node: what JavaScript adds to the core. (What the core decides is tested through the vectors.)
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync, gzipSync } from 'node:zlib';
import { installed, need, packageFolder, program, readVectors, root, sample, tool, vectors } from './places.mjs';
import * as suites from './suites.mjs';

const api = await import(pathToFileURL(join(packageFolder, 'dist/index.js')));
const { LeadBase, TrailSparkError, columnValues } = api;

const page = (...records) =>
  new TextEncoder().encode(
    JSON.stringify({
      results: records.map(([id, properties, updatedAt = '2026-11-01T00:00:00.000Z']) => ({
        id,
        properties,
        updatedAt,
        archived: false,
      })),
      paging: { next: { after: 'there is more' } },
    }),
  );
const ada = ['1', { email: 'Ada@acme.test', firstname: 'Ada', jobtitle: 'CTO' }];
const code = (expected) => (error) => error instanceof TrailSparkError && error.code === expected;

for (const [name, suite] of Object.entries({ page: 0, email: 0, convert: 0, mapping: 0, mapping_check: 0 })) {
  test(`the vectors of ${name} hold in Node`, async () => {
    const { cases } = readVectors(name);
    assert.ok(cases.length > 10, suite);
    assert.deepEqual(await suites[name](api, cases), []);
  });
}

test('the package has what the front end needs and no more, within 200 kB', () => {
  assert.deepEqual(
    readdirSync(join(packageFolder, 'dist'))
      .filter((name) => !/\.(js|d\.ts)$/.test(name))
      .sort(),
    ['trailspark.d.mts', 'trailspark.mjs', 'trailspark.wasm'],
  );
  assert.ok(existsSync(join(packageFolder, 'README.md')));
  const size = (name) => gzipSync(readFileSync(join(packageFolder, 'dist', name)), { level: 9 }).length;
  const bytes = size('trailspark.wasm') + size('trailspark.mjs');
  console.log(`wasm and glue, gzip: ${bytes} bytes`);
  assert.ok(bytes <= 200_000, `${bytes} bytes`);
});

test('the version is that of package.json', async () => {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  assert.equal((await api.about()).version, version);
});

test('the first minute of the README is what is promised, and works', () => {
  const minute = `import { LeadBase } from '@trailspark/hubspot';
const base = await LeadBase.create();
for await (const page of pages) base.ingest('contacts', page);   // Uint8Array, as fetch gives it
console.table(base.leads({ limit: 10 }));
base.close();
`;
  assert.ok(readFileSync(join(packageFolder, 'README.md'), 'utf8').includes(minute));
  const pages = `const pages = [new Uint8Array([${page(ada)}])];\n`;
  writeFileSync(join(installed, 'minute.mjs'), pages + minute);
  assert.match(execFileSync(process.execPath, ['minute.mjs'], { cwd: installed, encoding: 'utf8' }), /ada@acme\.test/);
});

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

test('windows, counts and columns', async () => {
  const base = await LeadBase.create();
  base.ingest(
    'contacts',
    page(
      ...Array.from({ length: 250 }, (_, i) => [
        String(i + 1),
        { email: `p${String(i).padStart(3, '0')}@acme.test`, jobtitle: i % 2 ? 'CTO' : '' },
      ]),
    ),
  );
  assert.equal(base.count(), 250);
  assert.equal(base.leads().length, 100, 'a hundred by default');
  assert.equal(base.leads({ limit: Infinity }).length, 250);
  assert.deepEqual(
    base.leads({ offset: 249 }).map(({ email }) => email),
    ['p249@acme.test'],
  );
  assert.deepEqual(base.leads({ offset: 250 }), []);
  for (const window of [{ limit: -1 }, { offset: 1.5 }, { limit: NaN }, { offset: '3' }]) {
    assert.throws(() => base.leads(window), code('argument.shape'));
  }
  const titles = base.column('jobTitle');
  assert.ok(titles.offsets instanceof Uint32Array && titles.text instanceof Uint8Array);
  assert.deepEqual(columnValues(titles).slice(0, 4), [null, 'CTO', null, 'CTO']);
  const times = base.column('updatedAt');
  assert.ok(times.numbers instanceof Float64Array);
  assert.equal(times.type, 'datetime');
  assert.deepEqual(columnValues(times)[0], new Date('2026-11-01T00:00:00.000Z'));
  assert.throws(
    () => base.column('noSuchField'),
    (error) => error.code === 'query.shape' && /noSuchField/.test(error.detail),
  );
  assert.throws(() => base.count('leads'), code('argument.shape'));
  base.close();
});

test('a column stays what it was when the base goes on', async () => {
  const base = await LeadBase.create();
  base.ingest('contacts', page(ada));
  const before = base.column('email');
  base.ingest(
    'contacts',
    page(
      ...Array.from({ length: 3000 }, (_, i) => [String(i + 2), { email: `p${i}@acme.test`, note: 'x'.repeat(2000) }]),
    ),
  );
  base.count();
  assert.deepEqual(columnValues(before), ['ada@acme.test']);
  base.close();
});

test('numbers, dates, flags and lists cross as what they are', async () => {
  const rule = (field, type) => ({ field, from: [field], type, custom: true });
  const deal = [
    rule('n', 'number'),
    rule('d', 'date'),
    rule('t', 'datetime'),
    rule('b', 'bool'),
    rule('m', 'multi_enum'),
  ];
  const base = await LeadBase.create({ mapping: { version: 1, deal } });
  base.ingest('deals', page(['1', { n: '0.1', d: '2026-11-23', t: '1795428000000', b: 'true', m: 'A;B' }], ['2', {}]));
  assert.deepEqual(
    base.deals().map(({ custom }) => custom),
    [
      { n: 0.1, d: '2026-11-23', t: '2026-11-23T10:00:00.000Z', b: true, m: ['A', 'B'] },
      { n: null, d: null, t: null, b: null, m: null },
    ],
  );
  const values = (field) => columnValues(base.column(field, 'deal'));
  assert.deepEqual(values('n'), [0.1, null]);
  assert.deepEqual(values('d'), [new Date('2026-11-23T00:00:00Z'), null]);
  assert.deepEqual(values('t'), [new Date(1795428000000), null]);
  assert.deepEqual(values('b'), [true, null]);
  base.close();
});

test('text of any script crosses unharmed, and half a surrogate does no harm', async () => {
  const base = await LeadBase.create();
  const company = '\u017dlu\u0165ou\u010dk\u00fd \u682a\u5f0f\u4f1a\u793e \u{1f40e} \u0000 "\\\n';
  base.ingest('contacts', page(['1', { email: 'a@b.test', company }]), 'a \ud800 place \u{1f40e}');
  assert.equal(base.leads()[0].company, company);
  assert.deepEqual(columnValues(base.column('company')), [company]);
  assert.throws(() => base.explain('x\ud800@y.test'), code('query.shape'));
  base.close();
});

test('a mapping is set and changed without reading again; a faulty one changes nothing and names all faults', async () => {
  const lead = (from) => ({
    version: 1,
    lead: [
      { field: 'email', from: ['email'] },
      { field: 'jobTitle', from },
    ],
  });
  const base = await LeadBase.create({ mapping: JSON.stringify(lead(['role', 'jobtitle'])) });
  base.ingest('contacts', page(['1', { email: 'a@b.test', jobtitle: 'CTO', role: 'Boss' }]));
  assert.equal(base.leads()[0].jobTitle, 'Boss');
  base.setMapping(lead(['jobtitle']));
  assert.equal(base.leads()[0].jobTitle, 'CTO');
  const faulty = {
    version: 1,
    lead: [
      { field: 'email', from: ['email'] },
      { field: 'email', from: ['x'] },
      { field: 'huh', from: ['y'] },
    ],
  };
  assert.throws(
    () => base.setMapping(faulty),
    (error) => {
      assert.deepEqual(
        error.faults.map((fault) => fault.code),
        ['mapping.duplicate_field', 'mapping.unknown_field'],
      );
      return code('mapping.duplicate_field')(error) && error.where === '/lead/1/field';
    },
  );
  for (const nothing of ['', 'null', null]) {
    assert.throws(() => base.setMapping(nothing), TrailSparkError);
  }
  assert.equal(base.leads()[0].jobTitle, 'CTO');
  base.close();
});

test('settings hold from the next question on', async () => {
  const base = await LeadBase.create({ settings: { plusTags: true } });
  base.ingest('contacts', page(['1', { email: 'a+x@b.test' }], ['2', { email: 'a@b.test' }]));
  assert.equal(base.count(), 1);
  base.setSettings({});
  assert.equal(base.count(), 2);
  assert.throws(() => base.setSettings({ plusTag: true }), code('query.shape'));
  base.close();
});

test('duplicates are counted and explained', async () => {
  const base = await LeadBase.create();
  base.ingest(
    'contacts',
    page(
      ada,
      ['2', { email: 'ada@ACME.test', jobtitle: 'CEO' }, '2026-11-02T00:00:00.000Z'],
      ['3', { email: 'b@b.test' }],
    ),
  );
  const { total, groups } = base.duplicates();
  assert.equal(total, 1);
  assert.deepEqual(
    groups[0].members.map(({ recordId, winner }) => [recordId, winner]),
    [
      ['2', true],
      ['1', false],
    ],
  );
  assert.deepEqual(base.duplicates({ limit: 0 }), { total: 1, groups: [] });
  assert.deepEqual(base.explain('  ADA@acme.test'), groups[0]);
  assert.equal(base.explain('3').rule, 'only');
  assert.throws(() => base.explain('nobody@acme.test'), code('query.shape'));
  base.close();
});

test('an export is the same in one chunk and in many, in every format', async () => {
  const base = await LeadBase.create();
  base.ingest(
    'contacts',
    page(
      ...Array.from({ length: 23 }, (_, i) => [String(i + 1), { email: `p${i}@acme.test`, company: '=1+1, "Inc."' }]),
    ),
  );
  const text = (format, options) => new Blob([...base.export(format, options)]).text();
  for (const format of ['ndjson', 'json', 'csv']) {
    const whole = await text(format, { chunkRows: Infinity });
    for (const chunkRows of [1, 5, 22, 23, 24]) {
      assert.equal(await text(format, { chunkRows }), whole, `${format} in chunks of ${chunkRows}`);
    }
  }
  assert.equal(JSON.parse(await text('json', { chunkRows: 4 })).length, 23);
  assert.equal((await text('csv')).trim().split('\r\n').length, 24);
  assert.match(await text('csv', { neutraliseFormulas: true }), /"'=1\+1, ""Inc\."""/);
  assert.deepEqual(JSON.parse(await text('json', { target: 'deal' })), []);
  assert.throws(() => [...base.export('xml')], code('argument.shape'));
  const chunks = base.export('ndjson', { chunkRows: 5 });
  chunks.next();
  base.ingest('contacts', page(ada));
  assert.throws(() => chunks.next(), code('base.changed'));
  base.close();
});

test('a snapshot restores to the same base; damage is refused with a reason', async () => {
  const base = await LeadBase.create();
  base.ingest('contacts', page(ada, ['2', { email: 'nobody' }]), 'a page');
  const bytes = base.snapshot();
  const mapping = {
    version: 1,
    lead: [
      { field: 'email', from: ['email'] },
      { field: 'company', from: ['jobtitle'] },
    ],
  };
  const again = await LeadBase.restore(bytes, { mapping });
  assert.equal(again.leads()[0].company, 'CTO');
  again.setMapping(await api.defaultMapping());
  assert.deepEqual(again.leads(), base.leads());
  assert.deepEqual(again.report(), base.report());
  const damaged = bytes.slice();
  damaged[damaged.length >> 1] ^= 1;
  await assert.rejects(LeadBase.restore(damaged), code('snapshot.damaged'));
  await assert.rejects(LeadBase.restore(new Uint8Array(100)), code('snapshot.format'));
  await assert.rejects(LeadBase.restore(new Uint8Array()), code('snapshot.format'));
  again.close();
  base.close();
});

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

test('the module comes from where it is told to: bytes, a compiled module, a response, an address', async () => {
  const file = join(packageFolder, 'dist/trailspark.wasm');
  const bytes = readFileSync(file);
  const response = () => new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
  for (const wasm of [
    bytes,
    new Uint8Array(bytes).buffer,
    await WebAssembly.compile(bytes),
    response(),
    Promise.resolve(response()),
    new Response(bytes),
    pathToFileURL(file),
    String(pathToFileURL(file)),
  ]) {
    const base = await LeadBase.create({ wasm });
    assert.equal(base.count(), 0);
    base.close();
  }
  for (const wasm of [
    new Uint8Array([1, 2, 3]),
    new Response('', { status: 404 }),
    new URL('file:///no/such/file.wasm'),
  ]) {
    await assert.rejects(LeadBase.create({ wasm }), code('module.load'));
  }
  assert.ok((await api.defaultMapping({ wasm: bytes })).lead.length > 5);
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

test('mappings are suggested, checked and compared without a base', async () => {
  const properties = {
    results: [
      { name: 'email', label: 'Email', type: 'string', fieldType: 'text', groupName: 'contactinformation' },
      { name: 'jobtitle', label: 'Job Title', type: 'string', fieldType: 'text', groupName: 'contactinformation' },
    ],
  };
  const { mapping, proposals } = await api.suggestMapping(properties, {
    fields: [{ name: 'shoeSize', label: 'Shoe Size', type: 'number' }],
  });
  assert.deepEqual(
    mapping.lead.map(({ field, from }) => [field, from[0]]),
    [
      ['email', 'email'],
      ['jobTitle', 'jobtitle'],
    ],
  );
  const shoes = proposals.find(({ field }) => field === 'shoeSize');
  assert.ok(!shoes.accepted && shoes.reason.length > 5);
  const finding = (
    await api.checkMapping({ version: 1, lead: [{ field: 'email', from: ['emial'] }] }, JSON.stringify(properties))
  )[0];
  assert.equal(finding.code, 'mapping.unknown_property');
  assert.equal(finding.isError, true);
  assert.match(finding.suggestion, /email/);
  assert.deepEqual(await api.diffMappings({ version: 1 }, { version: 1 }), []);
  assert.equal(
    (await api.diffMappings({ version: 1 }, { version: 1, deal: [] })).length,
    (await api.defaultMapping()).deal.length,
  );
  await assert.rejects(api.checkMapping({ version: 1 }, 'no json'), code('json.syntax'));
  await assert.rejects(api.suggestMapping({ results: 5 }), code('properties.shape'));
  await assert.rejects(api.suggestMapping(properties, { fields: [{}] }), code('fields.shape'));
  await assert.rejects(api.diffMappings({ version: 2 }, { version: 1 }), code('mapping.version'));
  await assert.rejects(api.checkMapping({ version: 1 }, properties, { target: 'leads' }), code('argument.shape'));
});

test('the worker says clearly that Node has none of its kind', async () => {
  const { LeadBaseWorker } = await import(pathToFileURL(join(packageFolder, 'dist/worker-client.js')));
  await assert.rejects(
    LeadBaseWorker.create(),
    (error) => error.name === 'TrailSparkError' && error.code === 'worker.failed',
  );
});

test('a consumer compiles against the types, strictly, and a misuse does not', () => {
  cpSync(join(root, 'tests/wasm/consumer'), installed, { recursive: true });
  const compile = (file) =>
    spawnSync(
      ...command(tool('typescript', 'bin/tsc'), [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        'false',
        '--target',
        'es2022',
        '--module',
        'nodenext',
        '--lib',
        'es2022,dom,dom.iterable',
        '--types',
        '',
        file,
      ]),
      { cwd: installed, encoding: 'utf8' },
    );
  const right = compile('consumer.ts');
  assert.equal(right.status, 0, right.stdout);
  const wrong = compile('misuse.ts');
  const lines = readFileSync(join(installed, 'misuse.ts'), 'utf8').split('\n');
  const expected = lines.flatMap((line, index) => (line.includes('// wrong') ? [index + 1] : []));
  assert.deepEqual(
    [...new Set(Array.from(wrong.stdout.matchAll(/misuse\.ts\((\d+),/g), ([, line]) => Number(line)))],
    expected,
    wrong.stdout,
  );
});

test('publint and attw find nothing to say', () => {
  const publint = spawnSync(...command(tool('publint', 'src/cli.js'), [packageFolder, '--strict']), {
    encoding: 'utf8',
  });
  assert.equal(publint.status, 0, publint.stdout + publint.stderr);
  const attw = spawnSync(
    ...command(tool('@arethetypeswrong/cli', 'dist/index.js'), [
      process.env.TRAILSPARK_TARBALL,
      '--profile',
      'esm-only',
      '--no-definitely-typed',
      '--exclude-entrypoints',
      './trailspark.wasm',
    ]),
    { encoding: 'utf8' },
  );
  assert.equal(attw.status, 0, attw.stdout + attw.stderr);
});

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

function command(line, more) {
  return [line[0], [...line.slice(1), ...more]];
}
