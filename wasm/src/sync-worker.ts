// The worker's side of PortalSync: one portal's store, and the runs that fill it.
import { clientError, TrailSparkError, type Fault } from './error.js';
import { Session } from './sync-engine.js';
import { openFiles, type Files } from './sync-files.js';
import type { Page } from './sync-pages.js';
import { syncObjects, type FromWorker, type SyncRequest, type ToWorker, type WorkerOptions } from './sync-protocol.js';
import { Run, type RunTask } from './sync-run.js';
import { PortalStore } from './sync-store.js';
import { beginReading, Tabs, whileNobodyReads } from './sync-tabs.js';
import type { SyncOutcome, SyncPlan, SyncProgress, SyncStatus } from './sync-types.js';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let portal: Portal;
let waitingForHeaders: ((headers: Record<string, string> | string) => void)[] = [];

scope.onmessage = ({ data }) => {
  switch (data.type) {
    case 'call':
      void answer(data.id, data.request);
      break;
    case 'control':
      portal?.control(data.what);
      break;
    case 'headers':
      waitingForHeaders.splice(0).forEach((resolve) => resolve(data.headers));
      break;
  }
};

async function answer(id: number, request: SyncRequest): Promise<void> {
  try {
    const value = await perform(request);
    scope.postMessage({ type: 'value', id, value }, value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : []);
  } catch (error) {
    scope.postMessage(
      error instanceof TrailSparkError
        ? { type: 'faults', id, faults: error.faults as [Fault, ...Fault[]] }
        : { type: 'defect', id, message: String(error) },
    );
  }
}

async function perform(request: SyncRequest): Promise<unknown> {
  switch (request.kind) {
    case 'open':
      portal = await Portal.open(request.options);
      return undefined;
    case 'erase':
      return portal ? portal.erase() : erase(request.name);
    case 'plan':
      return portal.plan();
    case 'run':
      return portal.run(request.refresh, request.ifBusy);
    case 'status':
      return portal.status();
    case 'pages':
      return portal.pages(request.object, request.recordsAPage);
    case 'page':
      return portal.page(request.cursor);
    case 'endPages':
      return portal.endPages(request.cursor);
    case 'document':
      return portal.document(request.key);
    case 'memory':
      return portal.memory();
  }
}

/** Without a key: what is stored need not be read to be removed. */
async function erase(name: string): Promise<void> {
  const files = await openFiles(name);
  const tabs = new Tabs(name, { onProgress: () => undefined, onErase: () => undefined });
  await tabs.erasing(() => files.erase());
}

/** The page's headers, where they are a function there. */
function askForHeaders(): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    waitingForHeaders.push((headers) =>
      typeof headers === 'string' ? reject(clientError('argument.shape', `headers: ${headers}`)) : resolve(headers),
    );
    scope.postMessage({ type: 'headers' });
  });
}

class Portal {
  #options: WorkerOptions;
  #files: Files;
  #store: PortalStore;
  #tabs: Tabs;
  #run: Run | undefined;
  #session: Session | undefined;
  #waiting = new AbortController();
  #cursors = new Map<number, { pages: Iterator<Page>; end: () => void }>();
  #nextCursor = 1;

  private constructor(options: WorkerOptions, files: Files, store: PortalStore) {
    this.#options = options;
    this.#files = files;
    this.#store = store;
    this.#tabs = new Tabs(options.name, {
      onProgress: (progress) => this.#report(progress),
      onErase: () => this.control('abort'),
    });
  }

  static async open(options: WorkerOptions): Promise<Portal> {
    const files = await openFiles(options.name);
    const unreadable = (error: unknown): boolean =>
      error instanceof TrailSparkError && ['store.key', 'store.damaged'].includes(error.code);
    try {
      return new Portal(options, files, await PortalStore.open(files, options.key));
    } catch (error) {
      if (!options.anew || !unreadable(error)) {
        throw error;
      }
    }
    await erase(options.name);
    const again = await openFiles(options.name);
    return new Portal(options, again, await PortalStore.open(again, options.key));
  }

  control(what: 'abort' | 'cancel' | 'pause' | 'resume'): void {
    switch (what) {
      case 'abort':
        this.#waiting.abort();
        this.#run?.abort();
        break;
      case 'cancel':
        this.#waiting.abort();
        this.#run?.cancel();
        break;
      case 'pause':
      case 'resume':
        this.#run?.pause(what === 'pause');
    }
  }

  async plan(): Promise<SyncPlan> {
    await this.#store.refresh();
    const run = new Run({ ...(await this.#task('later', false, true)), store: null, onProgress: () => undefined });
    const { known, ...plan } = await run.plan();
    if (!known) {
      throw clientError('sync.plan', this.#session?.verdict().reason);
    }
    return plan;
  }

  async run(refresh: boolean, ifBusy: 'follow' | 'refuse'): Promise<SyncOutcome> {
    const askedAt = Date.now();
    this.#waiting = new AbortController();
    const here = (): Promise<SyncOutcome> => this.#runHere(refresh, askedAt);
    const outcome = await this.#tabs.ifFree(here);
    if (outcome) {
      return outcome;
    }
    if (ifBusy === 'refuse') {
      throw clientError('sync.busy', await this.#tabs.holder());
    }
    // What another private window keeps in its memory is of no use here.
    const accept = ({ kind }: SyncOutcome): boolean => this.#files.storage === 'disk' && kind !== 'incomplete';
    const followed = await this.#tabs.follow(here, accept, this.#waiting.signal);
    await this.#store.refresh();
    return followed;
  }

  async status(): Promise<SyncStatus> {
    await this.#store.refresh();
    const syncing = await this.#tabs.holder();
    const runs = JSON.parse(this.#store.state('runs') || '[]') as SyncOutcome[];
    const cutOff = this.#store.state('running') !== '';
    return {
      portal: this.#options.portal,
      storage: this.#files.storage,
      storageNote: this.#files.note,
      bytes: this.#store.bytes,
      records: Object.fromEntries(
        syncObjects.map((name, object) => [name, this.#store.count(object)] as const).filter(([, count]) => count > 0),
      ),
      verdict: !cutOff
        ? (runs[0]?.verdict ?? 'never synced')
        : `incomplete: ${syncing ? 'a run is under way' : 'the last run was cut off; run it again and it goes on from there'}`,
      runs,
      syncing,
    };
  }

  async pages(object: (typeof syncObjects)[number], recordsAPage: number): Promise<number> {
    const end = await beginReading(this.#options.name);
    try {
      await this.#store.refresh();
      const cursor = this.#nextCursor++;
      this.#cursors.set(cursor, { pages: this.#store.pages(syncObjects.indexOf(object), recordsAPage), end });
      return cursor;
    } catch (error) {
      end();
      throw error;
    }
  }

  /** The next page, or nothing behind the last one. */
  async page(cursor: number): Promise<Uint8Array | undefined> {
    const next = this.#cursors.get(cursor)?.pages.next();
    if (!next || next.done) {
      this.endPages(cursor);
      return undefined;
    }
    return next.value();
  }

  endPages(cursor: number): void {
    this.#cursors.get(cursor)?.end();
    this.#cursors.delete(cursor);
  }

  async document(key: string): Promise<Uint8Array | undefined> {
    await this.#store.refresh();
    return (await this.#store.document(key))?.slice();
  }

  async erase(): Promise<void> {
    this.control('abort');
    await this.#tabs.erasing(() => this.#store.erase());
    this.#files = await openFiles(this.#options.name);
    this.#store = await PortalStore.open(this.#files, this.#options.key);
  }

  memory(): { heap: number } {
    return { heap: this.#session?.memory() ?? 0 };
  }

  /** With the portal's lock held. */
  async #runHere(refresh: boolean, askedAt: number): Promise<SyncOutcome> {
    const store = this.#store;
    await store.beginWriting();
    let outcome: SyncOutcome | null = null;
    try {
      const [last] = JSON.parse(store.state('runs') || '[]') as SyncOutcome[];
      if (last && last.kind !== 'incomplete' && last.startedAt > askedAt) {
        return { ...last, elsewhere: true }; // another tab has done it while this one waited
      }
      const kind = refresh ? 'refresh' : store.state('checkpoint') ? 'later' : 'first';
      this.#waiting.signal.throwIfAborted();
      const run = new Run(await this.#task(kind, refresh, false));
      this.#run = run;
      this.#waiting.signal.throwIfAborted();
      outcome = await run.whole();
      return outcome;
    } catch (error) {
      throw this.#waiting.signal.aborted && !(error instanceof TrailSparkError)
        ? clientError('call.aborted', 'before it began')
        : error;
    } finally {
      this.#run = undefined;
      const write = (leaveOut: boolean): Promise<true> => store.endWriting(leaveOut).then(() => true);
      await ((await whileNobodyReads(this.#options.name, () => write(true))) ?? write(false));
      this.#tabs.tellEnd(outcome);
    }
  }

  async #task(run: SyncOutcome['run'], refresh: boolean, planOnly: boolean): Promise<RunTask> {
    const { settings = {}, api, credentials = 'same-origin', headers, wasm } = this.#options;
    const store = this.#store;
    const checkpoint = store.state('checkpoint');
    const known = (object: number) => store.known(object);
    this.#session = await Session.open({ settings, checkpoint, known, refresh, planOnly, wasm });
    return {
      portal: this.#options.portal,
      session: this.#session,
      store,
      caller: { api, credentials, headers: () => (headers === 'ask' ? askForHeaders() : Promise.resolve(headers)) },
      run,
      fetchSet: JSON.stringify(settings),
      onProgress: (progress) => {
        this.#tabs.tell(progress);
        this.#report(progress);
      },
    };
  }

  #report(progress: SyncProgress): void {
    scope.postMessage({ type: 'progress', progress });
  }
}
