// What is measured in JavaScript, the same in node and in a page of Chromium. Needs --expose-gc: each run begins with a heap
// from which the one before it is gone.
import { readLeads } from './baseline.mjs';
import { digest, digestFields, valuesOfBase, valuesOfLeads } from './digest.mjs';
import { changedMapping, fill, handOver, readIntoBase } from './job.mjs';

/** The pages of an NDJSON file, each bytes of its own, as fetch would hand them over. */
export function pagesOf(file) {
  const pages = [];
  for (let begin = 0; begin < file.length;) {
    const end = file.indexOf(0x0a, begin);
    const stop = end < 0 ? file.length : end;
    pages.push(file.slice(begin, stop));
    begin = stop + 1;
  }
  return pages;
}

/**
 * Both sides in turns, so that what disturbs the machine disturbs both:
 * {javascript, module, handOver, remap: [milliseconds], digests: {name: text}}.
 * The module's time includes a new instance of it.
 */
export async function measureWarm(api, pages, { mapping, warmups, runs }) {
  const times = { javascript: [], module: [], handOver: [], remap: [] };
  const digests = {};
  const changed = changedMapping(mapping);
  const fields = digestFields(mapping);
  for (let run = 0; run < warmups + runs; run++) {
    const note = (name, milliseconds) => run >= warmups && times[name].push(milliseconds);

    gc();
    let began = performance.now();
    let plain = readLeads(pages);
    note('javascript', performance.now() - began);
    if (run === 0) {
      const { leads } = plain;
      digests.javascript = digest(leads.length, fields, valuesOfLeads(leads));
      const other = leads.map((lead) => ({ ...lead, pageViews: lead.delivered }));
      digests.javascriptRemapped = digest(leads.length, fields, valuesOfLeads(other));
    }
    plain = undefined;

    gc();
    began = performance.now();
    const base = await readIntoBase(api, pages, mapping);
    note('module', performance.now() - began);
    began = performance.now();
    handOver(base, fields);
    note('handOver', performance.now() - began);
    for (const [rules, name] of [
      [changed, 'moduleRemapped'],
      [mapping, 'module'],
    ]) {
      began = performance.now();
      base.setMapping(rules);
      base.derive('lead');
      note('remap', performance.now() - began);
      if (run === 0) {
        digests[name] = digest(base.count(), fields, valuesOfBase(base, api.columnValues));
      }
    }
    base.close();
  }
  return { times, digests };
}

/** The first time ever that this page or process does the job: {pass, leads, kept: what must not be collected}. */
export function firstPassOfJavaScript(pages) {
  gc();
  const began = performance.now();
  const kept = readLeads(pages);
  return { pass: performance.now() - began, leads: kept.leads.length, kept };
}

/** The same with the module, after {ready: milliseconds from import to an empty base}: {..., heap: bytes of its memory}. */
export async function firstPassOfModule(url, pages, mapping) {
  gc();
  const imported = performance.now();
  const { LeadBase } = await import(url);
  const kept = await LeadBase.create({ mapping });
  const began = performance.now();
  fill(kept, pages);
  const pass = performance.now() - began;
  return { ready: began - imported, pass, leads: kept.count(), heap: kept.memory().heap, kept };
}
