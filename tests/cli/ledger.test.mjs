// trailspark duplicates and explain.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lines, parseCsv, rows, run } from './program.mjs';

describe('duplicates and explain', () => {
  test('tell who met, through what, who won and what differs', () => {
    const { code, out } = run(['duplicates', 'contacts.ndjson']);
    assert.equal(code, 0);
    const [ada, grace] = rows(out);
    assert.deepEqual(ada.lead, { email: 'ada@acme.test', recordId: '100451', updatedAt: '2026-11-01T08:30:12.345Z' });
    assert.equal(ada.rule, 'newest');
    assert.deepEqual(ada.members.map(({ recordId, winner }) => [recordId, winner]).sort(), [
      ['100203', false],
      ['100451', true],
    ]);
    assert.ok(
      ada.differences.some(({ field, lost, kept }) => field === 'lastName' && lost === 'Byron' && kept === 'Lovelace'),
    );
    assert.equal(grace.meetings[0].key, 'grace@navy.test');
    assert.deepEqual(JSON.parse(run(['duplicates', '--format', 'json', 'contacts.ndjson']).out), [ada, grace]);
    assert.equal(lines(run(['duplicates', '--limit', '1', 'contacts.ndjson']).out).length, 1);
    assert.equal(run(['duplicates', 'deals.json']).out, '');
  });

  test('find a lead by any of its addresses or ids', () => {
    const expected = run(['explain', 'ada@acme.test', 'contacts.ndjson']).out;
    assert.equal(rows(expected).length, 1);
    assert.ok(JSON.parse(expected).origins.length > 0);
    for (const who of ['100451', '100203', 'ADA@acme.test']) {
      assert.equal(run(['explain', who, 'contacts.ndjson']).out, expected, who);
    }
    assert.equal(
      JSON.parse(run(['explain', 'g.hopper@navy.test', 'contacts.ndjson']).out).lead.email,
      'admiral@navy.test',
    );
    const nobody = run(['explain', 'nobody@x.test', 'contacts.ndjson']);
    assert.deepEqual([nobody.code, nobody.out], [2, '']);
    assert.match(nobody.err, /no lead among these pages has the address or record id nobody@x\.test/);
  });

  test('print text for people and a spreadsheet for lists', () => {
    const text = run(['explain', '--format', 'table', 'ada@acme.test', 'contacts.ndjson']).out;
    assert.match(text, /^ada@acme\.test {2}2 records became one lead\n {2}kept +100451 /);
    assert.match(text, /\n {2}merged +100203 /);
    assert.match(text, /\n {2}met through +email ada@acme\.test +100451, 100203\n/);
    assert.match(text, /\n {2}why +\S/);
    assert.match(text, /lastName +had "Byron" +kept "Lovelace"/);
    assert.match(text, /\n {2}values +/);
    const csv = parseCsv(run(['duplicates', '--format', 'csv', 'contacts.ndjson']).out);
    assert.deepEqual(csv.map((record) => record.slice(0, 3)).sort(), [
      ['ada@acme.test', '100203', 'false'],
      ['ada@acme.test', '100451', 'true'],
      ['admiral@navy.test', '100460', 'false'],
      ['admiral@navy.test', '100461', 'true'],
      ['lead', 'recordId', 'winner'],
    ]);
  });
});
