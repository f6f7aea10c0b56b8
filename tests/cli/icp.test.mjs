// trailspark icp from outside: a store filled from a simulator whose relations its profile states, and CSV files.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { assertComplete, file, rows, run, startSimulator, syncArgs } from './sync-helpers.mjs';

const profile = file('profile.json');
const planted = {
  wonPerMille: 200,
  traits: [
    { employees: [51, 200], lift: 2.5 },
    { source: 'REFERRALS', lift: 1.8, sharePerMille: 250 },
  ],
};
writeFileSync(profile, JSON.stringify({ planted }));
const simulator = await startSimulator('icp', '--contacts', 8000, '--profile', profile);
const store = file('icp.db');
assertComplete(run(syncArgs(store, simulator)));

const significant = (traits) => traits.filter(({ trait }) => trait.evidence.significant);
const named = ({ trait }) => trait.value ?? `${trait.kind} ${trait.min} to ${trait.max}`;

describe('icp of a store', () => {
  const model = file('model.json');

  test('finds what was planted, with the lift that the simulator expects in its interval', async () => {
    const { code, out, err } = run(['icp', '--store', store, '--format', 'json', '--out', model]);
    assert.equal(code, 0, err);
    const report = JSON.parse(out);
    assert.deepEqual(significant(report.traits).map(named).sort(), ['REFERRALS', 'employees 51 to 200']);
    const truth = await simulator.door('GET', 'truth/planted');
    const size = report.traits.find((each) => named(each) === 'employees 51 to 200').trait.evidence;
    const expected = truth.traits.find(({ kind }) => kind === 'employees').expectedLift;
    assert.ok(size.low <= expected && expected <= size.high, `${size.low} to ${size.high} has not ${expected}`);
    assert.ok(report.renewals.won > 0);
    assert.ok(report.warnings.some(({ code }) => code === 'icp.currencies'));
    assert.deepEqual(JSON.parse(readFileSync(model, 'utf8')).account, report.model.account);
  });

  test('a table, a line a trait and CSV tell the same', () => {
    const table = run(['icp', '--store', store, '--format', 'table']).out;
    assert.match(table, /^employees 51 to 200 .*-+o-+ .*more often/m);
    assert.match(table, /may be chance; --all lists them/);
    const lines = rows(run(['icp', '--store', store, '--format', 'ndjson']).out);
    const cells = run(['icp', '--store', store, '--format', 'csv']).out.split('\r\n').filter(Boolean);
    assert.equal(cells.length, lines.length + 1);
    assert.equal(significant(lines).length, 2);
  });

  test('what was switched by hand stays so', () => {
    const off = run([
      'icp',
      '--store',
      store,
      '--model',
      model,
      '--off',
      'source REFERRALS',
      '--out',
      model,
      '--quiet',
    ]);
    assert.equal(off.code, 0, off.err);
    run(['icp', '--store', store, '--model', model, '--out', model, '--quiet']);
    const { persona } = JSON.parse(readFileSync(model, 'utf8'));
    const trait = persona.find(({ value }) => value === 'REFERRALS');
    assert.equal(trait.on, false);
    assert.equal(trait.byHand, true);
    const wrong = run(['icp', '--store', store, '--off', 'source REFERALS']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /did you mean "source REFERRALS"\?/);
  });

  test('the back-test scores accounts that the model did not see', () => {
    const { code, out, err } = run(['icp', '--store', store, '--backtest', '--format', 'json']);
    assert.equal(code, 0, err);
    const { backtest } = JSON.parse(out);
    assert.ok(backtest.leads > 500 && backtest.deciles.length === 10);
    assert.ok(backtest.low <= backtest.lift && backtest.lift <= backtest.high && backtest.lift <= backtest.most);
    assert.match(
      run(['icp', '--store', store, '--backtest', '--format', 'table']).out,
      /the tenth that scores highest/,
    );
  });

  test('a model that is not sound is told with its place', () => {
    const broken = file('broken.json');
    writeFileSync(broken, '{"version":1,"account":[{"kind":"industri","weight":1}]}');
    const { code, err } = run(['icp', '--store', store, '--model', broken]);
    assert.equal(code, 2);
    assert.match(err, /icp\.shape at \/account\/0\/kind.*did you mean "industry"\?/);
  });
});

describe('icp of CSV files', () => {
  const accounts = file('accounts.csv');
  const deals = file('opportunities.csv');
  const account = (i) => `${i},Company ${i},${i < 60 ? 'Software' : 'Retail'}`;
  const deal = (i) => `Deal ${i};Company ${i};${i < 60 === i % 4 > 0 ? 'Closed Won' : 'Closed Lost'}`;
  const all = [...Array(120).keys()];
  writeFileSync(accounts, `\ufeffid,company,sector\r\n${all.map(account).join('\r\n')}\r\n`);
  writeFileSync(deals, `name;account;stage\n${all.map(deal).join('\n')}\n"open;x;y\n`);

  test('learns from them, and tells what it could not read', () => {
    const { code, out, err } = run(['icp', '--accounts', accounts, '--opportunities', deals, '--format', 'json']);
    assert.equal(code, 0, err);
    assert.match(err, /csv\.shape at opportunities row 122: .*no closing quote/);
    const { traits } = JSON.parse(out);
    assert.equal(significant(traits).length, 1);
    assert.equal(traits[0].trait.evidence.lift, 3);
  });

  test('says what it needs', () => {
    assert.match(run(['icp']).err, /give --store FILE, or --accounts FILE and --opportunities FILE/);
    assert.match(run(['icp', '--accounts', accounts]).err, /go together/);
    const both = run(['icp', '--accounts', accounts, '--opportunities', deals, '--backtest']);
    assert.equal(both.code, 2);
    assert.match(both.err, /a back-test needs leads/);
    const swapped = run(['icp', '--accounts', deals, '--opportunities', accounts]);
    assert.match(swapped.err, /csv\.columns at opportunities row 1: .*found id, company, sector/);
  });
});
