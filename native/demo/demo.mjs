// ./run demo: made-up contacts, with the dirt that real portals have, become leads: first from files, natively and in
// WebAssembly; then from a whole made-up HubSpot account, synced twice and scored; then the settings page is served until
// Ctrl-C. --once, for scripts, ends before that.
import { showFiles } from './files.mjs';
import { servePage } from './page.mjs';
import { startPortal } from './portal.mjs';
import { fail } from './show.mjs';
import { showScores, showSync } from './sync.mjs';

const options = process.argv.slice(2);
const unknown = options.find((option) => option !== '--once');
if (unknown !== undefined) {
  fail(`demo: there is no option ${unknown}; --once is the only one`, 2);
}
await showFiles();
const portal = await startPortal();
await showSync(portal);
showScores();
if (!options.includes('--once')) {
  await servePage(portal);
}
process.exit(); // and with us what we started
