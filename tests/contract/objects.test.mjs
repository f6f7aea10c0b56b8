// Lists and single records of all five types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Simulator,
  assertRecord,
  everyPage,
  ids,
  refused,
  testThatNothingWasForgotten,
  watched,
} from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 1250, '--seed', 3, '--dirty', '--no-limits');
const { crm } = simulator.client();
const basic = {
  contacts: watched('contacts.basicApi', crm.contacts.basicApi),
  companies: watched('companies.basicApi', crm.companies.basicApi),
  deals: watched('deals.basicApi', crm.deals.basicApi),
  emails: watched('objects.emails.basicApi', crm.objects.emails.basicApi),
  meetings: watched('objects.meetings.basicApi', crm.objects.meetings.basicApi),
};
const all = {
  contacts: (...options) => crm.contacts.getAll(...options),
  companies: (...options) => crm.companies.getAll(...options),
  deals: (...options) => crm.deals.getAll(...options),
  emails: () => everyPage((after) => basic.emails.getPage(100, after)),
  meetings: () => everyPage((after) => basic.meetings.getPage(100, after)),
};
const truth = await simulator.door('GET', 'truth');

// What comes where no properties are asked for.
const defaults = {
  contacts: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
  companies: ['createdate', 'domain', 'hs_lastmodifieddate', 'hs_object_id', 'name'],
  deals: [
    ...['amount', 'closedate', 'createdate', 'dealname', 'dealstage', 'hs_lastmodifieddate', 'hs_object_id'],
    'pipeline',
  ],
  emails: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  meetings: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
};

for (const [type, names] of Object.entries(defaults)) {
  test(`all pages of ${type} give every record once, by ascending id`, async () => {
    const records = await all[type]();
    assert.equal(records.length, truth.objects[type].records);
    assert.equal(new Set(ids(records)).size, records.length);
    assert.deepEqual(
      ids(records),
      ids(records).sort((a, b) => a - b),
    );
    const modified = type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
    assert.deepEqual([...new Set(records.flatMap((record) => Object.keys(record.properties)))].sort(), names);
    for (const record of records) {
      assertRecord(record);
      assert.equal(record.updatedAt.getTime(), Date.parse(record.properties[modified]));
    }
  });
}

test('all contacts are those of which the truth is made', async () => {
  const leads = (await simulator.door('GET', 'truth/leads'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const wanted = leads.flatMap((lead) => [lead.recordId, ...lead.mergedFrom]);
  assert.equal(leads.length, truth.leads);
  assert.deepEqual(new Set(ids(await all.contacts())), new Set(wanted));
});

test('a page has its limit, its successor, and what was asked for, however empty', async () => {
  const first = await basic.contacts.getPage(7, undefined, ['jobtitle', 'email', 'no_such_property']);
  assert.equal(first.results.length, 7);
  const names = new Set(first.results.flatMap((record) => Object.keys(record.properties)));
  assert.deepEqual([...names].sort(), ['createdate', 'email', 'hs_object_id', 'jobtitle', 'lastmodifieddate']);
  const { after, link } = first.paging.next;
  assert.ok(link.startsWith(`${simulator.url}/crm/v3/objects/contacts?`) && link.includes(`after=${after}`), link);
  const second = await basic.contacts.getPage(100, after);
  const both = await basic.contacts.getPage(100);
  assert.deepEqual([...ids(first.results), ...ids(second.results)].slice(0, 100), ids(both.results));
  assert.equal((await basic.contacts.getPage()).results.length, 10);
  const empty = (await all.contacts(100, undefined, ['jobtitle'])).filter((record) => !record.properties.jobtitle);
  assert.ok(empty.length > 0);
});

test('the last page has no paging', async () => {
  const { results, paging } = await basic.deals.getPage(100, '999999999999');
  assert.deepEqual(results, []);
  assert.equal(paging, undefined);
});

test('pages have at most 100 records, 50 with history', async () => {
  await refused(basic.contacts.getPage(101), 400, 'VALIDATION_ERROR');
  await refused(basic.contacts.getPage(51, undefined, undefined, ['email']), 400, 'VALIDATION_ERROR');
  assert.equal((await basic.contacts.getPage(50, undefined, undefined, ['email'])).results.length, 50);
});

test('history is newest first, and its first entry is the present', async () => {
  const { id } = await basic.contacts.create({ properties: { lastname: 'Historic', jobtitle: 'Clerk' } });
  await simulator.pass(1000);
  await basic.contacts.update(id, { properties: { jobtitle: 'Head' } });
  const record = await basic.contacts.getById(id, ['jobtitle'], ['jobtitle']);
  const [now, before, ...older] = record.propertiesWithHistory.jobtitle;
  assert.deepEqual([now.value, before.value, older], ['Head', 'Clerk', []]);
  assert.equal(record.properties.jobtitle, 'Head');
  assert.ok(now.timestamp instanceof Date && now.timestamp > before.timestamp);
  assert.equal(now.sourceType, 'INTEGRATION');
});

test("inline links name a contact's primary company twice, once for each type", async () => {
  const contacts = await all.contacts(100, undefined, ['associatedcompanyid'], undefined, ['companies', 'deals']);
  const primary = contacts.filter((record) => record.properties.associatedcompanyid);
  assert.ok(primary.length > 100);
  for (const { properties, associations } of primary) {
    const types = associations.companies.results
      .filter((link) => link.id === properties.associatedcompanyid)
      .map((link) => link.type);
    assert.deepEqual(types.sort(), ['contact_to_company', 'contact_to_company_unlabeled']);
  }
  assert.ok(contacts.some((record) => record.associations?.deals?.results.length > 0));
  assert.ok(contacts.some((record) => record.associations === undefined));
});

// What a new record of each type is made of, what is changed of it, and what it cannot be without.
const samples = {
  contacts: [
    { email: 'New.One@acme.test', firstname: 'New', lastname: '' },
    { lastname: 'S\u00f8ren \u674e' },
    { jobtitle: 'CTO' },
  ],
  companies: [{ name: 'Acme', domain: 'acme.test' }, { industry: 'COMPUTER_SOFTWARE' }, { city: 'Bonn' }],
  deals: [
    { dealname: 'Big', dealstage: 'appointmentscheduled', pipeline: 'default' },
    { amount: '12.5' },
    { amount: '1' },
  ],
  emails: [{ hs_timestamp: '2026-01-02T03:04:05.000Z' }, { hs_email_subject: 'Hello' }, { hs_email_subject: 'Hello' }],
  meetings: [{ hs_timestamp: '2026-01-02T03:04:05.000Z' }, { hs_meeting_title: 'Call' }, { hs_meeting_title: 'Call' }],
};

for (const [type, [properties, change, lacking]] of Object.entries(samples)) {
  test(`one of ${type}: create, getById, update, archive`, async () => {
    const api = basic[type];
    const made = await api.create({ properties, associations: [] });
    assertRecord(made);
    const names = [...Object.keys(properties), ...Object.keys(change)];
    const read = await api.getById(made.id, names);
    const stored = (given) => ({ ...given, ...(given.email ? { email: given.email.toLowerCase() } : {}) });
    for (const [name, value] of Object.entries(stored(properties))) {
      assert.ok(read.properties[name] === value || (value === '' && !read.properties[name]), name);
    }
    await simulator.pass(1000);
    const updated = await api.update(made.id, { properties: change });
    assert.equal(updated.id, made.id);
    assert.ok(updated.updatedAt > made.updatedAt);
    assert.equal(updated.createdAt.getTime(), made.createdAt.getTime());
    const again = await api.getById(made.id, names);
    for (const [name, value] of Object.entries(change)) {
      assert.equal(again.properties[name], value);
    }
    await api.update(made.id, { properties: Object.fromEntries(Object.keys(change).map((name) => [name, ''])) });
    const cleared = await api.getById(made.id, Object.keys(change));
    assert.ok(Object.keys(change).every((name) => !cleared.properties[name]));
    await refused(api.create({ properties: lacking, associations: [] }), 400, 'VALIDATION_ERROR');
    assert.equal(await api.archive(made.id), undefined);
    await refused(api.getById(made.id), 404, 'OBJECT_NOT_FOUND');
    const gone = await api.getById(made.id, undefined, undefined, undefined, true);
    assertRecord(gone);
    assert.equal(gone.archived, true);
    const bin = await api.getPage(100, undefined, undefined, undefined, undefined, true);
    assert.ok(ids(bin.results).includes(made.id));
    await refused(api.getById('99999999999999'), 404, 'OBJECT_NOT_FOUND');
  });
}

test('a contact is found by its address in any case, also to be changed, and also by a secondary one', async () => {
  const made = await basic.contacts.create({ properties: { email: 'Ada.L@Acme.test' }, associations: [] });
  const by = (email) => basic.contacts.getById(email, ['email'], undefined, undefined, undefined, 'email');
  assert.equal((await by('ada.l@acme.test')).id, made.id);
  assert.equal((await by('ADA.L@ACME.TEST')).id, made.id);
  const changed = await basic.contacts.update('ada.l@acme.test', { properties: { firstname: 'Ada' } }, 'email');
  assert.equal(changed.id, made.id);
  const others = await all.contacts(100, undefined, ['email', 'hs_additional_emails']);
  const addresses = (record) => [record.properties.email, ...(record.properties.hs_additional_emails ?? '').split(';')];
  const counts = new Map();
  for (const address of others.flatMap(addresses)) {
    const folded = (address ?? '').trim().toLowerCase();
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  const [other, secondary] = others
    .flatMap((record) =>
      addresses(record)
        .slice(1)
        .map((address) => [record, address]),
    )
    .find(([, address]) => address && counts.get(address.trim().toLowerCase()) === 1);
  assert.equal((await by(secondary)).id, other.id);
  const body = await refused(
    basic.contacts.create({ properties: { email: secondary }, associations: [] }),
    409,
    'CONFLICT',
  );
  assert.equal(body.message, `Contact already exists. Existing ID: ${other.id}`);
});

test('an unknown property refuses the whole write and says which one', async () => {
  const { id } = await basic.contacts.create({ properties: { lastname: 'Whole' }, associations: [] });
  const wrong = { properties: { lastname: 'Half', foo: 'x' } };
  const body = await refused(basic.contacts.update(id, wrong), 400, 'VALIDATION_ERROR');
  assert.equal(body.errors[0].code, 'PROPERTY_DOESNT_EXIST');
  assert.deepEqual(body.errors[0].context, { propertyName: ['foo'] });
  const text = /^Property values were not valid: (\[.*\])$/.exec(body.message)[1];
  assert.deepEqual(JSON.parse(text), [
    {
      isValid: false,
      message: 'Property "foo" does not exist',
      error: 'PROPERTY_DOESNT_EXIST',
      name: 'foo',
      localizedErrorMessage: 'Property "foo" does not exist',
      portalId: simulator.portalId,
    },
  ]);
  assert.equal((await basic.contacts.getById(id)).properties.lastname, 'Whole');
});

test('values that are none of their type are refused by their codes', async () => {
  const { id } = await basic.companies.create({ properties: { name: 'Codes' }, associations: [] });
  for (const [name, value, code] of [
    ['numberofemployees', 'many', 'INVALID_INTEGER'],
    ['industry', 'computer software', 'INVALID_OPTION'],
    ['hs_object_id', '5', 'READ_ONLY_VALUE'],
  ]) {
    const body = await refused(basic.companies.update(id, { properties: { [name]: value } }), 400, 'VALIDATION_ERROR');
    assert.equal(body.errors[0].code, code);
    assert.deepEqual(body.errors[0].context, { propertyName: [name] });
  }
});

for (const type of ['contacts', 'companies', 'deals']) {
  test(`merge of ${type}: the survivor answers to both ids`, async () => {
    const make = (mark) => {
      const properties = { ...samples[type][0], ...(type === 'contacts' ? { email: `${mark}@merge.test` } : {}) };
      return basic[type].create({ properties, associations: [] });
    };
    const [primary, other] = [await make('one'), await make('two')];
    const merged = await basic[type].merge({ primaryObjectId: primary.id, objectIdToMerge: other.id });
    assertRecord(merged);
    for (const id of [primary.id, other.id]) {
      assert.equal((await basic[type].getById(id)).id, merged.id);
    }
    const survivor = await basic[type].getById(merged.id, ['hs_merged_object_ids']);
    assert.ok(survivor.properties.hs_merged_object_ids.split(';').includes(other.id));
    await refused(
      basic[type].merge({ primaryObjectId: primary.id, objectIdToMerge: '99999999999999' }),
      404,
      'OBJECT_NOT_FOUND',
    );
  });
}

test('a contact that is purged is nowhere, and its address is blocked', async () => {
  const properties = { email: 'forget@acme.test' };
  const { id } = await basic.contacts.create({ properties, associations: [] });
  assert.equal(await basic.contacts.purge({ objectId: 'forget@acme.test', idProperty: 'email' }), undefined);
  await refused(basic.contacts.getById(id), 404, 'OBJECT_NOT_FOUND');
  await refused(basic.contacts.getById(id, undefined, undefined, undefined, true), 404, 'OBJECT_NOT_FOUND');
  await refused(basic.contacts.create({ properties, associations: [] }), 400, 'VALIDATION_ERROR');
});

test('types go by plural, singular and number', async () => {
  const api = watched('objects.basicApi', crm.objects.basicApi);
  for (const [plural, singular, number] of [
    ['contacts', 'contact', '0-1'],
    ['companies', 'company', '0-2'],
    ['deals', 'deal', '0-3'],
    ['emails', 'email', '0-49'],
    ['meetings', 'meeting', '0-47'],
  ]) {
    const expected = ids((await api.getPage(plural, 5)).results);
    assert.equal(expected.length, 5);
    for (const name of [singular, number]) {
      assert.deepEqual(ids((await api.getPage(name, 5)).results), expected);
      assert.equal((await api.getById(name, expected[0])).id, expected[0]);
    }
  }
  const made = await api.create('0-1', { properties: { lastname: 'Numbered' }, associations: [] });
  assert.equal((await api.update('contact', made.id, { properties: { firstname: 'N' } })).properties.firstname, 'N');
  await api.archive('contacts', made.id);
  await refused(basic.contacts.getById(made.id), 404, 'OBJECT_NOT_FOUND');
});

test('a new contact is linked as its maker says', async () => {
  const company = (await basic.companies.getPage(1)).results[0];
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }];
  const { id } = await basic.contacts.create({
    properties: { lastname: 'Linked' },
    associations: [{ to: { id: company.id }, types }],
  });
  const { associations } = await basic.contacts.getById(id, undefined, undefined, ['companies']);
  assert.ok(associations.companies.results.some((link) => link.id === company.id));
});

testThatNothingWasForgotten();
