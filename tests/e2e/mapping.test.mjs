// The Field Mapping tab with the real service: edit with a live preview, suggestions, save, conflict, a property that was
// archived meanwhile, versions, export and import.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../service/world.mjs';
import { as, connect, dialogOf, goTo, logIn, open, startWorld, sync, textOf } from './world.mjs';

const world = await startWorld({ contacts: 300 });
const [portal] = world.simulator.portals;

const row = (page, field) => page.getByRole('group', { name: field, exact: true });
const unsaved = (page) => page.locator('ts-save-bar').getByText(/not saved/);

async function addProperty(page, field, query) {
  await page.getByRole('button', { name: `Add property to ${field}` }).click();
  await page.getByRole('combobox', { name: /Search/ }).fill(query);
  await page.locator('[role=option]').first().click();
}

/** Saves, and waits until it is. */
async function save(page) {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await unsaved(page).waitFor({ state: 'hidden' });
}

async function mapping(page) {
  await goTo(page, 'Field Mapping');
  await page.getByRole('heading', { name: 'Standard fields' }).waitFor();
  await page
    .getByText(/% filled/)
    .first()
    .waitFor();
}

as(
  'admin',
  'a changed rule is previewed on the records in the tab, before and after, and saved',
  world,
  async (page) => {
    await connect(page, portal);
    await sync(page);
    await mapping(page);
    await page.getByRole('button', { name: 'Take jobtitle out of Job title' }).click();
    await addProperty(page, 'Job title', 'company name');
    await page.getByText(/of \d+ leads change/).waitFor();
    const preview = await textOf(page.locator('ts-preview-panel'));
    assert.match(preview, /Job title \d+ changed/);
    assert.match(preview, /Record Before After/);
    await unsaved(page).waitFor();
    await page.getByPlaceholder('What is this change for?').fill('for a test');
    await save(page);
    await page.getByText(/Version 1, .* Admin/).waitFor();
    await page.reload();
    await row(page, 'Job title').getByText('company', { exact: true }).waitFor();
    await goTo(page, 'Leads');
    await page.getByRole('grid').waitFor();
  },
);

as('editor', 'values that no longer convert are counted and shown', world, async (page) => {
  await sync(page);
  await mapping(page);
  await page.getByLabel('Type of First name').selectOption('number');
  await page.getByText(/values would no longer convert/).waitFor();
  await page.getByText('Not a number').first().waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  await unsaved(page).waitFor({ state: 'hidden' });
});

as('editor', 'a property is found among hundreds with the keyboard alone', world, async (page) => {
  await mapping(page);
  await page.getByRole('button', { name: 'Add property to Phone' }).focus();
  await page.keyboard.press('Enter');
  const search = page.getByRole('combobox', { name: /Search/ });
  await search.waitFor();
  await page.waitForFunction(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('role') === 'combobox';
  });
  const all = await dialogOf(page).getByRole('status').innerText();
  assert.ok(Number(/of (\d+)/.exec(all)[1]) > 200);
  assert.ok((await page.locator('[role=option]').count()) < 60, 'only the options in sight are in the document');
  await page.keyboard.type('mobile');
  await page.getByRole('option', { name: /Mobile Phone Number/ }).waitFor();
  await page.keyboard.press('Enter');
  await row(page, 'Phone').getByText('mobilephone').waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
});

as('editor', 'suggestions say how sure they are and why; one is accepted, then all', world, async (page) => {
  await mapping(page);
  await page.getByRole('button', { name: 'Take phone out of Phone' }).click();
  await page.getByRole('button', { name: 'Take lastname out of Last name' }).click();
  await page.getByRole('button', { name: 'Suggest a mapping' }).click();
  const dialog = dialogOf(page);
  await dialog
    .getByText(/% sure/)
    .first()
    .waitFor();
  await dialog
    .getByText(/standard property/)
    .first()
    .waitFor();
  await dialog.getByRole('button', { name: /phone for Phone/ }).click();
  await dialog.getByRole('button', { name: /Accept all/ }).click();
  await dialog.getByText('Every suggestion is in the mapping already.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await row(page, 'Phone').getByText('phone', { exact: true }).waitFor();
});

as(
  'editor',
  'who saves on an old version is shown what changed meanwhile, and decides',
  world,
  async (page) => {
    await mapping(page);
    const { page: second, context } = await open(world);
    try {
      await logIn(second, 'admin');
      await mapping(second);
      await second.getByRole('button', { name: 'Take website out of Website' }).click();
      await save(second);
    } finally {
      await context.close();
    }
    await page.getByRole('button', { name: 'Take industry out of Industry' }).click();
    await unsaved(page).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('Somebody saved meanwhile').waitFor();
    await alert
      .getByText(/website/)
      .first()
      .waitFor();
    await alert.getByRole('button', { name: 'Take theirs, drop mine' }).click();
    await row(page, 'Website').getByText('not mapped').waitFor();
    await row(page, 'Industry').getByText('industry', { exact: true }).waitFor();
  },
  { expected: /412/ },
);

as(
  'editor',
  'a property that was archived meanwhile stops the save, and the row says so',
  world,
  async (page) => {
    const definition = {
      name: 'passing_fancy',
      label: 'Passing fancy',
      type: 'string',
      fieldType: 'text',
      groupName: 'contactinformation',
    };
    const made = await world.simulator.call('POST', '/crm/properties/2026-09/contacts', { body: definition });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    await mapping(page);
    await page.getByRole('button', { name: 'Add a custom field' }).click();
    await page.getByRole('combobox', { name: /Search/ }).fill('passing fancy');
    await page.locator('[role=option]').first().click();
    await row(page, 'passingFancy').waitFor();
    await world.simulator.call('DELETE', '/crm/properties/2026-09/contacts/passing_fancy');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await row(page, 'passingFancy')
      .getByText(/passing_fancy/)
      .nth(1)
      .waitFor();
    await unsaved(page).waitFor();
  },
  { expected: /422/ },
);

as('editor', 'versions tell what each changed, and one is gone back to', world, async (page) => {
  await mapping(page);
  await page.getByRole('button', { name: 'History' }).click();
  const dialog = dialogOf(page);
  const versions = dialog.locator('ol > li');
  await versions.nth(1).waitFor();
  await versions.last().getByRole('button', { name: 'What changed' }).click();
  await versions
    .last()
    .getByText(/jobTitle/)
    .first()
    .waitFor();
  const count = await versions.count();
  await versions.last().getByRole('button', { name: 'Roll back to this' }).click();
  await versions.first().getByText('rolled back to 1').waitFor();
  assert.equal(await versions.count(), count + 1);
});

as(
  'editor',
  'what is exported is a mapping that the command line takes, and comes back by import',
  world,
  async (page) => {
    await mapping(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    const [file, pages] = [
      join(tmpdir(), `trailspark-e2e-${process.pid}.json`),
      join(tmpdir(), `trailspark-e2e-${process.pid}.ndjson`),
    ];
    writeFileSync(file, text);
    writeFileSync(pages, '{"results":[]}\n');
    const { status, stderr } = spawnSync(program, ['map', '--mapping', file, '--format', 'ndjson', pages], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const changed = JSON.parse(text);
    changed.lead = changed.lead.filter(({ field }) => field !== 'phone');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'm.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(changed)) });
    await row(page, 'Phone').getByText('not mapped').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'm.json', mimeType: 'application/json', buffer: Buffer.from('{"version": 2}') });
    await page
      .getByRole('alert')
      .getByText(/What to do/)
      .waitFor();
  },
);
