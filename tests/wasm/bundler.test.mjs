// A front end that installed the packed package and builds with Vite, configured for nothing but silence about its own speed: its build and its development server, in Chromium.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, openPage } from './browser.mjs';
import { installed, tool } from './places.mjs';
import { serve } from './server.mjs';

const app = join(installed, 'vite-app');
const vite = tool('vite', 'bin/vite.js');
const page = JSON.stringify({
  results: [{ id: '1', properties: { email: 'Ada@acme.test' }, updatedAt: '2026-11-01T00:00:00Z' }],
});

let browser;
before(async () => {
  browser = await launch();
  mkdirSync(app, { recursive: true });
  writeFileSync(
    join(app, 'index.html'),
    '<!doctype html><title>x</title><body></body><script type="module" src="/main.js"></script>',
  );
  const main = `import { LeadBase } from '@trailspark/hubspot';
import { LeadBaseWorker } from '@trailspark/hubspot/worker';
import { PortalSync } from '@trailspark/hubspot/sync';
const emails = [];
for (const kind of [LeadBase, LeadBaseWorker]) {
  const base = await kind.create();
  await base.ingest('contacts', ${JSON.stringify(page)});
  emails.push((await base.leads())[0].email);
  base.close();
}
const portal = await PortalSync.open({ portal: '4711', api: '/hubspot/4711', key: new Uint8Array(32) });
const { verdict } = await portal.run(); // nobody is there, but the module was loaded and asked
portal.close();
document.body.textContent = [...emails, typeof verdict].join(' ');
`;
  writeFileSync(join(app, 'main.js'), main);
  // On a slow machine Vite would warn of how long its own plugins took.
  const config = { build: { rolldownOptions: { checks: { bundlerTimings: false } } } };
  writeFileSync(join(app, 'vite.config.mjs'), `export default ${JSON.stringify(config)};\n`);
});
after(() => browser?.close());

async function shows(url) {
  const { page: opened, errors, context } = await openPage(browser, url);
  try {
    await opened.waitForFunction(() => document.body.textContent.includes('@'), undefined, { timeout: 30_000 });
    assert.equal(await opened.textContent('body'), 'ada@acme.test ada@acme.test string');
    assert.deepEqual(
      errors.filter((error) => !/\/hubspot\/4711\//.test(error)),
      [],
    );
  } catch (error) {
    assert.fail(`${error.message}\n${errors.join('\n')}`);
  } finally {
    await context.close();
  }
}

test('what Vite builds works under the strict policy', { timeout: 120_000 }, async () => {
  const built = spawnSync(vite[0], [...vite.slice(1), 'build', '--base', './', '--logLevel', 'warn'], {
    cwd: app,
    encoding: 'utf8',
  });
  assert.equal(built.status, 0, built.stderr);
  assert.equal(built.stdout + built.stderr, '', 'without a warning');
  const server = await serve({ '/': join(app, 'dist') });
  await shows(`${server.url}/`);
  await server.close();
});

test("Vite's development server serves it", { timeout: 120_000 }, async () => {
  const running = spawn(vite[0], [...vite.slice(1), '--host', '127.0.0.1', '--port', '0', '--clearScreen', 'false'], {
    cwd: app,
  });
  try {
    let said = '';
    running.stderr.on('data', (text) => (said += text));
    const url = await new Promise((resolve, reject) => {
      running.stdout.on('data', (text) => {
        said += text;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said.replace(/\u001b\[\d+m/g, ''));
        if (found) resolve(found[0]);
      });
      running.on('exit', () => reject(new Error(said)));
    });
    await shows(`${url}/`);
  } finally {
    running.kill();
  }
});
