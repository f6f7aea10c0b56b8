// What a user of the package writes; it must compile without a complaint.
import {
  about,
  checkMapping,
  columnValues,
  defaultMapping,
  diffMappings,
  LeadBase,
  parseMapping,
  suggestMapping,
  TrailSparkError,
  type Explanation,
  type Lead,
  type Mapping,
  type Report,
} from '@trailspark/hubspot';
import { PortalSync, type SyncOutcome } from '@trailspark/hubspot/sync';
import { LeadBaseWorker } from '@trailspark/hubspot/worker';

const mapping: Mapping = {
  version: 1,
  lead: [
    { field: 'email', from: ['email'] },
    {
      field: 'segment',
      from: ['segment__c'],
      type: 'enum',
      values: { Ent: 'enterprise' },
      default: 'unknown',
      custom: true,
    },
  ],
};

export async function main(pages: AsyncIterable<Uint8Array>): Promise<string[]> {
  const base = await LeadBase.create({ mapping, settings: { plusTags: true } });
  let after = '';
  for await (const page of pages) {
    after = base.ingest('contacts', page).nextAfter;
  }
  try {
    base.setMapping(await defaultMapping());
  } catch (error) {
    if (error instanceof TrailSparkError) {
      console.log(error.code, error.where, error.detail, error.remedy, error.faults.length);
    }
  }
  const leads: Lead[] = base.leads({ offset: 0, limit: 10 });
  const report: Report = base.report();
  const why: Explanation = base.explain('ada@acme.test');
  const column = base.column('amount', 'deal');
  const total = column.type === 'number' ? column.numbers.reduce((sum, value) => sum + value, 0) : 0;
  const file = new Blob([...base.export('csv', { neutraliseFormulas: true })], { type: 'text/csv' });
  const restored = await LeadBase.restore(base.snapshot());
  restored.close();
  base.close();
  console.log(after, total, file.size, report.rejections[0]?.remedy, why.members.length, columnValues(column));
  return leads.flatMap(({ email }) => email ?? []);
}

export async function worker(file: File, signal: AbortSignal): Promise<void> {
  const base = await LeadBaseWorker.create({ mapping }, { signal });
  const { firstError } = await base.load('contacts', file, {
    signal,
    onProgress: ({ records }) => console.log(records),
  });
  console.log(firstError?.message, await base.count('lead', { signal }), (await base.leads({ limit: 3 })).length);
  for await (const chunk of base.export('ndjson')) {
    console.log(new Blob([chunk]).size);
  }
  base.close();
}

export async function settings(properties: unknown): Promise<void> {
  const { mapping: proposed, proposals } = await suggestMapping(properties, {
    fields: [{ name: 'tier', type: 'string' }],
  });
  for (const proposal of proposals) {
    console.log(proposal.accepted ? proposal.property : proposal.reason);
  }
  const findings = await checkMapping(proposed, properties, { target: 'lead' });
  console.log(findings.filter(({ isError }) => isError).map(({ suggestion }) => suggestion));
  console.log(await diffMappings(mapping, proposed), (await parseMapping('{}')).errors, (await about()).version);
}

export async function sync(key: Uint8Array, base: LeadBase, signal: AbortSignal): Promise<SyncOutcome> {
  const portal = await PortalSync.open({
    portal: '24681357',
    api: new URL('/hubspot/24681357', location.href),
    key,
    settings: { objects: ['contacts', 'deals'], mapping, properties: { deals: ['hs_priority'] } },
    headers: async () => ({ 'x-csrf-token': 'abc' }),
  });
  const { calls, objects } = await portal.plan();
  console.log(calls, objects.contacts?.how);
  const unwatch = portal.watch(({ waitingFor, elsewhere }) => console.log(waitingFor, elsewhere));
  const outcome = await portal.run({ signal, onProgress: ({ changed }) => console.log(changed), ifBusy: 'refuse' });
  for await (const page of portal.pages('contacts', { recordsAPage: 1000 })) {
    base.ingest('contacts', page);
  }
  const { storage, runs } = await portal.status();
  console.log(storage, runs[0]?.verdict, outcome.cause, (await portal.document('properties/contacts'))?.length);
  unwatch();
  await portal.erase();
  portal.close();
  return outcome;
}
