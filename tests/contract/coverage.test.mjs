// Which calls of HubSpot's own client are made here, and which are not, with the reason.
import { Client } from '@hubspot/api-client';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const client = new Client({ accessToken: 'none' });

/** The parts of the client that are about what the simulator has. */
const parts = {
  'crm.contacts': client.crm.contacts,
  'crm.companies': client.crm.companies,
  'crm.deals': client.crm.deals,
  'crm.objects': client.crm.objects,
  'crm.associations': client.crm.associations,
  'crm.properties': client.crm.properties,
  'crm.pipelines': client.crm.pipelines,
  'crm.owners': client.crm.owners,
  oauth: client.oauth,
  'marketing.forms': client.marketing.forms,
  events: client.events,
};

const otherRecords = 'records of a type that the simulator does not have';
const notCalled = new Map([
  ...['calls', 'communications', 'dealSplits', 'feedbackSubmissions', 'goals', 'leads', 'notes', 'postalMail'].map(
    (name) => [`crm.objects.${name}`, otherRecords],
  ),
  ...['tasks', 'taxes'].map((name) => [`crm.objects.${name}`, otherRecords]),
  ['crm.associations.v4.reportApi', 'a report that HubSpot sends by email'],
  ['events.send', 'events that an app makes up itself: the simulator makes its own'],
]);

/** The client makes its parts when they are first asked for, by getters of its classes; those that call are APIs. */
function* apisIn(name, part, depth = 0) {
  const own = Object.getOwnPropertyNames(part);
  const getters = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(part))).filter(
    ([, d]) => d.get,
  );
  for (const each of new Set([...own, ...getters.map(([key]) => key)])) {
    const value = each.startsWith('_') || each === 'config' ? undefined : part[each];
    if (value === null || typeof value !== 'object' || depth > 4) {
      continue;
    }
    const path = `${name}.${each}`;
    if (each.endsWith('Api')) {
      yield [path, value];
    } else {
      yield* apisIn(path, value, depth + 1);
    }
  }
}

const reasonFor = (path) => [...notCalled].find(([name]) => path === name || path.startsWith(`${name}.`));
const sources = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs') && name !== 'coverage.test.mjs')
  .map((name) => readFileSync(join(here, name), 'utf8'));
// Within a file, a watched API fails its last test where one of its calls was not made.
const watchedNames = sources
  .filter((text) => text.includes('testThatNothingWasForgotten();'))
  .flatMap((text) => [...text.matchAll(/watched\(\s*['`]([^'`]+)['`]/g)].map(([, name]) => name));
const isWatched = (path) =>
  watchedNames.some((name) => {
    const pattern = name
      .replaceAll('.', '\\.')
      .replace(/\$\{\w+\}/g, '(contacts|companies|deals|objects\\.(emails|meetings))');
    return new RegExp(`^(crm\\.)?${pattern}$`).test(path);
  });

test('every API of the client is called by a test, or there is a reason why not', () => {
  const found = Object.entries(parts).flatMap(([name, part]) => [...apisIn(name, part)]);
  assert.ok(found.length > 25, `${found.length} APIs alone were found`);
  const open = found.map(([path]) => path).filter((path) => !isWatched(path) && !reasonFor(path));
  assert.deepEqual(open, []);
});

test('no reason is given for what is called, or is not there', () => {
  const all = Object.entries(parts).flatMap(([name, part]) => [...apisIn(name, part)].map(([path]) => path));
  for (const name of notCalled.keys()) {
    const meant = all.filter((path) => path === name || path.startsWith(`${name}.`));
    assert.ok(meant.length > 0, `there is no ${name}`);
    assert.deepEqual(meant.filter(isWatched), [], name);
  }
});
