// Up to a hundred records in a call, with what happens where some of them are wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Simulator, assertRecord, ids, refused, testThatNothingWasForgotten, watched } from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 500, '--seed', 5, '--no-limits');
const { crm } = simulator.client();
const batch = {
  contacts: watched('contacts.batchApi', crm.contacts.batchApi),
  companies: watched('companies.batchApi', crm.companies.batchApi),
  deals: watched('deals.batchApi', crm.deals.batchApi),
  emails: watched('objects.emails.batchApi', crm.objects.emails.batchApi),
  meetings: watched('objects.meetings.batchApi', crm.objects.meetings.batchApi),
};
const { contacts } = batch;
const one = (id, properties) => crm.contacts.basicApi.getById(id, properties);
const page = async (type, limit) => (await crm.objects.basicApi.getPage(type, limit)).results;
const missing = '99999999999999';

function assertComplete(answer, kind) {
  assert.equal(answer.constructor.name, kind);
  assert.equal(answer.status, 'COMPLETE');
  assert.ok(answer.startedAt instanceof Date && answer.completedAt >= answer.startedAt);
  answer.results.forEach(assertRecord);
}

// What makes two records of a type, what is changed of the first, and by what an upsert could know it.
const samples = {
  contacts: [[{ email: 'a@batch.test' }, { email: 'b@batch.test' }], { jobtitle: 'CTO' }],
  companies: [[{ name: 'A', domain: 'a.test' }, { name: 'B' }], { city: 'Bonn' }],
  deals: [
    ['A', 'B'].map((dealname) => ({ dealname, dealstage: 'contractsent', pipeline: 'default' })),
    { dealstage: 'closedwon' },
  ],
  emails: [['1', '2'].map((hour) => ({ hs_timestamp: `2026-02-0${hour}T00:00:00Z` })), { hs_email_subject: 'Re: x' }],
  meetings: [['1', '2'].map((hour) => ({ hs_timestamp: `2026-02-0${hour}T00:00:00Z` })), { hs_meeting_title: 'Sync' }],
};

for (const [type, [properties, change]] of Object.entries(samples)) {
  test(`${type} in batches: create, read, update, archive`, async () => {
    const made = await batch[type].create({
      inputs: properties.map((each) => ({ properties: each, associations: [] })),
    });
    assertComplete(made, 'BatchResponseSimplePublicObject');
    assert.equal(new Set(ids(made.results)).size, 2);
    const [first, second] = ids(made.results);
    const updated = await batch[type].update({ inputs: [{ id: first, properties: change }] });
    assertComplete(updated, 'BatchResponseSimplePublicObject');
    assert.deepEqual(ids(updated.results), [first]);
    const query = { properties: Object.keys(change), propertiesWithHistory: [] };
    const read = await batch[type].read({ ...query, inputs: [{ id: second }, { id: first }] });
    assertComplete(read, 'BatchResponseSimplePublicObject');
    assert.deepEqual(new Set(ids(read.results)), new Set([first, second]));
    const found = read.results.find(({ id }) => id === first);
    for (const [name, value] of Object.entries(change)) {
      assert.equal(found.properties[name], value);
    }
    assert.equal(await batch[type].archive({ inputs: [{ id: first }, { id: second }] }), undefined);
    const gone = await batch[type].read({ ...query, inputs: [{ id: first }, { id: second }] });
    assert.deepEqual([gone.results, gone.numErrors], [[], 1]);
    const bin = await batch[type].read({ ...query, inputs: [{ id: first }] }, true);
    assert.deepEqual([ids(bin.results), bin.results[0].archived], [[first], true]);
  });

  test(`${type} that are read in a batch and are not there, are named in a 207`, async () => {
    const [there] = await page(type, 1);
    const inputs = [{ id: missing }, { id: there.id }];
    const answer = await batch[type].read({ properties: [], propertiesWithHistory: [], inputs });
    assertComplete(answer, 'BatchResponseSimplePublicObjectWithErrors');
    assert.deepEqual(ids(answer.results), [there.id]);
    assert.equal(answer.numErrors, 1);
    const [error] = answer.errors;
    assert.equal(error.constructor.name, 'StandardError');
    assert.deepEqual([error.status, error.category], ['error', 'OBJECT_NOT_FOUND']);
    assert.deepEqual(error.context, { ids: [missing] });
    assert.match(
      error.message,
      /^Could not get some [A-Z_]+ objects, they may be deleted or not exist\. Check that ids/,
    );
  });

  test(`${type} by a unique property of their own: upsert says which are new`, async () => {
    const name = `${type}_number`;
    const groups = await crm.properties.groupsApi.getAll(type);
    const fields = { label: name, type: 'string', fieldType: 'text', groupName: groups.results[0].name };
    await crm.properties.coreApi.create(type, { name, ...fields, hasUniqueValue: true });
    const [properties, other] = samples[type][0].map((each) => ({ ...each, ...(each.email ? { email: '' } : {}) }));
    const needed = type === 'contacts' ? { lastname: 'Upserted' } : {};
    const input = (id, more) => ({ id, idProperty: name, properties: { ...properties, ...needed, ...more } });
    const first = await batch[type].upsert({
      inputs: [input('K-1'), { ...input('K-2'), properties: { ...other, ...needed } }],
    });
    assertComplete(first, 'BatchResponseSimplePublicUpsertObject');
    assert.deepEqual(
      first.results.map((record) => record._new),
      [true, true],
    );
    const second = await batch[type].upsert({ inputs: [input('K-1', change), input('K-3')] });
    assert.deepEqual(
      second.results.map((record) => record._new),
      [false, true],
    );
    assert.equal(second.results[0].id, first.results[0].id);
    const [[key, value]] = Object.entries(change);
    const read = await crm.objects.basicApi.getById(type, 'K-1', [key], undefined, undefined, undefined, name);
    assert.deepEqual([read.id, read.properties[key]], [first.results[0].id, value]);
  });
}

test('contacts are read by address in a batch', async () => {
  const first = (await page('contacts', 30)).filter((record) => record.properties.email);
  const every = (await crm.contacts.getAll()).map((record) => record.properties.email);
  const some = first.filter(({ properties: { email } }) => every.filter((other) => other === email).length === 1);
  assert.ok(some.length > 5);
  const inputs = some.map((record) => ({ id: record.properties.email.toUpperCase() }));
  const query = { properties: ['email'], propertiesWithHistory: [], idProperty: 'email' };
  const answer = await contacts.read({ ...query, inputs: [...inputs, { id: 'nobody@nowhere.test' }] });
  assert.deepEqual(new Set(ids(answer.results)), new Set(ids(some)));
  assert.deepEqual(answer.errors[0].context, { ids: ['nobody@nowhere.test'] });
});

test('upsert of contacts by address', async () => {
  const input = (id, properties) => ({ id, idProperty: 'email', properties });
  const first = await contacts.upsert({ inputs: [input('up@sert.test', { email: 'up@sert.test', firstname: 'Up' })] });
  assertComplete(first, 'BatchResponseSimplePublicUpsertObject');
  assert.equal(first.results[0]._new, true);
  const inputs = [input('UP@sert.test', { phone: '5555' }), input('new@sert.test', { phone: '5556' })];
  const second = await contacts.upsert({ inputs });
  assert.deepEqual(
    second.results.map((record) => record._new),
    [false, true],
  );
  const { properties } = await one(first.results[0].id, ['phone', 'firstname']);
  assert.deepEqual([properties.phone, properties.firstname], ['5555', 'Up']);
});

test('a batch of more than a hundred is refused', async () => {
  const inputs = Array.from({ length: 101 }, (_, i) => ({ id: String(i + 1), properties: { jobtitle: 'x' } }));
  await refused(contacts.read({ properties: [], propertiesWithHistory: [], inputs }), 400, 'VALIDATION_ERROR');
  await refused(contacts.update({ inputs }), 400, 'VALIDATION_ERROR');
  const made = inputs.map(() => ({ properties: { lastname: 'Many' }, associations: [] }));
  await refused(contacts.create({ inputs: made }), 400, 'VALIDATION_ERROR');
});

test('one address that is taken refuses a whole create, where inputs cannot be told apart', async () => {
  const before = (await simulator.door('GET', 'truth')).objects.contacts.records;
  const taken = (await page('contacts', 20)).find((record) => record.properties.email);
  const inputs = ['fresh@batch.test', taken.properties.email].map((email) => ({
    properties: { email },
    associations: [],
  }));
  const body = await refused(contacts.create({ inputs }), 409, 'CONFLICT');
  assert.equal(body.message, `Contact already exists. Existing ID: ${taken.id}`);
  assert.equal((await simulator.door('GET', 'truth')).objects.contacts.records, before);
});

test('with trace ids the good ones are made, and the bad ones are named', async () => {
  const taken = (await page('contacts', 20)).find((record) => record.properties.email);
  const input = (objectWriteTraceId, properties) => ({ objectWriteTraceId, properties, associations: [] });
  const answer = await contacts.create({
    inputs: [
      input('row-1', { email: taken.properties.email }),
      input('row-2', { email: 'traced@batch.test' }),
      input('row-3', { lastname: 'X', foo: 'bar' }),
    ],
  });
  assertComplete(answer, 'BatchResponseSimplePublicObjectWithErrors');
  assert.deepEqual(
    answer.results.map((record) => [record.objectWriteTraceId, record.properties.email]),
    [['row-2', 'traced@batch.test']],
  );
  assert.equal(answer.numErrors, 2);
  const errors = Object.fromEntries(answer.errors.map((error) => [error.context.objectWriteTraceId[0], error]));
  assert.equal(errors['row-1'].category, 'CONFLICT');
  assert.match(errors['row-1'].message, new RegExp(`Existing ID: ${taken.id}$`));
  assert.equal(errors['row-3'].category, 'VALIDATION_ERROR');
});

test('one wrong value refuses a whole update, and nothing is changed', async () => {
  const [a, b] = ids(await page('contacts', 2));
  const before = (await one(a, ['jobtitle'])).properties.jobtitle;
  const inputs = [
    { id: a, properties: { jobtitle: 'Changed' } },
    { id: b, properties: { foo: 'x' } },
  ];
  const body = await refused(contacts.update({ inputs }), 400, 'VALIDATION_ERROR');
  assert.equal(body.errors[0].code, 'PROPERTY_DOESNT_EXIST');
  assert.equal((await one(a, ['jobtitle'])).properties.jobtitle, before);
});

test('an update of a record that is not there leaves the others be', async () => {
  const [{ id }] = await page('contacts', 1);
  const inputs = [id, missing].map((each) => ({ id: each, properties: { jobtitle: 'Kept' } }));
  const answer = await contacts.update({ inputs });
  assertComplete(answer, 'BatchResponseSimplePublicObjectWithErrors');
  assert.deepEqual([ids(answer.results), answer.numErrors], [[id], 1]);
  assert.equal(answer.errors[0].category, 'OBJECT_NOT_FOUND');
  assert.equal((await one(id, ['jobtitle'])).properties.jobtitle, 'Kept');
});

test('contacts are updated by id alone: an address as id does nothing, as idProperty it is refused', async () => {
  const { id, properties } = (await page('contacts', 20)).find((record) => record.properties.email);
  const input = { id: properties.email, properties: { jobtitle: 'Silent' } };
  const answer = await contacts.update({ inputs: [input] });
  assert.deepEqual(answer.results, []);
  assert.notEqual((await one(id, ['jobtitle'])).properties.jobtitle, 'Silent');
  const body = await refused(contacts.update({ inputs: [{ ...input, idProperty: 'email' }] }), 400, 'VALIDATION_ERROR');
  assert.match(body.message, /^Unable to perform update\/upsert by non-unique 0-1 property/);
});

test('an id that is there twice is refused', async () => {
  const [{ id }] = await page('contacts', 1);
  const inputs = ['a', 'b'].map((jobtitle) => ({ id, properties: { jobtitle } }));
  const body = await refused(contacts.update({ inputs }), 400, 'VALIDATION_ERROR');
  assert.match(body.message, /Duplicate IDs found in batch input/);
});

test("since 2026-09 partial success has full success's status", async () => {
  const [{ id }] = await page('contacts', 1);
  const body = { inputs: [{ id }, { id: missing }] };
  for (const [path, status] of [
    ['/crm/objects/2026-09/contacts/batch/read', 200],
    ['/crm/objects/2026-03/contacts/batch/read', 207],
    ['/crm/v3/objects/contacts/batch/read', 207],
  ]) {
    const answer = await simulator.call('POST', path, { body });
    assert.deepEqual([answer.status, answer.json.numErrors, ids(answer.json.results)], [status, 1, [id]]);
  }
});

test('types by number go in batches too', async () => {
  const api = watched('objects.batchApi', crm.objects.batchApi);
  const made = await api.create('0-1', { inputs: [{ properties: { lastname: 'By number' }, associations: [] }] });
  const [{ id }] = made.results;
  const query = { properties: ['lastname'], propertiesWithHistory: [], inputs: [{ id }] };
  assert.equal((await api.read('contact', query)).results[0].properties.lastname, 'By number');
  await api.update('0-1', { inputs: [{ id, properties: { lastname: 'Renamed' } }] });
  assert.equal((await one(id)).properties.lastname, 'Renamed');
  const upserted = await api.upsert('0-1', { inputs: [{ id: 'n@umber.test', idProperty: 'email', properties: {} }] });
  assert.equal(upserted.results[0]._new, true);
  await api.archive('0-1', { inputs: [{ id }] });
  await refused(one(id), 404, 'OBJECT_NOT_FOUND');
});

testThatNothingWasForgotten();
