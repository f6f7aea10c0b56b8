// The way from a "Connect" button to an authorization code in headless Chromium: with a mouse, with a keyboard alone, as
// someone who declines, and as someone whose link is wrong. Screenshots of all pages go to build/screenshots/oauth.
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, openPage, views } from '../wasm/browser.mjs';
import { Simulator, root } from './simulator.mjs';

const screenshots = join(root, 'build/screenshots/oauth');
const required = [
  ...['oauth', 'crm.objects.contacts.read', 'crm.objects.contacts.write', 'crm.objects.companies.read'],
  ...['crm.objects.deals.read', 'sales-email-read'],
];
const optional = ['crm.schemas.contacts.write', 'crm.objects.owners.read', 'forms', 'content', 'business-intelligence'];
const user = 'admin@northforge.example';
// Names of buttons and headings, as a screen reader tells them.
const button = { login: 'Log in', logout: 'Log out', allow: 'Connect app', deny: 'Cancel' };

const simulator = await Simulator.start('--contacts', 300, '--seed', 9);
// An app that asks for more than a small account has: that account cannot connect it.
const profile = join(tmpdir(), `hubspot-simulator-profile-${process.pid}.json`);
writeFileSync(profile, JSON.stringify({ tier: 'starter', requiredScopes: [...required, 'content'] }));
const strict = await Simulator.start('--contacts', 10, '--profile', profile);

// The app: its redirect address, and the addresses under which it was called.
const arrived = [];
const app = createServer((request, response) => {
  if (request.url.startsWith('/callback')) {
    arrived.push(new URL(request.url, redirectUri));
  }
  response.setHeader('content-type', 'text/html;charset=utf-8');
  response.end('<!doctype html><html lang="en"><title>The app</title><h1>Back at the app</h1>');
});
await new Promise((resolve) => app.listen(0, '127.0.0.1', resolve));
const redirectUri = `http://localhost:${app.address().port}/callback?tenant=7`;

let browser;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  app.close();
});

/** The address behind the "Connect" button. */
function start(changes = {}, { url, clientId } = simulator) {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: required.join(' '),
    optional_scope: optional.join(' '),
    state: 'a b&c=\u00fc',
    ...changes,
  });
  return `${url}/oauth/authorize?${query}`;
}

/** A test in a fresh browser on that page. Pages of errors are errors to Chromium's console too: `expected` fits them. */
function inBrowser(name, address, run, expected = /^$/) {
  test(name, { timeout: 60_000 }, async () => {
    const { page, errors, context } = await openPage(browser, address, views['wide-light']);
    arrived.length = 0;
    try {
      await run(page);
      assert.deepEqual(
        errors.filter((error) => !expected.test(error)),
        [],
      );
    } finally {
      await context.close();
    }
  });
}

const heading = (page) => page.getByRole('heading', { level: 1 }).textContent();
const press = (page, name) => page.getByRole('button', { name }).click();

async function logIn(page) {
  await page.getByLabel('Password').fill('x');
  await press(page, button.login);
}

/** Logs in and chooses one of the accounts. */
async function choose(page, account) {
  await logIn(page);
  await page.getByRole('navigation', { name: 'Accounts' }).getByRole('link', { name: account }).click();
}

/** What the app was told, once. */
async function told(page) {
  await page.getByRole('heading', { name: 'Back at the app' }).waitFor();
  assert.equal(arrived.length, 1);
  return Object.fromEntries(arrived[0].searchParams);
}

async function exchange(code) {
  const response = await fetch(`${simulator.url}/oauth/2026-09/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
      ...{ client_id: simulator.clientId, client_secret: simulator.clientSecret },
    }),
  });
  return response.json(); // `status` is an error's
}

inBrowser('log in, choose an account, read what is asked for, agree', start(), async (page) => {
  assert.equal(await heading(page), 'Log in');
  assert.equal(await page.getByLabel('Email address').inputValue(), user);
  await logIn(page);
  assert.equal(await heading(page), 'Choose an account');
  const accounts = page.getByRole('navigation', { name: 'Accounts' }).getByRole('link');
  assert.equal(await accounts.count(), simulator.portals.length);
  for (const [index, portalId] of simulator.portals.entries()) {
    assert.match(await accounts.nth(index).textContent(), new RegExp(String(portalId)));
  }
  await accounts.nth(1).click();
  assert.equal(await heading(page), 'Connect TrailSpark to Elmwood Trading');
  const items = await page.getByRole('listitem').allTextContents();
  // All that is required, and of the optional ones what a Professional account has.
  const listed = [...required, ...optional.filter((scope) => scope !== 'business-intelligence')];
  assert.equal(items.length, listed.length);
  for (const scope of listed) {
    const words = items.find((item) => item.endsWith(` ${scope}`))?.slice(0, -scope.length - 1);
    assert.match(words ?? '', /^[A-Z][a-z].* /, scope);
  }
  await press(page, button.allow);
  const { code, ...rest } = await told(page);
  assert.deepEqual(rest, { tenant: '7', state: 'a b&c=\u00fc' });
  const tokens = await exchange(code);
  assert.equal(tokens.status, undefined);
  assert.equal(tokens.hub_id, simulator.portals[1]);
  assert.deepEqual(tokens.scopes.sort(), listed.sort());
  assert.equal((await exchange(code)).status, 'BAD_AUTH_CODE');
});

inBrowser('who declines sends the app access_denied, and no code', start(), async (page) => {
  await choose(page, 'Northforge Demo');
  await press(page, button.deny);
  const { error, error_description, ...rest } = await told(page);
  assert.equal(error, 'access_denied');
  assert.ok(error_description.length > 0);
  assert.deepEqual(rest, { tenant: '7', state: 'a b&c=\u00fc' });
});

inBrowser('a small account is not asked for what it cannot give', start(), async (page) => {
  await choose(page, 'New account');
  const text = await page.getByRole('main').textContent();
  assert.match(text, /crm\.objects\.owners\.read/);
  assert.doesNotMatch(text, /business-intelligence|website pages/);
});

inBrowser('the way back: another account, and logging out', start(), async (page) => {
  await choose(page, 'New account');
  await page.getByRole('link', { name: 'Choose another account' }).click();
  assert.equal(await heading(page), 'Choose an account');
  await press(page, button.logout);
  assert.equal(await heading(page), 'Log in');
  assert.equal(arrived.length, 0);
});

inBrowser(
  'a wrong address is told next to the fields, and the right one goes on',
  start(),
  async (page) => {
    await page.getByLabel('Email address').fill('nobody@acme.test');
    await logIn(page);
    assert.match(await page.getByRole('alert').textContent(), /^Nobody with this email address/);
    assert.equal(await page.getByLabel('Email address').getAttribute('aria-invalid'), 'true');
    await page.getByLabel('Email address').fill(` ${user.toUpperCase()}`);
    await logIn(page);
    assert.equal(await heading(page), 'Choose an account');
  },
  /401 \(Unauthorized\)/,
);

inBrowser('an app that sends users straight to an account skips the choice', start(), async (page) => {
  const portalId = simulator.portals[2];
  await page.goto(start().replace('/oauth/authorize', `/oauth/${portalId}/authorize`));
  await logIn(page);
  assert.equal(await heading(page), 'Connect TrailSpark to New account');
  await press(page, button.allow);
  assert.equal((await exchange((await told(page)).code)).hub_id, portalId);
});

// Every step has a visible mark, too: an outline of some width.
inBrowser('a keyboard is enough', start(), async (page) => {
  const reach = async (what) => {
    for (let presses = 0; presses < 20; ++presses) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const { activeElement: element } = document;
        const name = element.labels?.[0]?.textContent ?? element.textContent;
        return { name: name.trim(), outline: parseFloat(getComputedStyle(element).outlineWidth) };
      });
      assert.ok(found.outline >= 2, `no outline around "${found.name}"`);
      if (found.name.startsWith(what)) {
        return;
      }
    }
    assert.fail(`the Tab key does not reach "${what}"`);
  };
  await reach('Email address');
  await reach('Password');
  await page.keyboard.type('secret');
  await page.keyboard.press('Enter'); // without the button
  await page.getByRole('heading', { name: 'Choose an account' }).waitFor();
  await reach('Elmwood Trading');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Connect TrailSpark' }).waitFor();
  await reach(button.allow);
  await page.keyboard.press('Space');
  assert.match((await told(page)).code, /^na1-/);
});

// Pages: how to come to them, and the status of their answer where it is no 200.
const pages = {
  login: { at: start() },
  'login-failed': {
    at: start(),
    status: 401,
    async go(page) {
      await page.getByLabel('Email address').fill('nobody@acme.test');
      await logIn(page);
    },
  },
  accounts: { at: start(), go: logIn },
  consent: { at: start(), go: (page) => choose(page, 'Northforge Demo') },
  'unknown-client': { at: start({ client_id: 'no-such-app' }), status: 400, says: /no-such-app/ },
  'no-client': { at: `${simulator.url}/oauth/authorize`, status: 400, says: /no client_id/ },
  'wrong-redirect': {
    at: start({ redirect_uri: 'https://evil.example/callback' }),
    status: 400,
    says: /https:\/\/evil\.example\/callback\. Registered: any address/,
  },
  'wrong-scopes': {
    at: start({ scope: 'oauth crm.objects.contacts.read tickets', optional_scope: 'timeline' }),
    status: 400,
    says: /View deals\s*crm\.objects\.deals\.read.*tickets.*timeline/s,
  },
  'account-lacks-scopes': {
    at: start({ scope: [...required, 'content'].join(' '), optional_scope: '' }, strict),
    status: 403,
    go: (page) => choose(page, 'Northforge Demo'),
    says: /has not subscribed to.*\bcontent\b.*Choose another account/s,
  },
  'not-your-account': {
    at: start().replace('/oauth/authorize', '/oauth/999/authorize'),
    status: 403,
    go: logIn,
    says: /Log in as one of its users.*Choose another account.*Log out/s,
  },
};

// What every page is, also where it is a dead end: named, in one language, with one heading, readable, no wider than a phone.
for (const [name, { at, go, status = 200, says = /./ }] of Object.entries(pages)) {
  test(`the page "${name}" is accessible, light and dark, wide and narrow`, { timeout: 60_000 }, async () => {
    const { page, context } = await openPage(browser, 'about:blank');
    arrived.length = 0;
    let last;
    page.on('response', (response) => response.request().isNavigationRequest() && (last = response));
    await page.goto(at);
    await go?.(page);
    await page.getByRole('contentinfo').waitFor();
    assert.equal(last.status(), status);
    assert.match(await page.getByRole('main').textContent(), says);
    await page.evaluate(axe.source);
    for (const [view, { viewport, colorScheme }] of Object.entries(views)) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const { violations, incomplete } = await page.evaluate(() => globalThis.axe.run({ preload: false }));
      assert.deepEqual([...violations, ...incomplete].map(faultOf), [], view);
      await page.screenshot({ path: join(screenshots, `${name}-${view}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    assert.equal(arrived.length, 0, 'nobody was sent anywhere');
    await context.close();
  });
}

const faultOf = ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`;
