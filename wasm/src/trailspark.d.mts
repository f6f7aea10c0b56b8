/** The module that Emscripten makes of bindings.cpp: what crosses the boundary, and nothing else. */

export interface Glue {
  Base: new () => BaseHandle;
  readMapping(document: string): string;
  checkMapping(document: string, target: string, properties: string): string;
  diffMappings(before: string, after: string): string;
  about(): string;
}

/** A view over wasm memory, valid until the next call; or, where the call failed, the failure as JSON text. */
export type Outcome<View> = View | string;

export interface ColumnViews {
  type: string;
  numbers: Float64Array;
  offsets: Uint32Array;
  text: Uint8Array;
}

export interface BaseHandle {
  input(byteLength: number): Uint8Array;
  configure(mapping: string, settings: string): string;
  /** Answers how many bytes of `summary` it wrote: [pages,records,rejected...,"nextAfter",error?] as JSON. */
  ingest(objectIndex: number, byteLength: number, sourceLength: number, isFile: boolean): number;
  summary(): Uint8Array;
  derive(target: string): void;
  count(target: string): number;
  rows(
    target: string,
    offset: number,
    limit: number,
    format: string,
    csvHeader: boolean,
    neutraliseFormulas: boolean,
  ): Uint8Array;
  column(target: string, field: string): Outcome<ColumnViews>;
  report(): Uint8Array;
  duplicates(offset: number, limit: number): Uint8Array;
  explain(emailOrRecordId: string): Outcome<Uint8Array>;
  snapshot(): Uint8Array;
  restore(byteLength: number): string;
  memory(): number;
}

export interface GlueOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
  /** Where the module would print; by itself it prints to the console when it aborts. */
  printErr(text: string): void;
}

export default function factory(options: GlueOptions): Promise<Glue>;
