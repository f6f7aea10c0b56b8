// Starting the service: every fault of its settings is named, and nothing is served where one is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../contract/simulator.mjs';
import { Browser, Host, Service, Simulator, newFolder, program } from './world.mjs';

const folder = newFolder();
const file = join(folder, 'service.json');

function start(config, ...flags) {
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
  const result = spawnSync(program, ['serve', '--config', file, ...flags], { encoding: 'utf8', timeout: 20_000 });
  return { code: result.status, err: result.stderr, out: result.stdout };
}
const sound = { data: join(folder, 'data'), port: 0, demo_users: true };

test('each fault is named with its key, what was found and what is allowed', () => {
  const { code, err, out } = start({
    data: 7,
    prot: 8700,
    port: 70000,
    demo_users: 'yes',
    sync_every: '5s',
    portals: { x: {}, 24681357: { sync: '1h' } },
    host_tokens: { keys: [{ algorithm: 'none' }, 3] },
    allowed_origins: 'https://app.example',
  });
  assert.equal(code, 2);
  assert.equal(out, '');
  for (const [key, found] of Object.entries({
    data: '7',
    prot: '8700',
    port: '70000',
    demo_users: '"yes"',
    sync_every: '"5s"',
    'portals.x': '{}',
    'portals.24681357.sync': '"1h"',
    'host_tokens.keys[1]': '3',
    allowed_origins: '"https://app.example"',
  })) {
    assert.ok(err.includes(`${key}: found ${found}; allowed: `), `${key} in ${err}`);
  }
});

for (const [name, config, expected] of [
  ['what is no JSON', '{', /no JSON/],
  ['no folder', { ...sound, data: '' }, /data: found nothing/],
  ['nobody who may log in', { ...sound, demo_users: false }, /host_tokens: found no keys/],
  ['demo users beyond this machine', { ...sound, public_url: 'https://trailspark.example' }, /demo_users: found true/],
  [
    'demo users on all interfaces',
    { ...sound, host: '0.0.0.0', public_url: 'https://a.example' },
    /demo_users: found true/,
  ],
  ['http beyond this machine', { ...sound, public_url: 'http://trailspark.example' }, /public_url: .*https/],
  ['an address with a path', { ...sound, public_url: 'https://trailspark.example/x' }, /public_url: .*without a path/],
  [
    'an algorithm that is none',
    { ...sound, host_tokens: { issuer: 'a', audience: 'b', keys: [{ algorithm: 'none' }] } },
    /keys\[0\]\.algorithm: found "none"/,
  ],
  [
    'a key that is too short',
    { ...sound, host_tokens: { issuer: 'a', audience: 'b', keys: [{ algorithm: 'EdDSA', public_key: 'AAAA' }] } },
    /public_key/,
  ],
  ['HubSpot without https', { ...sound, api: 'http://hubspot.example' }, /api: /],
  ['no page in its folder', { ...sound, page: folder }, /index\.html/],
]) {
  test(`${name} is refused`, () => {
    const { code, err } = start(config);
    assert.equal(code, 2, err);
    assert.match(err, expected);
  });
}

test('a secret that others may read is refused, and never shown', () => {
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'very-secret');
  chmodSync(secret, 0o644);
  const { code, err } = start({ ...sound, client_secret_file: secret });
  assert.equal(code, 2);
  assert.match(err, /chmod 600/);
  assert.ok(!err.includes('very-secret'));
});

test('a port that is taken is told of', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { code, err } = start({ ...sound, port: other.address().port });
  other.close();
  assert.equal(code, 2);
  assert.match(err, /cannot be had/);
});

test('the sample has every key, and is sound but for its secrets', () => {
  const sample = JSON.parse(readFileSync(join(root, 'native/service/service.sample.json'), 'utf8'));
  const { err } = start({ ...sample, data: sound.data, key_file: join(folder, 'key'), port: 0 });
  assert.match(err, /cannot be read/); // the secret's file, which is not there
  assert.ok(!err.includes('found'), err);
  const source = readFileSync(join(root, 'native/service/web/config.cpp'), 'utf8');
  const keys = [...source.matchAll(/reader\.\w+\("(\w+)"/g)].map(([, key]) => key);
  assert.deepEqual(keys.filter((key) => key !== 'demo_users').sort(), Object.keys(sample).sort());
});

test('beyond this machine cookies are Secure, and browsers are told to stay with https', async () => {
  const host = new Host();
  const simulator = await Simulator.start('--contacts', 10);
  const address = 'https://trailspark.example';
  const service = await Service.start(simulator, { host, demo: false, config: { public_url: address } });
  const browser = new Browser(service);
  const nobody = await browser.get('/api/session');
  assert.match(nobody.headers.get('strict-transport-security'), /max-age=\d{8}/);
  const logIn = await browser.post('/api/session', { token: host.token('viewer') });
  assert.match(logIn.headers.getSetCookie()[0], /; Secure$/);
  assert.equal((await browser.post('/api/session', { demoUser: 'owner' })).status, 404);
  assert.equal((await browser.get('/metrics')).status, 401);
});

test('it begins again where it was killed, log-ins included, and files are its owner’s alone', async () => {
  const simulator = await Simulator.start('--contacts', 10);
  const place = newFolder();
  const first = await Service.start(simulator, { folder: place });
  const browser = new Browser(first);
  await browser.logIn('admin');
  assert.equal((await browser.connect(simulator, simulator.portalId)).status, 303);
  await first.end('SIGKILL');
  const again = await Service.start(simulator, { folder: place });
  browser.service = again;
  const { json } = await browser.get('/api/session');
  assert.equal(json.role, 'admin');
  assert.equal(json.portals[0].status, 'connected');
  const through = await browser.get(`/hubspot/${simulator.portalId}/crm/v3/objects/contacts?limit=1`);
  assert.equal(through.status, 200, through.text);
  for (const name of ['service.db', 'key']) {
    assert.equal(statSync(join(again.data, name)).mode & 0o077, 0, name);
  }
});
