// What the tests of sync in the browser share: a simulator, a server of the page's own origin with the service's door to
// it, and the native program to hold the result against.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import http from 'node:http';
import { join } from 'node:path';
import { file, run, startSimulator, syncArgs } from '../cli/sync-helpers.mjs';
import { packageFolder, root } from './places.mjs';
import { serve } from './server.mjs';

export { file, rows, run, syncArgs } from '../cli/sync-helpers.mjs';

export const key = Buffer.alloc(32, 7).toString('base64');
export const objects = ['contacts', 'companies', 'deals'];

/**
 * A simulator, and at `url` the package, an empty page and the door: /hubspot/ID/... with the token that no page has.
 * `gate(request, response)` may answer in the door's place; it is to be set by tests.
 */
export async function openDoor(name, ...options) {
  const simulator = await startSimulator(name, ...options);
  const door = { simulator, portal: String(simulator.portalId), gate: () => false, calls: 0 };
  const prefix = `/hubspot/${door.portal}`;
  const keepAlive = new http.Agent({ keepAlive: true });
  const answer = (request, response) => {
    if (!request.url.startsWith(`${prefix}/`)) {
      return false;
    }
    door.calls += 1;
    if (!door.gate(request, response)) {
      const { 'content-type': type = 'application/json' } = request.headers;
      const headers = { authorization: `Bearer ${simulator.token}`, 'content-type': type };
      const url = new URL(request.url.slice(prefix.length), simulator.url);
      const onward = http.request(url, { method: request.method, headers, agent: keepAlive }, (there) => {
        response.writeHead(there.statusCode, there.headers);
        there.on('error', () => response.destroy());
        there.on('aborted', () => response.destroy());
        there.pipe(response);
      });
      onward.on('error', () => response.destroy());
      response.on('close', () => onward.destroy());
      request.pipe(onward);
    }
    return true;
  };
  const folders = { '/package/': join(packageFolder, 'dist'), '/tests/': join(root, 'tests/wasm') };
  const server = await serve(folders, { pages: { '/': '<!doctype html><title>x</title><body></body>' }, answer });
  const close = () => {
    keepAlive.destroy();
    return server.close();
  };
  return Object.assign(door, { url: server.url, close, serveToo: server.serveToo });
}

/** Runs in the page: what PortalSync.open takes, by default. */
export const openOptions = (door, more = {}) => ({
  portal: door.portal,
  api: `/hubspot/${door.portal}`,
  key,
  settings: { searchesPerSecond: 500 },
  ...more,
});

/** A run in a page; `more` are options of open. Answers {outcome} or {code, message}. */
export function runIn(page, door, more = {}, runOptions = {}) {
  const work = async ([options, runOptions]) => {
    const { PortalSync } = await import('/package/sync.js');
    try {
      const portal = await PortalSync.open(options);
      window.portal = portal;
      const outcome = await portal.run({ ...runOptions, onProgress: (progress) => (window.progress = progress) });
      portal.close();
      return { outcome };
    } catch ({ name, code, message }) {
      return { name, code, message };
    }
  };
  return page.evaluate(work, [openOptions(door, more), runOptions]);
}

/** The pages of each object as `trailspark records` prints them, and the leads as `leads` does. */
export function stored(page, door, more = {}) {
  return page.evaluate(
    async (options) => {
      const { PortalSync } = await import('/package/sync.js');
      const { LeadBaseWorker } = await import('/package/worker-client.js');
      const portal = await PortalSync.open(options);
      const base = await LeadBaseWorker.create();
      const texts = {};
      for (const object of ['contacts', 'companies', 'deals']) {
        const parts = [];
        for await (const one of portal.pages(object)) {
          parts.push(one, '\n');
          if (object === 'contacts') await base.ingest(object, one);
        }
        texts[object] = await new Blob(parts).text();
      }
      const leads = [];
      for await (const chunk of base.export('ndjson')) leads.push(chunk);
      texts.leads = await new Blob(leads).text();
      base.close();
      portal.close();
      return texts;
    },
    openOptions(door, more),
  );
}

/** The same of the native program's store. */
export function storedNatively(store) {
  const texts = {};
  for (const object of objects) {
    texts[object] = run(['records', '--store', store, '--object', object]).out;
  }
  texts.leads = run(['leads', '--quiet', '--store', store]).out;
  return texts;
}

/** A native store of the portal as it is now, made by one undisturbed run. */
export function syncNatively(door, name) {
  const { code, out, err } = run(syncArgs(file(name), door.simulator));
  assert.equal(code, 0, out + err);
  return storedNatively(file(name));
}

export const digest = (texts) =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(texts)))
    .digest('hex');

/** Equal, without printing megabytes where not. */
export function assertSame(found, expected) {
  for (const [what, text] of Object.entries(expected)) {
    if (found[what] !== text) {
      const at = [...text].findIndex((c, index) => found[what]?.[index] !== c);
      assert.fail(
        `${what} differs at ${at}: ${found[what]?.slice(Math.max(0, at - 60), at + 60)} / ${text.slice(Math.max(0, at - 60), at + 60)}`,
      );
    }
  }
}

export async function until(holds, why = 'it never came true') {
  for (let tries = 0; tries < 600; tries++) {
    const value = await holds();
    if (value) {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return assert.fail(why);
}
