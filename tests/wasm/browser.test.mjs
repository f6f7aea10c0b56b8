// The packed package in headless Chromium, in a page and in workers, under the strict Content-Security-Policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, openPage } from './browser.mjs';
import { packageFolder, readVectors, root, sample, vectors } from './places.mjs';
import { serve } from './server.mjs';
import * as suites from './suites.mjs';

const digestFiles = [
  ['contacts', 'contacts.ndjson', join(vectors, 'pages')],
  ['contacts', 'broken.ndjson', join(vectors, 'pages')],
  ['companies', 'companies.json', join(vectors, 'pages')],
  ['deals', 'deals.json', join(vectors, 'pages')],
  ['contacts', 'sample-contacts.ndjson.gz', sample],
];

let browser;
let server;
let opened; // the page of the test that runs

before(async () => {
  browser = await launch();
  const pages = { '/': '<!doctype html><title>x</title><body></body>' };
  pages['/plain.html'] =
    '<!doctype html><title>x</title><body></body><script type="module" src="/tests/consumer/plain.js"></script>';
  const folders = {
    '/package/': join(packageFolder, 'dist'),
    '/vectors/': vectors,
    '/tests/': join(root, 'tests/wasm'),
  };
  server = await serve(folders, { pages });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** A test in a page of its own, which must not meet an error that the test does not expect. */
function inPage(name, run, expected = /^$/) {
  test(name, { timeout: 120_000 }, async () => {
    opened = await openPage(browser, `${server.url}/`);
    try {
      await run(opened.page);
      assert.deepEqual(
        opened.errors.filter((error) => !expected.test(error)),
        [],
      );
    } finally {
      await opened.context.close();
    }
  });
}

test('a plain script of a page uses the package without a bundler', async () => {
  const { page, errors, context } = await openPage(browser, `${server.url}/plain.html`);
  await page.waitForFunction(() => document.body.textContent.includes('@'));
  assert.equal(await page.textContent('body'), 'ada@acme.test');
  assert.deepEqual(errors, []);
  await context.close();
});

inPage(
  'the policy is in force: eval is refused',
  async (page) => {
    assert.equal(
      await page.evaluate(() => import('/tests/consumer/evaluates.js').then(({ refused }) => refused)),
      true,
    );
  },
  /Content.Security.Policy/,
);

for (const name of ['page', 'email', 'convert', 'mapping', 'mapping_check']) {
  inPage(`the vectors of ${name} hold in a page`, async (page) => {
    const run = async ([suite, cases]) =>
      (await import('/tests/suites.mjs'))[suite](await import('/package/index.js'), cases);
    assert.deepEqual(await page.evaluate(run, [name, readVectors(name).cases]), []);
  });
}

inPage('the vectors of page hold in a module worker', async (page) => {
  const run = ([suite, cases]) =>
    new Promise((resolve, reject) => {
      const worker = new Worker('/tests/consumer/module-worker.js', { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage([suite, cases]);
    });
  assert.deepEqual(await page.evaluate(run, ['page', readVectors('page').cases]), []);
});

inPage('the same files give the same digest in Node and in Chromium', async (page) => {
  const api = await import(pathToFileURL(join(packageFolder, 'dist/index.js')));
  const files = digestFiles.map(([object, name, folder]) => [object, name, readFileSync(join(folder, name))]);
  const run = async (list) => {
    const { digest } = await import('/tests/suites.mjs');
    const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return digest(
      await import('/package/index.js'),
      list.map(([object, name, text]) => [object, name, bytes(text)]),
    );
  };
  const there = await page.evaluate(
    run,
    files.map(([object, name, bytes]) => [object, name, bytes.toString('base64')]),
  );
  assert.match(there, /^[0-9a-f]{64}$/);
  assert.equal(there, await suites.digest(api, files));
});

inPage('the worker does what the README says: load with progress, leads, close', async (page) => {
  const found = await page.evaluate(async () => {
    const { LeadBaseWorker } = await import('/package/worker-client.js');
    const base = await LeadBaseWorker.create();
    const text = await (await fetch('/vectors/pages/contacts.ndjson')).text();
    const file = new File([`${text.trim()}\n`.repeat(200)], 'contacts.ndjson');
    const steps = [];
    const summary = await base.load('contacts', file, { onProgress: (progress) => steps.push(progress) });
    const answers = {
      summary,
      steps,
      size: file.size,
      leads: await base.leads({ limit: 1 }),
      count: await base.count(),
      where: (await base.report()).rejections[0].where,
      chunks: await (async () => {
        const chunks = [];
        for await (const chunk of base.export('json', { chunkRows: 2 })) chunks.push(chunk);
        return new Blob(chunks).text();
      })(),
      column: Array.from((await base.column('updatedAt')).numbers).length,
      snapshot: (await base.snapshot()).length,
      memory: await base.memory(),
      mapped: await base
        .setMapping({ version: 1, lead: [{ field: 'email', from: ['email'] }] })
        .then(() => base.leads({ limit: 1 })),
      duplicates: (await base.duplicates()).total,
      explained: (await base.explain('ada@acme.test')).lead.email,
    };
    base.close();
    base.close();
    answers.closed = await base.count().catch(({ code }) => code);
    return answers;
  });
  assert.equal(found.summary.pages, 400);
  assert.ok(found.steps.length >= 1 && found.steps.length < 400, 'progress is reported, but not for each page');
  assert.ok(found.steps.every(({ bytesRead }) => bytesRead > 0 && bytesRead <= found.size));
  assert.equal(found.leads[0].email, 'ada@acme.test');
  assert.equal(JSON.parse(found.chunks).length, found.count);
  assert.equal(found.column, found.count);
  assert.match(found.where, /^contacts\.ndjson:\d+ \/results\//);
  assert.ok(found.snapshot > 1000 && found.memory.heap > found.memory.base);
  assert.equal(found.mapped[0].jobTitle, null);
  assert.ok(found.duplicates >= 1);
  assert.equal(found.explained, 'ada@acme.test');
  assert.equal(found.closed, 'base.closed');
});

inPage('calls of the worker are performed in their order, and errors come back as what they are', async (page) => {
  const found = await page.evaluate(async () => {
    const { LeadBaseWorker } = await import('/package/worker-client.js');
    const { TrailSparkError } = await import('/package/index.js');
    const text = (id) =>
      JSON.stringify({
        results: [{ id, properties: { email: `p${id}@acme.test` }, updatedAt: '2026-11-01T00:00:00Z' }],
      });
    const base = await LeadBaseWorker.create();
    const order = [];
    await Promise.all(
      ['1', '2', '3', '4'].flatMap((id) => [
        base.ingest('contacts', text(id)).then(() => order.push(`in ${id}`)),
        base.count().then((count) => order.push(`count ${count}`)),
      ]),
    );
    const error = await base.explain('nobody').catch((error) => error);
    const faults = await base.setMapping({ version: 1, lead: [] }).catch((error) => error);
    const uncloneable = await base.ingest('contacts', () => 0).catch((error) => error);
    const refused = await LeadBaseWorker.create({ mapping: '{' }).catch((error) => error);
    const bytes = [new TextEncoder().encode(text('5')), new TextEncoder().encode(text('6'))];
    await base.ingest('contacts', bytes[0]);
    await base.ingest('contacts', bytes[1], 'a place', { transfer: true });
    const restored = await LeadBaseWorker.restore(await base.snapshot());
    const count = await restored.count();
    const damaged = await LeadBaseWorker.restore(new Uint8Array(9)).catch((error) => error);
    restored.close();
    base.close();
    return {
      order,
      count,
      codes: [error, faults, uncloneable, refused, damaged].map((one) => [one instanceof TrailSparkError, one.code]),
      lengths: bytes.map(({ length }) => length > 0),
    };
  });
  assert.deepEqual(found.order, ['in 1', 'count 1', 'in 2', 'count 2', 'in 3', 'count 3', 'in 4', 'count 4']);
  assert.deepEqual(found.codes, [
    [true, 'query.shape'],
    [true, 'mapping.required_field'],
    [true, 'argument.shape'],
    [true, 'json.syntax'],
    [true, 'snapshot.format'],
  ]);
  assert.deepEqual(found.lengths, [true, false], 'only what is transferred is gone');
  assert.equal(found.count, 6);
});

inPage(
  'an aborted load stops between pages and the base lives on; an aborted call that waits is dropped',
  async (page) => {
    const found = await page.evaluate(async () => {
      const { LeadBaseWorker } = await import('/package/worker-client.js');
      const base = await LeadBaseWorker.create();
      const text = (await (await fetch('/vectors/pages/contacts.ndjson')).text()).trim();
      const file = new File(Array(200).fill(`${text}\n`.repeat(100)), 'contacts.ndjson');
      const [stop, never] = [new AbortController(), new AbortController()];
      const loading = base
        .load('contacts', file, { signal: stop.signal, onProgress: () => stop.abort() })
        .catch(({ code, detail }) => [code, detail]);
      const waiting = base.count('lead', { signal: never.signal }).catch(({ code, detail }) => [code, detail]);
      never.abort();
      const before = await base.count('lead', { signal: never.signal }).catch(({ code }) => code);
      return { waiting: await waiting, loading: await loading, before, count: await base.count(), closed: base.closed };
    });
    assert.deepEqual(found.waiting, ['call.aborted', 'before it began']);
    assert.equal(found.before, 'call.aborted');
    assert.deepEqual(found.loading, ['call.aborted', 'the pages read before stay']);
    assert.ok(found.count > 0);
    assert.equal(found.closed, false);
  },
);

inPage(
  'a call that does not stop when aborted takes the worker with it, and every other call is told',
  async (page) => {
    const found = await page.evaluate(async () => {
      const { LeadBaseWorker } = await import('/package/worker-client.js');
      const base = await LeadBaseWorker.create({ worker: () => new Worker('/tests/consumer/stuck-worker.js') });
      const stop = new AbortController();
      const began = performance.now();
      const running = base.leads({}, { signal: stop.signal }).catch(({ code, detail }) => [code, detail]);
      const waiting = base.count().catch(({ code }) => code);
      setTimeout(() => stop.abort(), 50);
      return {
        running: await running,
        waiting: await waiting,
        later: await base.count().catch(({ code }) => code),
        closed: base.closed,
        took: performance.now() - began,
      };
    });
    assert.deepEqual(found.running, ['call.aborted', 'the worker was ended with it']);
    assert.equal(found.waiting, 'call.aborted');
    assert.equal(found.later, 'call.aborted');
    assert.equal(found.closed, true);
    assert.ok(found.took > 900 && found.took < 5000, `${found.took} ms`);
    await until(() => page.workers().length === 0);
  },
);

inPage(
  'a worker that cannot be started says so',
  async (page) => {
    const codes = await page.evaluate(async () => {
      const { LeadBaseWorker } = await import('/package/worker-client.js');
      const blob = () => new Worker(URL.createObjectURL(new Blob(['1'])));
      const start = (worker) =>
        LeadBaseWorker.create({ worker }).catch(({ code, remedy }) => [code, /worker-src/.test(remedy)]);
      return [await start(() => new Worker('/no/such/worker.js')), await start(blob)];
    });
    assert.deepEqual(codes, [
      ['worker.failed', true],
      ['worker.failed', true],
    ]);
  },
  /404|Content.Security.Policy|Refused|blocked|Failed to/i,
);

inPage('a worker that was forgotten is ended', async (page) => {
  await page.evaluate(async () => {
    const { LeadBaseWorker } = await import('/package/worker-client.js');
    window.count = await (await LeadBaseWorker.create()).count();
  });
  await until(async () => {
    await page.evaluate(() => globalThis.gc());
    return page.workers().length === 0;
  });
});

test('a server that does not know .wasm is no obstacle; one without the file is named', async () => {
  const pages = { '/': '<!doctype html><title>x</title>' };
  const plain = await serve({ '/package/': join(packageFolder, 'dist') }, { pages, hide: ['.wasm'] });
  const { page, context } = await openPage(browser, `${plain.url}/`);
  const count = () => import('/package/index.js').then(async ({ LeadBase }) => (await LeadBase.create()).count());
  assert.equal(await page.evaluate(count), 0);
  const message = await page.evaluate(() =>
    import('/package/index.js').then(({ LeadBase }) =>
      LeadBase.create({ wasm: '/no/such.wasm' }).catch((error) => error.message),
    ),
  );
  assert.match(message, /^module\.load: .*\/no\/such\.wasm answered 404/);
  await context.close();
  await plain.close();
});

async function until(holds) {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('it never came true');
}
