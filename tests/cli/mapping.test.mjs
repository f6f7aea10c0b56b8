// trailspark suggest, check and diff: what deals with mapping documents.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folder, parseCsv, rows, run, write } from './program.mjs';

const properties = () =>
  write('properties.json', {
    results: [
      {
        name: 'email',
        label: 'Email',
        type: 'string',
        fieldType: 'text',
        groupName: 'contactinformation',
        hubspotDefined: true,
      },
      {
        name: 'firstname',
        label: 'First Name',
        type: 'string',
        fieldType: 'text',
        groupName: 'contactinformation',
        hubspotDefined: true,
      },
      {
        name: 'lastname',
        label: 'Last Name',
        type: 'string',
        fieldType: 'text',
        groupName: 'contactinformation',
        hubspotDefined: true,
      },
      {
        name: 'jobtitle',
        label: 'Job Title',
        type: 'string',
        fieldType: 'text',
        groupName: 'contactinformation',
        hubspotDefined: true,
      },
      { name: 'annual_revenue__c', label: 'Annual Revenue', type: 'number', fieldType: 'number', groupName: 'custom' },
    ],
  });

describe('suggest', () => {
  test('prints a mapping that check finds sound, and reports confidence and evidence', () => {
    const report = path.join(folder, 'proposals.json');
    const fields = write('fields.json', [{ name: 'annualRevenue', label: 'Annual Revenue', type: 'number' }]);
    const { code, out, err } = run(['suggest', '--properties', properties(), '--fields', fields, '--report', report]);
    assert.equal(code, 0);
    const mapping = JSON.parse(out);
    assert.equal(mapping.version, 1);
    assert.deepEqual(mapping.lead.find((rule) => rule.field === 'annualRevenue').from, ['annual_revenue__c']);
    assert.match(err, /^\d+ of \d+ fields have a good match\n$/);
    const { proposals } = JSON.parse(readFileSync(report));
    const email = proposals.find((proposal) => proposal.field === 'email');
    assert.ok(email.accepted && email.confidence > 0.5 && email.evidence.length > 0);
    const checked = run(['check', '--properties', properties(), write('suggested.json', out)]);
    assert.equal(checked.code, 0, checked.out);
    assert.equal(run(['suggest', '--quiet', '--properties', properties()]).err, '');
  });

  test('refuses what are no property definitions or fields', () => {
    for (const args of [
      ['--properties', write('p.json', '{"a":1}')],
      ['--properties', properties(), '--fields', write('f.json', '3')],
      [],
    ]) {
      const { code, out } = run(['suggest', ...args]);
      assert.equal(code, 2);
      assert.equal(out, '');
    }
  });
});

describe('check', () => {
  const lead = [{ field: 'email', from: ['email'] }];
  const check = (document, ...flags) =>
    run(['check', ...flags, '--properties', properties(), write('checked.json', document)]);

  test('ends with 0 where the mapping is sound', () => {
    const { code, out, err } = check({ version: 1, lead });
    assert.deepEqual([code, out, err], [0, '', 'the mapping is sound\n']);
  });

  test('ends with 2 on errors, each with place, reason and suggestion', () => {
    const document = { version: 1, lead: [...lead, { field: 'jobTitle', from: ['jobtitel'] }] };
    const { code, out, err } = check(document);
    assert.equal(code, 2);
    assert.equal(err, '1 error, no warnings\n');
    const [finding] = rows(out);
    assert.equal(finding.severity, 'error');
    assert.equal(finding.code, 'mapping.unknown_property');
    assert.equal(finding.where, '/lead/1/from/0');
    assert.match(finding.suggestion, /jobtitle/);
    assert.deepEqual(JSON.parse(check(document, '--format', 'json').out), [finding]);
    assert.deepEqual(parseCsv(check(document, '--format', 'csv').out), [Object.keys(finding), Object.values(finding)]);
    assert.match(
      check(document, '--format', 'table').out,
      /^error {4}\/lead\/1\/from\/0 {2}mapping\.unknown_property\n {9}\S/,
    );
  });

  test('tells faults of the document itself, each once', () => {
    const codes = rows(check({ version: 1, lead: [{ field: 'jobTitle', from: ['jobtitle'] }] }).out).map(
      (finding) => finding.code,
    );
    assert.deepEqual(codes, ['mapping.required_field']);
    assert.equal(rows(check('{').out)[0].code, 'json.syntax');
  });

  test('names places of the document, though rules before them are at fault', () => {
    const document = {
      version: 1,
      lead: [
        { field: 'nope', from: ['x'] },
        ...lead,
        { field: 'jobTitle', from: [] },
        { field: 'phone', from: ['fone'] },
      ],
    };
    const places = rows(check(document).out).map(({ code, where }) => [code, where]);
    assert.deepEqual(places, [
      ['mapping.unknown_field', '/lead/0/field'],
      ['mapping.shape', '/lead/2/from'],
      ['mapping.unknown_property', '/lead/3/from/0'],
    ]);
  });

  test('says of a default rule that it is one: no place in the document is at fault', () => {
    const findings = rows(check({ version: 1, account: [] }).out).filter(({ severity }) => severity === 'error');
    assert.ok(findings.length > 1);
    for (const { where, message } of findings) {
      assert.equal(where, '');
      assert.match(message, /found "\w+"; read by the default rule for "\w+": the document has none$/);
    }
  });

  test('checks accounts against company properties', () => {
    const document = { version: 1, lead, account: [{ field: 'name', from: ['nosuch'] }] };
    assert.equal(check(document).code, 0);
    assert.equal(check(document, '--object', 'companies').code, 2);
    assert.equal(check(document, '--target', 'account').code, 2);
  });
});

describe('diff', () => {
  test('says in words what changes', () => {
    const before = write('before.json', { version: 1, lead: [{ field: 'email', from: ['email'] }] });
    const later = write('after.json', { version: 1, lead: [{ field: 'email', from: ['email', 'work_email'] }] });
    const changed = run(['diff', before, later]);
    assert.equal(changed.code, 0);
    assert.match(changed.out, /^lead field email: .*work_email.*\n$/);
    assert.deepEqual(run(['diff', before, before]), { code: 0, out: '', err: 'the two mappings say the same\n' });
    assert.equal(run(['diff', before, 'nosuch.json']).code, 2);
  });
});
