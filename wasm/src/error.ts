/** One thing that is wrong with an input or a call. */
export interface Fault {
  /** The public name of the error, such as "mapping.type"; see {@link about} for the list. */
  code: string;
  /** Where: a JSON pointer ("/lead/3/type"), or "file:line /results/7/properties/closedate"; "" for the whole input. */
  where: string;
  /** What was found and what was allowed; "" where the meaning says it all. */
  detail: string;
  /** What the code means, half a sentence. */
  meaning: string;
  /** What to do about it, half a sentence in the imperative. */
  remedy: string;
  /** All of it as one line. */
  message: string;
}

/** What JavaScript alone can meet; every other code comes from the core. */
const clientFaults = {
  'argument.shape': ['the argument is not what the call takes', 'compare the call with its documentation'],
  'base.closed': ['the lead base is closed', 'create another one'],
  'base.changed': ['the lead base changed while it was being exported', 'finish the export before the next change'],
  'base.failed': [
    'the lead base ran out of memory or met a defect, and is closed',
    'load fewer records at once; if it stays so, report it',
  ],
  'module.load': [
    'the WebAssembly module cannot be loaded',
    'serve trailspark.wasm where the page can fetch it, or pass its bytes as `wasm`; browsers need WebAssembly SIMD',
  ],
  'file.read': ['the file cannot be read to its end', 'choose it again; a .gz file must hold exactly one gzip stream'],
  'call.aborted': ['the call was aborted', 'call again when it is wanted'],
  'worker.failed': [
    'the worker stopped',
    "let the page's Content-Security-Policy allow its worker (worker-src), then create another",
  ],
  'sync.unsupported': [
    'this page cannot sync',
    'serve it over https or from localhost, to a browser of the last three years',
  ],
  'sync.busy': ['another tab syncs this portal', 'wait for it, or close that tab'],
  'sync.plan': ['what a run would cost cannot be told', 'mend what is named and ask again'],
  'sync.closed': ['the portal is closed', 'open it again'],
  'store.key': [
    'what is stored was written with another key',
    'hand over that key; or erase() what is stored, or open with `anew: true`, and sync once more',
  ],
  'store.damaged': [
    'what is stored on this device is damaged',
    'erase() it, or open with `anew: true`, and sync once more: HubSpot has it all',
  ],
  'store.quota': [
    'the browser grants no more room on this device',
    'free some, in the browser or on the disk, and run again: what was stored before is kept',
  ],
  'store.failed': ['the browser cannot read or write what is stored', 'close other tabs of this page and run again'],
} as const;

export type ClientCode = keyof typeof clientFaults;

/** The one error that this package throws. */
export class TrailSparkError extends Error {
  readonly code: string;
  readonly where: string;
  readonly detail: string;
  readonly meaning: string;
  readonly remedy: string;
  /** All that was found, this error first: a mapping document may have several faults. */
  readonly faults: readonly Fault[];

  constructor(faults: readonly [Fault, ...Fault[]], options?: ErrorOptions) {
    const [first] = faults;
    super(first.message, options);
    this.name = 'TrailSparkError';
    this.code = first.code;
    this.where = first.where;
    this.detail = first.detail;
    this.meaning = first.meaning;
    this.remedy = first.remedy;
    this.faults = faults;
  }
}

/** @internal An error of the JavaScript side. */
export function clientError(code: ClientCode, detail = '', options?: ErrorOptions): TrailSparkError {
  const [meaning, remedy] = clientFaults[code];
  const message = `${code}: ${meaning}${detail && `; ${detail}`} (${remedy})`;
  return new TrailSparkError([{ code, where: '', detail, meaning, remedy, message }], options);
}

/** @internal The error that a failed call of the module answered with. */
export function coreError(failure: string): TrailSparkError {
  return new TrailSparkError((JSON.parse(failure) as { errors: [Fault, ...Fault[]] }).errors);
}
