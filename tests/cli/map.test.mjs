// trailspark map: leads in every format, and what it says of pages that are broken.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { contact, folder, lines, many, page, pages, parseCsv, rows, run, write } from './program.mjs';

const leadKeys = [
  'email', 'recordId', 'updatedAt', 'accountId', 'firstName', 'lastName', 'company', 'jobTitle', 'lifecycleStage',
  'leadStatus', 'industry', 'website', 'phone', 'custom', 'mergedFrom', 'signals',
]; // prettier-ignore

describe('map', () => {
  test('prints a lead a line, sorted by email, those without one last', () => {
    const { code, out } = run(['map', 'contacts.ndjson']);
    assert.equal(code, 0);
    const leads = rows(out);
    assert.deepEqual(leads.map((lead) => lead.email), [
      'ada@acme.test', 'admiral@navy.test', 'alan@bletchley.test', 'jose@nunez.test', 'ken@kobayashi.test', 'zoe@emoji.test', null, null,
    ]); // prettier-ignore
    assert.deepEqual(
      leads.slice(-2).map((lead) => lead.recordId),
      ['100502', '100503'],
    );
    for (const lead of leads) assert.deepEqual(Object.keys(lead), leadKeys);
    assert.equal(leads[0].accountId, '9001');
    assert.deepEqual(leads[0].mergedFrom, ['100203']);
    assert.deepEqual(leads[1].mergedFrom, ['100460']); // met through an additional email
  });

  test('keeps results on stdout and words on stderr', () => {
    const loud = run(['map', 'contacts.ndjson']);
    assert.match(loud.err, /^2 pages, 10 records: 8 leads, 2 duplicates, 2 without email\n/);
    assert.ok(!loud.err.includes('\x1b'), 'no colour and no bar where there is no terminal');
    const quiet = run(['map', '--quiet', 'contacts.ndjson']);
    assert.equal(quiet.err, '');
    assert.equal(quiet.out, loud.out);
  });

  test('reads the same from lines, standard input, gzip under any name, patterns and several files', () => {
    const expected = run(['map', 'contacts.ndjson']).out;
    const bytes = readFileSync(path.join(pages, 'contacts.ndjson'));
    const [first, second] = lines(bytes.toString());
    write('page-1.json', first);
    write('page-2.json', JSON.stringify(JSON.parse(second), null, 2));
    const same = {
      'standard input': run(['map', '-'], { input: bytes }),
      'gzip on standard input': run(['map', '-'], { input: gzipSync(bytes) }),
      'gzip without .gz': run(['map', write('packed.json', gzipSync(bytes))]),
      'two gzip members': run(['map', write('two.gz', Buffer.concat([gzipSync(first + '\n'), gzipSync(second)]))]),
      'a quoted pattern': run(['map', path.join(folder, 'page-[12].json')]),
      'two files, the later first': run(['map', path.join(folder, 'page-2.json'), path.join(folder, 'page-1.json')]),
      'the first page once more, indented': run(['map', 'contacts.ndjson', 'contacts-pretty.json']),
    };
    for (const [name, { code, out }] of Object.entries(same)) {
      assert.equal(code, 0, name);
      assert.equal(out, expected, name);
    }
  });

  test('takes a second line that begins with a brace for a second page, any other file for one document', () => {
    const one = page(contact(1, '2026-01-01T00:00:00Z', { email: 'a@x.test' }));
    const two = page(contact(2, '2026-01-01T00:00:00Z', { email: 'b@x.test' }));
    assert.equal(rows(run(['map', '-'], { input: `\n${one}\r\n\r\n${two}` }).out).length, 2);
    assert.match(run(['map', '-'], { input: `${one}\n ${two}` }).err, /^no pages.*\nrejected: 1 page\n {2}stdin:1/);
  });

  test('prints json, csv and a table of the same leads', () => {
    const leads = rows(run(['map', 'contacts.ndjson']).out);
    assert.deepEqual(JSON.parse(run(['map', '--format', 'json', 'contacts.ndjson']).out), leads);
    const csv = parseCsv(run(['map', '--format=csv', 'contacts.ndjson']).out);
    assert.equal(csv.length, leads.length + 1);
    assert.equal(csv[0][0], 'email');
    assert.ok(csv.every((record) => record.length === csv[0].length));
    const company = csv[0].indexOf('company');
    assert.equal(csv[3][company], leads[2].company);
    const table = lines(run(['map', '--format', 'table', 'contacts.ndjson']).out);
    assert.match(table[0], /^EMAIL +NAME +COMPANY/);
    assert.match(table[6], / 1 machine open$/); // opened, but never delivered
    assert.match(table[2], /^ada@acme\.test +Ada Lovelace +Acme +Chief Techno.* lead .* \+1$/);
    assert.equal(table.length, leads.length + 2);
  });

  test('prints nothing but the form where there are no leads', () => {
    const empty = { input: page() };
    assert.equal(run(['map', '-'], empty).out, '');
    assert.equal(run(['map', '--format', 'table', '-'], empty).out, '');
    assert.deepEqual(JSON.parse(run(['map', '--format', 'json', '-'], empty).out), []);
    assert.equal(parseCsv(run(['map', '--format', 'csv', '-'], empty).out).length, 1);
  });

  test('makes formulas harmless on request', () => {
    const cell = (args) => parseCsv(run(['map', '--format', 'csv', ...args, 'contacts.ndjson']).out)[3];
    const plain = cell([]).find((text) => text.includes('HYPERLINK'));
    assert.ok(plain.startsWith('=HYPERLINK'));
    assert.equal(
      cell(['--neutralise-formulas']).find((text) => text.includes('HYPERLINK')),
      `'${plain}`,
    );
  });

  test('prints the first rows only where a limit is given', () => {
    const all = run(['map', 'contacts.ndjson']).out;
    assert.equal(run(['map', '--limit', '2', 'contacts.ndjson']).out, lines(all).slice(0, 2).join('\n') + '\n');
    assert.equal(run(['map', '--limit', '0', 'contacts.ndjson']).out, '');
    assert.equal(run(['map', '--limit', '-1', 'contacts.ndjson']).code, 2);
  });

  test('has no row limit and prints more rows than it writes at a time in one piece', () => {
    const input = many(10_050);
    const ndjson = run(['map', '-'], { input }).out;
    assert.equal(lines(ndjson).length, 10_050);
    assert.deepEqual(JSON.parse(run(['map', '--format', 'json', '-'], { input }).out), rows(ndjson));
    assert.equal(parseCsv(run(['map', '--format', 'csv', '-'], { input }).out).length, 10_051);
    assert.equal(lines(run(['map', '--format', 'table', '-'], { input }).out).length, 10_052);
  });

  test('makes accounts of companies and deals of deals', () => {
    const [acme] = rows(run(['map', '--object', 'companies', 'companies.json']).out);
    assert.equal(acme.name, 'Acme');
    assert.equal(acme.employeeCount, 250);
    const deals = run(['map', '--object', 'deal', 'deals.json']);
    assert.equal(rows(deals.out)[0].amount, 15000.5);
    assert.match(deals.err, /^1 page, 2 deals\n/);
    assert.match(
      run(['map', '--object', 'deals', '--format', 'table', 'deals.json']).out,
      / 15,000\.5 +2026-12-31 +yes +yes\n/,
    );
    assert.match(
      run(['map', '--object', '0-2', '--format', 'table', 'companies.json']).out,
      /Acme +acme\.test .* 12,500,000 /,
    );
  });

  test('maps as the mapping document says', () => {
    const mapping = write('mapping.json', {
      version: 1,
      lead: [
        { field: 'email', from: ['email'] },
        { field: 'born', from: ['createdate'], type: 'date', custom: true },
      ],
    });
    const [ada] = rows(run(['map', '--mapping', mapping, 'contacts.ndjson']).out);
    assert.deepEqual(ada.custom, { born: '2026-01-05' });
    assert.equal(ada.firstName ?? null, null);
    assert.match(run(['map', '--mapping', mapping, '--format', 'table', 'contacts.ndjson']).out, /^EMAIL +BORN/);
  });

  test('folds addresses and fills blanks only where it is told to', () => {
    const input = page(
      contact(1, '2026-01-01T00:00:00Z', { email: 'a.da+news@gmail.com', company: 'Acme' }),
      contact(2, '2026-02-01T00:00:00Z', { email: 'ada@gmail.com', company: null }),
    );
    const leads = (...flags) => rows(run(['map', ...flags, '-'], { input }).out);
    assert.equal(leads().length, 2);
    assert.equal(leads('--plus-tags').length, 2);
    assert.equal(leads('--gmail-dots').length, 2);
    assert.deepEqual(
      leads('--plus-tags', '--gmail-dots').map((lead) => [lead.recordId, lead.company]),
      [['2', null]],
    );
    assert.equal(leads('--plus-tags', '--gmail-dots', '--fill-blanks')[0].company, 'Acme');
  });
});

describe('what is wrong with the pages', () => {
  test('is located, with a remedy, and the rest goes on', () => {
    const { code, out, err } = run(['map', 'broken.ndjson']);
    assert.equal(code, 0);
    assert.equal(rows(out).at(-1).email ?? rows(out).at(-2).email, 'last@whole.test');
    assert.match(err, /^2 pages, 6 records: /);
    assert.match(err, /rejected: 2 pages/);
    assert.match(err, / {2}broken\.ndjson:2\n {4}the page ends in the middle.*\n {4}fetch the page again/);
    assert.match(err, / {2}broken\.ndjson:3\n {4}the page is HTML, not JSON; it begins <html>/);
  });

  test('ends with 1 under --strict, results and all', () => {
    const strict = run(['map', '--strict', 'broken.ndjson']);
    assert.equal(strict.code, 1);
    assert.equal(strict.out, run(['map', 'broken.ndjson']).out);
    assert.equal(run(['map', '--strict', 'deals.json', '--object', 'deals']).code, 0);
    assert.equal(run(['map', '--strict', '--object', 'companies', 'companies.json']).code, 1); // "about 300000" employees
  });

  test('stands in the report', () => {
    const file = write('report.json', 'x'.repeat(100_000)); // an older, longer report
    assert.equal(run(['map', '--report', file, 'contacts.ndjson', 'broken.ndjson']).code, 0);
    const report = JSON.parse(readFileSync(file));
    assert.equal(report.records, 11);
    assert.equal(report.leads + report.duplicates, report.records);
    assert.equal(report.rejectedPages, 2);
    assert.ok(report.rejections.some(({ where, code }) => where === 'broken.ndjson:3' && code === 'page.html'));
  });

  test('is never a success where a packed file is damaged, but what it held is printed', () => {
    const packed = gzipSync(Array.from({ length: 200 }, (_, i) => many(1, i)).join('\n'));
    const file = write('cut.gz', packed.subarray(0, packed.length / 2));
    const { code, out, err } = run(['map', file]);
    assert.equal(code, 2);
    assert.ok(lines(out).length > 20);
    assert.match(err, /cut\.gz to its end: the gzip data ends in the middle; what follows is missing/);
    assert.match(err, /rejected: 1 page/);
  });

  test('says so where a file is empty', () => {
    const { code, err } = run(['map', '--strict', write('empty.json', '')]);
    assert.equal(code, 1);
    assert.match(err, /the page has no bytes/);
  });
});
