// Search: what each operator finds is compared with what a list of all records, filtered here, holds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Simulator, assertRecord, ids, refused, testThatNothingWasForgotten, watched } from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 10_150, '--seed', 9, '--no-limits');
const { crm } = simulator.client();
const api = watched('contacts.searchApi', crm.contacts.searchApi);
const names = [
  'email',
  'firstname',
  'lifecyclestage',
  'jobtitle',
  'hs_email_open',
  'createdate',
  'associatedcompanyid',
];
const contacts = (await crm.contacts.getAll(100, undefined, names)).map(({ id, properties }) => ({
  id,
  ...properties,
}));
const search = (filterGroups, more = {}) =>
  api.doSearch({ filterGroups, limit: 200, sorts: ['hs_object_id'], ...more });
const filter = (propertyName, operator, more = {}) => ({ propertyName, operator, ...more });
const stage = filter('lifecyclestage', 'EQ', { value: 'opportunity' });
const opens = (contact) => (contact.hs_email_open ? Number(contact.hs_email_open) : undefined);
const dates = contacts.map((contact) => Date.parse(contact.createdate)).sort((a, b) => a - b);
const [low, high] = [dates[3000], dates[4000]];
const within = (contact, from, to) => Date.parse(contact.createdate) >= from && Date.parse(contact.createdate) <= to;

const cases = [
  [stage, (c) => c.lifecyclestage === 'opportunity'],
  [filter('lifecyclestage', 'EQ', { value: 'Opportunity' }), () => false], // options have a case
  [
    filter('lifecyclestage', 'IN', { values: ['lead', 'customer'] }),
    (c) => ['lead', 'customer'].includes(c.lifecyclestage),
  ],
  [filter('firstname', 'EQ', { value: 'MARIA' }), (c) => c.firstname?.toLowerCase() === 'maria'],
  [filter('firstname', 'IN', { values: ['maria', 'anna'] }), (c) => /^(maria|anna)$/i.test(c.firstname ?? '')],
  [filter('jobtitle', 'HAS_PROPERTY'), (c) => Boolean(c.jobtitle)],
  [filter('jobtitle', 'NOT_HAS_PROPERTY'), (c) => !c.jobtitle],
  [filter('hs_email_open', 'GT', { value: '3' }), (c) => opens(c) > 3],
  [filter('hs_email_open', 'GTE', { value: '3' }), (c) => opens(c) >= 3],
  [filter('hs_email_open', 'LT', { value: '3' }), (c) => opens(c) < 3],
  [filter('hs_email_open', 'LTE', { value: '3' }), (c) => opens(c) <= 3],
  [filter('hs_email_open', 'BETWEEN', { value: '2', highValue: '4' }), (c) => opens(c) >= 2 && opens(c) <= 4],
  [filter('hs_email_open', 'EQ', { value: '3' }), (c) => opens(c) === 3],
  [filter('createdate', 'BETWEEN', { value: `${low}`, highValue: `${high}` }), (c) => within(c, low, high)],
  [
    filter('createdate', 'GTE', { value: new Date(dates[9000]).toISOString() }),
    (c) => within(c, dates[9000], Infinity),
  ],
  [filter('jobtitle', 'CONTAINS_TOKEN', { value: 'manager' }), (c) => /\bmanager\b/i.test(c.jobtitle ?? '')],
  [filter('jobtitle', 'CONTAINS_TOKEN', { value: 'manag*' }), (c) => /\bmanag/i.test(c.jobtitle ?? '')],
];

for (const [one, holds] of cases) {
  test(`${one.propertyName} ${one.operator} ${one.value ?? one.values ?? ''}`, async () => {
    const expected = contacts.filter(holds);
    const { total, results } = await search([{ filters: [one] }]);
    assert.equal(total, expected.length);
    assert.deepEqual(ids(results), ids(expected).slice(0, 200));
    results.forEach(assertRecord);
  });
}

// Whether what is empty is different too, the documents do not say.
for (const [one, holds] of [
  [filter('lifecyclestage', 'NEQ', { value: 'lead' }), (c) => c.lifecyclestage !== 'lead'],
  [
    filter('lifecyclestage', 'NOT_IN', { values: ['lead', 'customer'] }),
    (c) => !/^(lead|customer)$/.test(c.lifecyclestage),
  ],
  [filter('jobtitle', 'NOT_CONTAINS_TOKEN', { value: 'manager' }), (c) => !/\bmanager\b/i.test(c.jobtitle ?? '')],
]) {
  test(`${one.propertyName} ${one.operator}`, async () => {
    const { propertyName: name } = one;
    const { total } = await search([{ filters: [one, filter(name, 'HAS_PROPERTY')] }]);
    assert.equal(total, contacts.filter((contact) => contact[name] && holds(contact)).length);
  });
}

test('filters of a group all hold, and one group of several', async () => {
  const open = filter('hs_email_open', 'GTE', { value: '5' });
  const both = contacts.filter((c) => c.lifecyclestage === 'opportunity' && opens(c) >= 5);
  const any = contacts.filter((c) => c.lifecyclestage === 'opportunity' || opens(c) >= 5);
  assert.ok(both.length > 0 && any.length > both.length);
  assert.equal((await search([{ filters: [stage, open] }])).total, both.length);
  assert.equal((await search([{ filters: [stage] }, { filters: [open] }])).total, any.length);
});

test('contacts of a company', async () => {
  const company = contacts.find((contact) => contact.associatedcompanyid).associatedcompanyid;
  const { results } = await search([{ filters: [filter('associations.company', 'EQ', { value: company })] }]);
  const primary = contacts.filter((contact) => contact.associatedcompanyid === company);
  assert.ok(primary.every(({ id }) => ids(results).includes(id)));
  const { to } = (await crm.associations.batchApi.read('companies', 'contacts', { inputs: [{ id: company }] }))
    .results[0];
  assert.deepEqual(new Set(ids(results)), new Set(ids(to)));
});

test('the query looks into names and addresses', async () => {
  const { email, id } = contacts.find((contact) => contact.email && !contact.email.includes(' '));
  const { results } = await search([], { query: email });
  assert.ok(ids(results).includes(id));
  assert.equal((await search([], { query: 'nobodyiscalledthis' })).total, 0);
});

test('sorts, up and down', async () => {
  const by = async (sort) => (await search([{ filters: [stage] }], { sorts: [sort] })).results.map((r) => r.createdAt);
  const up = await by('createdate');
  const down = await by('-createdate');
  assert.deepEqual(
    up,
    [...up].sort((a, b) => a - b),
  );
  assert.deepEqual(
    down,
    [...down].sort((a, b) => b - a),
  );
  assert.ok(up[0] < down[0]);
});

test('properties are those that were asked for, and ten records where no limit was given', async () => {
  const { results } = await api.doSearch({ properties: ['jobtitle'], filterGroups: [], sorts: [] });
  assert.equal(results.length, 10);
  for (const { properties } of results) {
    assert.ok(Object.keys(properties).every((n) => /^(createdate|hs_object_id|jobtitle|lastmodifieddate)$/.test(n)));
  }
});

test('pages go on to ten thousand records and not beyond', async () => {
  const seen = [];
  let after;
  for (let page = 0; page < 50; ++page) {
    const answer = await search([], { after });
    assert.equal(answer.total, contacts.length);
    seen.push(...ids(answer.results));
    after = answer.paging.next.after;
  }
  assert.deepEqual(seen, ids(contacts).slice(0, 10_000));
  assert.equal(after, '10000');
  await refused(search([], { after }), 400, 'VALIDATION_ERROR');
});

test('by ids instead of pages, everything is found', async () => {
  const seen = [];
  for (let page = 0; page < 52; ++page) {
    const { results } = await search([{ filters: [filter('hs_object_id', 'GT', { value: seen.at(-1) ?? '0' })] }]);
    seen.push(...ids(results));
  }
  assert.deepEqual(seen, ids(contacts));
});

test('limits of a search', async () => {
  const filters = (count) => ({ filters: Array.from({ length: count }, () => filter('jobtitle', 'HAS_PROPERTY')) });
  await search([filters(1), filters(1), filters(1), filters(1), filters(1)]);
  await search([filters(6), filters(6), filters(6)]);
  for (const [groups, more] of [
    [[filters(1), filters(1), filters(1), filters(1), filters(1), filters(1), filters(1)]],
    [[filters(7)]],
    [[filters(5), filters(5), filters(5), filters(4)]],
    [[], { limit: 201 }],
    [[], { query: 'x'.repeat(3001) }],
    [[], { sorts: ['createdate', 'email'] }],
    [[{ filters: [filter('no_such_property', 'HAS_PROPERTY')] }]],
    [[{ filters: [filter('jobtitle', 'RESEMBLES', { value: 'x' })] }]],
  ]) {
    await refused(search(groups, more), 400, 'VALIDATION_ERROR');
  }
});

test('the index lags behind what is written, and never finds what is archived', async () => {
  const email = 'lag@search.test';
  const { id } = await crm.contacts.basicApi.create({ properties: { email }, associations: [] });
  const find = async () => ids((await search([{ filters: [filter('email', 'EQ', { value: email })] }])).results);
  assert.deepEqual(await find(), []);
  await simulator.settle();
  assert.deepEqual(await find(), [id]);
  await crm.contacts.basicApi.archive(id);
  await simulator.settle();
  assert.deepEqual(await find(), []);
});

for (const [type, part, name] of [
  ['companies', crm.companies, 'domain'],
  ['deals', crm.deals, 'dealname'],
  ['emails', crm.objects.emails, 'hs_object_id'],
  ['meetings', crm.objects.meetings, 'hs_object_id'],
]) {
  test(`search of ${type}`, async () => {
    const typed = watched(`${type}.searchApi`, part.searchApi);
    const { results } = await part.basicApi.getPage(20, undefined, [name]);
    const sample = results.find((record) => record.properties[name]);
    const value = sample.properties[name];
    const request = { filterGroups: [{ filters: [filter(name, 'EQ', { value })] }], properties: [name], limit: 10 };
    const found = await typed.doSearch(request);
    assert.ok(ids(found.results).includes(sample.id));
    assert.equal(found.results[0].properties[name].toLowerCase(), value.toLowerCase());
    const every = await typed.doSearch({ filterGroups: [], limit: 1 });
    assert.equal(every.total, (await simulator.door('GET', 'truth')).objects[type].records);
    const generic = watched('objects.searchApi', crm.objects.searchApi);
    assert.deepEqual(ids((await generic.doSearch(type, request)).results), ids(found.results));
  });
}

testThatNothingWasForgotten();
