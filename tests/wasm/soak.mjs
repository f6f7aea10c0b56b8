// Lives of bases through the npm package, for a bounded time: made, filled, asked, saved, restored, aborted, closed, in
// random order from a seed; the leads must be those that hubspot-pages knows to be right, and memory must not grow.
//   node --expose-gc tests/wasm/soak.mjs [--seconds N] [--seed N] [--round N]
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { NodeWorker } from './node-worker.mjs';
import { need, packageFolder, program } from './places.mjs';

const dist = (name) => pathToFileURL(join(packageFolder, 'dist', name));
const { LeadBase } = await import(dist('index.js'));
const { LeadBaseWorker } = await import(dist('worker-client.js'));

/** A base of these portals needs no more than this, in the module's memory. */
const mostHeap = 20 << 20;
/** So much more may be resident after the warm-up: the collector's leisure, not the bases, of which each has megabytes. */
const mostGrowth = 150 << 20;
const warmUpRounds = 6;

/** Numbers that a seed gives (mulberry32): below(n) is in [0, n). */
class Random {
  #state;

  constructor(seed, round) {
    this.#state = (seed * 7919 + round) >>> 0;
  }
  below(bound) {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }
  chance(percent) {
    return this.below(100) < percent;
  }
  shuffled(items) {
    const mixed = [...items];
    for (let i = mixed.length; i > 1; i--) {
      const j = this.below(i);
      [mixed[i - 1], mixed[j]] = [mixed[j], mixed[i - 1]];
    }
    return mixed;
  }
}

/** The pages of a made-up portal, and the leads that are in it. */
function makePortal(random) {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  try {
    const tool = need(join(dirname(program), 'hubspot-pages'), 'build it first: ./run demo --once');
    const [pages, leads] = [join(folder, 'pages'), join(folder, 'leads')];
    execFileSync(tool, [
      ...['--contacts', String(50 + random.below(1000)), '--seed', String(random.below(1e6)), '--leads', leads],
      ...['--page-size', String(1 + random.below(100)), '--out', pages, '--now', '2026-11-23'],
      ...(random.chance(70) ? ['--dirty', '--broken-pages'] : []),
    ]);
    return { pages: readFileSync(pages, 'utf8').trimEnd().split('\n'), leads: readFileSync(leads, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const known = ({ email, recordId, mergedFrom }) => JSON.stringify({ email, recordId, mergedFrom });

async function checkLeads(base, { leads }) {
  const found = (await base.leads({ limit: Infinity })).map((lead) => `${known(lead)}\n`).join('');
  assert.equal(found, leads, 'the leads are not those of the portal');
}

async function checkHeap(base) {
  const { heap } = await base.memory();
  assert.ok(heap <= mostHeap, `the module's memory has ${heap} bytes`);
}

const email = { field: 'email', from: ['email'] };
const mappings = [
  { version: 1, lead: [email] },
  { version: 1, lead: [email, { field: 'n', from: ['num_notes', 'hs_email_open'], type: 'number', custom: true }] },
  {
    version: 1,
    lead: [
      { field: 'email', from: ['work_email', 'email'] },
      { field: 'company', from: ['company'] },
    ],
  },
];

/** One question or change; what is changed here is put back by settle(). */
async function askAnything(base, random) {
  switch (random.below(8)) {
    case 0:
      return base.setMapping(mappings[random.below(mappings.length)]);
    case 1:
      return base.setSettings({ plusTags: random.chance(50), fillBlanks: random.chance(50) });
    case 2:
      return base.leads({ offset: random.below(300), limit: random.below(50) });
    case 3:
      return base.column('email');
    case 4:
      return base.duplicates({ limit: random.below(20) });
    case 5:
      return base.report();
    case 6:
      return assert.rejects(async () => base.explain('nobody@nowhere.example'), { code: 'query.shape' });
    default:
      for await (const chunk of base.export(['csv', 'json', 'ndjson'][random.below(3)], { chunkRows: 97 })) {
        assert.ok(chunk.length >= 0);
      }
  }
}

async function settle(base) {
  await base.setMapping({ version: 1 });
  await base.setSettings({});
}

/** The same pages again and again: after a few times nothing grows, but for a name for each page. */
async function repeat(base, portal) {
  const file = portal.pages.join('\n');
  const again = async (times) => {
    for (let i = 0; i < times; i++) {
      base.ingestFile('contacts', file);
      await checkLeads(base, portal);
    }
    return base.memory();
  };
  const before = await again(3); // until the holes in the module's memory fit
  const after = await again(4);
  const names = 4 * portal.pages.length * 128;
  assert.ok(after.base <= before.base + names, `the base grew from ${before.base} to ${after.base} bytes`);
  assert.ok(
    after.heap <= before.heap + (2 << 20),
    `the module's memory grew from ${before.heap} to ${after.heap} bytes`,
  );
}

/** Bases on this thread: pages in any order, everything in between, and the same pages again. */
async function playHere(random, portal) {
  let base = await LeadBase.create();
  for (const page of random.shuffled(portal.pages)) {
    base.ingest('contacts', page);
    if (random.chance(15)) {
      await askAnything(base, random);
    }
    if (random.chance(5)) {
      const restored = await LeadBase.restore(base.snapshot());
      base.close();
      base = restored;
    }
  }
  await settle(base);
  await checkLeads(base, portal);
  if (random.chance(40)) {
    await repeat(base, portal);
  }
  await checkHeap(base);
  base.close();
  // Short lives: nobody waits for a collector.
  for (let i = random.below(30); i > 0; i--) {
    const short = await LeadBase.create();
    short.ingest('contacts', portal.pages[random.below(portal.pages.length)]);
    short.close();
  }
}

const startWorker = () => new NodeWorker(dist('worker.js'));

/** A base in a worker: loads that are aborted in their middle, calls that are aborted in the line, workers that end. */
async function playInWorker(random, portal) {
  let base = await LeadBaseWorker.create({ worker: startWorker });
  const file = new Blob([portal.pages.join('\n')]);
  for (let i = random.below(4); i > 0; i--) {
    const stop = new AbortController();
    const load = base.load('contacts', file, { signal: stop.signal }).catch(({ code }) => code);
    const waits = base.count('lead', { signal: stop.signal }).catch(({ code }) => code);
    const stays = base.count().catch(({ code }) => code);
    setTimeout(() => stop.abort(), random.below(30));
    const outcome = await load;
    assert.ok(outcome === 'call.aborted' || outcome.pages > 0, `an aborted load gives ${JSON.stringify(outcome)}`);
    assert.match(String(await waits), /^call\.aborted$|^\d+$/);
    if (base.closed) {
      base = await LeadBaseWorker.create({ worker: startWorker }); // it did not stop within its second: a busy machine
    } else {
      assert.match(String(await stays), /^\d+$/);
      if (random.chance(10)) {
        await new Promise((resolve) => setTimeout(resolve, 1100)); // no second of grace may end it afterwards
        await base.count();
      }
    }
  }
  if (random.chance(30)) {
    const load = base.load('contacts', file).then(
      () => 'done',
      ({ code }) => code,
    );
    await new Promise((resolve) => setTimeout(resolve, random.below(20)));
    base.close();
    assert.match(await load, /^base\.closed$|^done$/);
    await assert.rejects(base.count(), { code: 'base.closed' });
    base = await LeadBaseWorker.create({ worker: startWorker });
  }
  await base.load('contacts', file);
  await askAnything(base, random);
  await settle(base);
  await checkLeads(base, portal);
  await checkHeap(base);
  const restored = await LeadBaseWorker.restore(await base.snapshot(), { worker: startWorker });
  base.close();
  await checkLeads(restored, portal);
  restored.close();
}

async function residentBytes() {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve, 10)); // threads that ended, finalizers
    globalThis.gc?.();
  }
  return process.memoryUsage().rss;
}

async function playRound(seed, round) {
  const random = new Random(seed, round);
  const portal = makePortal(random);
  await playHere(random, portal);
  await playInWorker(random, portal);
}

/** Plays rounds until the time is over, or the one given. Answers with a line for people. */
export async function soak({ seconds = 10, seed = Math.floor(Date.now() / 86_400_000), round: only } = {}) {
  const end = Date.now() + seconds * 1000;
  let first = 0;
  let last = 0;
  let round = only ?? 0;
  for (; round === (only ?? 0) || (only === undefined && Date.now() < end); round++) {
    try {
      await playRound(seed, round);
    } catch (cause) {
      const alone = `this round alone: node --expose-gc tests/wasm/soak.mjs --seed ${seed} --round ${round}`;
      throw new Error(`${cause.message}\n${alone}`, { cause });
    }
    last = await residentBytes();
    first = round < warmUpRounds ? Math.max(first, last) : first;
    assert.ok(last <= first + mostGrowth, `seed ${seed}, round ${round}: resident ${first} -> ${last} bytes`);
  }
  const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(0);
  return `seed ${seed}: ${round} rounds; resident ${megabytes(first)} MiB after ${warmUpRounds}, ${megabytes(last)} MiB at the end`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const number = { type: 'string' };
  const { values } = parseArgs({ options: { seconds: number, seed: number, round: number } });
  console.log(await soak(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Number(value)]))));
}
