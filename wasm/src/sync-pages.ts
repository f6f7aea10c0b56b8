// Stored records as pages of HubSpot's list calls, ids ascending, their links as inline associations:
//
//   {"results":[{"id":"100451",...,"associations":{"companies":{"results":[{"id":"9001","type":"contact_to_company"}]}}}]}
//
// to the byte what `trailspark records` prints of the same records. The parts of a record follow each other, each a record
// of its own; the links stand in the first.
import { compareIds, linkKinds, type Index, type Links, type StoredRecord } from './sync-index.js';
import type { Log } from './sync-log.js';
import { syncObjects } from './sync-protocol.js';

const closingBrace = 0x7d;
const encoder = new TextEncoder();

/** One state of the index, whatever is written meanwhile. */
export function* pagesOf(index: Index, log: Log, object: number, recordsAPage: number): Generator<Page, void, void> {
  const kinds = linkKinds.flatMap(([from], kind) => (from === object ? [kind] : []));
  const records = [...index.records[object]].sort(([a], [b]) => compareIds(a, b));
  const links = records.map(([id]) => kinds.map((kind) => index.links[kind].get(id)));
  let begin = 0;
  while (begin < records.length) {
    let end = begin;
    for (let bodies = 0; end < records.length && bodies < recordsAPage; ++end) {
      bodies += records[end][1].parts.length;
    }
    const [from, to] = [begin, end];
    yield () => pageOf(log, records.slice(from, to), links.slice(from, to), kinds);
    begin = end;
  }
}

export type Page = () => Promise<Uint8Array<ArrayBuffer>>;

async function pageOf(
  log: Log,
  records: readonly (readonly [string, StoredRecord])[],
  links: readonly (Links | undefined)[][],
  kinds: readonly number[],
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [encoder.encode('{"results":[')];
  for (const [index, [, record]] of records.entries()) {
    for (const [which, { place }] of record.parts.entries()) {
      const body = await log.text(place);
      const associations = which === 0 ? associationsOf(links[index], kinds) : '';
      const end = body.lastIndexOf(closingBrace);
      pieces.push(encoder.encode(pieces.length > 1 ? ',' : ''));
      // What is no object stays as it is: the reader of the page says so.
      pieces.push(end < 0 ? body : body.subarray(0, end));
      pieces.push(encoder.encode(end < 0 ? '' : `${associations}}`));
    }
  }
  pieces.push(encoder.encode(']}'));
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** `,"associations":{...}`; nothing where there are none. */
function associationsOf(links: readonly (Links | undefined)[], kinds: readonly number[]): string {
  const lists = kinds.flatMap((kind, which) => {
    const [from, to] = linkKinds[kind];
    // As HubSpot's list calls name the types: "contact_to_company", its unlabelled twin for the others.
    const type = `${singular(from)}_to_${singular(to)}`;
    const results = [...(links[which] ?? [])]
      .sort(([a], [b]) => compareIds(a, b))
      .map(([id, primary]) => `{"id":"${id}","type":"${type}${primary ? '' : '_unlabeled'}"}`);
    return results.length > 0 ? [`"${syncObjects[to]}":{"results":[${results.join(',')}]}`] : [];
  });
  return lists.length > 0 ? `,"associations":{${lists.join(',')}}` : '';
}

function singular(object: number): string {
  const plural = syncObjects[object];
  return plural === 'companies' ? 'company' : plural.slice(0, -1);
}
