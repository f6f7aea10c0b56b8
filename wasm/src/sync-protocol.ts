import type { Fault } from './error.js';
import type { PortalSyncOptions, SyncObjectName, SyncProgress } from './sync-types.js';

/** @internal What the worker needs of the options; `headers` are asked for where they are a function. */
export type WorkerOptions = Omit<PortalSyncOptions, 'headers' | 'worker' | 'api' | 'key'> & {
  api: string;
  key: Uint8Array<ArrayBuffer>;
  name: string;
  headers: Record<string, string> | 'ask';
};

/** @internal What the page asks of the worker; several may be under way. */
export type SyncRequest =
  | { kind: 'open'; options: WorkerOptions }
  | { kind: 'erase'; name: string }
  | { kind: 'plan' }
  | { kind: 'run'; refresh: boolean; ifBusy: 'follow' | 'refuse' }
  | { kind: 'status' }
  | { kind: 'pages'; object: SyncObjectName; recordsAPage: number }
  | { kind: 'page'; cursor: number }
  | { kind: 'endPages'; cursor: number }
  | { kind: 'document'; key: string }
  | { kind: 'memory' };

/** @internal Messages to the worker. */
export type ToWorker =
  | { type: 'call'; id: number; request: SyncRequest }
  | { type: 'control'; what: 'abort' | 'cancel' | 'pause' | 'resume' }
  | { type: 'headers'; headers: Record<string, string> | string };

/** @internal Messages of the worker. */
export type FromWorker =
  | { type: 'value'; id: number; value: unknown }
  | { type: 'faults'; id: number; faults: readonly [Fault, ...Fault[]] }
  | { type: 'defect'; id: number; message: string }
  | { type: 'progress'; progress: SyncProgress }
  | { type: 'headers' };

/** @internal In the order of core's SyncObject. */
export const syncObjects: readonly SyncObjectName[] = ['contacts', 'companies', 'deals', 'meetings', 'emails'];
