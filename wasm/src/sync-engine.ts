import { coreError } from './error.js';
import { syncObjects } from './sync-protocol.js';
import type { SyncOutcome, SyncPlan, SyncProgress, SyncSettings } from './sync-types.js';
import factory, { type SyncGlue, type SyncHandle } from './trailspark-sync.mjs';
import { compile, compileOnce, instantiateModule, type WasmSource } from './wasm-module.js';

const compileOwn = compileOnce(() => new URL('./trailspark-sync.wasm', import.meta.url));
const encoder = new TextEncoder();
const nothing = new Uint8Array();

/** A call to make: the driver adds the base address. */
export interface SyncCall {
  id: number;
  method: string;
  target: string;
  body: string;
}

export type SyncStep = ({ kind: 'call' } & SyncCall) | { kind: 'wait'; until: number } | { kind: 'done' };

/** What came of a call; status 0: `fault` says why there is no answer. */
export interface SyncAnswer {
  id: number;
  status: number;
  headers: string;
  body: Uint8Array;
  fault: string;
}

/** A record that the store holds. */
export type Known = readonly [id: string, updatedAt: number, fetchedAt: number];

export interface SessionOptions {
  settings: SyncSettings;
  checkpoint: string;
  known: (object: number) => Iterable<Known>;
  refresh?: boolean;
  planOnly?: boolean;
  wasm?: WasmSource;
}

type Verdict = Pick<SyncOutcome, 'kind' | 'verdict' | 'objects' | 'gaps' | 'notSynced'> & {
  reason: string;
  reconnect: boolean;
};

/** One session of core's sync: it says which call it would like to see made, and what to store of the answer. */
export class Session {
  #handle: SyncHandle;

  private constructor(handle: SyncHandle) {
    this.#handle = handle;
  }

  /** Errors: module.load, sync.settings, sync.checkpoint. */
  static async open({ settings, checkpoint, known, refresh, planOnly, wasm }: SessionOptions): Promise<Session> {
    const glue = await instantiateModule<SyncGlue>(factory, () => (wasm === undefined ? compileOwn() : compile(wasm)));
    const session = new Session(new glue.Sync());
    session.#configure(glue, settings, { refresh: Number(!!refresh), planOnly: Number(!!planOnly) });
    const bytes = encoder.encode(checkpoint);
    session.#handle.input(bytes.length).set(bytes);
    const failure = session.#handle.open(bytes.length);
    if (failure) {
      throw coreError(failure);
    }
    syncObjects.forEach((_, object) => session.#know(object, [...known(object)]));
    return session;
  }

  next(now: number): SyncStep {
    return JSON.parse(this.#handle.next(now)) as SyncStep;
  }

  /** Answers what to store, as sync_json.hpp has it; nothing where that is nothing. */
  deliver(answer: SyncAnswer, now: number): Uint8Array | undefined {
    const headers = encoder.encode(answer.headers);
    const input = this.#handle.input(answer.body.length + headers.length);
    input.set(answer.body);
    input.set(headers, answer.body.length);
    const bytes = this.#handle.deliver(answer.id, answer.status, answer.body.length, headers.length, answer.fault, now);
    return bytes > 0 ? this.#handle.packet().slice() : undefined;
  }

  cancel(why: string): void {
    this.#handle.cancel(why);
  }

  checkpoint(): string {
    return this.#handle.checkpoint();
  }

  plan(): SyncPlan & { known: boolean } {
    const plan = JSON.parse(this.#handle.plan()) as SyncPlan & { known: boolean; millionthsOfDailyQuota?: number };
    const { millionthsOfDailyQuota: millionths, ...rest } = plan;
    return { ...rest, shareOfDailyQuota: millionths === undefined ? null : millionths / 1e6 };
  }

  progress(): SyncProgress {
    return { ...(JSON.parse(this.#handle.progress()) as SyncProgress), elsewhere: false };
  }

  verdict(): Verdict {
    return JSON.parse(this.#handle.verdict()) as Verdict;
  }

  /** Bytes of the WebAssembly memory. */
  memory(): number {
    return this.#handle.input(0).buffer.byteLength;
  }

  #configure(glue: SyncGlue, settings: SyncSettings, more: Record<string, number>): void {
    for (const name of settings.objects ?? ['contacts', 'companies', 'deals']) {
      const index = syncObjects.indexOf(name);
      const mapped = mappedProperties(settings, name) ?? glue.defaultProperties(index).split(',');
      this.#handle.fetch(index, [...mapped, ...(settings.properties?.[name] ?? [])].join(','));
    }
    const numbers = {
      callsPerTenSeconds: settings.callsPerTenSeconds,
      searchesPerSecond: settings.searchesPerSecond,
      dailyReserve: settings.dailyReserve,
      mostAtOnce: settings.mostAtOnce ?? 5,
      refreshDays: settings.refreshDays,
      linksHours: settings.linksHours,
      emailEvents: Number(!!settings.events?.includes('email')),
      formEvents: Number(!!settings.events?.includes('forms')),
      // So that tabs that failed together do not come back together.
      jitterSeed: crypto.getRandomValues(new Uint32Array(1))[0],
      ...more,
    };
    for (const [name, value] of Object.entries(numbers)) {
      if (value !== undefined) {
        this.#handle.set(name, value);
      }
    }
  }

  #know(object: number, known: readonly Known[]): void {
    const numbers = new BigInt64Array(known.flatMap((record) => record.map(BigInt)));
    this.#handle.input(numbers.byteLength).set(new Uint8Array(numbers.buffer));
    this.#handle.know(object, known.length);
  }
}

function mappedProperties({ mapping }: SyncSettings, object: string): string[] | undefined {
  const target = ({ contacts: 'lead', companies: 'account', deals: 'deal' } as const)[object as 'contacts'];
  return target && mapping?.[target]?.flatMap((rule) => rule.from);
}

/** @internal An answer that is none. */
export const noAnswer = (id: number, fault: string): SyncAnswer => ({
  id,
  status: 0,
  headers: '',
  body: nothing,
  fault,
});
