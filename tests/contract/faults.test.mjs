// What goes wrong, and what HubSpot's client makes of it: its retries, its limiter, its errors.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Simulator, ids, refused } from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 400, '--seed', 8);
const path = '/crm/v3/objects/contacts*';
const order = (fault) => simulator.door('POST', 'faults', { path, ...fault });
const contacts = (config) => simulator.client(config).crm.contacts;
const retrying = (numberOfApiCallRetries) => contacts({ numberOfApiCallRetries }).basicApi;
const made = () => simulator.statuses(path);

async function timed(work) {
  const began = performance.now();
  const result = await work;
  return [result, performance.now() - began];
}

beforeEach(async () => {
  await simulator.door('DELETE', 'faults');
  await simulator.door('DELETE', 'log');
  await simulator.pass(10_000); // the limits of one test are not those of the next
});

for (const status of [500, 502, 503, 504]) {
  test(`${status} twice: the third try goes well`, async () => {
    await order({ fault: status, times: 2 });
    const [{ results }, milliseconds] = await timed(retrying(3).getPage(5));
    assert.equal(results.length, 5);
    assert.deepEqual(await made(), [status, status, 200]);
    assert.ok(milliseconds >= 600, `${milliseconds} ms`); // 200 and 400 between
  });
}

test('500 as often as the client tries is an error', async () => {
  await order({ fault: 500, times: 0 });
  await refused(retrying(3).getPage(5), 500, 'INTERNAL_ERROR');
  assert.deepEqual(await made(), [500, 500, 500]);
});

test('429 of a second is tried again after a second', async () => {
  await order({ fault: 429, policy: 'SECONDLY', path: '/crm/v3/objects/contacts/search' });
  const { searchApi } = contacts({ numberOfApiCallRetries: 2 });
  const [{ results }, milliseconds] = await timed(searchApi.doSearch({ filterGroups: [], limit: 3 }));
  assert.equal(results.length, 3);
  assert.ok(milliseconds >= 1000, `${milliseconds} ms`);
  assert.deepEqual(await made(), [429, 200]);
});

test('429 of ten seconds is tried again after ten', async () => {
  await order({ fault: 429, policy: 'TEN_SECONDLY_ROLLING' });
  const [{ results }, milliseconds] = await timed(retrying(2).getPage(5));
  assert.equal(results.length, 5);
  assert.ok(milliseconds >= 10_000, `${milliseconds} ms`);
  assert.deepEqual(await made(), [429, 200]);
});

test('429 of a day is not tried again', async () => {
  await order({ fault: 429, policy: 'DAILY' });
  const body = await refused(retrying(3).getPage(5), 429);
  const { correlationId, ...rest } = body;
  assert.match(correlationId, /^[0-9a-f-]{36}$/);
  assert.deepEqual(rest, {
    ...{ status: 'error', message: 'You have reached your daily limit.', errorType: 'RATE_LIMIT', policyName: 'DAILY' },
  });
  assert.deepEqual(await made(), [429]);
});

test('423, 401 and 404 are not tried again', async () => {
  for (const [status, category] of [
    [423, 'LOCKED'],
    [401, 'INVALID_AUTHENTICATION'],
    [404, 'OBJECT_NOT_FOUND'],
  ]) {
    await simulator.door('DELETE', 'log');
    await order({ fault: status });
    await refused(retrying(3).getPage(5), status, category);
    assert.deepEqual(await made(), [status]);
  }
});

test('477 says when to come back', async () => {
  await order({ fault: 477, retryAfterSeconds: 3600 });
  await assert.rejects(contacts().basicApi.getPage(5), (error) => {
    assert.equal(error.code, 477);
    assert.equal(error.headers['retry-after'], '3600');
    return true;
  });
});

test('502 is a page, and its text the body of the error', async () => {
  await order({ fault: 502 });
  const body = await refused(contacts().basicApi.getPage(5), 502);
  assert.match(body, /^<html>/);
});

test('a fault in the middle of getAll is mended by its retries, and no record is lost', async () => {
  await order({ fault: 500, skip: 2, times: 1 });
  const all = await contacts({ numberOfApiCallRetries: 2 }).getAll();
  assert.equal(new Set(ids(all)).size, 400);
  assert.deepEqual(await made(), [200, 200, 500, 200, 200]);
});

// Of a body that is cut the client would never hear: its node-fetch waits for the rest.
test('a connection that is reset and a body that is cut are errors of another kind', async () => {
  await order({ fault: 'reset' });
  await assert.rejects(contacts().basicApi.getPage(5), (error) => error.constructor.name !== 'ApiException');
  await order({ fault: 'cut' });
  await assert.rejects(simulator.call('GET', '/crm/v3/objects/contacts'), { name: 'TypeError', message: 'terminated' });
});

test('an answer that stalls comes late', async () => {
  await order({ fault: 'stall', milliseconds: 700 });
  const [{ results }, milliseconds] = await timed(contacts().basicApi.getPage(5));
  assert.equal(results.length, 5);
  assert.ok(milliseconds >= 700, `${milliseconds} ms`);
});

test('the headers of an answer tell the limits', async () => {
  const { headers } = await contacts().basicApi.getPageWithHttpInfo(5);
  assert.equal(headers['x-hubspot-ratelimit-max'], '190');
  assert.equal(headers['x-hubspot-ratelimit-interval-milliseconds'], '10000');
  assert.equal(headers['x-hubspot-ratelimit-remaining'], '189');
  assert.equal(headers['x-hubspot-ratelimit-daily'], '1000000');
  assert.ok(Number(headers['x-hubspot-ratelimit-daily-remaining']) < 1_000_000);
  const found = await contacts().searchApi.doSearchWithHttpInfo({ filterGroups: [] });
  assert.ok(!Object.keys(found.headers).some((name) => name.startsWith('x-hubspot-ratelimit')));
  assert.equal(headers['access-control-allow-origin'], undefined);
});

test('more calls than ten seconds allow are refused until these are over', async () => {
  const api = contacts().basicApi;
  await simulator.door('POST', 'limits', { privateTenSeconds: 5 });
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => api.getPage(1)));
  const failed = outcomes.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
  assert.equal(failed.length, 3);
  for (const { code, body } of failed) {
    assert.deepEqual([code, body.policyName, body.errorType], [429, 'TEN_SECONDLY_ROLLING', 'RATE_LIMIT']);
    assert.equal(body.message, 'You have reached your ten_secondly_rolling limit.');
    assert.match(body.groupName, /^publicapi:crm:/);
  }
  await simulator.pass(10_000);
  assert.equal((await api.getPage(1)).results.length, 1);
  await simulator.door('POST', 'limits', { privateTenSeconds: 190 });
});

test('six searches in a second are one too many', async () => {
  const api = contacts().searchApi;
  await api.doSearch({ filterGroups: [] }); // makes the index
  await simulator.pass(1000);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, () => api.doSearch({ filterGroups: [], limit: 1 })),
  );
  const failed = outcomes.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
  assert.equal(failed.length, 1);
  assert.deepEqual([failed[0].code, failed[0].body.policyName], [429, 'SECONDLY']);
  assert.equal(failed[0].body.message, 'You have reached your secondly limit.');
});

test("a day's calls run out", async () => {
  await simulator.door('POST', 'limits', { privateDaily: 1 });
  await simulator.pass(86_400_000);
  const api = contacts().basicApi;
  await api.getPage(1);
  const body = await refused(api.getPage(1), 429);
  assert.equal(body.policyName, 'DAILY');
  await simulator.pass(86_400_000);
  await api.getPage(1);
  await simulator.door('POST', 'limits', { privateDaily: 1_000_000 });
});

test("HubSpot's own limiter stays below the limits, where a client without it does not", async () => {
  await simulator.door('POST', 'limits', { privateTenSeconds: 20 });
  const limiterOptions = { minTime: 1000 / 9, maxConcurrent: 6, id: 'hubspot-client-limiter' };
  const api = contacts({ limiterOptions }).basicApi;
  const [answers, milliseconds] = await timed(Promise.all(Array.from({ length: 18 }, () => api.getPage(1))));
  assert.equal(answers.length, 18);
  assert.ok(milliseconds >= 17 * 110, `${milliseconds} ms`);
  await simulator.pass(10_000);
  const free = contacts().basicApi;
  const outcomes = await Promise.allSettled(Array.from({ length: 25 }, () => free.getPage(1)));
  assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, 5);
  await simulator.door('POST', 'limits', { privateTenSeconds: 190 });
});

test('apiRequest, the call for everything else', async () => {
  const client = simulator.client();
  assert.ok(client.crm.contacts);
  const response = await client.apiRequest({ path: '/account-info/v3/details' });
  assert.equal(response.status, 200);
  const account = await response.json();
  assert.equal(account.portalId, simulator.portalId);
  assert.deepEqual(Object.keys(account).sort(), [
    ...['accountType', 'additionalCurrencies', 'companyCurrency', 'dataHostingLocation', 'portalId', 'timeZone'],
    ...['uiDomain', 'utcOffset', 'utcOffsetMilliseconds'],
  ]);
  const post = { method: 'POST', path: '/crm/v3/objects/contacts', body: { properties: { lastname: 'Raw' } } };
  assert.equal((await client.apiRequest(post)).status, 201);
  const missing = await client.apiRequest({ path: '/crm/v3/objects/contacts/99999999999999' });
  assert.equal(missing.status, 404);
});
