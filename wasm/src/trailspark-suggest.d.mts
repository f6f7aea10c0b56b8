/** The module that Emscripten makes of suggest_bindings.cpp: what crosses the boundary, and nothing else. */
import type { GlueOptions } from './trailspark.mjs';

export interface SuggestGlue {
  suggestMapping(properties: string, fields: string, target: string): string;
}

export default function factory(options: GlueOptions): Promise<SuggestGlue>;
