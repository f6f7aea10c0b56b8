import type {
  PortalSync,
  SyncObjectName,
  SyncOutcome,
  SyncPlan,
  SyncProgress,
  SyncStatus,
} from '@trailspark/hubspot/sync';
import type { Mapping } from '@trailspark/hubspot';
import type { Api, ReportRun, Run } from '../api/client.js';
import { Store, type Loaded } from './store.js';

/** A moment of a run, for the timeline: what had been called until then. */
export interface Tick {
  milliseconds: number;
  calls: number;
  refusals: number;
  retries: number;
}

/** The run that goes on in this tab, or was the last one here. */
export interface LiveRun {
  id: string;
  kind: ReportRun['kind'];
  startedAt: number;
  progress: SyncProgress | undefined;
  ticks: Tick[];
  outcome: SyncOutcome | undefined;
  error: unknown;
}

/** Properties by object. */
export type Wanted = Partial<Record<'contacts' | 'companies' | 'deals', string[]>>;

const ticksKept = 3000;
const tickMilliseconds = 200;

/** The copy of an account in this browser: opened with the service's key, planned, run, watched. */
export class SyncStore extends Store {
  status: Loaded<SyncStatus> = { state: 'none' };
  plan: Loaded<SyncPlan> = { state: 'none' };
  /** What the service knows of runs, wherever they were. */
  history: Loaded<Run[]> = { state: 'none' };
  live: LiveRun | undefined;
  paused = false;
  #api: Api;
  #portalId: number;
  #mapping: () => Promise<Mapping | undefined>;
  #wanted: () => Promise<Wanted>;
  #fetched: Record<string, Set<string>> = {};
  #portal: Promise<PortalSync> | undefined;
  #picked: Wanted | undefined;

  /** `mapping`: the saved one, whose properties are fetched; `wanted`: what is to be there besides. */
  constructor(api: Api, portalId: number, mapping: () => Promise<Mapping | undefined>, wanted: () => Promise<Wanted>) {
    super();
    this.#api = api;
    this.#portalId = portalId;
    this.#mapping = mapping;
    this.#wanted = wanted;
  }

  /** Whether a property's values come with the records that a run stores. */
  fetches(object: string, property: string): boolean {
    return this.#fetched[object]?.has(property) ?? false;
  }

  /** From now on these properties too; the next run fetches them. Not during a run. */
  async fetchAlso(object: 'contacts' | 'companies' | 'deals', properties: string[]): Promise<void> {
    const picked = readPicked(this.#portalId);
    picked[object] = [...new Set([...(picked[object] ?? []), ...properties])];
    try {
      localStorage.setItem(pickedKey(this.#portalId), JSON.stringify(picked));
    } catch {
      // where nothing can be kept, they are picked again next time
    }
    this.#picked = picked;
    await this.reopen();
  }

  get running(): boolean {
    return this.live !== undefined && this.live.outcome === undefined && this.live.error === undefined;
  }

  /** Records that are here already, whatever became of the last run. */
  get stored(): number {
    const records = this.status.state === 'ready' ? this.status.value.records : {};
    return Object.values(records).reduce((sum, count) => sum + count, 0);
  }

  /** Opens what is stored and says what it is. */
  async open(): Promise<void> {
    if (this.status.state === 'loading' || this.status.state === 'ready') {
      return;
    }
    this.status = { state: 'loading' };
    this.changed();
    try {
      this.status = { state: 'ready', value: await (await this.#opened()).status() };
    } catch (error) {
      this.#portal = undefined;
      this.status = { state: 'failed', error };
    }
    this.changed();
  }

  async makePlan(): Promise<void> {
    this.plan = { state: 'loading' };
    this.changed();
    try {
      this.plan = { state: 'ready', value: await (await this.#opened()).plan() };
    } catch (error) {
      this.plan = { state: 'failed', error };
    }
    this.changed();
  }

  /** Runs to its end, or until it is cancelled; resolves with true where records may have changed. */
  async run({ refresh = false } = {}): Promise<boolean> {
    if (this.running) {
      return false;
    }
    const startedAt = Date.now();
    const kind = refresh ? 'refresh' : this.stored > 0 ? 'later' : 'first';
    const live: LiveRun = {
      ...{ id: crypto.randomUUID(), kind, startedAt, progress: undefined, ticks: [] },
      ...{ outcome: undefined, error: undefined },
    };
    this.live = live;
    this.paused = false;
    this.changed();
    void this.#report(live);
    try {
      const portal = await this.#opened();
      live.outcome = await portal.run({ refresh, onProgress: (progress) => this.#progressed(live, progress) });
      this.status = { state: 'ready', value: await portal.status() };
      this.plan = { state: 'none' };
    } catch (error) {
      live.error = error;
    }
    this.changed();
    if (!live.outcome?.elsewhere) {
      await this.#report(live);
    }
    await this.loadHistory();
    return live.outcome !== undefined && live.outcome.changed + live.outcome.removed > 0;
  }

  async setPaused(paused: boolean): Promise<void> {
    const portal = await this.#opened();
    this.paused = paused;
    if (paused) {
      portal.pause();
    } else {
      portal.resume();
    }
    this.changed();
  }

  async cancel(): Promise<void> {
    (await this.#opened()).cancel();
  }

  /** Stored records as pages that a lead base reads. */
  async *pages(object: SyncObjectName): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    yield* (await this.#opened()).pages(object);
  }

  async loadHistory(): Promise<void> {
    const call = this.#api.calls.GET('/api/connections/hubspot/{portalId}/runs', {
      params: { path: { portalId: this.#portalId } },
    });
    try {
      this.history = { state: 'ready', value: (await this.#api.ask(call)).runs };
    } catch (error) {
      this.history = { state: 'failed', error };
    }
    this.changed();
  }

  /** The next run fetches what another mapping needs. Not during a run. */
  async reopen(): Promise<void> {
    if (!this.running && this.#portal) {
      this.close();
      await this.open();
    }
  }

  close(): void {
    void this.#portal?.then((portal) => portal.close()).catch(() => {});
    this.#portal = undefined;
    this.status = { state: 'none' };
    this.plan = { state: 'none' };
    this.changed();
  }

  /** Removes the account's records from this device: at log-out, and when it is disconnected. */
  static async erase(portalId: number): Promise<void> {
    const { PortalSync } = await import('@trailspark/hubspot/sync');
    await PortalSync.erase({ portal: String(portalId) });
  }

  #opened(): Promise<PortalSync> {
    this.#portal ??= this.#start();
    return this.#portal;
  }

  async #start(): Promise<PortalSync> {
    const { PortalSync, TrailSparkError } = await import('@trailspark/hubspot/sync');
    const params = { path: { portalId: this.#portalId } };
    const call = this.#api.calls.GET('/api/connections/hubspot/{portalId}/base-key', { params });
    const { key } = await this.#api.ask(call);
    const mapping = await this.#mapping();
    const properties = merge(await this.#wanted(), (this.#picked ??= readPicked(this.#portalId)));
    this.#fetched = fetchedBy(mapping, properties);
    const options = {
      portal: String(this.#portalId),
      api: new URL(`${this.#api.base}/hubspot/${this.#portalId}`, location.href),
      key,
      headers: () => this.#api.headers(),
      credentials: this.#api.token === undefined ? ('same-origin' as const) : ('omit' as const),
      settings: { mapping, properties },
    };
    return PortalSync.open(options).catch((error: unknown) => {
      // The key changes with the log-in: what another one encrypted is of no use to anyone.
      if (error instanceof TrailSparkError && (error.code === 'store.key' || error.code === 'store.damaged')) {
        return PortalSync.open({ ...options, anew: true });
      }
      throw error;
    });
  }

  #progressed(live: LiveRun, progress: SyncProgress): void {
    live.progress = progress;
    const { calls, refusals, retries } = progress;
    const milliseconds = Date.now() - live.startedAt;
    const last = live.ticks.at(-1);
    if (!last || (milliseconds - last.milliseconds >= tickMilliseconds && live.ticks.length < ticksKept)) {
      live.ticks.push({ milliseconds, calls, refusals, retries });
    }
    this.changed();
  }

  /** Tells the service, whose history of runs is the one that counts. That it cannot be told spoils no run. */
  async #report({ id, kind, startedAt, outcome, error }: LiveRun): Promise<void> {
    const ended = outcome !== undefined || error !== undefined;
    const said = error instanceof Error ? `incomplete: ${error.message}`.slice(0, 4000) : '';
    const body: ReportRun = {
      ...{ id, kind, startedAt: new Date(startedAt).toISOString() },
      ...(ended ? { endedAt: new Date().toISOString(), verdict: outcome?.verdict ?? said } : {}),
      ...(outcome
        ? {
            ...{ notSynced: outcome.notSynced, calls: outcome.calls, retries: outcome.retries },
            ...{ refusals: outcome.refusals, changed: outcome.changed, removed: outcome.removed },
          }
        : {}),
    };
    const params = { path: { portalId: this.#portalId } };
    await this.#api
      .ask(this.#api.calls.POST('/api/connections/hubspot/{portalId}/runs', { params, body }))
      .catch(() => {});
  }
}

const pickedKey = (portalId: number) => `trailspark-picked-${portalId}`;

/** Names of properties, picked by hand in this browser. */
function readPicked(portalId: number): Wanted {
  try {
    return JSON.parse(localStorage.getItem(pickedKey(portalId)) ?? '{}') as Wanted;
  } catch {
    return {};
  }
}

function merge(one: Wanted, other: Wanted): Wanted {
  const objects = ['contacts', 'companies', 'deals'] as const;
  return Object.fromEntries(objects.map((object) => [object, [...(one[object] ?? []), ...(other[object] ?? [])]]));
}

function fetchedBy(mapping: Mapping | undefined, properties: Wanted): Record<string, Set<string>> {
  const chains = (rules: Mapping['lead'] = []) => rules.flatMap(({ from }) => from);
  return {
    contacts: new Set([...chains(mapping?.lead), ...(properties.contacts ?? [])]),
    companies: new Set([...chains(mapping?.account), ...(properties.companies ?? [])]),
    deals: new Set([...chains(mapping?.deal), ...(properties.deals ?? [])]),
  };
}
