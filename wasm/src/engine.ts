import { clientError } from './error.js';
import factory, { type Glue } from './trailspark.mjs';

/** Where the WebAssembly module comes from, where the package's own file is not to be fetched. */
export type WasmSource = BufferSource | URL | string | Response | PromiseLike<Response> | WebAssembly.Module;

let ownModule: Promise<WebAssembly.Module> | undefined;

/**
 * A new instance of the module. Each has a memory of its own: what is no longer referenced is collected with all its
 * memory, and a defect in one does not touch another. Compiling happens once, an instance costs about a millisecond.
 */
export async function instantiate(source?: WasmSource): Promise<Glue> {
  try {
    const module = await (source === undefined ? compileOwn() : compile(source));
    return await new Promise<Glue>((resolve, reject) => {
      const instantiateWasm: Parameters<typeof factory>[0]['instantiateWasm'] = (imports, done) => {
        WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), reject);
        return {};
      };
      factory({ instantiateWasm, printErr: () => undefined }).then(resolve, reject);
    });
  } catch (cause) {
    throw clientError('module.load', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function compileOwn(): Promise<WebAssembly.Module> {
  ownModule ??= compile(new URL('./trailspark.wasm', import.meta.url)).catch((error: unknown) => {
    ownModule = undefined; // the network may be back at the next try
    throw error;
  });
  return ownModule;
}

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  const given = await source;
  if (given instanceof WebAssembly.Module) {
    return given;
  }
  if (typeof given === 'string' || given instanceof URL) {
    const file = readFile(given);
    return file ? WebAssembly.compile(file) : compileResponse(await fetch(given));
  }
  return given instanceof Response ? compileResponse(given) : WebAssembly.compile(given);
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) {
    throw new Error(`${response.url} answered ${response.status}`);
  }
  // A server that does not know the type is no reason to fail, only to compile after the download.
  return response.headers.get('content-type')?.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

interface NodeProcess {
  getBuiltinModule?(name: 'node:fs'): { readFileSync(path: URL): BufferSource };
}

/** The bytes of a file: URL in Node, whose fetch does not read files; elsewhere nothing. */
function readFile(url: URL | string): BufferSource | undefined {
  const { process } = globalThis as { process?: NodeProcess };
  return String(url).startsWith('file:')
    ? process?.getBuiltinModule?.('node:fs').readFileSync(new URL(url))
    : undefined;
}
