// A base in Node: what JavaScript adds to its questions and answers. (What the core decides is tested through the vectors.)
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LeadBase, ada, api, code, columnValues, page } from './node.mjs';

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
