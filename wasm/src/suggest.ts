import { asJson, asTarget } from './arguments.js';
import { parseAnswer } from './error.js';
import type { WasmOptions } from './mapping.js';
import type { Mapping, Proposal, Target, TargetField } from './types.js';
import { compile, compileOnce, instantiateModule } from './wasm-module.js';

const compileOwn = compileOnce(() => new URL('./trailspark-suggest.wasm', import.meta.url));

/**
 * Proposes a mapping from a portal's property definitions: rather no rule than a wrong one. It has a module of its own,
 * which is loaded at the first call; `wasm` stands in for its file, trailspark-suggest.wasm.
 * Errors: properties.shape, fields.shape.
 */
export async function suggestMapping(
  properties: unknown,
  { target = 'lead', fields = [], wasm }: WasmOptions & { target?: Target; fields?: TargetField[] } = {},
): Promise<{ mapping: Required<Mapping>; proposals: Proposal[] }> {
  const { default: factory } = await import('./trailspark-suggest.mjs');
  const glue = await instantiateModule(factory, () => (wasm === undefined ? compileOwn() : compile(wasm)));
  const { mapping, report } = parseAnswer<{ mapping: Required<Mapping>; report: { proposals: Proposal[] } }>(
    glue.suggestMapping(asJson(properties), asJson(fields), asTarget(target)),
  );
  return { mapping, ...report };
}
