/// <reference lib="esnext.disposable" preserve="true" />
import type { Bytes } from './arguments.js';
import type { WasmSource } from './engine.js';
import { clientError, TrailSparkError } from './error.js';
import { chunksOf } from './export.js';
import type { LeadBaseOptions } from './lead-base.js';
import type { Answer, RemoteMethod, Request, Result } from './protocol.js';
import type {
  Account,
  Column,
  Deal,
  Duplicates,
  Explanation,
  ExportOptions,
  IngestSummary,
  Lead,
  Mapping,
  Memory,
  ObjectName,
  Progress,
  Report,
  RowFormat,
  RowOptions,
  Settings,
  Target,
  Window,
} from './types.js';

export interface LeadBaseWorkerOptions extends Omit<LeadBaseOptions, 'wasm'> {
  /** As for LeadBase, of what can be sent to a worker. */
  wasm?: Exclude<WasmSource, URL | Response | PromiseLike<Response>>;
  /** Makes the worker, where the package's own `worker.js` cannot be started from where it lies. */
  worker?: () => Worker;
}

export interface CallOptions {
  /**
   * Aborts the call. One that waits is dropped; a running `load` stops between two pages and what it read stays. A call
   * that does not stop within a second takes the worker with it: the base is gone, every later call fails.
   */
  signal?: AbortSignal;
}

export interface TakeOptions extends CallOptions {
  /** Moves the bytes to the worker instead of copying them: the caller's buffer is empty afterwards. */
  transfer?: boolean;
}

export interface LoadCallOptions extends CallOptions {
  /** Names the file in reports. Default: the file's own name. */
  name?: string;
  onProgress?: (progress: Progress) => void;
}

interface Call {
  request: Exclude<Request, { kind: 'abort' }>;
  transfer: Transferable[];
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  resolve(value: unknown): void;
  reject(error: TrailSparkError): void;
}

/** How long an aborted call may take to stop by itself. */
const graceMilliseconds = 1000;

/** The page's end of the line: calls wait here and go to the worker one by one. */
class Line {
  #worker: Worker;
  #waiting: Call[] = [];
  #running: Call | undefined;
  #reason: TrailSparkError | undefined;
  #nextId = 0;
  #grace: ReturnType<typeof setTimeout> | undefined;
  /** Keeps the LeadBaseWorker alive while it owes an answer. */
  owner: unknown;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#answer(data);
    worker.onmessageerror = () => this.end(clientError('worker.failed', 'an answer could not be read'));
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(clientError('worker.failed', event.message || 'it could not be started'));
    };
  }

  call(
    request: { kind: Call['request']['kind']; [key: string]: unknown },
    { signal, onProgress }: LoadCallOptions = {},
    transfer: Transferable[] = [],
    owner?: unknown,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#reason) {
        return reject(this.#reason);
      }
      if (signal?.aborted) {
        return reject(clientError('call.aborted', '', { cause: signal.reason }));
      }
      const call = {
        request: { ...request, id: this.#nextId++ } as Call['request'],
        transfer,
        signal,
        onProgress,
        resolve,
        reject,
      };
      signal?.addEventListener('abort', () => this.#abort(call), { once: true });
      this.#waiting.push(call);
      this.owner = owner;
      this.#next();
    });
  }

  get ended(): boolean {
    return this.#reason !== undefined;
  }

  /** Ends the worker; whoever waits is told why. */
  end(reason: TrailSparkError): void {
    if (this.#reason) {
      return;
    }
    this.#reason = reason;
    this.#worker.terminate();
    clearTimeout(this.#grace);
    for (const call of [this.#running, ...this.#waiting]) {
      call?.reject(reason);
    }
    this.#running = undefined;
    this.#waiting = [];
    this.owner = undefined;
  }

  #next(): void {
    if (this.#running || this.#reason) {
      return;
    }
    this.#running = this.#waiting.shift();
    if (!this.#running) {
      this.owner = undefined;
      return;
    }
    const { request, transfer, reject } = this.#running;
    try {
      this.#worker.postMessage(request, transfer);
    } catch (cause) {
      // an argument that cannot be cloned
      this.#running = undefined;
      reject(clientError('argument.shape', cause instanceof Error ? cause.message : '', { cause }));
      this.#next();
    }
  }

  #answer(answer: Answer): void {
    const call = this.#running;
    if (!call || call.request.id !== answer.id) {
      return;
    }
    if (answer.kind === 'progress') {
      call.onProgress?.(answer.progress);
      return;
    }
    clearTimeout(this.#grace);
    this.#running = undefined;
    if (call.signal?.aborted && answer.kind === 'value') {
      call.reject(clientError('call.aborted', '', { cause: call.signal.reason }));
    } else if (answer.kind === 'value') {
      call.resolve(answer.value);
    } else {
      call.reject(
        answer.kind === 'faults' ? new TrailSparkError(answer.faults) : clientError('worker.failed', answer.message),
      );
    }
    this.#next();
  }

  #abort(call: Call): void {
    const reason = () => clientError('call.aborted', 'the worker was ended with it', { cause: call.signal?.reason });
    if (call === this.#running) {
      this.#worker.postMessage({ kind: 'abort' } satisfies Request);
      this.#grace = setTimeout(() => this.end(reason()), graceMilliseconds);
    } else if (this.#waiting.includes(call)) {
      this.#waiting = this.#waiting.filter((other) => other !== call);
      call.reject(clientError('call.aborted', 'before it began', { cause: call.signal?.reason }));
    }
  }
}

/** Ends the worker of a LeadBaseWorker that was forgotten without `close()`: nothing else would. */
const forgotten = new FinalizationRegistry<Line>((line) => line.end(clientError('base.closed')));

/**
 * A lead base in a worker of its own: the methods of `LeadBase`, as promises. Calls are performed in the order in which
 * they were made.
 *
 *     const base = await LeadBaseWorker.create();
 *     await base.load('contacts', file, { onProgress: ({ records }) => console.log(records) });
 *     console.table(await base.leads({ limit: 10 }));
 *     base.close();
 */
export class LeadBaseWorker {
  #line: Line;

  private constructor(line: Line) {
    this.#line = line;
    forgotten.register(this, line, this);
  }

  /** Errors: those of LeadBase.create, and worker.failed. */
  static create(
    { worker, ...options }: LeadBaseWorkerOptions = {},
    { signal }: CallOptions = {},
  ): Promise<LeadBaseWorker> {
    return LeadBaseWorker.#start(worker, { options }, signal);
  }

  /** The base that `snapshot()` wrote. Errors: as for `create`, and those of LeadBase.restore. */
  static restore(
    snapshot: Uint8Array | ArrayBuffer,
    { worker, ...options }: LeadBaseWorkerOptions = {},
    { signal }: CallOptions = {},
  ): Promise<LeadBaseWorker> {
    return LeadBaseWorker.#start(worker, { options, snapshot }, signal);
  }

  static async #start(
    make: (() => Worker) | undefined,
    request: object,
    signal?: AbortSignal,
  ): Promise<LeadBaseWorker> {
    let worker: Worker;
    try {
      worker = make ? make() : new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    } catch (cause) {
      throw clientError('worker.failed', cause instanceof Error ? cause.message : String(cause), { cause });
    }
    const base = new LeadBaseWorker(new Line(worker));
    try {
      await base.#line.call({ kind: 'create', ...request }, { signal }, [], base);
    } catch (error) {
      base.close();
      throw error;
    }
    return base;
  }

  ingest(object: ObjectName, page: Bytes, source?: string, options?: TakeOptions): Promise<IngestSummary> {
    return this.#call('ingest', [object, page, source], options, owned(page, options));
  }

  ingestFile(object: ObjectName, file: Bytes, name?: string, options?: TakeOptions): Promise<IngestSummary> {
    return this.#call('ingestFile', [object, file, name], options, owned(file, options));
  }

  /** Reads a file of pages, gzip or not, in the worker. Progress comes about twenty times a second. */
  load(
    object: ObjectName,
    file: Blob | ReadableStream<Uint8Array>,
    options: LoadCallOptions = {},
  ): Promise<IngestSummary> {
    const name = options.name ?? (file as Partial<File>).name;
    const transfer = file instanceof Blob ? [] : [file];
    return this.#line.call(
      { kind: 'load', args: [object, file, name] },
      options,
      transfer,
      this,
    ) as Promise<IngestSummary>;
  }

  setMapping(mapping: Mapping | string, options?: CallOptions): Promise<void> {
    return this.#call('setMapping', [mapping], options);
  }

  setSettings(settings: Settings, options?: CallOptions): Promise<void> {
    return this.#call('setSettings', [settings], options);
  }

  leads(window?: Window, options?: CallOptions): Promise<Lead[]> {
    return this.#call('leads', [window], options);
  }

  accounts(window?: Window, options?: CallOptions): Promise<Account[]> {
    return this.#call('accounts', [window], options);
  }

  deals(window?: Window, options?: CallOptions): Promise<Deal[]> {
    return this.#call('deals', [window], options);
  }

  derive(target?: Target, options?: CallOptions): Promise<void> {
    return this.#call('derive', [target], options);
  }

  count(target?: Target, options?: CallOptions): Promise<number> {
    return this.#call('count', [target], options);
  }

  column(field: string, target?: Target, options?: CallOptions): Promise<Column> {
    return this.#call('column', [field, target], options);
  }

  report(options?: CallOptions): Promise<Report> {
    return this.#call('report', [], options);
  }

  duplicates(window?: Window, options?: CallOptions): Promise<Duplicates> {
    return this.#call('duplicates', [window], options);
  }

  explain(emailOrRecordId: string, options?: CallOptions): Promise<Explanation> {
    return this.#call('explain', [emailOrRecordId], options);
  }

  rows(rows?: RowOptions, options?: CallOptions): Promise<Uint8Array<ArrayBuffer>> {
    return this.#call('rows', [rows], options);
  }

  /** All rows as text, in chunks that together are one file. Do not change the base before the last one has come. */
  async *export(
    format: RowFormat,
    { chunkRows = 2000, ...options }: ExportOptions = {},
    call?: CallOptions,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    for (const { window, finish } of chunksOf(format, await this.count(options.target, call), chunkRows)) {
      yield finish(await this.rows({ ...options, ...window }, call));
    }
  }

  snapshot(options?: CallOptions): Promise<Uint8Array<ArrayBuffer>> {
    return this.#call('snapshot', [], options);
  }

  memory(options?: CallOptions): Promise<Memory> {
    return this.#call('memory', [], options);
  }

  /** After `close()`, and after the worker was lost to an abort or a defect. */
  get closed(): boolean {
    return this.#line.ended;
  }

  /** Ends the worker. Calls that wait, and every later one, fail with base.closed. */
  close(): void {
    forgotten.unregister(this);
    this.#line.end(clientError('base.closed'));
  }

  #call<Method extends RemoteMethod>(
    method: Method,
    args: unknown[],
    options?: CallOptions,
    transfer?: Transferable[],
  ): Promise<Result<Method>> {
    return this.#line.call({ kind: 'call', method, args }, options, transfer, this) as Promise<Result<Method>>;
  }
}

export interface LeadBaseWorker extends Disposable {}
if (Symbol.dispose) {
  Object.defineProperty(LeadBaseWorker.prototype, Symbol.dispose, { value: LeadBaseWorker.prototype.close });
}

function owned(bytes: Bytes, options: TakeOptions | undefined): Transferable[] {
  return !options?.transfer || typeof bytes === 'string'
    ? []
    : [ArrayBuffer.isView(bytes) ? (bytes.buffer as ArrayBuffer) : bytes];
}
