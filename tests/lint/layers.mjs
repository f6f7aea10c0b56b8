// Arrows point inward: web-demo -> wasm -> core <- native. The core decides and does nothing: no input or output, no clock,
// no randomness, no threads, no platform. A third-party header appears in one source file and in no header.
import { files, finish, read } from './lint.mjs';
import { core_faults, outside_faults } from './layer-rules.mjs';

const core = files(/\.(cpp|hpp|def)$/, 'core');
const outside = files(/\.(cpp|hpp|ts|mts|js|mjs|html)$/, 'native', 'wasm', 'web-demo');

finish(core.length + outside.length, [
  ...core_faults(core.map((path) => ({ path, text: read(path) }))),
  ...outside_faults(outside.map((path) => ({ path, text: read(path) }))),
]);
