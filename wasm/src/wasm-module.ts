import { clientError } from './error.js';

/** Where the WebAssembly module comes from, where the package's own file is not to be fetched. */
export type WasmSource = BufferSource | URL | string | Response | PromiseLike<Response> | WebAssembly.Module;

/** What Emscripten's glue takes, and what it answers with. */
type Factory<Glue> = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
  printErr(text: string): void;
}) => Promise<Glue>;

/** @internal A new instance of a module, with its glue. Errors: module.load. */
export async function instantiateModule<Glue>(
  factory: Factory<Glue>,
  compiled: () => Promise<WebAssembly.Module>,
): Promise<Glue> {
  try {
    const module = await compiled();
    return await new Promise<Glue>((resolve, reject) => {
      const instantiateWasm: Parameters<Factory<Glue>>[0]['instantiateWasm'] = (imports, done) => {
        WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), reject);
        return {};
      };
      factory({ instantiateWasm, printErr: () => undefined }).then(resolve, reject);
    });
  } catch (cause) {
    throw clientError('module.load', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** @internal Compiles what `place` names once, however often it is asked for. */
export function compileOnce(place: () => URL): () => Promise<WebAssembly.Module> {
  let own: Promise<WebAssembly.Module> | undefined;
  return () => {
    own ??= compile(place()).catch((error: unknown) => {
      own = undefined; // the network may be back at the next try
      throw error;
    });
    return own;
  };
}

/** @internal */
export async function compile(source: WasmSource): Promise<WebAssembly.Module> {
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
