// The second part of the demo: an account of the simulator is synced, changed behind our back, and synced again; then its
// leads are scored.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, folder, heading, place, run, trailspark } from './show.mjs';

const store = join(folder, 'portal.db');
const token = join(folder, 'token');
const minutes = 60_000;

export async function showSync(portal) {
  heading(`A made-up HubSpot account of 10,000 contacts, synced   (./run trailspark sync --store ${place(store)})`);
  forgetStore();
  writeFileSync(token, portal.token, { mode: 0o600 });
  const sync = ['sync', '--store', store, '--api', portal.url, '--token-file', token];
  trailspark(...sync);
  await check(portal);

  const changes = await changeBehindOurBack(portal);
  heading(`Half an hour later: ${changes}. Synced again`);
  trailspark(...sync);
  await check(portal);
  console.log(`\n  ./run trailspark leads --store ${place(store)} lists them, status tells of the runs.`);
}

/** Who is worth a call, and what those who bought have in common. */
export function showScores() {
  heading(`The ten hottest leads, and why   (./run trailspark evaluate --store ${place(store)})`);
  trailspark('evaluate', '--store', store, '--limit', '10', '--format', 'table', '--quiet');
  heading(`What sets customers apart   (./run trailspark icp --store ${place(store)})`);
  trailspark('icp', '--store', store, '--format', 'table', '--quiet');
}

function forgetStore() {
  for (const suffix of ['', '-wal', '-shm', '.lock']) {
    rmSync(store + suffix, { force: true });
  }
}

async function changeBehindOurBack(portal) {
  const rows = run('trailspark', ['leads', '--store', store, '--format', 'ndjson', '--limit', '40', '--quiet']);
  const ids = rows
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).recordId);
  const door = (path, body) => call(portal, 'POST', `/_simulator/${path}`, body);
  const contact = { objectType: 'contacts' };
  await door('clock', { advanceMilliseconds: 30 * minutes });
  await door('records/bulk-edit', { ...contact, count: 250, properties: { jobtitle: 'Head of Everything' } });
  for (const id of ids.slice(10, 13)) {
    await door('records/archive', { ...contact, id: Number(id) });
  }
  await door('records/merge', { ...contact, primaryId: Number(ids[20]), otherId: Number(ids[21]) });
  await door('records/create', { ...contact, properties: { email: 'new.lead@demo.example', firstname: 'New' } });
  await door('clock', { advanceMilliseconds: minutes });
  return '250 contacts edited in one millisecond, three archived, two merged, one made';
}

/** What a perfect client would hold, as the portal itself knows it, against what we hold. */
async function check(portal) {
  const truth = await call(portal, 'GET', '/_simulator/truth');
  const leads = run('trailspark', ['leads', '--store', store, '--format', 'ndjson', '--quiet']).toString().trimEnd();
  const found = leads.split('\n').length;
  const expected = truth.leads;
  console.log(`  ${found.toLocaleString('en')} leads; the portal itself knows of ${expected.toLocaleString('en')}`);
  if (found !== expected) {
    process.exitCode = 1;
  }
}

async function call(portal, method, path, body) {
  const answer = await fetch(portal.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    fail(`demo: ${method} ${path} was answered with ${answer.status}: ${await answer.text()}`, 1);
  }
  return answer.json();
}
