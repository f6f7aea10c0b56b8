// An administrator's way through the settings page, with the real service and HubSpot's stand-in: connect, test, plan, sync,
// look at the leads, the duplicates and the signals, disconnect.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { as, connect, dialogOf, goTo, onHubspot, startWorld, sync, textOf } from './world.mjs';

const world = await startWorld();
const [portal, other] = world.simulator.portals;

as(
  'admin',
  'who declines on HubSpot\u2019s page reads why, and the page is as it was',
  world,
  async (page) => {
    await page.getByRole('button', { name: 'Connect HubSpot' }).click();
    await page.waitForURL(/\/oauth\//);
    await onHubspot(page, portal, 'Cancel');
    await page.getByText('What to do').first().waitFor();
    await page.goto(`${world.url}/settings/connect?hubspot=failed&code=oauth.denied`);
    await page.getByText('HubSpot was not connected (oauth.denied).').waitFor();
    await page.getByText('The wrong account was picked').waitFor();
    assert.equal(new URL(page.url()).search, '', 'what HubSpot said is taken out of the address');
    await page.getByText('Not connected', { exact: true }).waitFor();
  },
  { expected: /403/ },
);

as('admin', 'one click connects; the card says who, what and since when', world, async (page) => {
  await connect(page, portal);
  const card = page.getByRole('region', { name: new RegExp(String(portal)) });
  await card.getByText('Connected', { exact: true }).waitFor();
  assert.match(await textOf(page.locator('ts-connection-card')), /Connected by\s+\S+ Admin/);
  assert.equal(new URL(page.url()).searchParams.get('portal'), String(portal));
});

as('admin', 'Test Connection says for each thing whether it works', world, async (page) => {
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await page
    .locator('summary')
    .getByText(/\d+ of \d+ work/)
    .waitFor();
  if (!(await page.getByRole('columnheader', { name: 'What was found' }).isVisible())) {
    await page.locator('summary', { hasText: 'Test Connection' }).click();
  }
  assert.ok((await page.locator('ts-connection-card tbody tr').count()) > 5);
});

as('admin', 'a second account is connected beside the first, and chosen at the top', world, async (page) => {
  await connect(page, other);
  assert.equal(await page.locator('ts-connection-card').count(), 2);
  await page.getByRole('button', { name: /HubSpot account:/ }).click();
  await page.getByRole('menuitem', { name: new RegExp(String(portal)) }).click();
  await page.waitForURL(new RegExp(`portal=${portal}`));
});

as('viewer', 'a viewer sees everything and changes nothing, and is told why', world, async (page) => {
  assert.ok(await page.getByRole('button', { name: 'Disconnect' }).first().isDisabled());
  assert.ok(await page.getByRole('button', { name: 'Connect another account' }).isDisabled());
  assert.match(await textOf(page.locator('ts-connect-view')), /admin/i);
  await goTo(page, 'Field Mapping');
  await page.getByText('You can see the mapping, not change it.').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Add property to Job title' }).isDisabled());
});

as(
  'admin',
  'a sync is planned, paused, left in the middle and gone on with, and proves itself complete',
  world,
  async (page) => {
    await goTo(page, 'Leads');
    await page.getByText('Nothing is synced yet').waitFor();
    await page.getByRole('link', { name: 'Go to Sync' }).click();
    await page.getByRole('button', { name: 'What will it cost?' }).click();
    await page.getByRole('heading', { name: 'The plan' }).waitFor();
    assert.match(await textOf(page.locator('ts-sync-view')), /Contacts (39|40)\d/);
    await page.getByRole('button', { name: 'Start the sync' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused. Nothing is lost.').or(page.getByText('Complete: every')).first().waitFor();
    await page.reload();
    await sync(page);
    await page
      .getByRole('table', { name: /Syncs of this account/ })
      .getByText('complete')
      .first()
      .waitFor();
    await goTo(page, 'Leads');
    await page.getByText(/leads from (39|40)\d records/).waitFor();
  },
);

as('admin', 'leads: found by address, each value with its record and property; back works', world, async (page) => {
  await sync(page);
  await goTo(page, 'Leads');
  await page.getByRole('grid').getByRole('row').nth(2).click();
  await page.getByRole('heading', { name: 'How this lead came about' }).waitFor();
  const address = await page.locator('ts-lead-detail tbody tr').first().locator('td').first().innerText();
  const link = await page.getByRole('link', { name: /Open in HubSpot/ }).getAttribute('href');
  assert.match(link, new RegExp(`/contacts/${portal}/record/0-1/\\d+$`));
  assert.match(await page.locator('ts-lead-detail tbody tr').first().innerText(), /email\s+\d+/);
  await page.goBack();
  await page.getByRole('grid').waitFor();
  await page.getByRole('searchbox').fill(`  ${address.trim().toUpperCase()} `);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('heading', { name: 'How this lead came about' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'How this lead came about' }).waitFor();
  await page.getByRole('link', { name: 'All leads' }).click();
  await page.getByRole('searchbox').fill('nobody@nowhere.test');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('No lead has the address or record id "nobody@nowhere.test".').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  assert.match(readFileSync(await download.path(), 'utf8'), /^email,recordId,/);
});

as('admin', 'duplicates: who met and who won; other rules are tried without holding', world, async (page) => {
  await sync(page);
  await goTo(page, 'Duplicates');
  const said = page.getByText(/leads? came from several records/).first();
  const before = await said.innerText();
  await page.locator('duplicate-list summary').first().click();
  await page.locator('duplicate-list').getByText('wins').first().waitFor();
  await page.getByLabel(/ada\+news/).check();
  await page.getByRole('row', { name: /With these rules/ }).waitFor();
  await page.getByLabel(/ada\+news/).uncheck();
  assert.equal(await said.innerText(), before);
});

as('admin', 'signals: by type and source, without machines, and what is missing', world, async (page) => {
  await sync(page);
  await goTo(page, 'Signals');
  const row = page.getByRole('row', { name: /hs_email_open/ });
  await row.waitFor();
  const numbers = async () =>
    (await row.getByRole('cell').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
  const [, , all, machines] = await numbers();
  assert.ok(machines > 0);
  await page.getByLabel('Leave out what machines did').check();
  assert.equal((await numbers())[2], all - machines);
  await page.getByRole('heading', { name: 'What is missing' }).waitFor();
});

as('owner', 'disconnecting says what it does, does it, and links to where the app is removed', world, async (page) => {
  const card = page.locator('ts-connection-card').filter({ hasText: String(other) });
  await card.getByRole('button', { name: 'Disconnect' }).click();
  const dialog = dialogOf(page);
  await dialog.getByText('Nothing new is synced').waitFor();
  await dialog.getByText('Erase the synced data').waitFor();
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await dialog.locator('.steps li').nth(2).waitFor();
  assert.equal(await dialog.locator('.steps .good-text').count(), 3, 'each step was done');
  const links = await dialog.getByRole('link', { name: /Connected Apps/ }).all();
  assert.ok(links.length > 0);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await card.locator('.status').getByText('Disconnected').waitFor();
});
