// An encrypted store, from outside: what its owner reads, and what a thief does. CTest names the program in
// TRAILSPARK_PROGRAM.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { describe, test } from 'node:test';
import { assertComplete, file, leads, rows, run, startSimulator, syncArgs } from './sync-helpers.mjs';

const simulator = await startSimulator('encrypted', '--contacts', 300, '--dirty');
const events = ['--events', 'email,forms,pages'];
const key = ['--key-file', 'store.key'];

describe('an encrypted store', () => {
  test('is made with a key of its own, and holds what an open one does', () => {
    assertComplete(run(syncArgs('open.db', simulator, events)));
    const made = run(syncArgs('sealed.db', simulator, [...events, ...key]));
    assertComplete(made);
    assert.match(made.err, /made the key file store\.key: without it nobody can read the store/);
    assert.equal(statSync(file('store.key')).mode & 0o777, 0o600);
    for (const command of ['leads', 'accounts', 'deals', 'signals', 'records', 'duplicates']) {
      const open = run([command, '--store', 'open.db']);
      const sealed = run([command, '--store', 'sealed.db', ...key]);
      assert.equal(sealed.code, 0, sealed.err);
      assert.ok(sealed.out.replaceAll('sealed.db', 'open.db') === open.out, `${command} differs`);
      assert.ok(open.out.length > 100);
    }
    const signals = rows(run(['signals', '--store', 'open.db']).out);
    assert.ok(signals.some((signal) => signal.source === 'marketing_email'));
  });

  test('goes on with its key, from the environment too', () => {
    const env = { ...process.env, TRAILSPARK_STORE_KEY: readFileSync(file('store.key'), 'utf8').trim() };
    assertComplete(run(syncArgs('sealed.db', simulator, events), { env }));
    assert.equal(run(['leads', '--store', 'sealed.db'], { env }).code, 0);
  });

  test('shows nobody to those without the key, and says what is missing', () => {
    const people = leads('open.db').filter((lead) => lead.email !== null);
    const bytes = ['sealed.db', 'sealed.db-wal'].filter((name) => existsSync(file(name))).map((name) => readFileSync(file(name), 'latin1')); // prettier-ignore
    for (const { email } of people) {
      assert.ok(!bytes.some((text) => text.includes(email)), 'an address can be read in the file');
    }
    const without = run(['leads', '--store', 'sealed.db']);
    assert.equal(without.code, 4);
    assert.match(without.err, /sealed\.db is encrypted; name its key with --key-file/);
    assert.equal(run(syncArgs('sealed.db', simulator)).code, 4);
    assert.match(run(['leads', '--store', 'open.db', ...key]).err, /open\.db is not encrypted/);
    chmodSync(file('store.key'), 0o644);
    assert.match(run(['leads', '--store', 'sealed.db', ...key]).err, /chmod 600 store\.key/);
    chmodSync(file('store.key'), 0o600);
  });

  test('finds the contacts of an address, as an open one does', () => {
    const [lead] = leads('open.db').filter(({ email, mergedFrom }) => email !== null && mergedFrom.length > 0);
    for (const store of [['open.db'], ['sealed.db', ...key]]) {
      const { code, out } = run(['records', '--email', lead.email.toUpperCase(), '--store', ...store]);
      assert.equal(code, 0);
      const ids = JSON.parse(out).results.map((record) => record.id);
      assert.ok(ids.includes(lead.recordId), `${ids} without ${lead.recordId}`);
    }
    const nobody = run(['records', '--email', 'nobody@acme.test', '--store', 'open.db']);
    assert.deepEqual(JSON.parse(nobody.out), { results: [] });
  });
});
