// Every address with every role. The table is the API's document itself, so it is complete; that the document has all
// routes, and no others, is checked by test_web_routes.cpp.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, Host, Service, Simulator, openapi } from './world.mjs';

const ranks = ['anyone', 'viewer', 'editor', 'admin', 'owner'];
const unknownPortal = 999999999;
const host = new Host();
const simulator = await Simulator.start('--contacts', 10);
const service = await Service.start(simulator, { host });

const operations = Object.entries(openapi.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => ['get', 'post', 'put', 'delete'].includes(method))
    .map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      role: operation['x-role'],
      address: path.replace('{portalId}', unknownPortal).replace('{version}', 1).replace('{path}', 'crm/v3/owners'),
    })),
);
// Logging out would end the session that the next call needs: it is called last.
operations.sort((a, b) => Number(a.path === '/api/session') - Number(b.path === '/api/session'));

const isRefusedByRole = ({ status, headers }) =>
  [401, 403].includes(status) && /^auth\.(required|role)$/.test(headers.get('trailspark-error') ?? '');

test('the document names a role for every operation', () => {
  assert.ok(operations.length > 40);
  assert.deepEqual(
    operations.filter(({ role }) => !ranks.includes(role)),
    [],
  );
});

for (const user of ['nobody', 'viewer', 'editor', 'admin', 'owner']) {
  test(`as ${user}, by cookie: exactly what the role may`, async () => {
    const browser = new Browser(service);
    if (user !== 'nobody') await browser.logIn(user);
    for (const { method, path, role, address } of operations) {
      const answer = await browser.request(method, address, { body: method === 'GET' ? undefined : {} });
      const may = ranks.indexOf(role) <= Math.max(0, ranks.indexOf(user));
      assert.equal(isRefusedByRole(answer), !may, `${method} ${path} (${role}): ${answer.status} ${answer.text}`);
      if (!may) assert.equal(answer.status, user === 'nobody' ? 401 : 403);
      if (path === '/api/session' && method !== 'GET' && user !== 'nobody') await browser.logIn(user);
    }
  });

  if (user !== 'nobody') {
    test(`as ${user}, by the host's token: the same, and no CSRF token is needed`, async () => {
      const browser = new Browser(service);
      const headers = { authorization: `Bearer ${host.token(user)}` };
      for (const { method, path, role, address } of operations.filter(({ path }) => path !== '/metrics')) {
        const answer = await browser.request(method, address, { headers, body: method === 'GET' ? undefined : {} });
        const may = ranks.indexOf(role) <= ranks.indexOf(user);
        assert.equal(isRefusedByRole(answer), !may, `${method} ${path} (${role}): ${answer.status} ${answer.text}`);
      }
    });
  }
}

test('every change by cookie needs the CSRF token', async () => {
  const browser = new Browser(service);
  await browser.logIn('owner');
  const changes = operations.filter(({ method, role }) => method !== 'GET' && role !== 'anyone');
  assert.ok(changes.length > 10);
  for (const csrf of ['', 'x'.repeat(43)]) {
    for (const { method, path, address } of changes) {
      const answer = await browser.request(method, address, { body: {}, csrf });
      assert.equal(answer.status, 403, `${method} ${path}`);
      assert.equal(answer.json.code, 'auth.csrf', `${method} ${path}`);
    }
  }
  assert.equal((await browser.get('/api/session')).json.authenticated, true);
});

test('other methods of a known address are refused, and the right ones named', async () => {
  const browser = new Browser(service);
  await browser.logIn('owner');
  for (const path of Object.keys(openapi.paths)) {
    const { address } = operations.find((operation) => operation.path === path);
    const { status, headers } = await browser.request('PATCH', address, { body: {} });
    assert.equal(status, 405, path);
    const allowed = operations.filter((operation) => operation.path === path).map(({ method }) => method);
    assert.deepEqual(headers.get('allow').split(', ').sort(), allowed.sort(), path);
  }
});

test('the buttons of a session say what the routes do', async () => {
  for (const user of ['viewer', 'editor', 'admin', 'owner']) {
    const browser = new Browser(service);
    const { capabilities, role } = await browser.logIn(user);
    assert.equal(role, user);
    assert.deepEqual(Object.keys(capabilities).sort(), [...openapi.components.schemas.Capabilities.required].sort());
    for (const [name, { allowed, needs, why }] of Object.entries(capabilities)) {
      assert.equal(allowed, ranks.indexOf(user) >= ranks.indexOf(needs), name);
      assert.equal(why === null, allowed, name);
    }
    assert.equal(capabilities.editMapping.allowed, user !== 'viewer');
    assert.equal(capabilities.connect.allowed, user === 'admin' || user === 'owner');
    assert.equal(capabilities.eraseData.allowed, user === 'owner');
  }
});
