import type { WasmSource } from './wasm-module.js';
import type { Mapping } from './types.js';

/** What is fetched as records. */
export type SyncObjectName = 'contacts' | 'companies' | 'deals' | 'meetings' | 'emails';

/** What to fetch, and how much of HubSpot's quota it may cost. */
export interface SyncSettings {
  /** Default: contacts, companies and deals. */
  objects?: SyncObjectName[];
  /** Its properties are fetched. Default: the default mapping. */
  mapping?: Mapping;
  /** Properties to fetch besides the mapping's, by object. */
  properties?: Partial<Record<SyncObjectName, string[]>>;
  /** Dated events: of marketing emails, of forms. Default: none. */
  events?: ('email' | 'forms')[];
  /** Calls in ten seconds until HubSpot's headers say otherwise. Default: 110. */
  callsPerTenSeconds?: number;
  /** Default: 5. */
  searchesPerSecond?: number;
  /** Share of the daily quota that is left to other apps, from 0 to 1. Default: 0.1. */
  dailyReserve?: number;
  /** Calls in flight. Default: 5, which leaves the page one of the six connections that HTTP/1.1 has. */
  mostAtOnce?: number;
  /** Every record is read again after so many days. Default: 7. */
  refreshDays?: number;
  /** Every association is read again after so many hours. Default: 24. */
  linksHours?: number;
}

export interface PortalSyncOptions {
  /** The portal's id, "24681357": what is stored is kept under it, and no other portal's records are taken in. */
  portal: string;
  /** Where HubSpot's paths begin: "/hubspot/24681357". Of the page's own origin, or one that allows it (see README). */
  api: string | URL;
  /** 32 bytes, or their base64 text: what is stored is encrypted with it. Whoever has no key has no records. */
  key: Uint8Array | ArrayBuffer | string;
  settings?: SyncSettings;
  /** Where several stores of one portal are wanted: letters, digits, "-", "_" and ".". Default: "portal-" and its id. */
  name?: string;
  /** What was stored with another key, or is damaged, is erased instead of refused. */
  anew?: boolean;
  /** Headers of each call; a function is asked again each minute, and after the service refused a call. */
  headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>);
  /** Default: "same-origin". */
  credentials?: RequestCredentials;
  /** The module trailspark-sync.wasm, of what can be sent to a worker. */
  wasm?: Exclude<WasmSource, URL | Response | PromiseLike<Response>>;
  /** Makes the worker, where the package's own `sync-worker.js` cannot be started from where it lies. */
  worker?: () => Worker;
}

/** What a run is going to cost. */
export interface SyncPlan {
  calls: number;
  milliseconds: number;
  /** From 0; null where HubSpot does not tell its quota. */
  shareOfDailyQuota: number | null;
  objects: Partial<Record<SyncObjectName, { records: number; calls: number; how: string }>>;
}

export interface SyncProgress {
  objects: Partial<Record<SyncObjectName, { stage: string; stored: number; expected: number }>>;
  /** Answered. */
  calls: number;
  /** Calls that had to be made again. */
  retries: number;
  /** 429s. */
  refusals: number;
  /** Records stored or changed. */
  changed: number;
  removed: number;
  /** "", "the rate limit", "HubSpot to answer", "the network", "you" (paused), "another tab", ... */
  waitingFor: string;
  /** It is another tab that syncs. */
  elsewhere: boolean;
}

/** Why a run ended before it was through, where a program may want to know. */
export type SyncCause =
  | 'cancelled'
  | 'reconnect' // the portal must be connected again
  | 'signed_out' // the service does not know who is asking
  | 'not_allowed' // the service does not allow it to whoever is asking
  | 'unreachable'
  | 'offline'
  | 'wrong_portal'
  | 'hubspot';

/** What came of a run. */
export interface SyncOutcome {
  kind: 'complete' | 'completeExcept' | 'incomplete';
  /** "complete", "complete except: ...", "incomplete: ...". */
  verdict: string;
  run: 'first' | 'later' | 'refresh';
  objects: Partial<Record<SyncObjectName, { stored: number; inHubspot: number | null }>>;
  /** "contacts 100451 to 100460: HTTP 500 five times; try --refresh later" */
  gaps: string[];
  /** What was not granted or not asked for. */
  notSynced: string[];
  /** Of an incomplete run. */
  cause: SyncCause | null;
  changed: number;
  removed: number;
  calls: number;
  retries: number;
  refusals: number;
  /** Milliseconds since 1970. */
  startedAt: number;
  endedAt: number;
  /** Another tab did it. */
  elsewhere: boolean;
}

export interface SyncStatus {
  portal: string;
  /** Where it is stored: "disk", or "memory" where the browser grants none, as in some private windows. */
  storage: 'disk' | 'memory';
  /** Why it is kept in memory; "". */
  storageNote: string;
  /** Bytes on the disk. */
  bytes: number;
  records: Partial<Record<SyncObjectName, number>>;
  /** Of the last run; "never synced" before the first. */
  verdict: string;
  /** The last runs, the newest first. */
  runs: SyncOutcome[];
  /** Who syncs it now: "this tab", "another tab since 2026-11-23T10:00:00.000Z"; "". */
  syncing: string;
}

export interface RunOptions {
  /** About ten times a second at most. */
  onProgress?: (progress: SyncProgress) => void;
  /** Ends the run: it rejects with call.aborted, and what was stored stays. */
  signal?: AbortSignal;
  /** Reads every record again now, whatever is due. */
  refresh?: boolean;
  /**
   * Where another tab syncs this portal: "follow" reports its progress and resolves with its outcome, or takes over where
   * that tab is closed; "refuse" rejects with sync.busy. Default: "follow".
   */
  ifBusy?: 'follow' | 'refuse';
}
