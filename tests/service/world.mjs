// What the tests of the service share: the simulator on 127.0.0.1, the service on localhost, and browsers that keep
// cookies by host and remember everything they were sent.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { Simulator, root } from '../contract/simulator.mjs';

export const program = process.env.TRAILSPARK_PROGRAM ?? join(root, 'build/native/bin/trailspark');
export const openapi = JSON.parse(readFileSync(join(root, 'native/service/openapi.json'), 'utf8'));
const startMilliseconds = 60_000;

export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'trailspark-service-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true })); // the last checks still read it
  return folder;
}

/** The host application's key, and tokens signed with it. */
export class Host {
  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.privateKey = privateKey;
    this.publicKey = publicKey.export({ format: 'jwk' }).x;
    this.issuer = 'https://host.example';
    this.audience = 'trailspark';
  }
  claims(role, more = {}) {
    const now = Math.floor(Date.now() / 1000);
    const who = { sub: `user-${role}`, name: `The ${role}`, role };
    return { iss: this.issuer, aud: this.audience, iat: now, exp: now + 600, ...who, ...more };
  }
  token(role, more = {}, header = { alg: 'EdDSA', typ: 'JWT', kid: 'k1' }) {
    const part = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
    const signed = `${part(header)}.${part(this.claims(role, more))}`;
    return `${signed}.${sign(null, Buffer.from(signed), this.privateKey).toString('base64url')}`;
  }
}

/** A running service. It ends with the tests of the file that started it. */
export class Service {
  static async start(simulator, { config = {}, demo = true, folder = newFolder(), host } = {}) {
    const service = new Service();
    service.folder = folder;
    service.data = join(folder, 'data');
    const secret = join(folder, 'client-secret');
    writeFileSync(secret, `${simulator.clientSecret}\n`, { mode: 0o600 });
    const settings = {
      data: service.data,
      port: 0,
      api: simulator.url,
      client_id: simulator.clientId,
      client_secret_file: secret,
      demo_users: demo,
      ...(host
        ? {
            host_tokens: {
              issuer: host.issuer,
              audience: host.audience,
              keys: [{ id: 'k1', algorithm: 'EdDSA', public_key: host.publicKey }],
            },
          }
        : {}),
      ...config,
    };
    const file = join(folder, 'service.json');
    writeFileSync(file, JSON.stringify(settings));
    service.child = spawn(program, ['serve', '--config', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    service.log = '';
    service.child.stderr.on('data', (data) => (service.log += data));
    after(() => service.end());
    const late = setTimeout(() => service.child.kill('SIGKILL'), startMilliseconds);
    for await (const line of createInterface({ input: service.child.stdout })) {
      const [, port] = /^Listening: localhost:(\d+)$/.exec(line) ?? [];
      if (port) {
        service.url = `http://localhost:${port}`;
        break;
      }
    }
    clearTimeout(late);
    assert.ok(service.url, `the service did not start: ${service.log}`);
    service.port = Number(new URL(service.url).port);
    return service;
  }

  async end(signal = 'SIGTERM') {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
      await once(this.child, 'exit');
    }
    if (signal !== 'SIGKILL' && !this.killed) {
      assert.equal(this.child.exitCode, 0, `the service ended with ${this.child.signalCode}: ${this.log.slice(-2000)}`);
    }
    this.killed ||= signal === 'SIGKILL';
  }

  /** Ends it, and looks for HubSpot's secrets in all that it left and all that any browser was sent. */
  async endWithoutSecrets(simulator) {
    await this.end();
    const tokens = /na1-[0-9a-f]{8}-[0-9a-f]{4}-|(?<![\w-])C[\w-]{258}(?![\w-])/; // as the simulator makes them
    for (const [where, text] of Object.entries({ answers: seen.join('\n'), log: this.log, data: this.bytes() })) {
      assert.ok(text.length > 1000, where);
      assert.ok(!text.includes(simulator.clientSecret), `the client secret stands in the ${where}`);
      assert.ok(!tokens.test(text), `a token stands in the ${where}: ${tokens.exec(text)?.[0].slice(0, 12)}`);
    }
  }

  /** All bytes below the data folder. */
  bytes(folder = this.data) {
    return readdirSync(folder, { recursive: true })
      .map((name) => join(folder, name))
      .filter((name) => statSync(name).isFile())
      .map((name) => readFileSync(name, 'latin1'))
      .join('\n');
  }

  /** Bytes as they are, and what comes back until the service closes. */
  async raw(text, { timeout = 20_000 } = {}) {
    const socket = connect(this.port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (data) => (answer += data));
    socket.on('error', () => {});
    socket.write(text);
    const late = setTimeout(() => socket.destroy(), timeout);
    await once(socket, 'close');
    clearTimeout(late);
    return answer;
  }
}

/** Everything that any browser was ever sent: headers and bodies. */
export const seen = [];

export class Browser {
  constructor(service) {
    this.service = service;
    this.cookies = new Map(); // host name -> name -> value; as in life, ports do not part them
  }

  async request(method, address, { body, headers = {}, csrf = this.csrf } = {}) {
    const url = new URL(address, this.service.url);
    const jar = this.cookies.get(url.hostname) ?? new Map();
    const all = { ...headers };
    if (jar.size > 0) all.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    if (csrf && method !== 'GET' && url.origin === this.service.url) all['x-csrf-token'] ??= csrf;
    if (body !== undefined && typeof body === 'object' && !(body instanceof URLSearchParams)) {
      all['content-type'] ??= 'application/json';
      body = JSON.stringify(body);
    }
    const response = await fetch(url, { method, headers: all, body, redirect: 'manual' });
    const text = await response.text();
    if (url.origin === this.service.url) {
      seen.push(JSON.stringify([...response.headers]), text);
    }
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/max-age=0\b/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    this.cookies.set(url.hostname, jar);
    const isJson = response.headers.get('content-type')?.startsWith('application/json') && text;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  }
  get = (address, options) => this.request('GET', address, options);
  post = (address, body, options) => this.request('POST', address, { body, ...options });
  put = (address, body, options) => this.request('PUT', address, { body, ...options });
  delete = (address, options) => this.request('DELETE', address, options);

  async logIn(user) {
    const { status, json, text } = await this.post('/api/session', { demoUser: user }, { csrf: undefined });
    assert.equal(status, 200, text);
    this.csrf = json.csrfToken;
    return json;
  }

  /** What a person does on HubSpot's pages, from its address to the one it sends them back to. */
  async agree(address, simulator, portal, action = 'allow') {
    const query = new URL(address).search;
    const form = (fields) => ({ body: new URLSearchParams(fields) });
    const page = (path, fields) => this.request('POST', simulator.url + path + query, form(fields));
    const email = 'admin@northforge.example';
    const loggedIn = await page('/oauth/authorize', { action: 'login', email, password: 'any' });
    assert.equal(loggedIn.status, 303, loggedIn.text);
    const agreed = await page(`/oauth/${portal}/authorize`, { action });
    assert.equal(agreed.status, 302, agreed.text);
    return agreed.headers.get('location');
  }

  /** Connect, as far as HubSpot's answer: its address at our callback. */
  async toCallback(simulator, portal, { expect, back, action } = {}) {
    const query = new URLSearchParams({ ...(expect ? { expect } : {}), ...(back ? { return: back } : {}) });
    const start = await this.get(`/oauth/hubspot/start?${query}`);
    assert.equal(start.status, 302, start.text);
    return this.agree(start.headers.get('location'), simulator, portal, action);
  }
  async connect(simulator, portal, options) {
    return this.get(await this.toCallback(simulator, portal, options));
  }
}

export { Simulator };
