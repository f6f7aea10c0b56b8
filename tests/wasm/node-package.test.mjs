// The packed package in Node: its files and size, where its module comes from, what its types allow.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { LeadBase, ada, api, code, page } from './node.mjs';
import { installed, packageFolder, root, tool } from './places.mjs';

test('the package has what the front end needs and no more, within 200 kB and 140 kB more for sync', () => {
  assert.deepEqual(
    readdirSync(join(packageFolder, 'dist'))
      .filter((name) => !/\.(js|d\.ts)$/.test(name))
      .sort(),
    ['trailspark-sync', 'trailspark'].flatMap((name) => ['d.mts', 'mjs', 'wasm'].map((type) => `${name}.${type}`)),
  );
  assert.ok(existsSync(join(packageFolder, 'README.md')));
  const size = (name) => gzipSync(readFileSync(join(packageFolder, 'dist', name)), { level: 9 }).length;
  for (const [name, most] of [
    ['trailspark', 200_000],
    ['trailspark-sync', 140_000], // loaded only where a sync is wanted
  ]) {
    const bytes = size(`${name}.wasm`) + size(`${name}.mjs`);
    console.log(`${name}, wasm and glue, gzip: ${bytes} bytes`);
    assert.ok(bytes <= most, `${name}: ${bytes} bytes`);
  }
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

test('the worker says clearly that Node has none of its kind', async () => {
  const { LeadBaseWorker } = await import(pathToFileURL(join(packageFolder, 'dist/worker-client.js')));
  await assert.rejects(
    LeadBaseWorker.create(),
    (error) => error.name === 'TrailSparkError' && error.code === 'worker.failed',
  );
});

test('sync says clearly what Node has not', async () => {
  const { PortalSync } = await import(pathToFileURL(join(packageFolder, 'dist/sync.js')));
  await assert.rejects(
    PortalSync.open({ portal: '1', api: 'http://localhost/', key: new Uint8Array(32) }),
    (error) => error.name === 'TrailSparkError' && error.code === 'sync.unsupported' && /workers/.test(error.detail),
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
      './trailspark-sync.wasm',
    ]),
    { encoding: 'utf8' },
  );
  assert.equal(attw.status, 0, attw.stdout + attw.stderr);
});

function command(line, more) {
  return [line[0], [...line.slice(1), ...more]];
}
