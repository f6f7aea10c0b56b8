// Sync in headless Chromium, through a door of the page's own origin, against the simulator: what is stored and how it ends,
// held against the native program and the simulator's truth.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launch, launchKept, openPage } from './browser.mjs';
import {
  assertSame,
  digest,
  file,
  key,
  objects,
  openDoor,
  openOptions,
  rows,
  run,
  runIn,
  stored,
  syncArgs,
  syncNatively,
  until,
} from './sync-door.mjs';

const otherKey = Buffer.alloc(32, 8).toString('base64');
const expectedNoise = /^Failed to load resource: /; // faults on order

const door = await openDoor('browser', '--contacts', 700, '--dirty');
const browser = await launch();
after(async () => {
  await browser.close();
  await door.close();
});

/** A test in a page of its own, with storage of its own. */
function inPage(name, work, noise = /^$/) {
  test(name, { timeout: 240_000 }, async () => {
    const { page, errors, context } = await openPage(browser, `${door.url}/`);
    try {
      await work(page, context);
      assert.deepEqual(
        errors.filter((error) => !noise.test(error)),
        [],
      );
    } finally {
      door.gate = () => false;
      await door.simulator.door('DELETE', 'faults');
      await context.close();
    }
  });
}

async function another(context) {
  const page = await context.newPage();
  await page.goto(`${door.url}/`);
  return page;
}

function assertComplete({ outcome, message }) {
  assert.equal(outcome?.verdict, 'complete', message);
}

async function assertTruth(texts) {
  const known = (lead) => [lead.email, lead.recordId, lead.mergedFrom.join()].join(' ');
  const truth = rows(await door.simulator.door('GET', 'truth/leads'));
  assert.deepEqual(rows(texts.leads).map(known).sort(), truth.map(known).sort());
  const counts = (await door.simulator.door('GET', 'truth')).objects;
  for (const object of objects) {
    const ids = rows(texts[object]).flatMap(({ results }) => results.map(({ id }) => id));
    assert.equal(new Set(ids).size, counts[object].records, object);
  }
}

inPage('a first sync is complete, equals the truth, and to the byte what the native program stores', async (page) => {
  const { outcome, message } = await runIn(page, door);
  assert.equal(outcome?.verdict, 'complete', message);
  assert.equal(outcome.run, 'first');
  assert.equal(outcome.cause, null);
  const progress = await page.evaluate(() => window.progress);
  assert.equal(progress.objects.contacts.stored, outcome.objects.contacts.stored);
  const found = await stored(page, door);
  await assertTruth(found);
  assertSame(found, syncNatively(door, 'first.db'));
});

inPage('a second run finds what changed, in few calls, and status tells both', async (page) => {
  assertComplete(await runIn(page, door));
  const store = file('second.db');
  assert.equal(run(syncArgs(store, door.simulator)).code, 0);
  const single = (lead) => lead.mergedFrom.length === 0;
  const [gone, edited, kept, merged] = rows((await stored(page, door)).leads)
    .filter(single)
    .map(({ recordId }) => Number(recordId));
  const { simulator } = door;
  const objectType = 'contacts';
  await simulator.pass(3_600_000);
  await simulator.door('POST', 'records/archive', { objectType, id: gone });
  await simulator.door('POST', 'records/edit', { objectType, id: edited, properties: { jobtitle: 'Astronaut' } });
  await simulator.door('POST', 'records/merge', { objectType, primaryId: kept, otherId: merged });
  await simulator.door('POST', 'records/create', { objectType, properties: { email: 'new@acme.test' } });
  await simulator.settle();
  const { outcome } = await runIn(page, door);
  assert.equal(outcome.verdict, 'complete');
  assert.equal(outcome.run, 'later');
  assert.ok(outcome.removed >= 2 && outcome.calls < 40, JSON.stringify(outcome));
  const found = await stored(page, door);
  await assertTruth(found);
  assert.ok(rows(found.leads).some((lead) => lead.jobTitle === 'Astronaut'));
  assertSame(found, syncNatively(door, 'second.db'));

  const status = await page.evaluate(async (options) => {
    const { PortalSync } = await import('/package/sync.js');
    const portal = await PortalSync.open(options);
    const account = JSON.parse(new TextDecoder().decode(await portal.document('account')));
    const answer = { ...(await portal.status()), account: account.portalId, none: await portal.document('none') };
    portal.close();
    return answer;
  }, openOptions(door));
  assert.deepEqual(
    status.runs.map((one) => one.run),
    ['later', 'first'],
  );
  assert.equal(status.verdict, 'complete');
  assert.equal(status.storage, 'disk');
  assert.equal(status.syncing, '');
  assert.equal(status.records.contacts, outcome.objects.contacts.stored);
  assert.equal(String(status.account), door.portal);
  assert.equal(status.none, undefined);
  assert.ok(status.bytes > 100_000);
});

inPage('a plan is told and nothing is stored', async (page) => {
  const { plan, status } = await page.evaluate(async (options) => {
    const { PortalSync } = await import('/package/sync.js');
    const portal = await PortalSync.open(options);
    const answer = { plan: await portal.plan(), status: await portal.status() };
    portal.close();
    return answer;
  }, openOptions(door));
  assert.ok(plan.calls > 12 && plan.objects.contacts.records > 500 && plan.shareOfDailyQuota > 0);
  assert.equal(status.verdict, 'never synced');
  assert.equal(status.bytes, 0);
});

inPage(
  'answers that fail, break off or come late change nothing',
  async (page) => {
    const expected = digest(syncNatively(door, 'faults.db'));
    for (const [seed, fault] of [500, 502, 503, 504, 429, 423, 'cut', 'reset'].entries()) {
      await door.simulator.door('POST', 'faults', { fault, times: 0, oneIn: 30, seed });
    }
    const { outcome, message } = await runIn(page, door);
    assert.equal(outcome?.verdict, 'complete', message);
    assert.ok(outcome.retries > 0);
    await door.simulator.door('DELETE', 'faults');
    assert.equal(digest(await stored(page, door)), expected);
  },
  expectedNoise,
);

inPage(
  'closed in the middle, again and again, it ends as if undisturbed',
  async (page, context) => {
    const expected = digest(syncNatively(door, 'closed.db'));
    const began = Date.now();
    assertComplete(await runIn(page, door, { name: 'undisturbed' }));
    const whole = Date.now() - began;
    for (const [seed, fault] of [500, 429, 'cut', 'reset'].entries()) {
      await door.simulator.door('POST', 'faults', { fault, times: 0, oneIn: 100, seed, ...(fault === 429 && { retryAfterSeconds: 0 }) }); // prettier-ignore
    }
    let closed = 0;
    for (let attempt = 0; closed < 8 && attempt < 40; ++attempt) {
      const tab = await another(context);
      const running = runIn(tab, door).catch(() => undefined);
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, Math.random() * whole * 0.6))]);
      await tab.close();
      closed += (await running) === undefined ? 1 : 0;
    }
    assert.ok(closed >= 8, `closed ${closed} times`);
    assertComplete(await runIn(page, door));
    await door.simulator.door('DELETE', 'faults');
    assert.equal(digest(await stored(page, door)), expected);
  },
  expectedNoise,
);

inPage(
  'two tabs: one syncs, the other follows and has the same records',
  async (page, context) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    door.gate = (request, response) => {
      if (door.calls > 8) {
        void held.then(() => response.writeHead(503, { 'retry-after': '0' }).end('{}'));
        return true;
      }
      return false;
    };
    door.calls = 0;
    const first = runIn(page, door);
    await until(() => door.calls > 8);
    const tab = await another(context);
    const busy = await runIn(tab, door, {}, { ifBusy: 'refuse' });
    assert.equal(busy.code, 'sync.busy');
    assert.match(busy.message, /another tab since \d{4}-/);
    const second = runIn(tab, door);
    await until(() => tab.evaluate(() => window.progress?.elsewhere));
    door.gate = () => false;
    release();
    const [here, there] = [await first, await second];
    assertComplete(here);
    assertComplete(there);
    assert.equal(here.outcome.elsewhere, false);
    assert.equal(there.outcome.elsewhere, true);
    assert.equal(there.outcome.startedAt, here.outcome.startedAt, 'there was one run');
    assert.equal(digest(await stored(tab, door)), digest(await stored(page, door)));
  },
  expectedNoise,
);

inPage('a tab that follows takes over where the other is closed', async (page, context) => {
  let stuck = true;
  door.gate = () => stuck && door.calls > 8; // never answered
  door.calls = 0;
  const tab = await another(context);
  void runIn(tab, door).catch(() => undefined);
  await until(() => door.calls > 8);
  const second = runIn(page, door);
  await until(() => page.evaluate(() => window.progress?.elsewhere));
  stuck = false;
  await tab.close();
  const { outcome } = await second;
  assert.equal(outcome?.verdict, 'complete');
  assert.equal(outcome.elsewhere, false);
});

inPage('while one tab writes, others and it itself read one state of the store', async (page, context) => {
  assertComplete(await runIn(page, door));
  const expected = digest(await stored(page, door));
  const tab = await another(context);
  const refreshing = runIn(page, door, {}, { refresh: true });
  await until(() => page.evaluate(() => window.progress?.calls > 3));
  const found = digest(await stored(tab, door));
  assertComplete(await refreshing);
  assert.equal(found, expected);
});

inPage('another key is refused, and with `anew` begins anew', async (page) => {
  assertComplete(await runIn(page, door));
  const refused = await runIn(page, door, { key: otherKey });
  assert.equal(refused.name, 'TrailSparkError');
  assert.equal(refused.code, 'store.key');
  assertComplete(await runIn(page, door));
  const { outcome } = await runIn(page, door, { key: otherKey, anew: true });
  assert.equal(outcome.run, 'first');
  assertComplete({ outcome });
  assert.equal((await runIn(page, door)).code, 'store.key');
});

/** All files of the origin's own file system: {path: base64}. */
function filesOf(page) {
  return page.evaluate(async () => {
    const found = {};
    const walk = async (folder, path) => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === 'directory') {
          await walk(handle, `${path}${name}/`);
        } else {
          const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
          let text = '';
          for (let at = 0; at < bytes.length; at += 8192) {
            text += String.fromCharCode(...bytes.subarray(at, at + 8192));
          }
          found[path + name] = btoa(text);
        }
      }
    };
    await walk(await navigator.storage.getDirectory(), '');
    return found;
  });
}

inPage('nothing can be read in clear: no address, no name, no id; and erased is erased', async (page) => {
  assertComplete(await runIn(page, door));
  const texts = await stored(page, door);
  const leads = rows(texts.leads);
  const files = await filesOf(page);
  const bytes = Object.values(files).map((text) => Buffer.from(text, 'base64'));
  assert.ok(
    bytes.some(({ length }) => length > 100_000),
    'the records are there',
  );
  const words = leads.slice(0, 200).flatMap(({ email, lastName, recordId }) => [email, lastName, `"${recordId}"`]);
  for (const word of [
    ...words.filter((word) => word?.length > 4),
    'properties',
    'checkpoint',
    'lastmodifieddate',
    key,
  ]) {
    assert.ok(!bytes.some((one) => one.includes(word)), `${word} stands in clear`);
  }
  // The search itself can find: the same words in what was stored.
  assert.ok(Buffer.from(texts.contacts).includes(leads.find(({ email }) => email).email));
  const left = await page.evaluate(
    async ({ portal }) => {
      const { PortalSync } = await import('/package/sync.js');
      await PortalSync.erase({ portal });
      await PortalSync.erase({ portal });
    },
    { portal: door.portal },
  );
  assert.equal(left, undefined);
  assert.deepEqual(Object.keys(await filesOf(page)), []);
  const { outcome } = await runIn(page, door);
  assert.equal(outcome.run, 'first');
});

inPage('erase ends a run, of this and of another tab, and it writes nothing afterwards', async (page, context) => {
  door.gate = () => door.calls > 20;
  for (const eraser of [page, await another(context)]) {
    door.calls = 0;
    const running = runIn(page, door);
    await until(() => door.calls > 20);
    await eraser.evaluate(
      async ({ portal }) => {
        const { PortalSync } = await import('/package/sync.js');
        await PortalSync.erase({ portal });
      },
      { portal: door.portal },
    );
    assert.equal((await running).code, 'call.aborted');
    assert.deepEqual(Object.keys(await filesOf(page)), []);
  }
});

inPage('what is no longer the newest is left out of the file, sooner or later', async (page) => {
  assertComplete(await runIn(page, door));
  const expected = digest(await stored(page, door));
  const [[first, before]] = Object.entries(await filesOf(page));
  let [name, text] = [first, before];
  for (let run = 0; run < 12 && name === first; ++run) {
    assertComplete(await runIn(page, door, {}, { refresh: true }));
    const files = Object.entries(await filesOf(page));
    assert.equal(files.length, 1);
    [[name, text]] = files;
  }
  assert.ok(name.endsWith('log-000002'), name);
  assert.ok(text.length < before.length, 'smaller than after the first run');
  assert.equal(digest(await stored(page, door)), expected);
  const { outcome } = await runIn(page, door);
  assert.equal(outcome.run, 'later');
  assert.equal(digest(await stored(page, door)), expected);
});

inPage('a file that was being rewritten when the tab was closed is not taken for the store', async (page) => {
  assertComplete(await runIn(page, door));
  const expected = digest(await stored(page, door));
  for (const share of [0, 0.5]) {
    const name = `log-00000${share === 0 ? 2 : 3}`;
    await page.evaluate(
      async ([portal, share, name]) => {
        const root = await navigator.storage.getDirectory();
        const folder = await (
          await root.getDirectoryHandle('trailspark-hubspot')
        ).getDirectoryHandle(`portal-${portal}`);
        const file = await (await folder.getFileHandle('log-000001')).getFile();
        const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await writable.write(file.slice(0, file.size * share));
        await writable.close();
      },
      [door.portal, share, name],
    );
    assert.equal(digest(await stored(page, door)), expected);
    assertComplete(await runIn(page, door));
    assert.equal(Object.keys(await filesOf(page)).length, 1);
  }
  assert.equal(digest(await stored(page, door)), expected);
});

inPage('a damaged file is refused clearly; cut off behind the last commit it is not damage', async (page) => {
  assertComplete(await runIn(page, door));
  const alter = (change) =>
    page.evaluate(
      async ([portal, change]) => {
        const root = await navigator.storage.getDirectory();
        const folder = await (
          await root.getDirectoryHandle('trailspark-hubspot')
        ).getDirectoryHandle(`portal-${portal}`);
        const handle = await folder.getFileHandle('log-000001');
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        const writable = await handle.createWritable({ keepExistingData: true });
        if (change === 'tail')
          await writable.write({ type: 'write', position: bytes.length, data: new Uint8Array(999) });
        if (change === 'cut') await writable.truncate(bytes.length >> 1);
        if (typeof change === 'number') {
          const position = Math.floor(bytes.length * change);
          await writable.write({ type: 'write', position, data: new Uint8Array([bytes[position] ^ 1]) });
        }
        await writable.close();
      },
      [door.portal, change],
    );
  await alter('tail');
  const { outcome } = await runIn(page, door);
  assert.equal(outcome?.run, 'later');
  for (const change of [0, 0.5, 0.999, 'cut']) {
    await alter(change);
    const refused = await runIn(page, door);
    assert.equal(refused.code, 'store.damaged', `${change}: ${JSON.stringify(refused)}`);
    assert.match(refused.message, /damaged; .*erase\(\)/);
    const again = await runIn(page, door, { anew: true });
    assert.equal(again.outcome?.run, 'first');
  }
});

inPage('a quota that is used up is told, and what was stored before is kept', async (page, context) => {
  assertComplete(await runIn(page, door, { settings: { searchesPerSecond: 500, objects: ['companies'] } }));
  const before = (await stored(page, door)).companies;
  const devtools = await context.newCDPSession(page);
  const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin: door.url });
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: door.url, quotaSize: usage + 300_000 });
  const refused = await runIn(page, door);
  assert.equal(refused.code, 'store.quota', JSON.stringify(refused));
  assert.match(refused.message, /no more room/);
  assert.equal((await stored(page, door)).companies, before);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: door.url });
  assertComplete(await runIn(page, door));
  assert.equal(digest(await stored(page, door)), digest(syncNatively(door, 'quota.db')));
});

inPage(
  'without the network it waits, and goes on when that is back',
  async (page, context) => {
    door.calls = 0;
    let offline;
    door.gate = (request, response) => {
      if (door.calls === 10) {
        offline = { done: context.setOffline(true) };
        response.destroy();
        return true;
      }
      return false;
    };
    const running = runIn(page, door);
    await until(() => offline);
    await offline.done;
    await until(() => page.evaluate(() => window.progress?.waitingFor === 'the network'));
    await context.setOffline(false);
    assertComplete(await running);
  },
  expectedNoise,
);

inPage('pause holds the calls, resume goes on; cancel ends the run, which a later one finishes', async (page) => {
  door.calls = 0;
  const running = runIn(page, door);
  await until(() => door.calls > 5);
  await page.evaluate(() => window.portal.pause());
  await until(() => page.evaluate(() => window.progress?.waitingFor === 'you'));
  await page.waitForTimeout(500);
  const calls = door.calls;
  await page.waitForTimeout(1000);
  assert.equal(door.calls, calls);
  await page.evaluate(() => window.portal.resume());
  await until(() => door.calls > calls + 3);
  await page.evaluate(() => window.portal.cancel());
  const { outcome } = await running;
  assert.equal(outcome.kind, 'incomplete');
  assert.equal(outcome.cause, 'cancelled');
  assert.match(outcome.verdict, /^incomplete: cancelled; run it again/);
  assertComplete(await runIn(page, door));
  assert.equal(digest(await stored(page, door)), digest(syncNatively(door, 'cancelled.db')));
});

inPage('an aborted run rejects, and what was stored stays', async (page) => {
  const found = await page.evaluate(async (options) => {
    const { PortalSync } = await import('/package/sync.js');
    const portal = await PortalSync.open(options);
    const stop = new AbortController();
    let seen = 0;
    const onProgress = ({ changed, objects }) => {
      seen = objects.contacts.stored;
      if (changed > 300) stop.abort();
    };
    const { code } = await portal.run({ signal: stop.signal, onProgress }).catch((error) => error);
    const early = await portal.run({ signal: stop.signal }).catch((error) => error);
    const answer = { code, early: early.code, seen, status: await portal.status() };
    portal.close();
    return { ...answer, closed: (await portal.status().catch((error) => error)).code };
  }, openOptions(door));
  assert.equal(found.code, 'call.aborted');
  assert.equal(found.early, 'call.aborted');
  assert.ok(
    found.seen > 0 && found.status.records.contacts >= found.seen,
    'the checkpoint is never ahead of the records',
  );
  assert.equal(found.closed, 'sync.closed');
});

inPage(
  'the service that does not know who is asking is told from HubSpot that refuses the token',
  async (page) => {
    const say = (status, body, headers = {}) => {
      door.gate = (request, response) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
        return true;
      };
    };
    const own = { error: { code: 'session.missing', message: 'sign in' } };
    say(401, own);
    const signedOut = (await runIn(page, door)).outcome;
    assert.equal(signedOut.cause, 'signed_out');
    assert.match(signedOut.verdict, /^incomplete: the service does not know who is asking; sign in again/);
    say(403, own);
    assert.equal((await runIn(page, door)).outcome.cause, 'not_allowed');
    say(302, {}, { location: '/login' });
    assert.equal((await runIn(page, door)).outcome.cause, 'signed_out');
    const hubspots = { status: 'error', message: 'no', correlationId: 'x', category: 'INVALID_AUTHENTICATION' };
    say(401, hubspots);
    const refused = (await runIn(page, door)).outcome;
    assert.equal(refused.cause, 'reconnect');
    assert.match(refused.verdict, /HubSpot refuses the access token/);
  },
  expectedNoise,
);

inPage(
  'headers come from the page, and are asked for again where the service refuses a call',
  async (page) => {
    let valid = 'first';
    const seen = new Set();
    door.calls = 0;
    door.gate = (request, response) => {
      seen.add(request.headers['x-csrf']);
      valid = door.calls > 12 ? 'second' : valid;
      if (request.headers['x-csrf'] === valid) {
        return false;
      }
      response.writeHead(401).end('who are you?');
      return true;
    };
    const found = await page.evaluate(async (options) => {
      const { PortalSync } = await import('/package/sync.js');
      const words = ['first', 'second'];
      const headers = async () => ({ 'x-csrf': words.shift() });
      const portal = await PortalSync.open({ ...options, headers });
      const outcome = await portal.run();
      portal.close();
      return outcome;
    }, openOptions(door));
    assert.equal(found.verdict, 'complete');
    assert.deepEqual([...seen], ['first', 'second']);
  },
  expectedNoise,
);

inPage(
  "another portal's records are not taken in; nobody at the address is told soon",
  async (page) => {
    const portal = '4711';
    const mixed = (await runIn(page, door, { portal })).outcome;
    assert.equal(mixed.cause, 'wrong_portal');
    assert.match(mixed.verdict, new RegExp(`answers for portal ${door.portal}, this store is for portal ${portal}`));
    door.gate = (request, response) => (response.destroy(), true);
    const nobody = (await runIn(page, door)).outcome;
    assert.equal(nobody.cause, 'unreachable');
    assert.match(nobody.verdict, /^incomplete: HubSpot cannot be reached at http/);
  },
  expectedNoise,
);

inPage('what is asked wrongly is refused before a worker is started', async (page) => {
  const codes = await page.evaluate(async (options) => {
    const { PortalSync } = await import('/package/sync.js');
    const refuse = (more) => PortalSync.open({ ...options, ...more }).catch(({ code, detail }) => [code, detail]);
    return [
      await refuse({ portal: 'ada@acme.test' }),
      await refuse({ key: 'short' }),
      await refuse({ key: new Uint8Array(16) }),
      await refuse({ name: '../other' }),
      await refuse({ settings: { objects: ['leads'] } }),
    ];
  }, openOptions(door));
  assert.ok(codes.every(([code, detail]) => code === 'argument.shape' && detail.includes('expected') | detail.includes('allowed')), JSON.stringify(codes)); // prettier-ignore
  assert.equal(page.workers().length, 0);
});

inPage('where the browser grants no files, it is kept in memory and said so', async (page) => {
  const status = await page.evaluate(async (options) => {
    const { PortalSync } = await import('/package/sync.js');
    const worker = () => new Worker('/tests/consumer/private-worker.js', { type: 'module' });
    const portal = await PortalSync.open({ ...options, worker });
    const outcome = await portal.run();
    const pages = [];
    for await (const one of portal.pages('deals')) pages.push(one.length);
    const answer = { ...(await portal.status()), outcome, pages: pages.length };
    portal.close();
    return answer;
  }, openOptions(door));
  assert.equal(status.storage, 'memory');
  assert.match(status.storageNote, /SecurityError.*private window/);
  assert.equal(status.outcome.verdict, 'complete');
  assert.ok(status.pages > 0);
});

test('a browser that is killed loses nothing that was committed', { timeout: 240_000 }, async (context) => {
  const expected = digest(syncNatively(door, 'killed.db'));
  const profile = file('profile');
  // Slow enough to be killed in the middle.
  await door.simulator.door('POST', 'faults', { fault: 'stall', milliseconds: 400, path: '/crm/*', times: 0, oneIn: 2, seed: 1 }); // prettier-ignore
  for (let kills = 0; kills < 3; ++kills) {
    const { page, kill } = await launchKept(profile);
    context.after(kill);
    await page.goto(`${door.url}/`);
    let through = false;
    const running = runIn(page, door).then(
      () => (through = true),
      () => undefined,
    );
    const committed = () => window.portal?.status().then(({ records }) => records.contacts > 0);
    await until(async () => through || (await page.evaluate(committed).catch(() => false)));
    await kill();
    await running;
    assert.ok(kills > 0 || !through, 'it was killed in the middle');
  }
  await door.simulator.door('DELETE', 'faults');
  const { page, kill } = await launchKept(profile);
  context.after(kill);
  await page.goto(`${door.url}/`);
  const { outcome, message } = await runIn(page, door);
  assert.equal(outcome?.verdict, 'complete', message);
  assert.equal(outcome.run, 'later', 'it went on from what was there');
  assert.equal(digest(await stored(page, door)), expected);
});
