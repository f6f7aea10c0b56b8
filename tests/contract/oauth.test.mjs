// Tokens: got for a code, refreshed, told about, revoked, run out; and what they do not allow.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Simulator, refused, testThatNothingWasForgotten, watched } from './simulator.mjs';

const simulator = await Simulator.start('--contacts', 100, '--seed', 6);
const { clientId, clientSecret } = simulator;
const { oauth } = simulator.client({ accessToken: undefined });
const tokens = watched('oauth.tokensApi', oauth.tokensApi);
const accessTokens = watched('oauth.accessTokensApi', oauth.accessTokensApi);
const refreshTokens = watched('oauth.refreshTokensApi', oauth.refreshTokensApi);
const redirectUri = 'http://localhost:3000/callback';
const scopes = ['crm.objects.contacts.read', 'oauth'];

const newCode = async (more = {}) =>
  (await simulator.door('POST', 'tokens/code', { redirectUri, scopes, ...more })).code;
const exchange = (code, uri = redirectUri, id = clientId, secret = clientSecret) =>
  tokens.create('authorization_code', code, uri, id, secret);
const refresh = (token, id = clientId, secret = clientSecret) =>
  tokens.create('refresh_token', undefined, undefined, id, secret, token);
const connect = async (more) => exchange(await newCode(more));
const firstContact = (accessToken) => simulator.client({ accessToken }).crm.contacts.basicApi.getPage(1);

/** HubSpot's two members beside those of RFC 6749. */
async function refusedToken(promise, status, error) {
  const body = await refused(promise, 400);
  assert.deepEqual([body.status, body.error], [status, error]);
  assert.equal(body.message, body.error_description);
  return body;
}

test('a code becomes tokens, once', async () => {
  const code = await newCode();
  const got = await exchange(code);
  assert.equal(got.constructor.name, 'TokenResponseIF');
  assert.deepEqual([got.tokenType, got.expiresIn], ['bearer', 1800]);
  assert.ok(got.accessToken.length > 100 && got.refreshToken.length > 30);
  assert.equal((await firstContact(got.accessToken)).results.length, 1);
  await refusedToken(exchange(code), 'BAD_AUTH_CODE', 'invalid_grant');
});

test('a refresh token gives another access token and stays what it is', async () => {
  const first = await connect();
  const second = await refresh(first.refreshToken);
  assert.equal(second.refreshToken, first.refreshToken);
  assert.notEqual(second.accessToken, first.accessToken);
  assert.equal((await firstContact(second.accessToken)).results.length, 1);
});

test('what tokens tell of themselves', async () => {
  const got = await connect();
  const access = await accessTokens.get(got.accessToken);
  assert.deepEqual(
    [access.token, access.hubId, access.tokenType, access.expiresIn > 1700],
    [got.accessToken, simulator.portalId, 'access', true],
  );
  assert.deepEqual([...access.scopes].sort(), scopes);
  assert.ok(access.appId > 0 && access.userId > 0 && access.user.includes('@') && access.hubDomain.includes('.'));
  const again = await refreshTokens.get(got.refreshToken);
  assert.deepEqual([again.token, again.hubId, again.tokenType], [got.refreshToken, simulator.portalId, 'refresh']);
  assert.deepEqual([again.clientId, again.userId, again.user], [clientId, access.userId, access.user]);
  await refused(accessTokens.get('nonsense'), 404, 'OBJECT_NOT_FOUND');
});

test('a refresh token that was revoked is dead, and the access token it gave is not', async () => {
  const got = await connect();
  assert.equal(await refreshTokens.archive(got.refreshToken), undefined);
  const body = await refusedToken(refresh(got.refreshToken), 'BAD_REFRESH_TOKEN', 'invalid_grant');
  assert.equal(body.message, 'refresh token is invalid, expired or revoked');
  await refused(refreshTokens.get(got.refreshToken), 404, 'OBJECT_NOT_FOUND');
  assert.equal((await firstContact(got.accessToken)).results.length, 1);
});

test('what a token is not given for', async () => {
  await refusedToken(exchange('nonsense'), 'BAD_AUTH_CODE', 'invalid_grant');
  await refusedToken(exchange(await newCode(), redirectUri, 'nobody'), 'BAD_CLIENT_ID', 'invalid_client');
  await refusedToken(exchange(await newCode(), redirectUri, clientId, 'x'), 'BAD_CLIENT_SECRET', 'invalid_client');
  const elsewhere = await refused(exchange(await newCode(), 'http://localhost:3000/elsewhere'), 400);
  assert.equal(elsewhere.status, 'BAD_REDIRECT_URI');
  const nothing = await refused(tokens.create('password', undefined, undefined, clientId, clientSecret), 400);
  assert.equal(nothing.status, 'BAD_GRANT_TYPE');
  const late = await newCode();
  await simulator.pass(3_600_000);
  assert.equal((await refused(exchange(late), 400)).status, 'EXPIRED_AUTH_CODE');
});

test('an account that is gone', async () => {
  const portalId = simulator.portals[2];
  const got = await connect({ portalId });
  await simulator.door('POST', 'uninstall', { portalId, accountGone: true });
  await refusedToken(refresh(got.refreshToken), 'BAD_HUB', 'access_denied');
});

test('an access token runs out after half an hour', async () => {
  const { accessToken, refreshToken } = await connect();
  await simulator.pass(1_799_000);
  assert.equal((await firstContact(accessToken)).results.length, 1);
  await simulator.pass(2_000);
  const body = await refused(firstContact(accessToken), 401, 'EXPIRED_AUTHENTICATION');
  assert.match(body.message, /^The OAuth token used to make this call expired \d+ second\(s\) ago\.$/);
  assert.ok(!Number.isNaN(Date.parse(body.context['expire time'][0])));
  assert.equal((await firstContact((await refresh(refreshToken)).accessToken)).results.length, 1);
});

test('a token that is none', async () => {
  for (const accessToken of ['nonsense', undefined]) {
    const body = await refused(firstContact(accessToken), 401, 'INVALID_AUTHENTICATION');
    assert.match(body.message, /^Authentication credentials not found\. This API supports OAuth 2\.0 authentication/);
  }
  const { headers } = await simulator.call('GET', '/crm/v3/objects/contacts', { token: 'nonsense' });
  assert.equal(headers.get('x-hubspot-auth-failure'), '401 Unauthorized');
});

test('a scope that was not granted is named', async () => {
  const { accessToken } = await connect();
  const { crm } = simulator.client({ accessToken });
  const [contacts, deals] = [crm.contacts.basicApi, crm.deals.basicApi];
  for (const [call, scope] of [
    [() => deals.getPage(1), 'crm.objects.deals.read'],
    [() => contacts.create({ properties: { lastname: 'X' }, associations: [] }), 'crm.objects.contacts.write'],
    [() => crm.owners.ownersApi.getPage(), 'crm.objects.owners.read'],
    [() => crm.properties.coreApi.archive('contacts', 'x'), 'crm.schemas.contacts.write'],
  ]) {
    const body = await refused(call(), 403, 'MISSING_SCOPES');
    assert.ok(body.errors[0].context.requiredGranularScopes.includes(scope), JSON.stringify(body));
    assert.deepEqual(body.links, { scopes: 'https://developers.hubspot.com/scopes' });
  }
  assert.ok((await crm.properties.coreApi.getAll('deals')).results.length > 0);
  // The content of emails: one scope of two before the paths were dated, both since 2026-09.
  assert.equal((await crm.objects.emails.basicApi.getPage(1)).results.length, 1);
  const { status, json } = await simulator.call('GET', '/crm/objects/2026-09/emails', { token: accessToken });
  assert.deepEqual([status, json.category], [403, 'MISSING_SCOPES']);
  const named = json.errors[0].context.requiredGranularScopes;
  assert.deepEqual([...named].sort(), ['crm.objects.contacts.read', 'sales-email-read']);
});

test('the address to which the client sends users is answered by a page', async () => {
  const url = new URL(oauth.getAuthorizationUrl(clientId, redirectUri, scopes.join(' '), 'forms', 'state-1'));
  const { status, headers, text } = await simulator.call('GET', url.pathname + url.search, { token: undefined });
  assert.match(headers.get('content-type'), /^text\/html/);
  assert.match(text, /<html lang="en"/);
  assert.ok(status === 200 || status === 400, String(status)); // 400: these are not the scopes that the app is set up with
});

test('dated tokens tell more, and PKCE is kept', async () => {
  const verifier = 'v'.repeat(43);
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  const form = async (path, fields) => {
    const response = await fetch(`${simulator.url}/oauth/2026-09/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }),
    });
    const text = await response.text();
    return { status: response.status, json: text ? JSON.parse(text) : undefined };
  };
  const code = await newCode({ codeChallenge, codeChallengeMethod: 'S256' });
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  const wrong = await form('token', { ...fields, code_verifier: 'w'.repeat(43) });
  assert.deepEqual([wrong.status, wrong.json.status, wrong.json.error], [400, 'BAD_CODE_VERIFIER', 'invalid_grant']);
  const { status, json } = await form('token', { ...fields, code_verifier: verifier });
  assert.equal(status, 200);
  const { access_token, refresh_token, user_id, ...rest } = json;
  assert.deepEqual(rest, {
    ...{ token_type: 'bearer', expires_in: 1800, hub_id: simulator.portalId, scopes, token_use: 'access_token' },
  });
  const told = (await form('token/introspect', { token: access_token, token_type_hint: 'access_token' })).json;
  assert.deepEqual(
    [told.active, told.token_use, told.token_type, told.user_id],
    [true, 'access_token', 'Bearer', user_id],
  );
  const signed = [
    ...['appId', 'expiresAt', 'hubId', 'hublet', 'isPrivateDistribution', 'isUserLevel', 'newSignature'],
    ...['scopeToScopeGroupPks', 'scopes', 'signature', 'trialScopeToScopeGroupPks', 'trialScopes', 'userId'],
  ];
  assert.deepEqual(Object.keys(told.signed_access_token).sort(), signed);
  const again = (await form('token/introspect', { token: refresh_token })).json;
  assert.deepEqual([again.active, again.token_use, 'expires_in' in again], [true, 'refresh_token', false]);
  assert.deepEqual(await form('token/revoke', { token: refresh_token }), { status: 200, json: undefined });
  assert.deepEqual((await form('token/introspect', { token: refresh_token })).json, { active: false });
});

testThatNothingWasForgotten();
