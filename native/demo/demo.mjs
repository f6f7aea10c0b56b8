// ./run demo: made-up contacts, with the dirt that real portals have, become leads: first from files, natively and in
// WebAssembly; then from a whole made-up HubSpot account, synced twice. --once is for scripts; it always ends by itself.
import { showFiles } from './files.mjs';
import { fail } from './show.mjs';
import { showSync } from './sync.mjs';

const unknown = process.argv.slice(2).filter((argument) => argument !== '--once');
if (unknown.length > 0) {
  fail(`demo: there is no option ${unknown[0]}; --once is the only one`, 2);
}
await showFiles();
await showSync();
