// The view of dropped files on a page of its own, as Vite built it, in headless Chromium under the strict
// Content-Security-Policy: files in, leads out.
// Screenshots of it, light and dark, wide and narrow, go to build/screenshots.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch, openPage, views } from './browser.mjs';
import { root, screenshots, vectors } from './places.mjs';
import { serve } from './server.mjs';

let browser;
let server;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launch();
  server = await serve({ '/': join(root, 'web-demo/dist') });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** A test on the opened page; nothing may go wrong in its console. */
function inPage(name, run, options = views['wide-light']) {
  test(name, { timeout: 120_000 }, async () => {
    const { page, errors, context } = await openPage(browser, `${server.url}/files.html`, {
      acceptDownloads: true,
      ...options,
    });
    try {
      await run(page);
      assert.deepEqual(errors, []);
    } finally {
      await context.close();
    }
  });
}

/** Drops files on the page, as a hand would: [name, bytes]. */
async function drop(page, ...files) {
  const transfer = await page.evaluateHandle(
    (list) => {
      const data = new DataTransfer();
      list.forEach(([name, text]) =>
        data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name)),
      );
      return data;
    },
    files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  );
  await page.locator('file-drop').dispatchEvent('drop', { dataTransfer: transfer });
}

/** The text of an element with all that its components show. */
const textOf = (locator) =>
  locator.evaluate((element) => {
    const read = (node) =>
      node.nodeType === Node.TEXT_NODE ? node.data : [...(node.shadowRoot ?? node).childNodes].map(read).join('');
    return read(element).replace(/\s+/g, ' ');
  });

const done = (page) => page.getByRole('status').filter({ hasText: /^Done/ }).waitFor({ state: 'attached' });
const figures = (page) => page.locator('.figures dd').allTextContents();
const rows = (page) => page.getByRole('grid').getByRole('row');
const contacts = () => readFileSync(join(vectors, 'pages/contacts.ndjson'));

inPage(
  'a dropped file becomes leads; the browser asks nobody but this server, and only for the page itself',
  async (page) => {
    const before = server.requests.length;
    const elsewhere = [];
    page.on(
      'request',
      (request) =>
        request.url().startsWith(server.url) || request.url().startsWith('blob:') || elsewhere.push(request.url()),
    );
    await drop(page, ['contacts.ndjson', contacts()]);
    await done(page);
    assert.deepEqual(await figures(page), ['10', '8', '2', '2']);
    assert.match(await rows(page).nth(1).textContent(), /Ada Lovelace\s*ada@acme\.test/);
    assert.match(await rows(page).nth(1).textContent(), /2 in one/);
    const asked = server.requests.slice(before).filter((path) => !/\.(js|wasm|svg)$/.test(path));
    assert.deepEqual(asked, [], 'no request carries data');
    assert.deepEqual(elsewhere, []);
  },
);

inPage(
  'files are chosen too, gzip included; companies and deals go by their names or by what is said',
  async (page) => {
    await page.locator('input[type=file]').setInputFiles([
      { name: 'contacts.ndjson.gz', mimeType: 'application/gzip', buffer: gzipSync(contacts()) },
      {
        name: 'my-companies.json',
        mimeType: 'application/json',
        buffer: readFileSync(join(vectors, 'pages/companies.json')),
      },
    ]);
    await done(page);
    await page.getByLabel('They hold').selectOption('deals');
    await drop(page, ['anything.json', readFileSync(join(vectors, 'pages/deals.json'))]);
    await page.getByRole('tab', { name: /Deals/ }).click();
    await page.getByText('Analytical engine').waitFor();
    await page.getByRole('tab', { name: /Accounts/ }).click();
    await page.getByText('acme.test', { exact: true }).waitFor();
  },
);

inPage('what is wrong with a file stands at the file and in the report, with what to do', async (page) => {
  await drop(
    page,
    ['broken.ndjson', readFileSync(join(vectors, 'pages/broken.ndjson'))],
    ['photo.gz', gzipSync(contacts()).subarray(0, 90)],
  );
  await done(page);
  const list = page.getByRole('list', { name: 'Files' });
  assert.match(await list.textContent(), /The page ends in the middle.*What to do: fetch the page again/s);
  assert.match(await list.textContent(), /not read to its end.*The file cannot be read to its end/s);
  await page.getByRole('tab', { name: /Report/ }).click();
  const report = await textOf(page.locator('report-view'));
  assert.match(report, /The page is HTML, not JSON.*What to do:.*broken\.ndjson:3.*page\.html/s);
  assert.match(report, /Not taken: .*2 pages/s);
});

inPage('duplicates are explained: who met, who won, what differed', async (page) => {
  await drop(page, ['contacts.ndjson', contacts()]);
  await page.getByRole('tab', { name: /Duplicates/ }).click();
  await page.locator('duplicate-list summary').first().click();
  const text = await textOf(page.locator('duplicate-list li').first());
  assert.match(
    text,
    /ada@acme\.test.*2 records.*100451.*wins.*100203.*the same address.*Job title.*Chief Technology Officer.*CTO/s,
  );
});

inPage('the keyboard alone does everything', async (page) => {
  await page.keyboard.press('Tab'); // the list of objects
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(
    await page.evaluate(() => document.querySelector('lead-page').shadowRoot.activeElement.textContent.trim()),
    'Try it with a sample',
  );
  await page.keyboard.press('Enter');
  await done(page);
  const leads = page.getByRole('tab', { name: /Leads/ });
  await leads.focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.getByRole('tab', { name: /Duplicates/ }).getAttribute('aria-selected'), 'true');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('grid').focus();
  const active = () =>
    page.evaluate(() => {
      const grid = document
        .querySelector('lead-page')
        .shadowRoot.querySelector('row-table')
        .shadowRoot.querySelector('[role=grid]');
      return grid.querySelector(`#${grid.getAttribute('aria-activedescendant')}`)?.getAttribute('aria-rowindex');
    });
  assert.equal(await active(), '2');
  await page.keyboard.press('End');
  const count = Number((await figures(page))[1]);
  await page.waitForFunction(
    ([query, wanted]) => {
      const grid = document
        .querySelector('lead-page')
        .shadowRoot.querySelector('row-table')
        .shadowRoot.querySelector(query);
      return (
        grid.querySelector(`#${grid.getAttribute('aria-activedescendant')}`)?.getAttribute('aria-rowindex') === wanted
      );
    },
    ['[role=grid]', String(count + 1)],
  );
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  assert.match(await textOf(page.getByRole('dialog')), /Where each value came from/);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

inPage('a lead is found by any address or record id; who is not there is said kindly', async (page) => {
  await drop(page, ['contacts.ndjson', contacts()]);
  await done(page);
  const search = page.getByRole('searchbox');
  await search.fill(' ADA@acme.test');
  await search.press('Enter');
  await page.getByRole('dialog').getByText('What differed').waitFor();
  await page.keyboard.press('Escape');
  await search.fill('nobody@acme.test');
  await search.press('Enter');
  await page.waitForFunction(() =>
    document
      .querySelector('lead-page')
      .shadowRoot.querySelector('input[type=search]')
      .validationMessage.includes('No lead'),
  );
});

inPage('leads are saved as CSV and NDJSON, formulas made harmless', async (page) => {
  await drop(page, ['contacts.ndjson', contacts()]);
  await done(page);
  for (const [name, pattern] of [
    ['CSV', /^email,recordId,updatedAt.*\r\nada@acme\.test,100451/],
    ['NDJSON', /^\{"email":"ada@acme\.test"/],
  ]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Save as ${name}` }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `leads.${name.toLowerCase()}`);
    assert.match(readFileSync(await download.path(), 'utf8'), pattern);
  }
});

inPage('a hundred thousand records are read while the page stays alive, can be stopped, and scroll', async (page) => {
  const record = (id) => ({
    id: String(id),
    properties: {
      email: `p${id}@acme.test`,
      firstname: 'Ada',
      lastname: `Number ${id}`,
      company: 'Acme',
      jobtitle: 'CTO',
    },
    updatedAt: '2026-11-01T00:00:00.000Z',
    archived: false,
  });
  const lines = Array.from({ length: 1000 }, (_, at) =>
    JSON.stringify({ results: Array.from({ length: 100 }, (_, i) => record(at * 100 + i + 1)) }),
  );
  const buffer = gzipSync(lines.join('\n'));
  const give = (name) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/gzip', buffer });
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const beat = () => {
      window.longest = Math.max(window.longest, performance.now() - last);
      last = performance.now();
      setTimeout(beat, 10);
    };
    beat();
  });
  await give('contacts.ndjson.gz');
  await done(page);
  assert.deepEqual(
    (await figures(page)).map((text) => text.replace(/\D/g, '')),
    ['100000', '100000', '0', '0'],
  );
  const longest = await page.evaluate(() => window.longest);
  assert.ok(longest < 1000, `the page was deaf for ${longest} ms`);
  assert.ok((await rows(page).count()) < 60, 'only the rows in sight are in the document');
  await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight / 2 }));
  await page
    .getByText(/p5\d{4}@acme\.test|p[1-9]\d{4}@acme\.test/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Try it with a sample' }).waitFor();
  await give('contacts.ndjson.gz');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page
    .getByText(/stopped after|100,000 records in/)
    .first()
    .waitFor();
  await done(page);
});

inPage('a browser that cannot run the module is told so, with what to do', async (page) => {
  await page.route('**/*.wasm', (route) =>
    route.fulfill({ status: 200, contentType: 'application/wasm', body: 'no module' }),
  );
  await drop(page, ['contacts.ndjson', contacts()]);
  assert.match(await page.getByRole('alert').textContent(), /the WebAssembly module cannot be loaded.*What to do:/s);
});

for (const [view, options] of Object.entries(views)) {
  inPage(
    `the page can be shown: ${view}`,
    async (page) => {
      const shot = (name) => page.screenshot({ path: join(screenshots, `${view}-${name}.png`) });
      await shot('1-empty');
      await page.getByRole('button', { name: 'Try it with a sample' }).click();
      await done(page);
      await rows(page).nth(3).getByText('@').waitFor();
      await shot('2-leads');
      await page.getByRole('tab', { name: /Duplicates/ }).click();
      await page.locator('duplicate-list summary').first().click();
      await shot('3-duplicates');
      await page.getByRole('tab', { name: /Report/ }).click();
      await page.locator('report-view li').first().waitFor();
      await shot('4-report');
      await page.getByRole('tab', { name: /Leads/ }).click();
      await rows(page).nth(3).click();
      await page.getByRole('dialog').waitFor();
      await shot('5-explanation');
      const sideways = (element) => element.scrollWidth - element.clientWidth;
      assert.equal(await page.locator('html').evaluate(sideways), 0, 'nothing sticks out of the page');
      assert.equal(await page.getByRole('dialog').evaluate(sideways), 0, 'nor out of the explanation');
      // Every text stands out from its ground by 4.5 to 1 (WCAG 2.2, level AA).
      assert.deepEqual(await page.evaluate(faint), []);
    },
    options,
  );
}

/** In the page: texts whose contrast is too small, with the ratio. */
function faint() {
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const parse = (color) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return { light: 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255), alpha: a };
  };
  const parent = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const ground = (element) => {
    for (let at = element; at; at = parent(at)) {
      const { light, alpha } = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 255) return light;
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor).light;
  };
  const found = [];
  const visit = (node) => {
    for (const element of node.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const hasText = [...element.childNodes].some(
        (child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim(),
      );
      if (!hasText || !element.checkVisibility()) continue;
      const [a, b] = [parse(getComputedStyle(element).color).light, ground(element)].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < 4.5) found.push(`${element.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
    }
  };
  visit(document);
  return [...new Set(found)];
}
