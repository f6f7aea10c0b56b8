// How fast a portal is synced in Chromium, and what it costs: records per second, memory, and whether the page stays free.
//   node tests/bench/browser_sync.mjs [contacts, default 20000]
// Needs the package in wasm/dist, the simulator and Chromium (CHROMIUM); ends by itself. The simulator answers as fast as it can.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { launch, openPage } from '../wasm/browser.mjs';
import { root } from '../wasm/places.mjs';
import { openDoor, openOptions } from '../wasm/sync-door.mjs';

const contacts = Number(process.argv[2] ?? 20_000);
const door = await openDoor('bench', '--contacts', contacts);
const browser = await launch();
after(async () => {
  await browser.close();
  await door.close();
});

/** The most that a process ever held in memory. */
function peakBytes(process) {
  const [, kilobytes] = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? [0, 0];
  return Number(kilobytes) * 1024;
}

/** In the page: a run, and then all its pages into a lead base; the longest time between two turns of the page. */
async function measure(options) {
  const { PortalSync } = await import('/built/sync.js');
  const { LeadBaseWorker } = await import('/built/worker-client.js');
  let last = performance.now();
  let longest = 0;
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const portal = await PortalSync.open(options);
  const began = performance.now();
  const outcome = await portal.run();
  const ran = performance.now();
  const base = await LeadBaseWorker.create();
  let bytes = 0;
  for await (const page of portal.pages('contacts', { recordsAPage: 1000 })) {
    bytes += page.length;
    await base.ingest('contacts', page, undefined, { transfer: true });
  }
  const leads = await base.count();
  const read = performance.now();
  base.close();
  const { heap } = await portal.memory();
  const { bytes: stored } = await portal.status();
  portal.close();
  const reopening = performance.now();
  const again = await PortalSync.open(options);
  const opened = performance.now();
  const later = await again.run();
  const done = performance.now();
  again.close();
  clearInterval(beat);
  const times = { run: ran - began, leads: read - ran, open: opened - reopening, later: done - opened };
  return { outcome, later, leads, bytes, heap, stored, longest, times };
}

test(`a sync of ${contacts} contacts in Chromium`, { timeout: 1_800_000 }, async () => {
  door.serveToo('/built/', join(root, 'wasm/dist'));
  const { page, context } = await openPage(browser, `${door.url}/`);
  const devtools = await context.newCDPSession(page);
  const options = openOptions(door, { settings: { callsPerTenSeconds: 9000, searchesPerSecond: 500, mostAtOnce: 6 } });
  const found = await page.evaluate(measure, options);
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const processes = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const peaks = processes.processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakBytes(id));
  const records = Object.values(found.outcome.objects).reduce((sum, { stored }) => sum + stored, 0);
  const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  const { times, outcome } = found;
  console.log(`first run    ${outcome.verdict}: ${records} records in ${seconds(times.run)} s, ${Math.round(records / (times.run / 1000))} a second; ${outcome.calls} calls`); // prettier-ignore
  console.log(`stored       ${megabytes(found.stored)} MB; contacts as pages ${megabytes(found.bytes)} MB`);
  console.log(`to leads     ${found.leads} leads in ${seconds(times.leads)} s`);
  console.log(`opened again in ${seconds(times.open)} s; a later run ${found.later.verdict} in ${seconds(times.later)} s, ${found.later.calls} calls`); // prettier-ignore
  console.log(`memory       module ${megabytes(found.heap)} MB, page ${megabytes(usedSize)} MB; the whole process at most ${megabytes(Math.max(...peaks))} MB`); // prettier-ignore
  console.log(`the page's longest wait ${Math.round(found.longest)} ms`);
  await context.close();
});
