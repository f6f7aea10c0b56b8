// The service's door under load: 200 clients at once, each asking for a page of ten contacts as soon as it has the last,
// through the service and, beside it, at the simulator itself. All of it, clients included, on this machine.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const target = '/crm/objects/2026-09/contacts?limit=10&properties=email';

async function start(program, args, env, isReady) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env } });
  const said = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (isReady(line)) {
      return { child, said };
    }
  }
  throw new Error(`${program} did not start`);
}

async function end({ child }) {
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const nameAndValue = (lines, name) =>
  lines.map((line) => line.trim().split(/ {2,}/)).find(([each]) => each === name)?.[1];

/** Cookies of a demo user who has connected the simulator's first account. */
async function connected(url, hubspot, portal) {
  const session = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ demoUser: 'admin' }),
  });
  const cookie = session.headers.getSetCookie()[0].split(';')[0];
  const go = (address, options = {}) => fetch(address, { redirect: 'manual', ...options });
  const begun = await go(`${url}/oauth/hubspot/start`, { headers: { cookie } });
  const { search } = new URL(begun.headers.get('location'));
  const form = (fields, more = {}) => ({ method: 'POST', body: new URLSearchParams(fields), headers: more });
  const user = { action: 'login', email: 'admin@northforge.example', password: 'any' };
  const loggedIn = await go(`${hubspot}/oauth/authorize${search}`, form(user));
  const there = loggedIn.headers.getSetCookie()[0].split(';')[0];
  const agreed = await go(
    `${hubspot}/oauth/${portal}/authorize${search}`,
    form({ action: 'allow' }, { cookie: there }),
  );
  const back = await go(agreed.headers.get('location'), { headers: { cookie } });
  if (back.status !== 303) {
    throw new Error(`the account was not connected: ${back.status}`);
  }
  return cookie;
}

/** Milliseconds of each answer, and how many were no page. */
async function load(port, call, clients, milliseconds) {
  const times = [];
  let errors = 0;
  const until = performance.now() + milliseconds;
  const client = () =>
    new Promise((resolve) => {
      let began = 0;
      let left = 0;
      const socket = connect({ port, host: '127.0.0.1' }, () => ask());
      const ask = () => {
        began = performance.now();
        socket.write(call);
      };
      socket.setNoDelay();
      socket.on('error', () => (++errors, resolve()));
      socket.on('data', (data) => {
        if (left === 0) {
          const begin = data.indexOf('\r\n\r\n') + 4;
          const head = data.toString('latin1', 0, begin);
          errors += head.startsWith('HTTP/1.1 200') ? 0 : 1;
          left = begin + Number(/^Content-Length: (\d+)/im.exec(head)?.[1] ?? 0);
        }
        left -= data.length;
        if (left === 0) {
          times.push(performance.now() - began);
          if (performance.now() < until) {
            ask();
          } else {
            socket.end();
            resolve();
          }
        }
      });
    });
  const begin = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { perSecond: (times.length / (performance.now() - begin)) * 1000, median: at(0.5), most: at(0.99), errors };
}

/** {direct, door}: each {perSecond, median, most: the 99 % of milliseconds, errors}. */
export async function measureService(bin, { clients = 200, milliseconds = 5_000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'trailspark-bench-'));
  const simulator = await start(
    join(bin, 'hubspot-simulator'),
    ['--port', '0', '--contacts', '1000', '--control'],
    {},
    (line) => line.startsWith('Serving'),
  );
  let service;
  try {
    const hubspot = nameAndValue(simulator.said, 'base URL');
    const portal = Number(nameAndValue(simulator.said, 'account'));
    const limits = { enabled: true, oauthTenSeconds: 1_000_000, privateTenSeconds: 1_000_000 };
    await fetch(`${hubspot}/_simulator/limits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...limits, portalId: portal }),
    });
    const config = join(folder, 'service.json');
    const settings = { data: join(folder, 'data'), port: 0, api: hubspot, demo_users: true };
    writeFileSync(config, JSON.stringify({ ...settings, client_id: nameAndValue(simulator.said, 'client id') }));
    const secret = { TRAILSPARK_CLIENT_SECRET: nameAndValue(simulator.said, 'client secret') };
    service = await start(join(bin, 'trailspark'), ['serve', '--config', config], secret, (line) =>
      line.startsWith('Listening'),
    );
    const port = Number(/:(\d+)$/.exec(service.said.at(-1))[1]);
    const cookie = await connected(`http://localhost:${port}`, hubspot, portal);
    const through = `GET /hubspot/${portal}${target} HTTP/1.1\r\nHost: localhost:${port}\r\nCookie: ${cookie}\r\n\r\n`;
    const token = nameAndValue(simulator.said, 'token');
    const straight = `GET ${target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    await load(port, through, 4, 300); // the service learns the account's limits
    const direct = await load(Number(new URL(hubspot).port), straight, clients, milliseconds);
    const door = await load(port, through, clients, milliseconds);
    return { direct, door };
  } finally {
    if (service) {
      await end(service);
    }
    await end(simulator);
    rmSync(folder, { recursive: true, force: true });
  }
}
