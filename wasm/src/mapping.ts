import { asJson, asTarget } from './arguments.js';
import { instantiate, type WasmSource } from './engine.js';
import { parseAnswer, type Fault } from './error.js';
import type { Glue } from './trailspark.mjs';
import type { Finding, Mapping, Target } from './types.js';

/** The module for a function that needs no lead base. */
export interface WasmOptions {
  /** The module's bytes or place, where the package's own file is not to be fetched. */
  wasm?: WasmSource;
}

let shared: Promise<Glue> | undefined;

function glueOf({ wasm }: WasmOptions): Promise<Glue> {
  if (wasm !== undefined) {
    return instantiate(wasm);
  }
  shared ??= instantiate().catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

/** Reads a mapping document and names all its faults; `mapping` holds what could be read, defaults filled in. */
export async function parseMapping(
  document: string | Mapping,
  options: WasmOptions = {},
): Promise<{ mapping: Required<Mapping>; errors: Fault[] }> {
  return JSON.parse((await glueOf(options)).readMapping(asJson(document) || ' '));
}

/** The standard fields on HubSpot's standard properties: what holds when nothing is configured. */
export async function defaultMapping(options: WasmOptions = {}): Promise<Required<Mapping>> {
  const { mapping } = JSON.parse((await glueOf(options)).readMapping('')) as { mapping: Required<Mapping> };
  return mapping;
}

/**
 * Holds a mapping against a portal's property definitions, the answer of HubSpot's properties endpoint.
 * Errors: those of a mapping document, properties.shape.
 */
export async function checkMapping(
  mapping: Mapping | string,
  properties: unknown,
  { target = 'lead', ...wasm }: WasmOptions & { target?: Target } = {},
): Promise<Finding[]> {
  return parseAnswer((await glueOf(wasm)).checkMapping(asJson(mapping), asTarget(target), asJson(properties)));
}

/** What changes from one mapping to another, a sentence each. Errors: those of a mapping document. */
export async function diffMappings(
  before: Mapping | string,
  after: Mapping | string,
  options: WasmOptions = {},
): Promise<string[]> {
  return parseAnswer((await glueOf(options)).diffMappings(asJson(before), asJson(after)));
}

/** The version of the package, and every error that the core can answer with. */
export async function about(
  options: WasmOptions = {},
): Promise<{ version: string; errors: Pick<Fault, 'code' | 'meaning' | 'remedy'>[] }> {
  return JSON.parse((await glueOf(options)).about());
}
