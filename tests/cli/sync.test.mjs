// trailspark sync and what reads its store, from outside, against the simulator over loopback: what is stored, and how it
// ends. CTest names the program in TRAILSPARK_PROGRAM.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import http, { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Simulator, root } from '../contract/simulator.mjs';
import { assertComplete, assertLeadsAreTrue, digest, file, folder, leads, program, rows, run, seenOutput, start, startSimulator, syncArgs } from './sync-helpers.mjs'; // prettier-ignore

const simulator = await startSimulator('token', '--contacts', 1200, '--dirty');
const sync = (store, ...more) => run(syncArgs(store, simulator, more));
/** With another token file or address. */
const syncFrom = ({ url = simulator.url, tokenFile = simulator.tokenFile }, store) =>
  run(syncArgs(store, { url, tokenFile }));

describe('sync', () => {
  const store = file('portal.db');

  test('says what it will cost, and stores nothing, with --plan', () => {
    const { code, out } = sync(store, '--plan');
    assert.equal(code, 0);
    assert.match(out, /^contacts +1,\d\d\d records, about \d+ calls: /m);
    assert.match(out, /^about \d+ calls, .+ of the daily quota$/m);
    assert.ok(!existsSync(store));
    const plan = JSON.parse(sync(store, '--plan', '--format', 'json').out);
    assert.ok(plan.calls > 12 && plan.objects.contacts.records > 1000 && plan.shareOfDailyQuota > 0);
  });

  test('fetches a portal: leads, accounts and deals are what a perfect client has', async () => {
    const result = sync(store);
    assertComplete(result);
    assert.equal(result.err, '', 'no progress where there is no terminal');
    await assertLeadsAreTrue(store, simulator);
    const { objects } = await simulator.door('GET', 'truth');
    assert.equal(rows(run(['deals', '--store', store]).out).length, objects.deals.records);
    assert.equal(statSync(store).mode & 0o777, 0o600);
  });

  test('the leads are those that map makes of the pages of HubSpot', async () => {
    const properties = Object.keys(rows(run(['records', '--store', store]).out)[0].results[0].properties).join();
    const pages = [];
    for (let after = ''; after !== undefined;) {
      const query = `limit=100&associations=companies,deals&properties=${properties}${after && `&after=${after}`}`;
      const { json, text } = await simulator.call('GET', `/crm/objects/2026-09/contacts?${query}`);
      pages.push(text.replaceAll('\n', ' '));
      after = json.paging?.next.after;
    }
    writeFileSync(file('pages.ndjson'), pages.join('\n') + '\n');
    assert.equal(run(['leads', '--quiet', '--store', store]).out, run(['map', '--quiet', 'pages.ndjson']).out);
  });

  test('a second run finds what changed, in a few calls', async () => {
    const [gone, edited, kept, merged] = leads(store).filter((lead) => lead.mergedFrom.length === 0).map((lead) => lead.recordId); // prettier-ignore
    const objectType = 'contacts';
    await simulator.pass(3_600_000);
    await simulator.door('POST', 'records/archive', { objectType, id: Number(gone) });
    await simulator.door('POST', 'records/edit', {
      objectType,
      id: Number(edited),
      properties: { jobtitle: 'Astronaut' },
    });
    await simulator.door('POST', 'records/merge', { objectType, primaryId: Number(kept), otherId: Number(merged) });
    await simulator.door('POST', 'records/create', { objectType, properties: { email: 'new@acme.test' } });
    await simulator.settle();
    const result = sync(store, '--format', 'json');
    assert.equal(result.code, 0);
    const outcome = JSON.parse(result.out);
    assert.equal(outcome.verdict, 'complete');
    assert.equal(outcome.run, 'later');
    assert.ok(outcome.removed >= 2 && outcome.calls < 40, result.out);
    await assertLeadsAreTrue(store, simulator);
    assert.ok(leads(store).some((lead) => lead.jobTitle === 'Astronaut'));
  });

  test('status tells portal, counts, runs and verdict, to people and to programs', () => {
    const { code, out } = run(['status', '--store', store, '--check']);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^portal: ${simulator.portalId}$`, 'm'));
    assert.match(out, /^ {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}later: complete \(/m);
    assert.match(out, /^ {2}.* first: complete \(/m);
    assert.match(out, /^verdict: complete$/m);
    const status = JSON.parse(run(['status', '--store', store, '--format', 'json']).out);
    assert.equal(status.verdict, 'complete');
    assert.equal(status.runs.length, 2);
    assert.equal(status.records.contacts, Number(/^contacts: ([\d,]+)$/m.exec(out)[1].replace(',', '')));
  });

  test('explain, duplicates and signals read the store too', () => {
    const [lead] = leads(store).filter(({ mergedFrom, signals }) => mergedFrom.length > 0 && signals.length > 0);
    const [entry] = rows(run(['explain', lead.email, '--store', store]).out);
    assert.equal(entry.lead.recordId, lead.recordId);
    assert.equal(rows(run(['duplicates', '--store', store, '--limit', '3']).out).length, 3);
    const signals = rows(run(['signals', '--store', store, lead.email]).out);
    assert.deepEqual(signals.map(({ type, count }) => [type, count]), lead.signals.map(({ type, count }) => [type, count])); // prettier-ignore
    assert.match(
      run(['signals', '--store', store, '--format', 'csv']).out,
      /^email,recordId,type,count,first,last,source\r\n/,
    );
  });

  test('a store takes no other portal in', async () => {
    writeFileSync(file('profile.json'), JSON.stringify({ portalId: 777 }));
    const other = await startSimulator('other', '--contacts', 20, '--profile', file('profile.json'));
    const before = digest(store);
    const { code, out } = run(syncArgs(store, other));
    assert.equal(code, 2);
    assert.match(out, new RegExp(`the token is of portal ${other.portalId}, .* holds portal ${simulator.portalId}`));
    assert.equal(digest(store), before);
    assertComplete(sync(store));
  });

  test('dated events are fetched where they are asked for', () => {
    const events = file('events.db');
    assertComplete(sync(events, '--events', 'email,forms', '--objects', 'contacts'));
    const sources = new Set(rows(run(['signals', '--store', events]).out).map((signal) => signal.source));
    assert.ok(sources.has('marketing_email') && sources.has('hs_email_open'), [...sources].join());
  });

  test('the commands of the README do what it says', async () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [, options, script] = /`\.\/run simulator --port 8765 ([^`]*)`.*?```sh\n(.*?)```/s.exec(readme);
    const portal = await Simulator.start(...options.split(' '));
    assert.ok(script.includes(portal.token), portal.token);
    const here = script.replaceAll('build/', './').replaceAll('./run trailspark', program).replaceAll('http://localhost:8765', portal.url); // prettier-ignore
    mkdirSync(file('readme'));
    const { code, out, err } = run(['-euo', 'pipefail', '-c', here], { command: 'bash', cwd: file('readme') });
    assert.equal(code, 0, err);
    assert.match(out, /^about \d+ calls, /m);
    assert.equal(out.match(/^verdict: complete$/gm).length, 2);
    assert.match(out, /"email":"adominguez@blackhaven-instruments\.example"/);
    assert.equal(readFileSync(file('readme/leads.csv'), 'utf8').trim().split('\n').length - 1, rows(await portal.door('GET', 'truth/leads')).length); // prettier-ignore
  });

  test('goes on with --every until it is told to stop', async () => {
    const child = start(syncArgs(file('every.db'), simulator, ['--every', '6h']));
    while (!child.output.includes('verdict: complete')) await sleep(20);
    child.kill('SIGTERM');
    assert.equal((await child.ended).code, 0);
  });
});

describe('what stands in the way', () => {
  const store = file('portal.db');

  test('a token that HubSpot refuses: 3, and what was stored stays', () => {
    const before = digest(store);
    writeFileSync(file('wrong.token'), 'pat-na1-00000000-0000-4000-8000-00000000dead', { mode: 0o600 });
    const { code, out } = syncFrom({ tokenFile: file('wrong.token') }, store);
    assert.equal(code, 3, out);
    assert.match(out, /^verdict: incomplete: HubSpot refuses the access token/m);
    assert.ok(!out.includes('0000dead'));
    assert.equal(digest(store), before);
  });

  test('nobody at the address: 3, soon', () => {
    const { code, out } = syncFrom({ url: 'http://127.0.0.1:1' }, file('nobody.db'));
    assert.equal(code, 3);
    assert.match(out, /^verdict: incomplete: HubSpot cannot be reached at http:\/\/127\.0\.0\.1:1: /m);
  });

  test('a token file that others may read: 2, with the remedy; so an empty one and one that is not there', () => {
    chmodSync(simulator.tokenFile, 0o640);
    const open = sync(store);
    chmodSync(simulator.tokenFile, 0o600);
    assert.equal(open.code, 2);
    assert.match(open.err, /open to others; run: chmod 600 /);
    writeFileSync(file('empty.token'), '\n', { mode: 0o600 });
    assert.match(syncFrom({ tokenFile: file('empty.token') }, store).err, /expected to hold one access token/);
    assert.match(syncFrom({ tokenFile: file('missing.token') }, store).err, /No such file/);
  });

  // A server of the test's own, for what the simulator does not do.
  async function withServer(answer, use) {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const child = start(
      syncArgs(file('server.db'), {
        url: `http://127.0.0.1:${server.address().port}`,
        tokenFile: simulator.tokenFile,
      }),
    );
    use(await child.ended);
    server.closeAllConnections();
    server.close();
  }

  test('a server that repeats the token, packed with gzip: it is not told on', async () => {
    const answer = (request, response) => {
      const body = {
        status: 'error',
        message: `no ${request.headers.authorization.slice(7)} here`,
        category: 'INVALID_AUTHENTICATION',
      };
      assert.match(request.headers['accept-encoding'], /gzip/);
      response.writeHead(401, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync(JSON.stringify(body)));
    };
    await withServer(answer, ({ code, output }) => {
      assert.equal(code, 3);
      assert.match(output, /HTTP 401: no \(token\) here/);
    });
  });

  test('a redirect is not followed: the token goes where it was meant to go', async () => {
    const asked = new Set();
    const answer = (request, response) => {
      asked.add(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    };
    await withServer(answer, ({ code, output }) => {
      assert.ok(!/^verdict: complete$/m.test(output), output);
      assert.notEqual(code, null);
      assert.ok(asked.size > 0 && !asked.has('/elsewhere'), [...asked].join());
    });
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

  test('TLS: a certificate is checked, and where it is good the sync goes through', { skip: !hasOpenssl }, async () => {
    const [key, cert] = [file('key.pem'), file('cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    run(['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject], { command: 'openssl' }); // prettier-ignore
    const tls = { key: readFileSync(key), cert: readFileSync(cert) };
    const server = createSecureServer(tls, (request, response) => {
      const { method, url, headers } = request;
      const onward = http.request(new URL(url, simulator.url), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    }).listen(0);
    await once(server, 'listening');
    const from = { url: `https://localhost:${server.address().port}`, tokenFile: simulator.tokenFile };
    const distrusted = await start(syncArgs(file('tls.db'), from)).ended;
    assert.equal(distrusted.code, 3);
    assert.match(
      distrusted.output,
      /cannot be reached at https:\/\/localhost:\d+: the server's certificate is not to be trusted/,
    );
    const trusted = await start(syncArgs(file('tls.db'), from), { SSL_CERT_FILE: cert }).ended;
    assertComplete({ ...trusted, out: trusted.output, err: '' });
    server.closeAllConnections();
    server.close();
  });

  test('settings that make no sense: 2', () => {
    for (const [more, words] of [
      [['--objects', 'contacts,leads'], /there is no object "leads"/],
      [['--events', 'visits'], /there are no events "visits"/],
      [['--every', '15'], /expected 10s to 31d/],
      [['--mapping', file('missing.json')], /missing\.json/],
    ]) {
      const { code, err } = sync(store, ...more);
      assert.equal(code, 2, more.join(' '));
      assert.match(err, words);
    }
    assert.match(syncFrom({ url: 'http://api.hubapi.com' }, store).err, /for all to read; write https/);
    assert.match(syncFrom({ url: 'hubspot' }, store).err, /--api was expected/);
    assert.equal(run(['leads', '--store', 'missing.db']).code, 2);
  });

  test('a file that is no store: 4, and it is left as it is', () => {
    writeFileSync(file('text.db'), 'Dear diary, '.repeat(1000));
    const before = readFileSync(file('text.db'));
    for (const { code, err } of [sync(file('text.db')), run(['leads', '--store', 'text.db'])]) {
      assert.equal(code, 4);
      assert.match(err, /text\.db is no store of trailspark/);
    }
    assert.deepEqual(readFileSync(file('text.db')), before);
  });

  test('a damaged store: 4', () => {
    const bytes = readFileSync(store);
    bytes.fill(0xab, bytes.length / 4, (bytes.length * 3) / 4);
    writeFileSync(file('damaged.db'), bytes, { mode: 0o600 });
    const { code, err } = run(['status', '--check', '--store', 'damaged.db']);
    assert.equal(code, 4);
    assert.match(err, /damaged\.db is damaged .*bring a copy back/);
  });

  const isRoot = process.getuid() === 0;
  const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};

  test('a folder that cannot be written: 4 to sync; what is in it can be read', () => {
    chmodSync(folder, 0o755);
    copyFileSync(program, file('program')); // where nobody can reach it
    mkdirSync(file('locked'));
    writeFileSync(file('locked/portal.db'), readFileSync(store));
    writeFileSync(file('locked/token'), simulator.token, { mode: 0o600 });
    if (isRoot) for (const name of ['locked/portal.db', 'locked/token']) chownSync(file(name), nobody.uid, nobody.gid);
    chmodSync(file('locked'), 0o555);
    const args = (name) => ['sync', '--store', name, '--api', simulator.url, '--token-file', 'locked/token'];
    for (const name of ['locked/portal.db', 'locked/new.db']) {
      const { code, err } = run(args(name), { ...nobody, command: file('program') });
      assert.equal(code, 4);
      assert.match(err, /cannot write locked\/.*: .*name another|cannot write locked\/.* \(Permission denied\)/);
    }
    const { code, out, err } = run(['leads', '--quiet', '--store', 'locked/portal.db'], {
      ...nobody,
      command: file('program'),
    });
    assert.equal(code, 0, err);
    assert.equal(out, run(['leads', '--quiet', '--store', store]).out);
    chmodSync(file('locked'), 0o755);
  });

  test('a full disk: 4, and the next run goes on', async () => {
    const full = file('full.db');
    const line = `ulimit -f 400; trap '' XFSZ; exec "$0" "$@"`;
    const { code, err } = run(['-c', line, program, ...syncArgs(full, simulator)], { command: 'bash' });
    assert.equal(code, 4, err);
    assert.match(err, /there is no room on the disk; free some and run the same command again/);
    assertComplete(sync(full));
    await assertLeadsAreTrue(full, simulator);
    assert.equal(digest(full), digest(refreshed()));
  });

  // A store of the portal as it is now, made by one undisturbed run.
  let fresh;
  function refreshed() {
    if (!fresh) {
      fresh = file('fresh.db');
      assertComplete(sync(fresh));
    }
    return fresh;
  }

  test('a store that another sync holds: 4, and who it is; status says so too', async () => {
    const held = file('held.db');
    await simulator.door('POST', 'faults', { fault: 'stall', milliseconds: 20_000, path: '/crm/objects/*', times: 0 });
    const first = start(syncArgs(held, simulator));
    while (run(['status', '--store', held]).code !== 0) await sleep(50);
    const second = sync(held);
    assert.equal(second.code, 4);
    assert.match(second.err, new RegExp(`is being synced by process ${first.pid} on \\S+ since \\d{4}-`));
    const status = run(['status', '--store', held]).out;
    assert.match(status, new RegExp(`^syncing now: process ${first.pid} `, 'm'));
    assert.match(status, /^verdict: incomplete: the first sync is under way$/m);

    const began = Date.now();
    first.kill('SIGINT');
    const { code, output } = await first.ended;
    assert.equal(code, 5);
    assert.match(output, /^verdict: incomplete: interrupted/m);
    assert.ok(Date.now() - began < 5000, 'calls under way are broken off');
    await simulator.door('DELETE', 'faults');
    assert.match(run(['status', '--store', held]).out, /^verdict: incomplete: interrupted/m);
    assertComplete(sync(held));
    assert.equal(digest(held), digest(refreshed()));
  });

  test('answers that fail, break off or come late change nothing', async () => {
    let seed = 0;
    for (const fault of [500, 502, 503, 504, 429, 423, 'cut', 'reset']) {
      await simulator.door('POST', 'faults', { fault, times: 0, oneIn: 30, seed: ++seed });
    }
    const store = file('faults.db');
    const result = sync(store, '--format', 'json');
    await simulator.door('DELETE', 'faults');
    const outcome = JSON.parse(result.out);
    assert.equal(outcome.verdict, 'complete');
    assert.ok(outcome.retries > 0);
    assert.equal(digest(store), digest(refreshed()));
  });

  test('the token stood in no output', () => {
    assert.ok(seenOutput.length > 50);
    assert.ok(!seenOutput.some((text) => text.includes(simulator.token)));
  });
});
