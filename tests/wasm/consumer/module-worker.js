// The package in a worker of the user's own.
import * as api from '/package/index.js';
import * as suites from '/tests/suites.mjs';

onmessage = async ({ data: [suite, argument] }) => postMessage(await suites[suite](api, argument));
