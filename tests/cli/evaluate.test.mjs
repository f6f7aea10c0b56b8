// trailspark evaluate from outside: a store filled from the simulator, evaluated, explained, evaluated again.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { assertComplete, file, leads, rows, run, startSimulator, syncArgs } from './sync-helpers.mjs';

const simulator = await startSimulator('evaluate', '--contacts', 600);
const store = file('evaluate.db');
const everything = ['--objects', 'contacts,companies,deals,meetings,emails', '--events', 'email,forms'];
assertComplete(run(syncArgs(store, simulator, everything)));

const profile = file('profile.json');
writeFileSync(
  profile,
  JSON.stringify({
    version: 1,
    account: [{ kind: 'employees', min: 51, max: 200, weight: 1 }],
    persona: [{ kind: 'seniority', value: 'vp', weight: 0.5 }],
  }),
);
const asOf = new Date().toISOString();
const evaluate = (...more) => {
  const result = run(['evaluate', '--store', store, '--as-of', asOf, ...more]);
  assert.equal(result.code, 0, result.err);
  return result;
};
const all = rows(evaluate('--icp', profile).out);

describe('evaluate', () => {
  test('ranks every lead of the store, best first, those not evaluated last', () => {
    assert.equal(all.length, leads(store).length);
    assert.deepEqual(Object.keys(all[0]), [
      ...['email', 'recordId', 'score', 'level', 'status', 'fit', 'accountFit', 'personFit', 'engagement'],
      ...['confidence', 'signals', 'signalTypes', 'evaluatedAt', 'nextEvaluation', 'reasoning'],
    ]);
    const scores = all.map(({ score }) => score ?? -1);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.ok(all.some(({ level }) => level === null) && all.some(({ level }) => level !== null));
    for (const { level, score, confidence, status } of all) {
      assert.equal(level === null, status !== 'evaluated');
      assert.ok(level === null || level === 'cold' || (score >= 40 && confidence >= 70));
    }
    assert.deepEqual(rows(evaluate('--icp', profile, '--limit', '5').out), all.slice(0, 5));
    assert.match(evaluate().err, /^[\d,]+ leads: \d+ hot, \d+ warm, \d+ cold, \d+ not evaluated$/m);
  });

  test('explains a lead by parts that add up, each from records that the store has', () => {
    const texts = new Map();
    for (const object of ['contacts', 'deals', 'meetings', 'emails', 'companies']) {
      texts.set(object, run(['records', '--store', store, '--object', object]).out);
    }
    const kinds = new Set();
    for (const { email, recordId } of all.slice(0, 40)) {
      const lead = JSON.parse(evaluate('--icp', profile, '--explain', email ?? recordId).out);
      const sum = lead.parts.engagement.reduce((total, part) => total + part.value, 0);
      assert.ok(Math.abs(Math.min(100, Math.max(0, sum)) - lead.engagement) < 1e-9, lead.reasoning);
      for (const part of [...lead.parts.engagement, ...lead.parts.fit]) {
        for (const { object, id } of part.from) {
          kinds.add(object);
          const stored = object === 'meeting' ? 'meetings' : object;
          assert.ok(!texts.has(stored) || texts.get(stored).includes(`"id":"${id}"`), `${object} ${id}`);
        }
      }
    }
    for (const kind of ['contacts', 'companies', 'emails', 'marketing_email']) {
      assert.ok(kinds.has(kind), `nothing came from ${kind}`);
    }
  });

  test('stores no text of the emails that it judges by', async () => {
    const emails = rows(run(['records', '--store', store, '--object', 'emails']).out).flatMap(({ results }) => results);
    const moods = emails.filter(({ properties }) => properties.trailspark_mood !== undefined);
    assert.ok(moods.length > 0);
    for (const { properties } of emails) {
      assert.equal(properties.hs_email_text ?? properties.hs_email_html, undefined);
    }
    const { id } = moods[0];
    const { json } = await simulator.call('GET', `/crm/objects/2026-09/emails/${id}?properties=hs_email_text`);
    const sentence = json.properties.hs_email_text;
    assert.ok(sentence.length > 10);
    assert.ok(!readFileSync(store).includes(sentence));
  });

  test('sees nothing later than the time asked for', () => {
    const then = '2026-06-01T00:00:00.000Z';
    const past = rows(run(['evaluate', '--store', store, '--as-of', then, '--limit', '30']).out);
    for (const { email, evaluatedAt } of past) {
      assert.equal(evaluatedAt, then);
      const lead = JSON.parse(run(['evaluate', '--store', store, '--as-of', then, '--explain', email]).out);
      for (const { at } of lead.parts.engagement.flatMap(({ from }) => from)) {
        assert.ok(at === undefined || at <= then, `${at} in ${lead.reasoning}`);
      }
    }
  });

  test('leaves out who is cooling off, given what it printed before', () => {
    const before = file('before.ndjson');
    writeFileSync(before, evaluate().out);
    const again = evaluate('--previous', before);
    const known = new Set(
      rows(readFileSync(before, 'utf8')).flatMap(({ level, recordId }) => (level ? [recordId] : [])),
    );
    assert.ok(known.size > 0);
    assert.ok(rows(again.out).every(({ recordId }) => !known.has(recordId)));
    assert.match(again.err, /left out: evaluated before and cooling off/);
  });

  test('says how inclined accounts are', () => {
    const accounts = rows(evaluate('--accounts', '--icp', profile).out);
    assert.ok(accounts.length > 10);
    for (const { propensity, level } of accounts) {
      assert.equal(
        level,
        propensity >= 60 ? 'high_propensity' : propensity >= 30 ? 'medium_propensity' : 'low_propensity',
      );
    }
  });

  test('takes the settings that it prints, and refuses faulty ones with place and range', () => {
    const scoring = file('scoring.json');
    const text = run(['evaluate', '--show-scoring']).out;
    writeFileSync(scoring, text);
    assert.equal(evaluate('--scoring', scoring).out, evaluate().out);
    writeFileSync(scoring, text.replace('"halfLifeDays": 30', '"halfLifeDays": 3'));
    assert.notEqual(evaluate('--scoring', scoring).out, evaluate().out);
    writeFileSync(scoring, text.replace('"lookbackDays": 90', '"lookbackDays": 900'));
    const refused = run(['evaluate', '--store', store, '--scoring', scoring]);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /scoring\.range at \/lookbackDays: .*found 900; allowed is a whole number from 1 to 365/);
    assert.equal(run(['evaluate', '--store', store, '--as-of', 'soon']).code, 2);
    assert.equal(run(['evaluate', '--store', store, '--explain', 'nobody@acme.test']).code, 2);
  });

  test('prints csv and a table of the same rows', () => {
    const csv = evaluate('--format', 'csv', '--limit', '3').out.split('\r\n');
    assert.match(csv[0], /^email,recordId,score,level,/);
    assert.equal(csv.length, 5);
    assert.match(evaluate('--format', 'table', '--limit', '3').out, /^EMAIL +.*LEVEL/);
  });
});
