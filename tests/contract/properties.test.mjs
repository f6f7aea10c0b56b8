// Definitions of properties and their groups.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Simulator, refused, testThatNothingWasForgotten, watched } from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 50, '--seed', 2, '--no-limits');
const { crm } = simulator.client();
const core = watched('properties.coreApi', crm.properties.coreApi);
const batch = watched('properties.batchApi', crm.properties.batchApi);
const groups = watched('properties.groupsApi', crm.properties.groupsApi);
const types = ['contacts', 'companies', 'deals', 'emails', 'meetings'];

const text = (name, more = {}) => ({
  ...{ name, label: name, type: 'string', fieldType: 'text', groupName: 'contactinformation' },
  ...more,
});

test('every property has what it must have', async () => {
  for (const type of types) {
    const { results, paging } = await core.getAll(type);
    assert.equal(paging, undefined);
    assert.equal(new Set(results.map((property) => property.name)).size, results.length);
    const known = new Set((await groups.getAll(type)).results.map((group) => group.name));
    for (const property of results) {
      for (const member of ['name', 'label', 'type', 'fieldType', 'groupName']) {
        assert.ok(property[member], `${type}.${property.name}.${member}`);
      }
      assert.equal(typeof property.description, 'string');
      assert.ok(Array.isArray(property.options) && known.has(property.groupName), property.name);
      assert.equal(property.archived, false);
      assert.ok(property.createdAt instanceof Date && property.updatedAt instanceof Date);
      assert.equal(typeof property.modificationMetadata.readOnlyValue, 'boolean');
      for (const option of property.options) {
        assert.deepEqual(
          [typeof option.label, typeof option.value, typeof option.hidden],
          ['string', 'string', 'boolean'],
        );
      }
    }
  }
  assert.ok((await core.getAll('contacts')).results.length >= 300);
});

test('lifecyclestage is as documented', async () => {
  const property = await core.getByName('contacts', 'lifecyclestage');
  assert.deepEqual(
    [property.type, property.fieldType, property.groupName],
    ['enumeration', 'radio', 'contactinformation'],
  );
  const [own, known] = [true, false].map((numeric) =>
    property.options.filter((o) => /^\d+$/.test(o.value) === numeric),
  );
  assert.ok(own.length > 0);
  assert.deepEqual(
    known.map((option) => [option.value, option.label]),
    [
      ...[
        ['subscriber', 'Subscriber'],
        ['lead', 'Lead'],
        ['marketingqualifiedlead', 'Marketing Qualified Lead'],
      ],
      ...[
        ['salesqualifiedlead', 'Sales Qualified Lead'],
        ['opportunity', 'Opportunity'],
        ['customer', 'Customer'],
      ],
      ...[
        ['evangelist', 'Evangelist'],
        ['other', 'Other'],
      ],
    ],
  );
  assert.equal(property.hubspotDefined, true);
});

test('there is one of each kind that a mapping has to know', async () => {
  const { results } = await core.getAll('contacts');
  const some = (holds) => assert.ok(results.some(holds), String(holds));
  some((property) => property.modificationMetadata.readOnlyValue);
  some((property) => property.calculated);
  some((property) => property.hidden);
  some((property) => property.name === 'hubspot_owner_id' && property.externalOptions && property.options.length === 0);
  some((property) => property.name === 'hubspot_owner_id' && property.referencedObjectType === 'OWNER');
  some((property) => property.name === 'industry' && property.type === 'string');
  const industry = await core.getByName('companies', 'industry');
  assert.deepEqual([industry.type, industry.options.length], ['enumeration', 148]);
});

test('a property of our own: made, found, changed, written to, archived', async () => {
  const made = await core.create('contacts', text('trailspark_score', { description: 'A score', formField: false }));
  assert.deepEqual(
    [made.name, made.type, made.fieldType, made.description, made.hubspotDefined, made.archived],
    ['trailspark_score', 'string', 'text', 'A score', false, false],
  );
  const listed = (await core.getAll('contacts')).results.find((property) => property.name === 'trailspark_score');
  assert.deepEqual(listed, await core.getByName('contacts', 'trailspark_score'));
  const changed = await core.update('contacts', 'trailspark_score', { label: 'Score', description: 'Better' });
  assert.deepEqual([changed.label, changed.description, changed.type], ['Score', 'Better', 'string']);
  const { id } = await crm.contacts.basicApi.create({
    properties: { lastname: 'Scored', trailspark_score: 'hot' },
    associations: [],
  });
  const score = async () => (await crm.contacts.basicApi.getById(id, ['trailspark_score'])).properties.trailspark_score;
  assert.equal(await score(), 'hot');
  assert.equal(await core.archive('contacts', 'trailspark_score'), undefined);
  await refused(core.getByName('contacts', 'trailspark_score'), 404, 'OBJECT_NOT_FOUND');
  const gone = await core.getByName('contacts', 'trailspark_score', true);
  assert.equal(gone.archived, true);
  assert.ok((await core.getAll('contacts', true)).results.some((property) => property.name === 'trailspark_score'));
  assert.equal(await score(), undefined);
  const write = { properties: { trailspark_score: 'cold' } };
  const body = await refused(crm.contacts.basicApi.update(id, write), 400, 'VALIDATION_ERROR');
  assert.equal(body.errors[0].code, 'PROPERTY_DOESNT_EXIST');
});

test('options of an enumeration are what may be written', async () => {
  const option = (value, displayOrder) => ({ label: value.toUpperCase(), value, displayOrder, hidden: false });
  const options = [option('a', 0), option('b', 1)];
  const more = { type: 'enumeration', fieldType: 'checkbox', options };
  const made = await core.create('contacts', text('letters', more));
  assert.deepEqual(
    made.options.map(({ label, value }) => [label, value]),
    [
      ['A', 'a'],
      ['B', 'b'],
    ],
  );
  const basic = crm.contacts.basicApi;
  const { id } = await basic.create({ properties: { lastname: 'L', letters: 'a' }, associations: [] });
  await basic.update(id, { properties: { letters: ';b' } });
  assert.equal((await basic.getById(id, ['letters'])).properties.letters, 'a;b');
  const body = await refused(basic.update(id, { properties: { letters: 'c' } }), 400, 'VALIDATION_ERROR');
  assert.equal(body.errors[0].code, 'INVALID_OPTION');
});

test('what cannot be a property', async () => {
  await refused(core.create('contacts', text('email')), 409);
  for (const wrong of [
    text('Upper'),
    text('1st'),
    text('wrong_pair', { type: 'number' }),
    text('wrong_type', { type: 'json' }),
    text('no_group', { groupName: 'nowhere' }),
    text('no_label', { label: '' }),
    text('half_option', { type: 'enumeration', fieldType: 'select', options: [{ label: 'A', value: 'a' }] }),
  ]) {
    await refused(core.create('contacts', wrong), 400, 'VALIDATION_ERROR');
  }
  await refused(core.getByName('contacts', 'no_such_property'), 404, 'OBJECT_NOT_FOUND');
  await refused(core.archive('contacts', 'email'), 400, 'VALIDATION_ERROR');
});

test('properties in batches', async () => {
  const made = await batch.create('deals', {
    inputs: [1, 2].map((n) => text(`batch_${n}`, { groupName: 'dealinformation' })),
  });
  assert.deepEqual([made.status, made.results.map((property) => property.name)], ['COMPLETE', ['batch_1', 'batch_2']]);
  const names = (...all) => ({ archived: false, inputs: all.map((name) => ({ name })) });
  const read = await batch.read('deals', names('batch_1', 'dealname', 'nothing'));
  assert.deepEqual(read.results.map((property) => property.name).sort(), ['batch_1', 'dealname']);
  assert.equal(read.numErrors, 1);
  assert.equal(read.errors[0].category, 'OBJECT_NOT_FOUND');
  assert.equal(await batch.archive('deals', { inputs: [{ name: 'batch_1' }, { name: 'batch_2' }] }), undefined);
  const gone = await batch.read('deals', { ...names('batch_1', 'batch_2'), archived: true });
  assert.equal(gone.results.length, 2);
});

test('a group: made, found, changed, archived', async () => {
  const made = await groups.create('contacts', { name: 'trailspark', label: 'TrailSpark', displayOrder: -1 });
  const wanted = { name: 'trailspark', label: 'TrailSpark', displayOrder: -1, archived: false };
  assert.deepEqual({ ...made }, wanted);
  assert.deepEqual({ ...(await groups.getByName('contacts', 'trailspark')) }, wanted);
  assert.ok((await groups.getAll('contacts')).results.some((group) => group.name === 'trailspark'));
  const renamed = await groups.update('contacts', 'trailspark', { label: 'Spark', displayOrder: 3 });
  assert.deepEqual({ ...renamed }, { ...wanted, label: 'Spark', displayOrder: 3 });
  await refused(groups.create('contacts', { name: 'trailspark', label: 'Again', displayOrder: 1 }), 409);
  assert.equal(await groups.archive('contacts', 'trailspark'), undefined);
  await refused(groups.getByName('contacts', 'trailspark'), 404, 'OBJECT_NOT_FOUND');
});

test('definitions in JSON have the documented members', async () => {
  const { json } = await simulator.call('GET', '/crm/properties/2026-09/contacts/lifecyclestage');
  const wanted = [
    ...['name', 'label', 'type', 'fieldType', 'description', 'groupName', 'options', 'displayOrder', 'calculated'],
    ...['externalOptions', 'hasUniqueValue', 'hidden', 'hubspotDefined', 'formField', 'dataSensitivity', 'archived'],
    ...['createdAt', 'updatedAt', 'modificationMetadata'],
  ];
  wanted.forEach((name) => assert.ok(name in json, name));
  assert.deepEqual(Object.keys(json.options[0]).sort(), ['description', 'displayOrder', 'hidden', 'label', 'value']);
  assert.deepEqual(Object.keys(json.modificationMetadata).sort(), [
    ...['archivable', 'readOnlyDefinition', 'readOnlyOptions', 'readOnlyValue'],
  ]);
  assert.equal(json.dataSensitivity, 'non_sensitive');
});

testThatNothingWasForgotten();
