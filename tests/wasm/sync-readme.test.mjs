// The README's example of sync, as it stands there, in a page of a front end that Vite has built.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { launch, openPage } from './browser.mjs';
import { installed, packageFolder, tool } from './places.mjs';
import { openDoor, until } from './sync-door.mjs';

const app = join(installed, 'sync-app');
const door = await openDoor('readme', '--contacts', 60);
const browser = await launch();
after(async () => {
  await browser.close();
  await door.close();
});

test('the README example of sync does what it says', { timeout: 120_000 }, async () => {
  const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
  const [, example] = /## Syncing a portal.*?```js\n(.*?)```/s.exec(readme);
  mkdirSync(app, { recursive: true });
  writeFileSync(
    join(app, 'index.html'),
    '<!doctype html><title>x</title><script type="module" src="/main.js"></script>',
  );
  const code = example.replaceAll('24681357', door.portal);
  writeFileSync(join(app, 'main.js'), `const key = new Uint8Array(32).fill(9);\n${code}\ndocument.title = 'done';\n`);
  const [command, ...line] = tool('vite', 'bin/vite.js');
  const built = spawnSync(command, [...line, 'build', '--base', './', '--logLevel', 'warn'], {
    cwd: app,
    encoding: 'utf8',
  });
  assert.equal(built.status, 0, built.stderr);

  door.serveToo('/app/', join(app, 'dist'));
  const said = [];
  const { page, errors, context } = await openPage(browser, `${door.url}/`);
  page.on('console', (message) => said.push([message.type(), message.text()]));
  await page.goto(`${door.url}/app/index.html`);
  await until(async () => (await page.title()) === 'done');
  assert.ok(
    said.some(([, text]) => text === 'complete'),
    JSON.stringify(said),
  );
  assert.ok(said.some(([type]) => type === 'table'));
  assert.deepEqual(errors, []);
  await context.close();
});
