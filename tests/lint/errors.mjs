// Every error code is produced by at least one vector or test: its text id or its name stands in one of them.
import { files, finish, read } from './lint.mjs';
import { codes, unproduced } from './error-rules.mjs';

const listed = codes(read('core/include/trailspark/errors.def'));
const expectations = [
  ...files(/\.json$/, 'tests/vectors'),
  ...files(/\.(cpp|mjs)$/, 'tests/core', 'tests/wasm', 'tests/cli'),
].map(read);

finish(
  listed.length,
  unproduced(listed, expectations).map(
    ({ name, id }) => `errors.def: no vector and no test expects ${id} (Code::${name})`,
  ),
);
