/// <reference lib="esnext.disposable" preserve="true" />
/** @trailspark/hubspot/sync: a portal on this device, fetched through a service and kept current. */
import { clientError, TrailSparkError } from './error.js';
import { keyBytes } from './sync-key.js';
import { syncObjects, type FromWorker, type SyncRequest, type ToWorker, type WorkerOptions } from './sync-protocol.js';
import type {
  PortalSyncOptions,
  RunOptions,
  SyncObjectName,
  SyncOutcome,
  SyncPlan,
  SyncProgress,
  SyncStatus,
} from './sync-types.js';

export { TrailSparkError, type ClientCode, type Fault } from './error.js';
export type * from './sync-types.js';

type Headers = PortalSyncOptions['headers'];

interface Call {
  resolve(value: unknown): void;
  reject(error: TrailSparkError): void;
}

/** The page's end of the line; several calls may be under way. */
class Line {
  readonly watchers = new Set<(progress: SyncProgress) => void>();
  #worker: Worker;
  #calls = new Map<number, Call>();
  #nextId = 0;
  #reason: TrailSparkError | undefined;
  #headers: Headers;

  constructor(make: (() => Worker) | undefined, headers?: Headers) {
    this.#headers = headers;
    try {
      this.#worker = make ? make() : new Worker(new URL('./sync-worker.js', import.meta.url), { type: 'module' });
    } catch (cause) {
      throw clientError('worker.failed', cause instanceof Error ? cause.message : String(cause), { cause });
    }
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
    this.#worker.onmessageerror = () => this.end(clientError('worker.failed', 'an answer could not be read'));
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.end(clientError('worker.failed', event.message || 'it could not be started'));
    };
  }

  get ended(): boolean {
    return this.#reason !== undefined;
  }

  call(request: SyncRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#reason) {
        return reject(this.#reason);
      }
      const id = this.#nextId++;
      this.#calls.set(id, { resolve, reject });
      try {
        this.send({ type: 'call', id, request });
      } catch (cause) {
        this.#calls.delete(id); // an argument that cannot be cloned
        reject(clientError('argument.shape', cause instanceof Error ? cause.message : '', { cause }));
      }
    });
  }

  send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  /** Ends the worker; whoever waits is told why. */
  end(reason: TrailSparkError): void {
    if (this.#reason) {
      return;
    }
    this.#reason = reason;
    this.#worker.terminate();
    this.#calls.forEach(({ reject }) => reject(reason));
    this.#calls.clear();
    this.watchers.clear();
  }

  #hear(message: FromWorker): void {
    switch (message.type) {
      case 'progress':
        this.watchers.forEach((watch) => watch(message.progress));
        return;
      case 'headers':
        void this.#giveHeaders();
        return;
    }
    const call = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    if (message.type === 'value') {
      call?.resolve(message.value);
    } else {
      call?.reject(
        message.type === 'faults' ? new TrailSparkError(message.faults) : clientError('worker.failed', message.message),
      );
    }
  }

  async #giveHeaders(): Promise<void> {
    try {
      const headers = await (this.#headers as () => Record<string, string> | Promise<Record<string, string>>)();
      this.send({ type: 'headers', headers: { ...headers } });
    } catch (error) {
      this.send({ type: 'headers', headers: String(error) });
    }
  }
}

/** Ends the worker of a PortalSync that was forgotten without `close()`: nothing else would. */
const forgotten = new FinalizationRegistry<Line>((line) => line.end(clientError('sync.closed')));

/**
 * A HubSpot portal on this device: fetched through a service that holds the tokens, stored in the browser's own file
 * system, encrypted, and kept current. Everything happens in a worker; closing the tab at any time loses nothing.
 *
 *     const portal = await PortalSync.open({ portal: '24681357', api: '/hubspot/24681357', key });
 *     const { verdict } = await portal.run({ onProgress: ({ calls }) => console.log(calls) });
 *     for await (const page of portal.pages('contacts')) base.ingest('contacts', page);
 *     portal.close();
 */
export class PortalSync {
  #line: Line;

  private constructor(line: Line) {
    this.#line = line;
    forgotten.register(this, line, this);
  }

  /**
   * Opens what is stored; nothing is fetched yet. Errors: argument.shape, sync.unsupported, store.key, store.damaged,
   * store.quota, store.failed, worker.failed.
   */
  static async open({ worker, headers, api, key, name, ...rest }: PortalSyncOptions): Promise<PortalSync> {
    checkSupport();
    const options: WorkerOptions = {
      ...rest,
      portal: asPortal(rest.portal),
      api: asAddress(api),
      key: keyBytes(key),
      name: asName(name, rest.portal),
      headers: typeof headers === 'function' ? 'ask' : { ...headers },
    };
    (rest.settings?.objects ?? []).forEach(asObject);
    const portal = new PortalSync(new Line(worker, headers));
    try {
      await portal.#line.call({ kind: 'open', options });
    } catch (error) {
      portal.close();
      throw error;
    }
    return portal;
  }

  /**
   * Removes what is stored of a portal, whatever key it was stored with: at log-out, when the portal is disconnected. A
   * run of another tab is ended. Errors: sync.busy, store.failed.
   */
  static async erase({ portal, name, worker }: Pick<PortalSyncOptions, 'portal' | 'name' | 'worker'>): Promise<void> {
    checkSupport();
    const line = new Line(worker);
    try {
      await line.call({ kind: 'erase', name: asName(name, asPortal(portal)) });
    } finally {
      line.end(clientError('sync.closed'));
    }
  }

  /** What a run would cost: a few calls, nothing is stored. Errors: sync.plan. */
  plan(): Promise<SyncPlan> {
    return this.#line.call({ kind: 'plan' }) as Promise<SyncPlan>;
  }

  /**
   * Fetches the portal, or what has changed since the last run; goes on where a run was cut off. It resolves with the
   * outcome, also of a run that did not get through. Errors: call.aborted, sync.busy, sync.settings, and the store's.
   */
  async run({ onProgress, signal, refresh = false, ifBusy = 'follow' }: RunOptions = {}): Promise<SyncOutcome> {
    if (signal?.aborted) {
      throw clientError('call.aborted', 'before it began', { cause: signal.reason });
    }
    const abort = (): void => this.#line.send({ type: 'control', what: 'abort' });
    signal?.addEventListener('abort', abort, { once: true });
    const unwatch = onProgress && this.watch(onProgress);
    try {
      return (await this.#line.call({ kind: 'run', refresh, ifBusy })) as SyncOutcome;
    } finally {
      unwatch?.();
      signal?.removeEventListener('abort', abort);
    }
  }

  /** No further calls are made until `resume()`; those under way are stored. */
  pause(): void {
    this.#line.send({ type: 'control', what: 'pause' });
  }

  resume(): void {
    this.#line.send({ type: 'control', what: 'resume' });
  }

  /** Ends the run, which resolves as incomplete; a later one goes on from there. */
  cancel(): void {
    this.#line.send({ type: 'control', what: 'cancel' });
  }

  /** Calls `watcher` while this or another tab syncs the portal; the answered function ends that. */
  watch(watcher: (progress: SyncProgress) => void): () => void {
    const own = (progress: SyncProgress): void => watcher(progress);
    this.#line.watchers.add(own);
    return () => void this.#line.watchers.delete(own);
  }

  status(): Promise<SyncStatus> {
    return this.#line.call({ kind: 'status' }) as Promise<SyncStatus>;
  }

  /**
   * What is stored of an object, as pages of HubSpot's list calls with inline associations, record ids ascending: food
   * for `LeadBase.ingest`. One state of the store, also while a run writes. Errors: the store's.
   */
  async *pages(
    object: SyncObjectName,
    { recordsAPage = 100 }: { recordsAPage?: number } = {},
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const request = { kind: 'pages', object: asObject(object), recordsAPage: asCount(recordsAPage) } as const;
    const cursor = (await this.#line.call(request)) as number;
    try {
      for (;;) {
        const page = (await this.#line.call({ kind: 'page', cursor })) as Uint8Array<ArrayBuffer> | undefined;
        if (!page) {
          return;
        }
        yield page;
      }
    } finally {
      if (!this.closed) {
        await this.#line.call({ kind: 'endPages', cursor });
      }
    }
  }

  /**
   * An answer of HubSpot's that is no list of records, as it was sent: "account", "properties/contacts",
   * "pipelines/deals", "owners/0"; undefined where it was not fetched.
   */
  document(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#line.call({ kind: 'document', key: String(key) }) as Promise<Uint8Array<ArrayBuffer> | undefined>;
  }

  /** Removes what is stored; a run of this or another tab is ended. Errors: sync.busy, store.failed. */
  async erase(): Promise<void> {
    await this.#line.call({ kind: 'erase', name: '' });
  }

  /** Bytes of the WebAssembly memory in the worker. */
  memory(): Promise<{ heap: number }> {
    return this.#line.call({ kind: 'memory' }) as Promise<{ heap: number }>;
  }

  get closed(): boolean {
    return this.#line.ended;
  }

  /** Ends the worker, and with it a run and all that knows the key. Calls that wait, and later ones: sync.closed. */
  close(): void {
    forgotten.unregister(this);
    this.#line.end(clientError('sync.closed'));
  }
}

export interface PortalSync extends Disposable {}
if (Symbol.dispose) {
  Object.defineProperty(PortalSync.prototype, Symbol.dispose, { value: PortalSync.prototype.close });
}

function checkSupport(): void {
  const missing = [
    [globalThis.crypto?.subtle, 'encryption'],
    [globalThis.navigator?.locks, 'locks'],
    [globalThis.BroadcastChannel, 'messages between tabs'],
    [globalThis.Worker, 'workers'],
  ].flatMap(([found, what]) => (found ? [] : [what as string]));
  if (missing.length > 0) {
    throw clientError('sync.unsupported', `there is nothing here for ${missing.join(', ')}`);
  }
}

function asPortal(portal: string): string {
  if (!/^[1-9]\d{0,18}$/.test(portal)) {
    throw clientError('argument.shape', `portal: found ${JSON.stringify(portal)}, expected a portal's id: "24681357"`);
  }
  return portal;
}

function asName(name: string | undefined, portal: string): string {
  const chosen = name ?? `portal-${portal}`;
  if (!/^[\w-][\w.-]{0,99}$/.test(chosen)) {
    throw clientError('argument.shape', `name: found ${JSON.stringify(name)}, expected up to 100 of A-Z a-z 0-9 - _ .`);
  }
  return chosen;
}

function asAddress(api: string | URL): string {
  try {
    const { origin, pathname } = new URL(api, globalThis.location?.href);
    return origin + pathname.replace(/\/$/, '');
  } catch (cause) {
    throw clientError('argument.shape', `api: found ${JSON.stringify(api)}, expected an address`, { cause });
  }
}

function asObject(object: SyncObjectName): SyncObjectName {
  if (!syncObjects.includes(object)) {
    throw clientError(
      'argument.shape',
      `object: found ${JSON.stringify(object)}, allowed are ${syncObjects.join(', ')}`,
    );
  }
  return object;
}

function asCount(value: number): number {
  if (!Number.isInteger(value) || value < 1 || value > 10_000) {
    throw clientError('argument.shape', `recordsAPage: found ${value}, expected a whole number from 1 to 10000`);
  }
  return value;
}
