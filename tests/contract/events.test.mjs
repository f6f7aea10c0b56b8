// Page views and forms, as far as the client knows them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Simulator, everyPage, refused, testThatNothingWasForgotten, watched } from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 400, '--seed', 11, '--no-limits');
const client = simulator.client();
const events = watched('events.eventsApi', client.events.eventsApi);
const forms = watched('marketing.forms.formsApi', client.marketing.forms.formsApi);
const viewed = (await client.crm.contacts.getAll(100, undefined, ['hs_analytics_num_page_views', 'email'])).filter(
  ({ properties }) => Number(properties.hs_analytics_num_page_views) > 3,
);

const page = (id, { after, limit, sort, from, to, type = 'e_visited_page' } = {}) =>
  events.getPage('contact', type, after, undefined, limit, sort && [sort], from, to, Number(id));

test('page views of a contact, newest first, in pages', async () => {
  const [{ id }] = viewed;
  const all = await everyPage((after) => page(id, { after, limit: 2 }));
  assert.ok(all.length > 2);
  assert.equal(new Set(all.map((event) => event.id)).size, all.length);
  const times = all.map((event) => event.occurredAt.getTime());
  assert.deepEqual(
    times,
    [...times].sort((a, b) => b - a),
  );
  for (const event of all) {
    assert.deepEqual([event.eventType, event.objectType, event.objectId], ['e_visited_page', 'CONTACT', id]);
    assert.ok(event.occurredAt instanceof Date && event.properties.hs_url.startsWith('https://'));
  }
  assert.deepEqual((await page(id, { limit: 100, sort: 'occurredAt' })).results, [...all].reverse());
  const [from, to] = [all.at(-2).occurredAt, all[0].occurredAt];
  const between = all.filter(({ occurredAt }) => occurredAt >= from && occurredAt < to);
  assert.deepEqual((await page(id, { limit: 100, from, to })).results, between);
  assert.deepEqual((await page(id, { type: 'e_form_submission_v2' })).results, []);
});

test('page views by address, in JSON', async () => {
  const { id, properties } = viewed.find((contact) => contact.properties.email);
  const address = encodeURIComponent(properties.email);
  const query = `objectType=contact&objectProperty.email=${address}&eventType=e_visited_page&limit=1`;
  const { status, json } = await simulator.call('GET', `/events/event-occurrences/2026-09?${query}`);
  assert.equal(status, 200);
  const [event] = json.results;
  assert.deepEqual(Object.keys(event).sort(), [
    'eventType',
    'id',
    'objectId',
    'objectType',
    'occurredAt',
    'properties',
  ]);
  assert.match(event.objectId, /^\d+$/);
  assert.ok(event.objectId === id || properties.email);
  ['hs_url', 'hs_title', 'hs_referrer', 'hs_page_id', 'hs_visit_source'].forEach((name) =>
    assert.ok(name in event.properties, name),
  );
});

test('all types of events', async () => {
  const { eventTypes } = await events.getTypes();
  assert.ok(eventTypes.includes('e_visited_page'));
});

test('an account that is not Enterprise has no page views', async () => {
  const redirectUri = 'http://localhost:3000/callback';
  const { code } = await simulator.door('POST', 'tokens/code', { portalId: simulator.portals[1], redirectUri });
  const { tokensApi } = client.oauth;
  const grant = [code, redirectUri, simulator.clientId, simulator.clientSecret];
  const { accessToken } = await tokensApi.create('authorization_code', ...grant);
  const small = simulator.client({ accessToken });
  await refused(small.events.eventsApi.getTypes(), 403);
  assert.ok((await small.crm.contacts.basicApi.getPage(1)).results.length === 1);
});

test('forms, all and one', async () => {
  const all = await everyPage((after) => forms.getPage(after, 1));
  assert.ok(all.length > 1);
  for (const form of all) {
    assert.match(form.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.ok(form.name && form.createdAt instanceof Date && form.archived === false);
  }
  const one = await forms.getById(all[0].id);
  assert.deepEqual([one.id, one.name], [all[0].id, all[0].name]);
  await refused(forms.getById('00000000-0000-4000-8000-000000000000'), 404, 'OBJECT_NOT_FOUND');
});

test('submissions of a form, newest first, at most fifty', async () => {
  const [{ id }] = (await forms.getPage()).results;
  const path = `/form-integrations/v1/submissions/forms/${id}`;
  const { status, json } = await simulator.call('GET', `${path}?limit=50`);
  assert.equal(status, 200);
  assert.ok(json.results.length > 0 && json.results.length <= 50);
  const times = json.results.map((submission) => submission.submittedAt);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => b - a),
  );
  for (const submission of json.results) {
    assert.deepEqual(Object.keys(submission).sort(), ['conversionId', 'pageUrl', 'submittedAt', 'values']);
    assert.ok(submission.values.some(({ name, objectTypeId }) => name === 'email' && objectTypeId === '0-1'));
  }
  assert.equal((await simulator.call('GET', `${path}?limit=51`)).status, 400);
});

const field = { objectTypeId: '0-1', name: 'email', label: 'Email', required: true, hidden: false, fieldType: 'email' };
const newForm = {
  formType: 'hubspot',
  name: 'Webinar',
  createdAt: new Date(0),
  updatedAt: new Date(0),
  archived: false,
  fieldGroups: [{ groupType: 'default_group', richTextType: 'text', fields: [field] }],
  configuration: { language: 'de' },
  displayOptions: { submitButtonText: 'Join' },
  legalConsentOptions: { type: 'none' },
};

test('a form is made, changed, replaced, sent and archived', async () => {
  const made = await forms.create(newForm);
  assert.deepEqual([made.name, made.archived, made.configuration.language], ['Webinar', false, 'de']);
  assert.ok(made.createdAt.getTime() > 0);
  assert.equal((await forms.update(made.id, { name: 'Seminar' })).name, 'Seminar');
  assert.equal((await forms.replace(made.id, { ...made, name: 'Course' })).name, 'Course');
  const path = `/form-integrations/v1/submissions/forms/${made.id}`;
  assert.deepEqual((await simulator.call('GET', path)).json.results, []);
  const values = { email: 'visitor@forms.test', firstname: 'Vi' };
  const { contactId } = await simulator.door('POST', 'forms/submit', { formId: made.id, values });
  assert.equal((await simulator.call('GET', path)).json.results.length, 1);
  const names = ['recent_conversion_event_name'];
  const contact = await client.crm.contacts.basicApi.getById(contactId, names);
  assert.equal(contact.properties.recent_conversion_event_name, 'Course');
  await forms.archive(made.id);
  await refused(forms.getById(made.id), 404, 'OBJECT_NOT_FOUND');
  assert.equal((await forms.getById(made.id, true)).archived, true);
  await refused(forms.create({ ...newForm, fieldGroups: [{ fields: [{ ...field, name: 'nothing' }] }] }), 400);
});

testThatNothingWasForgotten();
