// The package in a page without a bundler.
import { LeadBase } from '/package/index.js';
const base = await LeadBase.create();
const pages = [await (await fetch('/vectors/pages/contacts.ndjson')).arrayBuffer()];
for (const file of pages) base.ingestFile('contacts', file);
document.body.textContent = base.leads({ limit: 1 })[0].email;
base.close();
