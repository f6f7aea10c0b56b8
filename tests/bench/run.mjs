// Speed, memory and size against what one would write without this package: a table on stdout, JSON lines in
// build/bench.json. `./run bench` builds what is measured and calls this.
//   node tests/bench/run.mjs [--quick]     --quick: a tenth of the contacts and few runs; it proves that all works, no more
// Ends with 1 where competitors do not come to the same leads, which would make the times worthless; a bound that is missed is
// shown, and no failure: that depends on the machine.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { withChromium } from './chromium_side.mjs';
import { Figures, median } from './figures.mjs';
import { Program, timeOfJq } from './native_side.mjs';
import { measureService } from './service_side.mjs';
import { measureSimulator } from './simulator_side.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const build = process.env.TRAILSPARK_BUILD ?? join(root, 'build/native');
const packageFolder = process.env.TRAILSPARK_PACKAGE ?? join(root, 'wasm');
const inputFolder = join(root, 'build/bench');

const quick = process.argv.includes('--quick');
const contacts = quick ? 10_000 : 100_000;
const warmups = quick ? 1 : 2;
const runs = quick ? 3 : 7;
const freshPages = quick ? 2 : 5;
const slowRuns = quick ? 1 : 3; // of those that stand beside for comparison

const mapping = JSON.parse(readFileSync(join(here, 'mapping.json'), 'utf8'));
const figures = new Figures();
const digests = {};

const input = makeInput();
const waits = []; // of the native programs, for a processor: what the machine did besides
await measureChromium();
measureNode();
await measureNative();
await measureSimulators();
await measureDoor();
measurePackage();
report();

/** Pages of a tidy portal: its duplicates share an address, which the plain versions can find too. */
function makeInput() {
  say(`making ${contacts} contacts`);
  mkdirSync(inputFolder, { recursive: true });
  const name = `contacts-${contacts}.ndjson`;
  const path = join(inputFolder, name);
  const args = ['--contacts', String(contacts), '--seed', '7', '--now', '2026-11-23T00:00:00Z', '--out', path];
  execFileSync(join(build, 'bin/hubspot-pages'), args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return { name, path, bytes: statSync(path).size };
}

async function measureChromium() {
  await withChromium({ here, packageFolder, inputFolder, inputName: input.name }, async (chromium) => {
    say('Chromium, warm');
    const warm = await chromium.warm({ mapping, warmups, runs });
    addWarm(`Chromium ${chromium.version}`, 'chromium', warm, 4);
    addRemap(warm.times);

    const plain = [];
    const module = [];
    for (let i = 0; i < freshPages; i++) {
      say(`Chromium, fresh pages ${i + 1} of ${freshPages}`);
      plain.push(await chromium.firstPassOfJavaScript());
      module.push(await chromium.firstPassOfModule(mapping));
    }
    addFirst(plain, module);
    addMemory(plain, module);
  });
}

function addWarm(place, prefix, { times, digests: found }, wanted) {
  for (const [name, digest] of Object.entries(found)) {
    digests[`${prefix} ${name}`] = digest;
  }
  const ratio = median(times.javascript) / median(times.module);
  const whole = times.module.map((time, run) => time + times.handOver[run]);
  figures.heading(`${place}, warm: pages to typed leads`);
  figures.add('plain JavaScript', `${prefix}.warm.javascript`, times.javascript, 'ms');
  figures.add('@trailspark/hubspot', `${prefix}.warm.module`, times.module, 'ms', {
    ratio,
    wanted: ['at least', wanted],
  });
  figures.add('  and every column copied to JavaScript', `${prefix}.warm.columns`, whole, 'ms', {
    ratio: median(times.javascript) / median(whole),
  });
}

function addRemap({ javascript, remap }) {
  const ratio = median(remap) / median(javascript);
  figures.heading('One mapping rule changed on loaded leads, as a part of the plain pass');
  figures.add('@trailspark/hubspot', 'chromium.remap', remap, 'ms', { ratio, wanted: ['at most', 0.05] });
}

function addFirst(plain, module) {
  const [theirs, ours] = [plain, module].map((passes) => passes.map(({ pass }) => pass));
  figures.heading("A page's first pass");
  figures.add('plain JavaScript', 'chromium.first.javascript', theirs, 'ms');
  figures.add('@trailspark/hubspot', 'chromium.first.module', ours, 'ms', {
    ratio: median(theirs) / median(ours),
    wanted: ['at least', 5],
  });
  const ready = module.map((pass) => pass.ready);
  figures.add('  before it: import to ready', 'chromium.ready', ready, 'ms');
}

function addMemory(plain, module) {
  const theirs = plain.map(({ grown, leads }) => grown / leads);
  const ours = module.map(({ heap, leads }) => heap / leads);
  figures.heading('Memory per lead, with what remapping and the ledger need');
  figures.add('plain JavaScript, heap', 'chromium.memory.javascript', theirs, 'bytes');
  figures.add('@trailspark/hubspot, whole wasm memory', 'chromium.memory.module', ours, 'bytes', {
    ratio: median(ours) / median(theirs),
    wanted: ['at most', 0.333],
  });
}

function measureNode() {
  say(`node ${process.versions.node}, warm`);
  const args = ['--expose-gc', join(here, 'node_side.mjs'), input.path, packageFolder];
  const answer = execFileSync(process.execPath, [...args, JSON.stringify({ mapping, warmups, runs })], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  addWarm(`Node ${process.versions.node}`, 'node', JSON.parse(answer), 6);
}

async function measureNative() {
  const programs = ['native', 'ondemand', 'nlohmann'].map((name) => ({
    name,
    times: [],
    program: new Program(join(build, `tests/bench/${name}_bench`), [input.path, join(here, 'mapping.json')]),
  }));
  const [core, ondemand, nlohmann] = programs;
  const turn = async (competitor, isWarm) => {
    const { milliseconds, elapsed, digest } = await competitor.program.run();
    waits.push(elapsed / milliseconds);
    digests[`native ${competitor.name}`] = digest;
    if (isWarm) {
      competitor.times.push(milliseconds);
    }
  };
  for (let run = 0; run < warmups + runs; run++) {
    say(`native, ${run + 1} of ${warmups + runs}`);
    await turn(ondemand, run >= warmups);
    await turn(core, run >= warmups);
  }
  say('native, for comparison');
  const jq = [];
  for (let run = 0; run < slowRuns; run++) {
    await turn(nlohmann, true);
    jq.push(await timeOfJq(input.path));
  }
  programs.forEach(({ program }) => program.end());

  const ours = median(core.times);
  figures.heading('Native, one thread: pages to typed leads, time on a processor');
  figures.add('the plain job on simdjson On-Demand', 'native.ondemand', ondemand.times, 'ms');
  figures.add('trailspark::core', 'native.core', core.times, 'ms', {
    ratio: median(ondemand.times) / ours,
    wanted: ['at least', 1.5],
  });
  for (const [title, name, times] of [
    ['the plain job on nlohmann/json', 'native.nlohmann', nlohmann.times],
    ['jq, which only parses the pages', 'native.jq', jq.filter(Boolean)],
  ]) {
    if (times.length > 0) {
      figures.add(title, name, times, 'ms', { ratio: median(times) / ours });
    }
  }
}

/** Its bounds are those of a machine with two processors, of which those who ask take one. */
async function measureSimulators() {
  const program = join(build, 'bin/hubspot-simulator');
  if (!existsSync(program)) {
    return say('no simulator: it was not built');
  }
  say('the simulator');
  const size = quick ? 10 : 1;
  const found = await measureSimulator(program, {
    runs: quick ? 1 : 5,
    milliseconds: quick ? 300 : 2_000,
    contacts: { small: 10_000 / size, large: 100_000 / size, million: 1_000_000 / size },
  });
  const rates = found.large;
  figures.heading('The simulator: pages of 100 contacts, over 4 connections');
  figures.add('10,000 contacts', 'simulator.pages_per_second.10k', found.small, '1/s', {
    ratio: median(found.small) / 1000,
    wanted: ['at least', 1],
  });
  figures.add('100,000 contacts', 'simulator.pages_per_second', rates, '1/s', {
    ratio: median(rates) / 1000,
    wanted: ['at least', 1],
  });
  figures.add('10,000 contacts, ready after', 'simulator.ready_ms', found.ready, 'ms', {
    ratio: median(found.ready) / 2000,
    wanted: ['at most', 1],
  });
  figures.add('1,000,000 contacts, ready after', 'simulator.ready_ms.1m', found.million.ready, 'ms');
  figures.add('1,000,000 contacts, listed and searched', 'simulator.megabytes_1m', found.million.megabytes, 'MB', {
    ratio: median(found.million.megabytes) / 2000,
    wanted: ['at most', 1],
  });
}

/** Clients, service and simulator share this machine's processors: what the door adds is less where they are apart. */
async function measureDoor() {
  const bin = join(build, 'bin');
  if (!existsSync(join(bin, 'hubspot-simulator')) || !existsSync(join(bin, 'trailspark'))) {
    return say('no service: it was not built');
  }
  say('the service');
  const { direct, door } = await measureService(bin, { clients: 200, milliseconds: quick ? 500 : 5_000 });
  figures.heading('The door to HubSpot: 200 clients at once, pages of 10 contacts');
  figures.add('straight to the simulator', 'door.direct_per_second', [direct.perSecond], '1/s');
  figures.add('straight, median', 'door.direct_ms', [direct.median], 'ms');
  figures.add('straight, 99 %', 'door.direct_ms.99', [direct.most], 'ms');
  figures.add('through the door', 'door.per_second', [door.perSecond], '1/s');
  figures.add('through the door, median', 'door.ms', [door.median], 'ms');
  figures.add('through the door, 99 %', 'door.ms.99', [door.most], 'ms');
  if (direct.errors + door.errors > 0) {
    throw new Error(`calls failed: ${direct.errors} straight, ${door.errors} through the door`);
  }
}

function measurePackage() {
  const [wasm, glue] = ['trailspark.wasm', 'trailspark.mjs'].map(
    (name) => gzipSync(readFileSync(join(packageFolder, 'dist', name)), { level: 9 }).length / 1000,
  );
  figures.heading('What a page downloads, gzipped');
  figures.add('trailspark.wasm', 'package.wasm', [wasm], 'kB');
  figures.add('trailspark.mjs', 'package.glue', [glue], 'kB');
  const both = wasm + glue;
  figures.add('both', 'package', [both], 'kB', { ratio: both / 200, wanted: ['at most', 1] });
}

function report() {
  writeFileSync(join(root, quick ? 'build/bench/quick.json' : 'build/bench.json'), figures.json());
  console.log(
    `${contacts} contacts, ${(input.bytes / 1e6).toFixed(1)} MB, on ${cpus()[0].model} (${availableParallelism()} processors)\n`,
  );
  console.log(figures.table());
  const { missed } = figures;
  console.log(
    missed.length > 0
      ? `\n${missed.length} missed: ${missed.map(({ name }) => name).join(', ')}`
      : '\nAll bounds reached.',
  );
  if (median(waits) > 1.1) {
    console.log(
      `Other programs kept this one waiting (${median(waits).toFixed(1)} times the time): do not trust the figures.`,
    );
  }
  checkDigests();
}

// All did the same job where the digests agree: one for the mapping as it is, one for the changed rule.
function checkDigests() {
  for (const kind of [(name) => !name.endsWith('Remapped'), (name) => name.endsWith('Remapped')]) {
    const found = Object.entries(digests).filter(([name]) => kind(name));
    const all = new Set(found.map(([, digest]) => digest));
    if (all.size !== 1) {
      console.error('\nThe leads differ:');
      found.forEach(([name, digest]) => console.error(`  ${digest}  ${name}`));
      process.exitCode = 1;
    } else {
      console.log(`Same leads from all ${found.length}: ${[...all][0]}`);
    }
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
