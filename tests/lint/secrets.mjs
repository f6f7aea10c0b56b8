// Secrets, MACs and tokens are compared by libsodium alone (same_secret): anything else tells by its time where they differ.
import { files, finish, read } from './lint.mjs';
import { secret_faults } from './secret-rules.mjs';

const sources = files(/\.(cpp|hpp)$/, 'native/service').map((path) => ({ path, text: read(path) }));
finish(sources.length, secret_faults(sources));
