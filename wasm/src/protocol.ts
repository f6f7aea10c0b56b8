import type { LeadBase, LeadBaseOptions } from './lead-base.js';
import type { Fault } from './error.js';
import type { Progress } from './types.js';

/** @internal The methods of a lead base that a worker performs as they are. */
export type RemoteMethod =
  | 'ingest'
  | 'ingestFile'
  | 'setMapping'
  | 'setSettings'
  | 'leads'
  | 'accounts'
  | 'deals'
  | 'derive'
  | 'count'
  | 'column'
  | 'report'
  | 'duplicates'
  | 'explain'
  | 'rows'
  | 'snapshot'
  | 'memory';

/** @internal What the page asks of the worker, one thing at a time; the first is always `create`. */
export type Request =
  | { id: number; kind: 'create'; options: LeadBaseOptions; snapshot?: Uint8Array | ArrayBuffer }
  | {
      id: number;
      kind: 'load';
      args: [object: string, file: Blob | ReadableStream<Uint8Array>, name: string | undefined];
    }
  | { id: number; kind: 'call'; method: RemoteMethod; args: unknown[] }
  | { kind: 'abort' };

/** @internal What the worker answers: progress, and then the value or what went wrong. */
export type Answer =
  | { id: number; kind: 'progress'; progress: Progress }
  | { id: number; kind: 'value'; value: unknown }
  | { id: number; kind: 'faults'; faults: readonly [Fault, ...Fault[]] }
  | { id: number; kind: 'defect'; message: string };

/** @internal */
export type Result<Method extends RemoteMethod> = ReturnType<LeadBase[Method]>;
