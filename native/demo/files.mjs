// The first half of the demo: pages in files become leads, natively and in WebAssembly.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LeadBase } from '../../wasm/dist/index.js';
import { folder, heading, place, run, trailspark } from './show.mjs';

const contacts = 10_000;
const seed = 7;
const pages = join(folder, `contacts-${contacts}-seed-${seed}.ndjson`);
const truth = join(folder, 'truth.json');

export async function showFiles() {
  makePages();
  heading(`Ten of the leads   (./run trailspark map ${place(pages)})`);
  trailspark('map', '--format', 'table', '--limit', '10', '--quiet', pages);
  heading(`Three of the duplicates, explained   (./run trailspark duplicates --limit 3 ${place(pages)})`);
  trailspark('duplicates', '--format', 'table', '--limit', '3', '--quiet', pages);
  const native = mapNatively();
  showReport(native.report);
  const wasm = await mapInWasm();
  compare(native, wasm);
}

// Once: the same seed gives the same bytes, except for the day on which "today" falls.
function makePages() {
  if (existsSync(pages) && existsSync(truth)) {
    return;
  }
  const fresh = `${pages}.new`;
  const options = ['--contacts', contacts, '--seed', seed, '--dirty', '--out', fresh, '--truth', truth];
  run('hubspot-pages', options.map(String));
  renameSync(fresh, pages);
}

// The whole job as a script would do it; rows and report in files.
function mapNatively() {
  const report = join(folder, 'report.json');
  const began = performance.now();
  const rows = run('trailspark', ['map', '--format', 'ndjson', '--quiet', '--report', report, pages]);
  const milliseconds = performance.now() - began;
  writeFileSync(join(folder, 'leads.ndjson'), rows);
  return { milliseconds, digest: digest(rows), report: JSON.parse(readFileSync(report, 'utf8')) };
}

async function mapInWasm() {
  const bytes = readFileSync(pages);
  const base = await LeadBase.create();
  const began = performance.now();
  base.ingestFile('contacts', bytes, pages);
  const hash = createHash('sha256');
  for (const chunk of base.export('ndjson')) {
    hash.update(chunk);
  }
  const milliseconds = performance.now() - began;
  base.close();
  return { milliseconds, digest: hash.digest('hex') };
}

function showReport(report) {
  const expected = JSON.parse(readFileSync(truth, 'utf8'));
  heading(`The report   (${place(join(folder, 'report.json'))}), and what the portal's maker knows to be true`);
  const keys = ['records', 'leads', 'duplicates', 'withoutEmail', 'rejectedRecords', 'rejectedPages', 'rejectedValues'];
  for (const key of keys) {
    const known = expected[key] === undefined ? '' : report[key] === expected[key] ? 'as it is' : `is ${expected[key]}`;
    console.log(`  ${key.padEnd(16)} ${report[key].toLocaleString('en').padStart(8)}   ${known}`);
    if (known.startsWith('is ')) {
      process.exitCode = 1;
    }
  }
  console.log('\n  signals');
  for (const { type, leads, count, machineMade } of report.signals) {
    const machine = machineMade > 0 ? `, ${machineMade} of them made by machines` : '';
    console.log(
      `  ${type.padEnd(16)} ${count.toLocaleString('en').padStart(8)}   at ${leads.toLocaleString('en')} leads${machine}`,
    );
  }
  console.log('\n  most frequent rejections');
  for (const { code, found, where, count } of report.rejections.slice(0, 5)) {
    const first = where.replace(`${pages}:`, 'line ');
    console.log(
      `  ${code.padEnd(16)} ${String(count).padStart(8)}   ${JSON.stringify(found.slice(0, 40))}, first at ${first}`,
    );
  }
}

function compare(native, wasm) {
  heading('Natively and in WebAssembly');
  const megabytes = readFileSync(pages).length / 1e6;
  for (const [name, { milliseconds, digest: sum }] of Object.entries({ native, wasm })) {
    console.log(
      `  ${name.padEnd(8)} ${milliseconds.toFixed(0).padStart(6)} ms for ${megabytes.toFixed(1)} MB   sha256 of all leads ${sum.slice(0, 16)}...`,
    );
  }
  const same = native.digest === wasm.digest;
  console.log(same ? '  identical, to the byte' : '  NOT identical: this is a bug');
  process.exitCode ||= same ? 0 : 1;
}

function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
