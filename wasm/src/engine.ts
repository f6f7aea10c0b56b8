import factory, { type Glue } from './trailspark.mjs';
import { compile, compileOnce, instantiateModule, type WasmSource } from './wasm-module.js';

export type { WasmSource } from './wasm-module.js';

const compileOwn = compileOnce(() => new URL('./trailspark.wasm', import.meta.url));

/**
 * A new instance of the module. Each has a memory of its own: what is no longer referenced is collected with all its
 * memory, and a defect in one does not touch another. Compiling happens once, an instance costs about a millisecond.
 */
export function instantiate(source?: WasmSource): Promise<Glue> {
  return instantiateModule(factory, () => (source === undefined ? compileOwn() : compile(source)));
}
