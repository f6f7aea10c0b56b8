// The worker's side of LeadBaseWorker: one lead base, and the calls of the page performed one after the other.
import { TrailSparkError, type Fault } from './error.js';
import { LeadBase } from './lead-base.js';
import type { Answer, Request } from './protocol.js';
import type { Progress } from './types.js';

/** Between two reports of progress: more often than the eye follows would only keep the page busy. */
const progressMilliseconds = 50;

interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(answer: Answer, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let base: LeadBase;
let stop = new AbortController();

scope.onmessage = async ({ data: request }) => {
  if (request.kind === 'abort') {
    stop.abort();
    return;
  }
  stop = new AbortController();
  const { id } = request;
  try {
    const value = await perform(request);
    scope.postMessage({ id, kind: 'value', value }, buffersOf(value));
  } catch (error) {
    scope.postMessage(
      error instanceof TrailSparkError
        ? { id, kind: 'faults', faults: error.faults as [Fault, ...Fault[]] }
        : { id, kind: 'defect', message: String(error) },
      [],
    );
  }
};

async function perform(request: Exclude<Request, { kind: 'abort' }>): Promise<unknown> {
  switch (request.kind) {
    case 'create':
      base = await (request.snapshot
        ? LeadBase.restore(request.snapshot, request.options)
        : LeadBase.create(request.options));
      return undefined;
    case 'load': {
      const [object, file, name] = request.args;
      return base.load(object, file, { name, signal: stop.signal, onProgress: reporter(request.id) });
    }
    case 'call':
      return (base[request.method] as (...args: unknown[]) => unknown)(...request.args);
  }
}

function reporter(id: number): (progress: Progress) => void {
  let next = 0;
  return (progress) => {
    const now = performance.now();
    if (now >= next) {
      next = now + progressMilliseconds;
      scope.postMessage({ id, kind: 'progress', progress }, []);
    }
  };
}

/** The buffers that a value owns: typed arrays move to the page, nothing is copied. */
function buffersOf(value: unknown): Transferable[] {
  const parts = ArrayBuffer.isView(value) ? [value] : value && typeof value === 'object' ? Object.values(value) : [];
  return parts.filter((part) => ArrayBuffer.isView(part)).map((view) => view.buffer as ArrayBuffer);
}
