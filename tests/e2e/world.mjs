// What the tests of the settings page share: HubSpot's stand-in, the service with the built page, and people who use it in
// headless Chromium. Whatever a page asks for elsewhere than at the service, or complains of, fails its test.
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Service, Simulator } from '../service/world.mjs';
import { launch, views } from '../wasm/browser.mjs';
import { need, root } from '../wasm/places.mjs';

export { Simulator, views };
export const screenshots = join(root, 'build/screenshots/settings');
export const names = { owner: /Owner/, admin: /Admin/, editor: /Editor/, viewer: /Viewer/ };

/** The service with the built page and the simulator behind it; both end with the tests of the file. */
export async function startWorld({ contacts = 400, options = [], config = {}, host } = {}) {
  const dist = join(root, 'web-demo/dist');
  need(join(dist, 'index.html'), 'build the page first: npm run build --prefix web-demo');
  mkdirSync(screenshots, { recursive: true });
  const simulator = await Simulator.start('--contacts', contacts, '--dirty', '--no-limits', ...options);
  const service = await Service.start(simulator, { config: { page: dist, ...config }, host });
  const world = { simulator, service, url: service.url };
  before(async () => (world.browser = await launch()));
  after(async () => world.browser?.close());
  return world;
}

/** A person with a browser of their own. `errors`: what the console said; `elsewhere`: what was asked of others. */
export async function open(world, path = '/settings/connect', options = views['wide-light']) {
  const context = await world.browser.newContext({ acceptDownloads: true, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors = [];
  const elsewhere = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on(
    'console',
    (message) => message.type() === 'error' && errors.push(`${message.text()} ${message.location().url}`),
  );
  page.on('request', (request) => {
    const url = request.url();
    const isNavigation = request.isNavigationRequest() && url.startsWith(world.simulator.url);
    if (!url.startsWith(`${world.url}/`) && !url.startsWith('blob:') && !isNavigation) {
      elsewhere.push(url);
    }
  });
  await page.goto(world.url + path);
  return { page, context, errors, elsewhere };
}

/** A test with a logged-in person. `expected` fits console errors that belong to the test: refusals show up there. */
export function as(role, name, world, run, { expected = /^$/, path, options, timeout = 120_000 } = {}) {
  test(name, { timeout }, async () => {
    const { page, context, errors, elsewhere } = await open(world, path, options);
    try {
      await logIn(page, role);
      await run(page, context);
      assert.deepEqual(
        errors.filter((error) => !expected.test(error)),
        [],
        'the console is silent',
      );
      assert.deepEqual(elsewhere, [], 'nothing is asked of anybody but the service');
    } catch (error) {
      await page.screenshot({ path: join(screenshots, 'failed.png'), fullPage: true }).catch(() => {});
      throw error;
    } finally {
      await context.close();
    }
  });
}

export async function logIn(page, role) {
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.getByRole('listitem').getByRole('button', { name: names[role] }).click();
  await page.getByRole('heading', { name: 'Help' }).or(page.getByText('Connect HubSpot first')).first().waitFor();
}

/** On HubSpot's own pages: log in if asked, choose the account if asked, and answer. */
export async function onHubspot(page, portal, answer = 'Connect app') {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const password = page.getByLabel('Password');
  if (await password.count()) {
    await password.fill('x');
    await page.getByRole('button', { name: 'Log in' }).click();
  }
  const account = page.getByRole('navigation', { name: 'Accounts' }).getByRole('link', { name: String(portal) });
  const decide = page.getByRole('button', { name: answer });
  await account.or(decide).first().waitFor();
  if (await account.count()) {
    await account.click();
  }
  await decide.click();
}

/** Connects an account, from the page to HubSpot's pages and back. */
export async function connect(page, portal) {
  await page.getByRole('button', { name: /^Connect (HubSpot|another account)$/ }).click();
  await page.waitForURL(/\/oauth\//);
  await onHubspot(page, portal);
  await page.getByText(`HubSpot account ${portal} is connected.`).waitFor();
}

export const goTo = (page, view) =>
  page.getByRole('navigation', { name: 'HubSpot settings' }).getByRole('link', { name: view, exact: true }).click();

/** Syncs to the end, whatever was there. */
export async function sync(page) {
  await goTo(page, 'Sync');
  await page.getByRole('button', { name: /Start the sync|Sync what changed|Go on where/ }).click();
  await page.getByText('Complete: every record is here.').waitFor({ timeout: 90_000 });
}

/** Nothing that axe knows of is wrong with the page as it stands. */
export async function isAccessible(page, where) {
  assert.deepEqual(await faultsOf(page), [], `axe on ${where}`);
}

/** What axe finds wrong with it, a line each. */
export async function faultsOf(page) {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
    );
  });
}

/** Nothing sticks out of the page to the side. */
export async function fits(page, where) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(beyond <= 0, `${where} is ${beyond} pixels too wide`);
}

/** A dialog that is open. What it shows stands beside its frame in the document, not in it. */
export const dialogOf = (page) => page.locator('wa-dialog[open]');

/** The text of an element with all that its components show. */
export const textOf = (locator) =>
  locator.evaluate((element) => {
    const read = (node) =>
      node.nodeType === Node.TEXT_NODE
        ? node.data
        : node.nodeName === 'STYLE'
          ? ''
          : [...(node.shadowRoot ? [...node.shadowRoot.childNodes, ...node.childNodes] : node.childNodes)]
              .map(read)
              .join(' ');
    return read(element).replace(/\s+/g, ' ');
  });
