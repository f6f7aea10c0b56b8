// Links between records: v4, the older v3, and labels.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Simulator, everyPage, ids, refused, testThatNothingWasForgotten, watched } from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 1200, '--seed', 7, '--no-limits');
const { crm } = simulator.client();
const { associations } = crm;
const basic = watched('associations.v4.basicApi', associations.v4.basicApi);
const batch = watched('associations.v4.batchApi', associations.v4.batchApi);
const labels = watched('associations.v4.schema.definitionsApi', associations.v4.schema.definitionsApi);
const old = watched('associations.batchApi', associations.batchApi);
const types = watched('associations.schema.typesApi', associations.schema.typesApi);

const defined = (associationTypeId) => ({ associationCategory: 'HUBSPOT_DEFINED', associationTypeId });
const typeIds = (link) => link.associationTypes.map((type) => type.typeId).sort((a, b) => a - b);
const newContact = async () =>
  (await crm.contacts.basicApi.create({ properties: { lastname: 'Linked' }, associations: [] })).id;
const newCompany = async () =>
  (await crm.companies.basicApi.create({ properties: { name: 'New' }, associations: [] })).id;
const links = async (id, to = 'companies', from = 'contacts') => (await basic.getPage(from, id, to)).results;

// From, to, type id: what HubSpot defines.
const known = [
  ...[
    ['contacts', 'companies', 279],
    ['contacts', 'companies', 1],
    ['companies', 'contacts', 280],
  ],
  ...[
    ['companies', 'contacts', 2],
    ['deals', 'contacts', 3],
    ['contacts', 'deals', 4],
    ['deals', 'companies', 341],
  ],
  ...[
    ['deals', 'companies', 5],
    ['companies', 'deals', 342],
    ['companies', 'deals', 6],
    ['contacts', 'emails', 197],
  ],
  ...[
    ['emails', 'contacts', 198],
    ['contacts', 'meetings', 199],
    ['meetings', 'contacts', 200],
  ],
  ...[
    ['companies', 'emails', 185],
    ['emails', 'companies', 186],
    ['companies', 'meetings', 187],
  ],
  ...[
    ['meetings', 'companies', 188],
    ['deals', 'emails', 209],
    ['emails', 'deals', 210],
    ['deals', 'meetings', 211],
  ],
  ['meetings', 'deals', 212],
];

test('the types that HubSpot defines have their ids', async () => {
  for (const [from, to, id] of known) {
    const { results } = await labels.getAll(from, to);
    const found = results.find((type) => type.typeId === id);
    assert.equal(found?.category, 'HUBSPOT_DEFINED', `${from} to ${to}: ${id}`);
    const older = await types.getAll(from, to);
    assert.ok(
      older.results.some((type) => type.id === String(id)),
      `${from} to ${to}: ${id}`,
    );
  }
  const primary = (await labels.getAll('contacts', 'companies')).results.find((type) => type.typeId === 1);
  assert.equal(primary.label, 'Primary');
});

test('all links of all contacts, in one batch and one by one, are the inline ones', async () => {
  const contacts = await crm.contacts.getAll(100, undefined, ['associatedcompanyid'], undefined, ['companies']);
  const some = contacts.slice(0, 1000);
  const answer = await batch.getPage('contacts', 'companies', { inputs: ids(some).map((id) => ({ id })) });
  assert.equal(answer.status, 'COMPLETE');
  const read = new Map(answer.results.map(({ _from, to }) => [_from.id, to]));
  const without = new Set();
  for (const { id, properties, associations: inline } of some) {
    if (!inline) {
      assert.ok(!read.has(id));
      without.add(id);
      continue;
    }
    const to = read.get(id);
    assert.deepEqual(
      to.map((link) => String(link.toObjectId)).sort(),
      [...new Set(ids(inline.companies.results))].sort(),
    );
    const primary = to.filter((link) => typeIds(link).includes(1));
    assert.deepEqual(
      primary.map((link) => String(link.toObjectId)),
      properties.associatedcompanyid ? [properties.associatedcompanyid] : [],
    );
  }
  assert.ok(without.size > 0);
  const [{ id }] = some.filter((contact) => contact.associations);
  assert.deepEqual(await links(id), read.get(id));
});

test('records without links are no error that stops a batch', async () => {
  const lonely = await newContact();
  const answer = await batch.getPage('contacts', 'companies', { inputs: [{ id: lonely }] });
  assert.deepEqual([answer.status, answer.results], ['COMPLETE', []]);
  assert.equal(answer.errors[0].category, 'OBJECT_NOT_FOUND');
  assert.equal(answer.errors[0].subCategory, 'crm.associations.NO_ASSOCIATIONS_FOUND');
  assert.match(answer.errors[0].message, /^No company is associated with contact /);
  assert.deepEqual(await links(lonely), []);
});

test('links of one record come in pages', async () => {
  const company = await newCompany();
  const made = [];
  for (let i = 0; i < 3; ++i) {
    const inputs = Array.from({ length: 60 }, (_, n) => ({ properties: { lastname: `P${n}` }, associations: [] }));
    made.push(...ids((await crm.contacts.batchApi.create({ inputs })).results));
  }
  const inputs = made.map((id) => ({ _from: { id: company }, to: { id } }));
  const answer = await batch.createDefault('companies', 'contacts', { inputs });
  assert.equal(answer.status, 'COMPLETE');
  const all = await everyPage((after) => basic.getPage('companies', company, 'contacts', after, 50));
  assert.deepEqual(all.map((link) => String(link.toObjectId)).sort(), [...made].sort());
  const first = await basic.getPage('companies', company, 'contacts', undefined, 50);
  assert.equal(first.results.length, 50);
  assert.ok(first.paging.next.link.startsWith(`${simulator.url}/crm/v4/objects/companies/${company}/`));
});

test('a default link goes both ways and away again', async () => {
  const [contact, company] = [await newContact(), await newCompany()];
  const answer = await basic.createDefault('contact', contact, 'company', company);
  assert.equal(answer.status, 'COMPLETE');
  const { _from, to, associationSpec } = answer.results[0];
  assert.deepEqual([_from.id, to.id], [contact, company]);
  assert.deepEqual({ ...associationSpec }, defined(279));
  assert.ok(typeIds((await links(contact))[0]).includes(279));
  assert.ok(typeIds((await links(company, 'contacts', 'companies'))[0]).includes(280));
  assert.equal(await basic.archive('contacts', contact, 'companies', company), undefined);
  assert.deepEqual(await links(contact), []);
  assert.deepEqual(await links(company, 'contacts', 'companies'), []);
});

test('a primary company is the contact property too', async () => {
  const [contact, company] = [await newContact(), await newCompany()];
  const made = await basic.create('contacts', contact, 'companies', company, [defined(1)]);
  assert.deepEqual([made.fromObjectTypeId, made.toObjectTypeId], ['0-1', '0-2']);
  assert.deepEqual([String(made.fromObjectId), String(made.toObjectId)], [contact, company]);
  assert.deepEqual(made.labels, ['Primary']);
  assert.deepEqual(typeIds((await links(contact))[0]), [1, 279]);
  const { properties } = await crm.contacts.basicApi.getById(contact, ['associatedcompanyid']);
  assert.equal(properties.associatedcompanyid, company);
});

test('links in batches: made, named, taken away', async () => {
  const [contact, company, other] = [await newContact(), await newCompany(), await newCompany()];
  const input = (to, ...specs) => ({ _from: { id: contact }, to: { id: to }, types: specs });
  const inputs = [input(company, defined(1)), input(other, defined(279))];
  const answer = await batch.create('contacts', 'companies', { inputs });
  assert.equal(answer.status, 'COMPLETE');
  assert.deepEqual(
    answer.results.map((pair) => String(pair.toObjectId)),
    [company, other],
  );
  assert.equal(await batch.archiveLabels('contacts', 'companies', { inputs: [input(company, defined(1))] }), undefined);
  assert.deepEqual((await links(contact)).map(typeIds), [[279], [279]]);
  const gone = { inputs: [{ _from: { id: contact }, to: [{ id: company }, { id: other }] }] };
  assert.equal(await batch.archive('contacts', 'companies', gone), undefined);
  assert.deepEqual(await links(contact), []);
});

test('what cannot be linked is named, and the rest is linked', async () => {
  const [contact, company] = [await newContact(), await newCompany()];
  const input = (to, type) => ({ _from: { id: contact }, to: { id: to }, types: [defined(type)] });
  const inputs = [input(company, 279), input('99999999999999', 279), input(company, 4)];
  const answer = await batch.create('contacts', 'companies', { inputs });
  assert.equal(answer.constructor.name, 'BatchResponseLabelsBetweenObjectPairWithErrors');
  assert.deepEqual([answer.results.length, answer.numErrors, answer.errors.length], [1, 2, 2]);
  assert.equal((await links(contact)).length, 1);
  await refused(basic.createDefault('contacts', contact, 'companies', '99999999999999'), 400, 'VALIDATION_ERROR');
  await refused(basic.getPage('contacts', contact, 'unicorns'), 400, 'VALIDATION_ERROR');
});

test('a label of our own: made, used, renamed, taken away', async () => {
  const request = { name: 'decision_maker', label: 'Decision maker', inverseLabel: 'Decides for' };
  const made = (await labels.create('contacts', 'companies', request)).results;
  assert.deepEqual(made.map((type) => type.label).sort(), ['Decides for', 'Decision maker']);
  const { typeId, category } = made.find((type) => type.label === 'Decision maker');
  assert.equal(category, 'USER_DEFINED');
  const [contact, company] = [await newContact(), await newCompany()];
  const spec = { associationCategory: 'USER_DEFINED', associationTypeId: typeId };
  assert.deepEqual((await basic.create('contacts', contact, 'companies', company, [spec])).labels, ['Decision maker']);
  const back = (await links(company, 'contacts', 'companies'))[0].associationTypes.map((type) => type.label);
  assert.ok(back.includes('Decides for'));
  const renamed = { associationTypeId: typeId, label: 'Buyer', inverseLabel: 'Buys for' };
  assert.equal(await labels.update('contacts', 'companies', renamed), undefined);
  const texts = async () => (await links(contact))[0].associationTypes.map((type) => type.label).filter(Boolean);
  assert.deepEqual(await texts(), ['Buyer']);
  assert.equal(await labels.remove('contacts', 'companies', typeId), undefined);
  assert.deepEqual(await texts(), []);
  await refused(labels.remove('contacts', 'companies', 279), 400, 'VALIDATION_ERROR');
});

test('the older batches name types by words', async () => {
  const [contact, company] = [await newContact(), await newCompany()];
  const input = { _from: { id: contact }, to: { id: company }, type: 'contact_to_company' };
  const made = await old.create('contacts', 'companies', { inputs: [input] });
  assert.deepEqual([made.status, made.results[0]._from.id, made.results[0].to.id], ['COMPLETE', contact, company]);
  const read = await old.read('contacts', 'companies', { inputs: [{ id: contact }] });
  assert.deepEqual(read.results[0].to.map(({ id, type }) => `${id} ${type}`).sort(), [
    `${company} contact_to_company`,
    `${company} contact_to_company_unlabeled`,
  ]);
  const inputs = ['contact_to_company', 'contact_to_company_unlabeled'].map((type) => ({ ...input, type }));
  assert.equal(await old.archive('contacts', 'companies', { inputs }), undefined);
  assert.deepEqual((await old.read('contacts', 'companies', { inputs: [{ id: contact }] })).results, []);
});

test('a link to an archived record is not shown', async () => {
  const [contact, company] = [await newContact(), await newCompany()];
  await basic.createDefault('contacts', contact, 'companies', company);
  await crm.companies.basicApi.archive(company);
  assert.deepEqual(await links(contact), []);
});

test('ids of linked records are numbers in JSON', async () => {
  const [contact, company] = [await newContact(), await newCompany()];
  await basic.createDefault('contacts', contact, 'companies', company);
  for (const path of ['/crm/v4/objects', '/crm/objects/2026-09']) {
    const { json } = await simulator.call('GET', `${path}/contacts/${contact}/associations/companies?limit=500`);
    assert.deepEqual(json, {
      results: [
        {
          toObjectId: Number(company),
          associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 279, label: null }],
        },
      ],
    });
  }
});

testThatNothingWasForgotten();
