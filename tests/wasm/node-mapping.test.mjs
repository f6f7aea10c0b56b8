// Mappings through the package in Node.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LeadBase, TrailSparkError, api, code, page } from './node.mjs';

test('a mapping is set and changed without reading again; a faulty one changes nothing and names all faults', async () => {
  const lead = (from) => ({
    version: 1,
    lead: [
      { field: 'email', from: ['email'] },
      { field: 'jobTitle', from },
    ],
  });
  const base = await LeadBase.create({ mapping: JSON.stringify(lead(['role', 'jobtitle'])) });
  base.ingest('contacts', page(['1', { email: 'a@b.test', jobtitle: 'CTO', role: 'Boss' }]));
  assert.equal(base.leads()[0].jobTitle, 'Boss');
  base.setMapping(lead(['jobtitle']));
  assert.equal(base.leads()[0].jobTitle, 'CTO');
  const faulty = {
    version: 1,
    lead: [
      { field: 'email', from: ['email'] },
      { field: 'email', from: ['x'] },
      { field: 'huh', from: ['y'] },
    ],
  };
  assert.throws(
    () => base.setMapping(faulty),
    (error) => {
      assert.deepEqual(
        error.faults.map((fault) => fault.code),
        ['mapping.duplicate_field', 'mapping.unknown_field'],
      );
      return code('mapping.duplicate_field')(error) && error.where === '/lead/1/field';
    },
  );
  for (const nothing of ['', 'null', null]) {
    assert.throws(() => base.setMapping(nothing), TrailSparkError);
  }
  assert.equal(base.leads()[0].jobTitle, 'CTO');
  base.close();
});

test('mappings are suggested, checked and compared without a base', async () => {
  const properties = {
    results: [
      { name: 'email', label: 'Email', type: 'string', fieldType: 'text', groupName: 'contactinformation' },
      { name: 'jobtitle', label: 'Job Title', type: 'string', fieldType: 'text', groupName: 'contactinformation' },
    ],
  };
  const { mapping, proposals } = await api.suggestMapping(properties, {
    fields: [{ name: 'shoeSize', label: 'Shoe Size', type: 'number' }],
  });
  assert.deepEqual(
    mapping.lead.map(({ field, from }) => [field, from[0]]),
    [
      ['email', 'email'],
      ['jobTitle', 'jobtitle'],
    ],
  );
  const shoes = proposals.find(({ field }) => field === 'shoeSize');
  assert.ok(!shoes.accepted && shoes.reason.length > 5);
  const finding = (
    await api.checkMapping({ version: 1, lead: [{ field: 'email', from: ['emial'] }] }, JSON.stringify(properties))
  )[0];
  assert.equal(finding.code, 'mapping.unknown_property');
  assert.equal(finding.isError, true);
  assert.match(finding.suggestion, /email/);
  assert.deepEqual(await api.diffMappings({ version: 1 }, { version: 1 }), []);
  assert.equal(
    (await api.diffMappings({ version: 1 }, { version: 1, deal: [] })).length,
    (await api.defaultMapping()).deal.length,
  );
  await assert.rejects(api.checkMapping({ version: 1 }, 'no json'), code('json.syntax'));
  await assert.rejects(api.suggestMapping({ results: 5 }), code('properties.shape'));
  await assert.rejects(api.suggestMapping(properties, { fields: [{}] }), code('fields.shape'));
  await assert.rejects(api.diffMappings({ version: 2 }, { version: 1 }), code('mapping.version'));
  await assert.rejects(api.checkMapping({ version: 1 }, properties, { target: 'leads' }), code('argument.shape'));
});
