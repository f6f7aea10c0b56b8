// Every view of the settings page as people meet it: wide and narrow, light and dark, with a keyboard alone, through a screen
// reader's eyes (axe), embedded in another application, and without a service. Screenshots go to build/screenshots/settings.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Host } from '../service/world.mjs';
import { serve } from '../wasm/server.mjs';
import { root } from '../wasm/places.mjs';
import {
  as,
  connect,
  dialogOf,
  faultsOf,
  fits,
  goTo,
  isAccessible,
  logIn,
  open,
  screenshots,
  startWorld,
  sync,
  views,
} from './world.mjs';

const host = new Host();
const world = await startWorld({ contacts: 300, host });
const [portal, other] = world.simulator.portals;
const mostBytes = 400_000;

/** Opens a view and waits until it has said all that it has to say. */
const ways = {
  connect: async (page) => {
    await goTo(page, 'Connect');
    await page.getByRole('heading', { name: 'Help' }).waitFor();
  },
  mapping: async (page) => {
    await goTo(page, 'Field Mapping');
    await page
      .getByText(/% filled/)
      .first()
      .waitFor();
    await page.getByText('Change a rule to see').waitFor();
  },
  'mapping-preview': async (page) => {
    await page.getByLabel('Type of First name').selectOption('number');
    await page.getByText(/would no longer convert/).waitFor();
  },
  picker: async (page) => {
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: 'Add property to Job title' }).click();
    await page.locator('[role=option]').nth(3).waitFor();
  },
  suggestions: async (page) => {
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Suggest a mapping' }).click();
    await dialogOf(page)
      .getByText(/% sure/)
      .first()
      .waitFor();
  },
  sync: async (page) => {
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'hidden' });
    await goTo(page, 'Sync');
    await page.getByText('Complete: every record').waitFor();
    await page.getByRole('table', { name: /Syncs of this account/ }).waitFor();
  },
  leads: async (page) => {
    await goTo(page, 'Leads');
    await page.getByRole('grid').getByRole('row').nth(3).getByText('@').waitFor();
  },
  lead: async (page) => {
    await page.getByRole('grid').getByRole('row').nth(2).click();
    await page.getByRole('heading', { name: 'How this lead came about' }).waitFor();
  },
  duplicates: async (page) => {
    await goTo(page, 'Duplicates');
    await page.locator('duplicate-list summary').first().click();
    await page.locator('duplicate-list').getByText('What differed').first().waitFor();
    await page.getByLabel(/ada\+news/).check();
    await page.getByRole('row', { name: /With these rules/ }).waitFor();
  },
  signals: async (page) => {
    await goTo(page, 'Signals');
    await page.getByRole('row', { name: /hs_email_open/ }).waitFor();
  },
  disconnect: async (page) => {
    await goTo(page, 'Connect');
    await page.getByRole('button', { name: 'Disconnect' }).first().click();
    await dialogOf(page).getByText('Nothing new is synced').waitFor();
  },
};

as('admin', 'an account is there to look at', world, async (page) => {
  await connect(page, portal);
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await page
    .locator('summary')
    .getByText(/\d+ of \d+ work/)
    .waitFor();
});

for (const [look, options] of Object.entries(views)) {
  as(
    'admin',
    `every view can be shown: ${look}`,
    world,
    async (page) => {
      const faults = {};
      await sync(page);
      for (const [name, way] of Object.entries(ways)) {
        await way(page);
        await page.evaluate(() => document.fonts.ready);
        await page.waitForTimeout(250); // what fades in has done so
        const isDialog = (await dialogOf(page).count()) > 0;
        await page.screenshot({ path: join(screenshots, `${look}-${name}.png`), fullPage: !isDialog });
        await fits(page, `${name}, ${look}`);
        const found = await faultsOf(page);
        if (found.length > 0) {
          faults[name] = found;
        }
      }
      assert.deepEqual(faults, {}, 'axe finds nothing');
    },
    { options, timeout: 300_000 },
  );
}

test('before the log-in: who may be chosen, wide and narrow', { timeout: 120_000 }, async () => {
  for (const [look, options] of Object.entries(views)) {
    const { page, context, errors } = await open(world, '/', options);
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await page.screenshot({ path: join(screenshots, `${look}-log-in.png`) });
    await fits(page, 'log-in');
    await isAccessible(page, 'log-in');
    assert.deepEqual(errors, []);
    await context.close();
  }
});

test('the first load is small, module of the leads and of the sync included', { timeout: 120_000 }, async () => {
  const { page, context } = await open(world);
  const sizes = new Map();
  page.on('response', async (response) => {
    const url = new URL(response.url());
    if (!url.pathname.startsWith('/api/') && response.status() === 200) {
      sizes.set(url.pathname, gzipSync(await response.body().catch(() => Buffer.alloc(0)), { level: 9 }).length);
    }
  });
  await page.reload();
  await logIn(page, 'viewer');
  await goTo(page, 'Leads');
  await page.getByText('Nothing is synced yet').waitFor();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const list = [...sizes].map(([path, size]) => `${path} ${size}`).join('\n');
  const first = [...sizes].filter(([path]) => !/sync/.test(path)).reduce((sum, [, size]) => sum + size, 0);
  console.log(`first load with the leads' module: ${first} bytes gzipped; with the sync's: ${total}`);
  assert.ok(first < mostBytes, list);
  await context.close();
});

as(
  'admin',
  'the keyboard alone: to a view, through a table, into a lead, back, and through a dialog',
  world,
  async (page) => {
    await sync(page);
    const focused = () =>
      page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return `${at?.getAttribute('role') ?? at?.tagName.toLowerCase()}: ${(at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim().replace(/\s+/g, ' ')}`;
      });
    /** Tab until the focus is where it is wanted; never more often than a page has places. */
    const tabTo = async (wanted, key = 'Tab') => {
      const seen = [];
      for (let presses = 0; presses < 120; presses++) {
        await page.keyboard.press(key);
        seen.push(await focused());
        if (wanted.test(seen.at(-1))) {
          return;
        }
      }
      assert.fail(`the keyboard does not get to ${wanted}: ${seen.join(' | ')}`);
    };
    await page.reload();
    await page.getByRole('heading', { name: 'Sync', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    assert.match(await focused(), /Skip to content/);
    await tabTo(/^a: Leads$/);
    await page.keyboard.press('Enter');
    await page.getByRole('grid').waitFor();
    await tabTo(/^grid: Leads/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'How this lead came about' }).waitFor();
    await page.goBack();
    await page.getByRole('grid').waitFor();
    await page.goto(`${world.url}/settings/mapping`);
    await page
      .getByText(/% filled/)
      .first()
      .waitFor();
    await tabTo(/^button: Add property to First name$/);
    await page.keyboard.press('Enter');
    await page.locator('[role=option]').first().waitFor();
    await page.waitForFunction(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.getAttribute('role') === 'combobox';
    });
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'hidden' });
    await page.waitForTimeout(200);
    assert.match(await focused(), /Add property to First name/, 'the focus is back where it was');
  },
);

as('admin', 'an application embeds the element, on its own router, with its own look', world, async (page) => {
  await page.goto(`${world.url}/example-host.html`);
  await page.getByText('Acme Revenue Hub').waitFor();
  await page.getByRole('heading', { name: 'Help' }).waitFor();
  await goTo(page, 'Field Mapping');
  assert.equal(new URL(page.url()).hash.split('?')[0], '#/hubspot/mapping');
  await page.goBack();
  await page.getByRole('heading', { name: 'Help' }).waitFor();
  await isAccessible(page, 'embedded');
  await page.screenshot({ path: join(screenshots, 'wide-light-embedded.png') });
});

test('with the host\u2019s token no log-in and no cookie is needed', { timeout: 120_000 }, async () => {
  const { page, context, errors } = await open(world, `/example-host.html#token=${host.token('editor')}`);
  await page.getByText('The editor, Editor').waitFor();
  assert.equal(new URL(page.url()).hash, '', 'the token does not stay in the address');
  assert.deepEqual(await context.cookies(), []);
  await goTo(page, 'Sync');
  await page.getByRole('button', { name: 'Start the sync' }).click();
  await page.getByText('Complete: every record is here.').waitFor({ timeout: 90_000 });
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(errors, []);
  await context.close();
});

test('where no service answers, files can still be tried', { timeout: 120_000 }, async () => {
  const server = await serve({ '/': join(root, 'web-demo/dist') });
  const context = await world.browser.newContext();
  const page = await context.newPage();
  try {
    await page.goto(`${server.url}/`);
    await page.getByText('No TrailSpark service answers here').waitFor();
    await isAccessible(page, 'without a service');
    await page.screenshot({ path: join(screenshots, 'wide-light-no-service.png') });
    await page.locator('ts-empty-notice').getByRole('link', { name: 'Try it with files' }).click();
    await page.getByRole('button', { name: 'Try it with a sample' }).click();
    await page.getByRole('grid').waitFor();
    await page.screenshot({ path: join(screenshots, 'wide-light-files.png') });
  } finally {
    await context.close();
    await server.close();
  }
});
