// Every route with spoilt input, and bytes by chance: whatever comes, nothing breaks. A seed leads to the same calls.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Simulator } from '../contract/simulator.mjs';
import { bodyOf, findIds, newIds, pathOf, queryOf } from './calls.mjs';
import { mutatedBytes, mutatedJson, randomBytes, randomOf } from './random.mjs';
import { assertAnswer, call, exchange } from './sockets.mjs';

const long = process.env.TRAILSPARK_ATTACK === 'long';
const seed = Number(process.env.TRAILSPARK_SEED ?? 1);
const rounds = long ? 80 : 8; // of each route
const connections = long ? 8_000 : 400;
const timeout = long ? 900_000 : 120_000;

const simulator = await Simulator.start('--contacts', 200, '--seed', 23, '--dirty', '--no-limits');
const port = Number(new URL(simulator.url).port);
const authorization = { Authorization: `Bearer ${simulator.token}` };
let ids = await findIds(simulator);
const routes = (await simulator.door('GET', 'routes')).routes;
const { doors } = await simulator.door('GET', '');

/** Answered well, or refused in words; within a time. */
async function send(method, path, body, headers = {}) {
  const what = `${method} ${path} ${String(body).slice(0, 300)}`;
  const response = await fetch(simulator.url + path, {
    ...{ method, body, redirect: 'manual', signal: AbortSignal.timeout(20_000) },
    headers: { ...authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  }).catch((error) => assert.fail(`${what}: ${error.cause ?? error}`));
  const answer = {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
  assertAnswer(answer, what);
  return answer;
}

const spoiltQuery = (random) =>
  new URLSearchParams(
    Object.entries(queryOf(ids))
      .filter(() => random.below(4) === 0)
      .map(([name, value]) => [name, random.below(3) ? value : String(mutatedJson([value], random))]),
  );

/** A text of JSON that may be none. */
function spoiltText(body, random) {
  const text = JSON.stringify(mutatedJson(body, random)) ?? 'undefined';
  return random.below(4) ? text : mutatedBytes(Buffer.from(text), random);
}

test('all routes take their good calls', { timeout }, async () => {
  const failed = [];
  for (const { method, path: pattern } of routes.filter(({ path }) => !/^\/(_simulator|oauth|$)/.test(path))) {
    ids = await newIds(simulator, ids);
    const body = bodyOf(method, pattern, ids);
    const { status } = await send(method, pathOf(pattern, ids), body && JSON.stringify(body));
    if (status >= 300) {
      failed.push(`${status} ${method} ${pattern}`);
    }
  }
  // Those whose record an earlier call took away, and what has another tier.
  assert.ok(failed.length <= routes.length / 5, failed.join('\n'));
});

test('all routes take spoilt calls', { timeout }, async () => {
  const random = randomOf(seed);
  const others = routes.filter(({ path }) => !path.startsWith('/_simulator'));
  assert.ok(others.length > 120, String(others.length));
  for (let round = 0; round < rounds; ++round) {
    for (const { method, path: pattern } of others) {
      ids = random.below(10) ? ids : await newIds(simulator, ids);
      const path = random.below(8)
        ? pathOf(pattern, ids)
        : pathOf(pattern.replace(/contacts/, 'deals'), spoiltIds(random));
      const body = bodyOf(method, pattern, ids);
      const text = body && spoiltText(body, random);
      await send(method, `${path}?${random.below(2) ? spoiltQuery(random) : ''}`, text);
    }
  }
  assert.equal((await send('GET', '/crm/v3/objects/contacts?limit=100')).status, 200);
});

const spoiltIds = (random) =>
  Object.fromEntries(
    Object.keys(ids).map((name) => [
      name,
      encodeURIComponent(
        String(mutatedJson([0], random))
          .toWellFormed()
          .slice(0, 2_000),
      ),
    ]),
  );

test('forms of tokens and pages with spoilt fields', { timeout }, async () => {
  const random = randomOf(seed + 1);
  const fields = {
    ...{ grant_type: 'authorization_code', code: 'na1-x', redirect_uri: 'http://localhost:3000/', token: 'x' },
    ...{ client_id: simulator.clientId, client_secret: simulator.clientSecret, refresh_token: 'na1-y' },
    ...{ code_verifier: 'v'.repeat(43), scope: 'oauth', optional_scope: 'forms', state: 's', action: 'login' },
    ...{
      email: 'admin@northforge.example',
      password: 'x',
      code_challenge: 'c'.repeat(43),
      code_challenge_method: 'S256',
    },
  };
  const paths = routes.filter(({ path }) => path.startsWith('/oauth'));
  for (let round = 0; round < rounds * 4; ++round) {
    for (const { method, path: pattern } of paths) {
      const good = new URLSearchParams(fields);
      if (random.below(2)) {
        good.set('grant_type', 'refresh_token');
        good.set('action', random.pick(['login', 'logout', 'allow', 'deny', 'nothing']));
      }
      const text = mutatedBytes(Buffer.from(String(good)), random);
      const type = { 'content-type': 'application/x-www-form-urlencoded', cookie: `hubspot_simulator_login=${round}` };
      const path = `${pathOf(pattern, ids)}?${random.below(2) ? encodeURI(text.toString('latin1')).slice(0, 4_000) : good}`;
      await send(method, path, method === 'POST' ? text : undefined, type);
    }
  }
});

test('the control door takes spoilt calls', { timeout }, async () => {
  const host = await Simulator.start('--contacts', 120, '--seed', 24, '--no-limits');
  const random = randomOf(seed + 2);
  for (let round = 0; round < rounds * 3; ++round) {
    for (const { method, path, example } of doors) {
      const body = example && spoiltText({ portalId: host.portalId, ...example }, random);
      const response = await fetch(host.url + path + (random.below(3) ? '' : `?${spoiltQuery(random)}`), {
        ...{ method, body: method === 'GET' ? undefined : body, signal: AbortSignal.timeout(20_000) },
        headers: { 'content-type': 'application/json' },
      });
      const answer = {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
      if (!/^application\/x-ndjson/.test(answer.headers['content-type'])) {
        assertAnswer(answer, `${method} ${path} ${body}`);
      }
    }
    await fetch(`${host.url}/_simulator/faults`, { method: 'DELETE' });
  }
  assert.equal((await fetch(`${host.url}/_simulator/truth`)).status, 200);
});

test('bytes by chance, and calls with changed bytes', { timeout }, async () => {
  const random = randomOf(seed + 3);
  const small = '{"filterGroups":[],"limit":1}';
  const json = { ...authorization, 'Content-Type': 'application/json', 'Content-Length': String(small.length) };
  const good = [
    call('GET', '/crm/v3/objects/contacts?limit=2&properties=email', authorization),
    call('POST', '/crm/v3/objects/contacts/search', json, small),
    call('POST', '/crm/v3/objects/contacts/search', { ...json, Expect: '100-continue' }, small),
    call(
      'POST',
      '/oauth/v1/token',
      { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': '60' },
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
    ),
    call(
      'POST',
      '/crm/v3/objects/contacts/search',
      { ...authorization, 'Transfer-Encoding': 'chunked' },
      `1d\r\n${small}\r\n0\r\n\r\n`,
    ),
    call('HEAD', '/', { Connection: 'keep-alive', Range: 'bytes=0-5,7-', Cookie: 'a=b; c' }),
  ];
  const one = async () => {
    const bytes = random.below(4)
      ? mutatedBytes(Buffer.from(random.pick(good).repeat(1 + random.below(3)), 'latin1'), random)
      : randomBytes(random.below(3_000), random);
    const { ended, answers } = await exchange(port, bytes.toString('latin1'), { answers: 4, end: true, limit: 25_000 });
    const what = JSON.stringify(bytes.toString('latin1'));
    assert.ok(ended || answers.length >= 4, `neither answered nor ended: ${what}`);
    answers.forEach((answer) => assert.ok(answer.status < 500 && answer.status >= 200, `${answer.status} to ${what}`));
  };
  for (let left = connections; left > 0; left -= 8) {
    await Promise.all(Array.from({ length: 8 }, one));
  }
});
