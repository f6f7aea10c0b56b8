// Each line marked so must not compile.
import { LeadBase, type Mapping } from '@trailspark/hubspot';
import { PortalSync } from '@trailspark/hubspot/sync';

const base = await LeadBase.create();
base.ingest('contacts', { results: [] }); // wrong: the parsed page instead of its bytes
base.leads({ limit: '10' }); // wrong: a text for a number
base.count('leads'); // wrong: no target of that name
base.export('xml'); // wrong: no format of that name
new LeadBase(); // wrong: create() is the way
export const mapping: Mapping = { version: 2 }; // wrong: another version
const column = base.column('amount');
console.log(column.numbers); // wrong: it may be a column of text

PortalSync.open({ portal: '1', api: '/hubspot/1' }); // wrong: no key
new PortalSync(); // wrong: open() is the way
