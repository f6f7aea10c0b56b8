// An attacker's list, on real sockets.
import assert from 'node:assert/strict';
import { createHmac, createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Browser, Host, Service, Simulator, newFolder } from './world.mjs';

const host = new Host();
const hostOrigin = 'https://app.example';
const folder = newFolder();
const page = join(folder, 'page');
mkdirSync(join(page, 'assets'), { recursive: true });
writeFileSync(join(page, 'index.html'), '<!doctype html><title>Settings</title>');
writeFileSync(join(page, 'assets/app.js'), 'console.log(1);'.repeat(200));
writeFileSync(join(page, '.env'), 'SECRET=1');
writeFileSync(join(folder, 'outside.txt'), 'outside');
symlinkSync(join(folder, 'outside.txt'), join(page, 'link.txt'));

const simulator = await Simulator.start('--contacts', 120);
const [portal, other] = simulator.portals;
const service = await Service.start(simulator, { host, folder, config: { page, allowed_origins: [hostOrigin] } });
const admin = new Browser(service);
await admin.logIn('admin');
assert.equal((await admin.connect(simulator, portal)).status, 303);
const contacts = '/crm/objects/2026-09/contacts';

test('a callback whose state was made up, replayed or begun by another log-in connects nothing', async () => {
  const before = (await admin.get('/api/connections/hubspot')).json.connections.length;
  const forged = await admin.get('/oauth/hubspot/callback?code=na1-x&state=made-up');
  assert.equal(forged.status, 403);
  const callback = await admin.toCallback(simulator, other);
  const owner = new Browser(service);
  await owner.logIn('owner');
  const stolen = await owner.get(callback);
  assert.ok(stolen.status >= 400, String(stolen.status));
  assert.equal((await new Browser(service).get(callback)).status, 401);
  const used = await admin.toCallback(simulator, portal);
  assert.equal((await admin.get(used)).status, 303);
  assert.equal((await admin.get(used)).status, 400);
  for (const query of ['', '?code=a', '?state=a', '?code=a&code=b&state=c', '?error=%3Cscript%3E&state=x']) {
    const { status, text } = await admin.get(`/oauth/hubspot/callback${query}`);
    assert.ok(status >= 400, query);
    assert.ok(!text.includes('<script'), query);
  }
  assert.equal((await admin.get('/api/connections/hubspot')).json.connections.length, before);
});

test('a session that somebody else fixed is not taken over by a log-in', async () => {
  const victim = new Browser(service);
  const fixed = 'A'.repeat(43);
  victim.cookies.set('localhost', new Map([['trailspark_session', fixed]]));
  await victim.logIn('viewer');
  assert.notEqual(victim.cookies.get('localhost').get('trailspark_session'), fixed);
  const attacker = new Browser(service);
  attacker.cookies.set('localhost', new Map([['trailspark_session', fixed]]));
  assert.equal((await attacker.get('/api/session')).json.authenticated, false);
});

test('a new log-in ends the old session; log-out ends it on the server', async () => {
  const browser = new Browser(service);
  await browser.logIn('viewer');
  const old = new Browser(service);
  old.cookies.set('localhost', new Map(browser.cookies.get('localhost')));
  await browser.logIn('editor');
  assert.equal((await old.get('/api/session')).json.authenticated, false);
  const copy = new Browser(service);
  copy.cookies.set('localhost', new Map(browser.cookies.get('localhost')));
  assert.equal((await browser.delete('/api/session')).status, 204);
  assert.equal((await copy.get('/api/session')).json.authenticated, false);
});

test('the cookie is out of reach of scripts and other sites', async () => {
  const { headers } = await new Browser(service).post('/api/session', { demoUser: 'viewer' });
  assert.match(
    headers.getSetCookie()[0],
    /^trailspark_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
  );
});

test('what another site’s page sends is refused, token or not', async () => {
  const away = { origin: 'https://evil.example' };
  for (const headers of [away, { 'sec-fetch-site': 'cross-site' }]) {
    assert.equal(
      (await admin.post(`/api/connections/hubspot/${portal}/test`, {}, { headers })).json.code,
      'auth.origin',
    );
    assert.equal((await admin.get('/oauth/hubspot/start', { headers })).status, 403);
    const logIn = await new Browser(service).post('/api/session', { demoUser: 'owner' }, { headers });
    assert.equal(logIn.json.code, 'auth.origin');
    assert.equal(logIn.headers.get('set-cookie'), null);
  }
  const form = await new Browser(service).request('POST', '/api/session', {
    body: new URLSearchParams({ demoUser: 'owner' }),
  });
  assert.equal(form.status, 415);
});

test('another name for this address is refused: nobody’s page can make its own name point here', async () => {
  const answer = await service.raw(
    `GET /api/session HTTP/1.1\r\nHost: evil.example:${service.port}\r\nConnection: close\r\n\r\n`,
  );
  assert.match(answer, /^HTTP\/1\.1 421 /);
});

test('pages of allowed origins may call with the host’s token, others not, and never with cookies', async () => {
  const ask = (origin) =>
    admin.request('OPTIONS', '/api/session', { headers: { origin, 'access-control-request-method': 'GET' } });
  const allowed = await ask(hostOrigin);
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get('access-control-allow-origin'), hostOrigin);
  assert.equal(allowed.headers.get('access-control-allow-credentials'), null);
  const refused = await ask('https://evil.example');
  assert.equal(refused.status, 403);
  assert.equal(refused.headers.get('access-control-allow-origin'), null);
  const headers = { origin: hostOrigin, authorization: `Bearer ${host.token('editor')}` };
  const { json } = await new Browser(service).get('/api/session', { headers });
  assert.deepEqual([json.auth, json.role, json.csrfToken], ['bearer', 'editor', null]);
});

test('an embedded page connects by posting its token, from an allowed origin alone', async () => {
  const post = (token, origin, more = {}) =>
    new Browser(service).request('POST', '/oauth/hubspot/start', {
      body: new URLSearchParams({ token, ...more }),
      headers: { origin },
    });
  const started = await post(host.token('admin'), hostOrigin, { return: `${hostOrigin}/settings` });
  assert.equal(started.status, 303, started.text);
  assert.ok(started.headers.get('location').startsWith(`${simulator.url}/oauth/authorize?`));
  assert.equal((await post(host.token('editor'), hostOrigin)).status, 403);
  assert.equal((await post(host.token('admin'), 'https://evil.example')).status, 403);
  assert.equal((await post('x', hostOrigin)).status, 401);
});

test('no redirect leads away from the service', async () => {
  for (const back of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/%0d%0aSet-Cookie:x=1',
    'javascript:alert(1)',
    '/\r\nX: 1',
  ]) {
    const answer = await admin.connect(simulator, portal, { back });
    const location = answer.headers.get('location');
    assert.equal(new URL(location, service.url).origin, service.url, back);
    assert.equal(answer.headers.get('x'), null);
    assert.equal(
      answer.headers.getSetCookie().some((line) => line.startsWith('x=')),
      false,
      back,
    );
  }
});

test('tokens of the host: only its own algorithm, key, issuer, audience and time', async () => {
  const part = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const claims = host.claims('owner');
  const none = `${part({ alg: 'none' })}.${part(claims)}.`;
  // The public key as an HMAC secret: what a verifier falls for that follows the token's own word.
  const hmacs = [host.publicKey, Buffer.from(host.publicKey, 'base64url')].map((secret) => {
    const signed = `${part({ alg: 'HS256', kid: 'k1' })}.${part(claims)}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  });
  const pem = createPublicKey(host.privateKey).export({ type: 'spki', format: 'pem' });
  const signedByPem = `${part({ alg: 'HS256' })}.${part(claims)}`;
  hmacs.push(`${signedByPem}.${createHmac('sha256', pem).update(signedByPem).digest('base64url')}`);
  const [head, body, signature] = host.token('viewer').split('.');
  const now = Math.floor(Date.now() / 1000);
  const tokens = {
    none,
    'None with a signature': `${part({ alg: 'None' })}.${part(claims)}.${signature}`,
    'HS256 with the public key': hmacs[0],
    'HS256 with its bytes': hmacs[1],
    'HS256 with its PEM': hmacs[2],
    'another alg, truly signed': host.token('owner', {}, { alg: 'HS256', kid: 'k1' }),
    'no alg': host.token('owner', {}, { kid: 'k1' }),
    'another kid': host.token('owner', {}, { alg: 'EdDSA', kid: 'k2' }),
    crit: host.token('owner', {}, { alg: 'EdDSA', crit: ['x'] }),
    'another key': new Host().token('owner'),
    'claims swapped': `${head}.${part(claims)}.${signature}`,
    'no signature': `${head}.${body}.`,
    'half a token': `${head}.${body}`,
    'four parts': `${head}.${body}.${signature}.x`,
    padding: `${head}.${body}.${signature}==`,
    expired: host.token('owner', { exp: now - 60 }),
    'no exp': host.token('owner', { exp: undefined }),
    'exp as text': host.token('owner', { exp: String(now + 600) }),
    'not yet': host.token('owner', { nbf: now + 600 }),
    'wrong audience': host.token('owner', { aud: 'other' }),
    'no audience': host.token('owner', { aud: undefined }),
    'audiences without ours': host.token('owner', { aud: ['a', 'b'] }),
    'wrong issuer': host.token('owner', { iss: 'https://evil.example' }),
    'no user': host.token('owner', { sub: '' }),
    'no such role': host.token('root'),
    'role as a list': host.token('owner', { role: ['owner'] }),
    'too long': host.token('owner', { name: 'x'.repeat(9000) }),
  };
  for (const [name, token] of Object.entries(tokens)) {
    const answer = await new Browser(service).get('/api/connections/hubspot', {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.ok(answer.status === 401 || (name === 'too long' && answer.status === 400), `${name}: ${answer.text}`);
    assert.equal((await new Browser(service).post('/api/session', { token })).status >= 400, true, name);
  }
  for (const more of [{}, { aud: ['other', 'trailspark'] }, { exp: now - 10 }, { nbf: now + 10 }]) {
    const headers = { authorization: `Bearer ${host.token('viewer', more)}` };
    assert.equal(
      (await new Browser(service).get('/api/connections/hubspot', { headers })).status,
      200,
      JSON.stringify(more),
    );
  }
});

test('a bearer token that does not hold is not made up for by a cookie', async () => {
  assert.equal((await admin.get('/api/connections/hubspot', { headers: { authorization: 'Bearer x' } })).status, 401);
  assert.equal((await admin.get('/api/connections/hubspot', { headers: { authorization: 'Basic eDp5' } })).status, 401);
});

test('a user whose role the host lowers loses the sessions of the higher one', async () => {
  const browser = new Browser(service);
  const logged = await browser.post('/api/session', { token: host.token('owner', { sub: 'u-1' }) });
  assert.equal(logged.json.role, 'owner');
  await new Browser(service).get('/api/session', {
    headers: { authorization: `Bearer ${host.token('viewer', { sub: 'u-1' })}` },
  });
  assert.equal((await browser.get('/api/session')).json.authenticated, false);
});

test('through the door goes what it lists, and nothing else reaches HubSpot', async () => {
  await simulator.door('DELETE', 'log');
  const door = `/hubspot/${portal}`;
  const refused = [
    ['GET', '/oauth/v1/access-tokens/x'],
    ['GET', '/_simulator/log'],
    ['POST', contacts],
    ['POST', `${contacts}/batch/create`],
    ['POST', `${contacts}/batch/update`],
    ['POST', `${contacts}/batch/archive`],
    ['POST', `${contacts}/merge`],
    ['POST', `${contacts}/gdpr-delete`],
    ['POST', '/crm/v3/objects/contacts/batch/upsert'],
    ['POST', '/oauth/2026-09/token'],
    ['GET', '/appinstalls/2026-09/external-install'],
    ['GET', `${contacts}/1/extra/more`],
    ['GET', '/settings/v3/users'],
    ['GET', `${contacts}/%2e%2e/%2e%2e/oauth`],
    ['GET', `${contacts}%2f..%2f..`],
    ['GET', '/crm%2fobjects/2026-09/contacts'],
    ['GET', '//evil.example/crm/v3/owners'],
    ['GET', '/http://evil.example/crm/v3/owners'],
    ['GET', '/@evil.example/crm/v3/owners'],
    ['GET', '/crm/v3/owners;x=1'],
    ['GET', '/crm/v3/owners\\..\\x'],
    ['GET', '/crm/objects/2026-09x/contacts'],
    ['GET', '/crm/objects/../v3/owners'],
    ['GET', '/crm/objects/./2026-09/contacts'],
    ['GET', '/crm/v3//owners'],
    ['GET', '/crm/v3/owners/'],
    ['GET', '/crm/v3/owners?hapikey=1'],
    ['GET', '/crm/v3/owners?x=1&access_token=1'],
  ];
  const cookie = `trailspark_session=${admin.cookies.get('localhost').get('trailspark_session')}`;
  for (const [method, path] of refused) {
    // Raw, since fetch would straighten the path.
    const answer = await service.raw(
      `${method} ${door}${path} HTTP/1.1\r\nHost: localhost:${service.port}\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${admin.csrf}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
    );
    assert.match(answer, /^HTTP\/1\.1 (400|403) /, `${method} ${path}: ${answer.slice(0, 200)}`);
    assert.match(answer, /TrailSpark-Error: (door\.(path|forbidden)|request\.malformed)/i, `${method} ${path}`);
  }
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    assert.equal((await admin.request(method, `${door}${contacts}/1`, { body: {} })).status, 405);
  }
  assert.equal((await admin.get(`/hubspot/999999999${contacts}`)).status, 404);
  const { calls } = await simulator.door('GET', 'log');
  assert.deepEqual(
    calls.filter(({ target }) => !target.startsWith('/_simulator/')),
    [],
  );
});

test('what the browser says of itself does not reach HubSpot, and HubSpot’s cookies not the browser', async () => {
  const answer = await admin.get(`/hubspot/${portal}${contacts}?limit=1`, {
    headers: { 'x-forwarded-host': 'evil.example', te: 'trailers', 'proxy-authorization': 'Basic x' },
  });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('set-cookie'), null);
  assert.match(answer.headers.get('content-security-policy'), /sandbox/);
});

test('calls that end in two ways, or not at all, are refused', async () => {
  const hostLine = `Host: localhost:${service.port}\r\n`;
  for (const [name, text] of Object.entries({
    'an absolute address': `GET http://evil.example/ HTTP/1.1\r\n${hostLine}\r\n`,
    'no host': 'GET /api/session HTTP/1.1\r\n\r\n',
    'two hosts': `GET /api/session HTTP/1.1\r\n${hostLine}Host: evil.example\r\n\r\n`,
    'two lengths': `POST /api/session HTTP/1.1\r\n${hostLine}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    'length and chunks': `POST /api/session HTTP/1.1\r\n${hostLine}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    'other coding': `POST /api/session HTTP/1.1\r\n${hostLine}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    'bare line feeds': `GET /api/session HTTP/1.1\n${hostLine}\n`,
    'a blank in a name': `GET /api/session HTTP/1.1\r\n${hostLine}X-CSRF-Token : a\r\n\r\n`,
    'a folded header': `GET /api/session HTTP/1.1\r\n${hostLine}A: b\r\n c\r\n\r\n`,
    'a null': `GET /api/session HTTP/1.1\r\n${hostLine}A: b\0c\r\n\r\n`,
    'nothing of HTTP': 'hello\r\n\r\n',
  })) {
    assert.match(await service.raw(text), /^HTTP\/1\.1 400 /, name);
  }
  const long = `GET /api/session HTTP/1.1\r\n${hostLine}A: ${'b'.repeat(40_000)}\r\n\r\n`;
  assert.match(await service.raw(long), /^HTTP\/1\.1 4(31|00) /);
});

test('bodies beyond an address’s limit are refused before they are read', async () => {
  const head = (path, length) =>
    `POST ${path} HTTP/1.1\r\nHost: localhost:${service.port}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
  assert.match(await service.raw(head('/api/session', 5 << 20)), /^HTTP\/1\.1 413 /);
  assert.match(await service.raw(head('/webhooks/hubspot', 2 << 20)), /^HTTP\/1\.1 413 /);
  assert.match(await service.raw(head(`/hubspot/${portal}${contacts}/search`, 17 << 20)), /^HTTP\/1\.1 413 /);
  const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
  const chunked = `POST /webhooks/hubspot HTTP/1.1\r\nHost: localhost:${service.port}\r\nTransfer-Encoding: chunked\r\n\r\n`;
  assert.match(await service.raw(chunked + chunk.repeat(4)), /^HTTP\/1\.1 413 |^$/);
  assert.equal((await admin.get('/healthz')).status, 200);
});

test('idle connections, more than there are threads, keep nobody out', { timeout: 120_000 }, async () => {
  const idle = [];
  for (let i = 0; i < 400; ++i) {
    const socket = connect(service.port, '127.0.0.1');
    socket.on('error', () => {});
    idle.push(socket);
    await once(socket, 'connect');
  }
  const began = Date.now();
  assert.equal((await new Browser(service).get('/healthz')).status, 200);
  assert.ok(Date.now() - began < 30_000);
  idle.forEach((socket) => socket.destroy());
});

test('static files: the folder’s own, nothing above, hidden or linked to', async () => {
  const get = (path) =>
    service.raw(`GET ${path} HTTP/1.1\r\nHost: localhost:${service.port}\r\nConnection: close\r\n\r\n`);
  assert.match(await get('/'), /^HTTP\/1\.1 200 [^]*<title>Settings/);
  assert.match(await get('/settings/mapping'), /^HTTP\/1\.1 200 [^]*<title>Settings/);
  assert.match(await get('/assets/app.js'), /immutable/);
  for (const path of [
    '/../outside.txt',
    '/..%2foutside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/link.txt',
    '/.env',
    '/assets',
    '/assets/',
    '//etc/passwd',
    '/assets/app.js%00.txt',
    '/service.json',
  ]) {
    const answer = await get(path);
    assert.match(answer, /^HTTP\/1\.1 404 /, path);
    assert.ok(!answer.includes('outside'), path);
  }
});

test('every answer says what a browser may not do with it', async () => {
  for (const path of [
    '/',
    '/api/session',
    '/api/nothing',
    '/oauth/hubspot/callback?x=1',
    `/hubspot/${portal}${contacts}?limit=1`,
  ]) {
    const { headers } = await admin.get(path);
    const policy = headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.ok(!/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/.test(policy), path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
    assert.equal(headers.get('x-frame-options'), 'DENY', path);
    if (path !== '/') assert.equal(headers.get('cache-control'), 'no-store', path);
  }
});

test('documents that would break a parser are refused', async () => {
  for (const body of [
    '',
    '[]',
    '{',
    '"x"',
    `{"document":${'['.repeat(100_000)}`,
    '{"demoUser":"owner","demoUser2":1}',
    '{"demoUser":{"a":1}}',
  ]) {
    const { status } = await admin.request('POST', '/api/session', {
      body,
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(status, 400, body.slice(0, 40));
  }
});

after(() => service.endWithoutSecrets(simulator));
