// What an administrator does, from the log-in to the end of a connection, with real sockets and the simulator.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser, Service, Simulator, program } from './world.mjs';

const simulator = await Simulator.start('--contacts', 300);
const [portal, other, third] = simulator.portals;
const service = await Service.start(simulator, {
  config: { portals: { [third]: { sync_every: '10s' } } },
});
const admin = new Browser(service);
const viewer = new Browser(service);
await admin.logIn('admin');
await viewer.logIn('viewer');
const one = `/api/connections/hubspot/${portal}`;
const objects = '/crm/objects/2026-09/contacts';

test('nobody is told anything before the log-in but who may be chosen', async () => {
  const { json } = await new Browser(service).get('/api/session');
  assert.equal(json.authenticated, false);
  assert.deepEqual(json.portals, []);
  assert.deepEqual(
    json.demoUsers.map(({ id }) => id),
    ['owner', 'admin', 'editor', 'viewer'],
  );
});

test('an account is connected by one click and HubSpot’s own pages', async () => {
  const answer = await admin.connect(simulator, portal, { back: '/settings/crm?tab=connect' });
  assert.equal(answer.status, 303, answer.text);
  assert.equal(answer.headers.get('location'), `/settings/crm?tab=connect&hubspot=connected&portal=${portal}`);
  const { connections, app } = (await viewer.get('/api/connections/hubspot')).json;
  assert.equal(connections.length, 1);
  assert.equal(connections[0].portalId, portal);
  assert.equal(connections[0].status, 'connected');
  assert.equal(connections[0].connectedBy, 'Amir Admin');
  assert.ok(connections[0].scopes.every(({ required, granted }) => granted || !required));
  assert.equal(app.redirectUri, `${service.url}/oauth/hubspot/callback`);
});

test('who declines on HubSpot’s page reads in plain words what that means', async () => {
  const answer = await admin.connect(simulator, portal, { action: 'deny' });
  assert.equal(answer.status, 403);
  assert.match(answer.headers.get('content-type'), /^text\/html/);
  assert.match(answer.text, /What to do/);
});

test('another account than expected is asked about, and kept apart until somebody says so', async () => {
  const answer = await admin.connect(simulator, other, { expect: portal });
  assert.equal(answer.status, 303, answer.text);
  assert.equal(answer.headers.get('location'), `/?hubspot=confirm&portal=${other}`);
  assert.deepEqual((await admin.get('/api/session')).json.pendingConfirmations, [
    { portalId: other, expectedPortalId: portal },
  ]);
  assert.equal((await admin.get(`/api/connections/hubspot/${other}`)).status, 404);
  const confirm = `/api/connections/hubspot/${other}/confirm`;
  const stranger = new Browser(service);
  await stranger.logIn('owner');
  assert.equal((await stranger.post(confirm, { accept: true })).status, 409);
  const accepted = await admin.post(confirm, { accept: true });
  assert.equal(accepted.status, 200, accepted.text);
  assert.equal(accepted.json.status, 'connected');
  assert.equal((await admin.post(confirm, { accept: true })).status, 409);
});

test('the connection is tested, and the page shows the last result', async () => {
  const tested = await admin.post(`${one}/test`, {});
  assert.equal(tested.status, 200, tested.text);
  assert.equal(tested.json.usable, true, tested.text);
  assert.ok(tested.json.rows.length > 5);
  assert.deepEqual((await viewer.get(one)).json.lastTest, tested.json);
});

test('the door gives HubSpot’s answers as they are, limits and all', async () => {
  const target = `${objects}?limit=5&properties=email`;
  const through = await viewer.get(`/hubspot/${portal}${target}`);
  assert.equal(through.status, 200, through.text);
  assert.equal(through.json.results.length, 5);
  assert.ok(Number(through.headers.get('x-hubspot-ratelimit-max')) > 0);
  const search = await viewer.post(`/hubspot/${portal}${objects}/search`, { limit: 1 });
  assert.equal(search.status, 200, search.text);
  assert.ok(search.json.total > 100);
  const missing = await viewer.get(`/hubspot/${portal}${objects}/1`);
  assert.equal(missing.status, 404);
  assert.equal(missing.json.category, 'OBJECT_NOT_FOUND');
  assert.equal(missing.headers.get('trailspark-error'), null);
});

test('a token that HubSpot no longer takes is renewed once, unseen by the browser', async () => {
  await simulator.door('DELETE', 'log');
  await simulator.door('POST', 'faults', { path: `${objects}*`, fault: 401, times: 1 });
  const { status, text } = await viewer.get(`/hubspot/${portal}${objects}?limit=1`);
  assert.equal(status, 200, text);
  assert.deepEqual(await simulator.statuses('/crm/objects/*'), [401, 200]);
});

test('a mapping is saved, refused with its faults, compared and rolled back', async () => {
  const first = await viewer.get(`${one}/mapping`);
  assert.equal(first.headers.get('etag'), '"0"');
  const document = structuredClone(first.json.document);
  const editor = new Browser(service);
  await editor.logIn('editor');
  document.lead.find(({ field }) => field === 'phone').from = ['mobilephone', 'phone'];
  const saved = await editor.put(
    `${one}/mapping`,
    { document, comment: 'mobile first' },
    { headers: { 'if-match': '"0"' } },
  );
  assert.equal(saved.status, 200, saved.text);
  assert.equal(saved.json.version, 1);
  assert.equal(saved.json.savedBy.name, 'Edda Editor');

  const late = await admin.put(`${one}/mapping`, { document: first.json.document }, { headers: { 'if-match': '"0"' } });
  assert.equal(late.status, 412);
  assert.equal(late.json.current.version, 1);
  assert.match(late.json.changes.join(), /lead field phone: read from mobilephone, then phone/);

  const wrong = structuredClone(document);
  wrong.lead.push({ field: 'segment', from: ['no_such_property'], custom: true });
  const refused = await editor.put(`${one}/mapping`, { document: wrong }, { headers: { 'if-match': '"1"' } });
  assert.equal(refused.status, 422);
  assert.equal(refused.json.problems.find(({ severity }) => severity === 'error').code, 'mapping.unknown_property');
  const broken = { version: 1, lead: [{ feild: 'email' }] };
  assert.equal(
    (await editor.put(`${one}/mapping`, { document: broken }, { headers: { 'if-match': '"1"' } })).status,
    422,
  );
  assert.equal((await editor.put(`${one}/mapping`, { document })).status, 428);
  const same = await editor.put(`${one}/mapping`, { document }, { headers: { 'if-match': '"1"' } });
  assert.equal(same.json.version, 1);

  const restored = await editor.post(`${one}/mapping/versions/0/restore`, {}, { headers: { 'if-match': '"1"' } });
  assert.equal(restored.status, 200, restored.text);
  assert.equal(restored.json.version, 2);
  assert.equal(restored.json.restoredFrom, 0);
  assert.deepEqual(restored.json.document, first.json.document);
  const { versions } = (await viewer.get(`${one}/mapping/versions`)).json;
  assert.deepEqual(
    versions.map(({ version, comment }) => [version, comment]),
    [
      [2, ''],
      [1, 'mobile first'],
    ],
  );
  const diff = (await viewer.get(`${one}/mapping/versions/1/diff`)).json;
  assert.equal(diff.from, 0);
  assert.equal(diff.changes.length, 1);
});

test('scoring and destination are checked by their ranges', async () => {
  const scoring = (await admin.get(`${one}/scoring`)).json.document;
  assert.equal(scoring.coolingOff.hotHours, 168);
  const save = (document) => admin.put(`${one}/scoring`, { document }, { headers: { 'if-match': '"0"' } });
  for (const [key, value] of [
    ['minimumSignals', 51],
    ['lookbackDays', 0],
    ['minimumConfidence', '70'],
    ['version', 2],
  ]) {
    const { status, json } = await save({ ...scoring, [key]: value });
    assert.equal(status, 422, key);
    assert.equal(json.problems[0].where, `/${key}`);
  }
  const saved = await save({ ...scoring, coolingOff: { ...scoring.coolingOff, hotHours: 24 }, later: 1 });
  assert.equal(saved.status, 200, saved.text);
  assert.equal(saved.json.warnings[0].where, '/later');
  const { changes } = (await admin.get(`${one}/scoring/versions/1/diff`)).json;
  assert.deepEqual(changes.sort(), ['coolingOff.hotHours: 24 (was: 168)', 'later: 1']);
  const property = { version: 1, contact: { score: 'Trail Spark' } };
  const refused = await admin.put(`${one}/destination`, { document: property }, { headers: { 'if-match': '"0"' } });
  assert.equal(refused.status, 422);
  assert.equal(refused.json.problems[0].where, '/contact/score');
});

test('a tab tells of its run, again as it goes on, and another user cannot', async () => {
  const editor = new Browser(service);
  await editor.logIn('editor');
  const run = { id: randomUUID(), kind: 'first', startedAt: '2026-11-23T10:00:00.000Z', calls: 3 };
  assert.equal((await editor.post(`${one}/runs`, run)).status, 201);
  const ended = { ...run, endedAt: '2026-11-23T10:01:00Z', verdict: 'complete', calls: 9 };
  assert.equal((await editor.post(`${one}/runs`, ended)).status, 200);
  assert.equal((await admin.post(`${one}/runs`, ended)).status, 409);
  const mine = (await viewer.get(`${one}/runs`)).json.runs.find(({ id }) => id === run.id);
  assert.deepEqual([mine.where, mine.verdict, mine.calls, mine.by.name], ['tab', 'complete', 9, 'Edda Editor']);
  for (const wrong of [
    { ...run, id: 'x' },
    { ...run, kind: 'other' },
    { ...run, startedAt: 'soon' },
    { ...run, extra: 1 },
  ]) {
    assert.equal((await editor.post(`${one}/runs`, wrong)).status, 400);
  }
});

/** Events as HubSpot signs them: its own client's source is the specification. */
async function hook(
  body,
  { at = Date.now(), secret = simulator.clientSecret, address = `${service.url}/webhooks/hubspot` } = {},
) {
  const text = JSON.stringify(body);
  const signature = createHmac('sha256', secret).update(`POST${address}${text}${at}`).digest('base64');
  return new Browser(service).request('POST', '/webhooks/hubspot', {
    body: text,
    headers: {
      'content-type': 'application/json',
      'x-hubspot-signature-v3': signature,
      'x-hubspot-request-timestamp': String(at),
    },
  });
}
const event = (eventId, more = {}) => ({
  ...{ eventId, subscriptionId: 7, portalId: other, appId: 9, occurredAt: 1764000000000, attemptNumber: 0 },
  ...{ subscriptionType: 'contact.propertyChange', objectId: 42, propertyName: 'email', propertyValue: 'eve@x.test' },
  ...more,
});

test('events are queued once each; forged and old ones are refused', async () => {
  const waiting = async () => (await viewer.get(`/api/connections/hubspot/${other}`)).json.queuedEvents;
  assert.equal((await hook([event(1), event(2)])).status, 204);
  assert.equal((await hook([event(1, { attemptNumber: 1 }), event(2), event(3)])).status, 204);
  assert.equal((await hook([event(4, { portalId: 5 })])).status, 204);
  assert.equal(await waiting(), 3);
  assert.equal((await hook([event(9)], { secret: 'another' })).json.code, 'webhook.signature');
  assert.equal((await hook([event(9)], { address: 'https://else.example/webhooks/hubspot' })).status, 401);
  for (const minutes of [-6, 6]) {
    assert.equal((await hook([event(9)], { at: Date.now() + minutes * 60_000 })).json.code, 'webhook.replay');
  }
  assert.equal(await waiting(), 3);
  assert.ok(!service.bytes().includes('eve@x.test'), 'what an event says of a person is not kept');
});

test('the service syncs on schedule, and says so', { timeout: 180_000 }, async () => {
  await simulator.door('POST', 'records/create', {
    portalId: third,
    objectType: 'contacts',
    properties: { email: 'ada@acme.test' },
  });
  assert.equal((await admin.connect(simulator, third)).status, 303);
  const ours = async () =>
    (await viewer.get(`/api/connections/hubspot/${third}/runs`)).json.runs.filter(({ where }) => where === 'service');
  for (let i = 0; i < 300 && !(await ours()).some(({ endedAt }) => endedAt); ++i) {
    await sleep(400);
  }
  const [run] = (await ours()).slice(-1);
  assert.match(run?.verdict ?? service.log.slice(-1500), /^complete/);
  assert.ok(run.changed > 0);
});

test('the metrics count, and the log has neither secrets nor addresses', async () => {
  const { text } = await viewer.get('/metrics');
  assert.match(text, /^trailspark_connections 3$/m);
  assert.match(text, /trailspark_http_requests_total\{route="GET \/hubspot\/\{portalId\}\/\{path\}",status="200"\} \d/);
  const lines = service.log
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  assert.ok(lines.length > 30);
  assert.ok(!service.log.includes('@'), /[^"]*@[^"]*/.exec(service.log)?.[0]);
});

test('a backup is taken while the service runs', () => {
  const to = join(service.folder, 'backup');
  const result = spawnSync(program, ['backup', '--data', service.data, '--to', to], { encoding: 'utf8' });
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stderr, /copied service\.db/);
  assert.ok(!service.bytes(to).includes(simulator.clientSecret));
  assert.notEqual(spawnSync(program, ['backup', '--data', service.data, '--to', to]).status, 0, 'never over another');
});

test('the key of the browser’s cache is one per log-in, and gone with it', async () => {
  const key = async (browser) => (await browser.get(`${one}/base-key`)).json;
  const mine = await key(viewer);
  assert.match(mine.key, /^[\w-]{43}$/);
  assert.deepEqual(await key(viewer), mine);
  const again = new Browser(service);
  await again.logIn('viewer');
  assert.notEqual((await key(again)).key, mine.key);
  assert.equal((await viewer.delete('/api/session')).status, 204);
  assert.equal((await viewer.get(`${one}/base-key`)).status, 401);
  await viewer.logIn('viewer');
  assert.notEqual((await key(viewer)).key, mine.key);
});

test('erasing needs the owner; disconnecting is reported step by step and ends everything', async () => {
  const refused = await admin.delete(`${one}?erase=true`);
  assert.equal(refused.status, 403);
  const owner = new Browser(service);
  await owner.logIn('owner');
  const report = await owner.delete(`${one}?erase=true`);
  assert.equal(report.status, 200, report.text);
  assert.ok(
    report.json.steps.every(({ done }) => done),
    report.text,
  );
  assert.match(report.json.link, new RegExp(`${portal}`));
  const gone = await viewer.get(`/hubspot/${portal}${objects}?limit=1`);
  assert.ok([404, 409].includes(gone.status), gone.text);
  assert.ok([404, 409].includes((await viewer.get(`${one}/base-key`)).status));
  const { entries } = (await admin.get(`${one}/audit?limit=200`)).json;
  const actions = entries.map(({ action, outcome }) => `${action} ${outcome}`);
  for (const wanted of [
    ...['connection.connect done', 'connection.test done', 'mapping.save done', 'mapping.restore done'],
    ...['scoring.save done', 'connection.erase refused', 'connection.erase done'],
  ]) {
    assert.ok(actions.includes(wanted), `${wanted} in ${actions}`);
  }
});

after(() => service.endWithoutSecrets(simulator));
