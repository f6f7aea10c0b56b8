/** The module that Emscripten makes of sync_bindings.cpp: what crosses the boundary, and nothing else. */

export interface SyncGlue {
  Sync: new () => SyncHandle;
  /** What the default mapping reads of an object, separated by commas. */
  defaultProperties(objectIndex: number): string;
}

/** JSON texts are described in sync_json.hpp. */
export interface SyncHandle {
  fetch(objectIndex: number, properties: string): void;
  set(name: string, value: number): boolean;
  input(byteLength: number): Uint8Array;
  open(checkpointLength: number): string;
  know(objectIndex: number, records: number): void;
  next(now: number): string;
  deliver(
    request: number,
    status: number,
    bodyLength: number,
    headersLength: number,
    fault: string,
    now: number,
  ): number;
  packet(): Uint8Array;
  cancel(why: string): void;
  checkpoint(): string;
  plan(): string;
  progress(): string;
  verdict(): string;
}

export interface SyncGlueOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
  printErr(text: string): void;
}

export default function factory(options: SyncGlueOptions): Promise<SyncGlue>;
