/** @trailspark/hubspot: HubSpot pages to mapped, de-duplicated leads. Start at {@link LeadBase}. */
export { columnValues, LeadBase, type LeadBaseOptions } from './lead-base.js';
export { about, checkMapping, defaultMapping, diffMappings, parseMapping, type WasmOptions } from './mapping.js';
export { suggestMapping } from './suggest.js';
export { TrailSparkError, type ClientCode, type Fault } from './error.js';
export type { Bytes } from './arguments.js';
export type { WasmSource } from './engine.js';
export type { LoadOptions } from './pages.js';
export type * from './types.js';
