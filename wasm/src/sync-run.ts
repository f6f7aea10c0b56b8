// The loop of one run: the session's calls, their answers, and the store, going round and round.
import { clientError, TrailSparkError } from './error.js';
import { Caller, type CallerOptions, type Refusal } from './sync-call.js';
import type { Session, SyncAnswer } from './sync-engine.js';
import type { PortalStore } from './sync-store.js';
import type { SyncCause, SyncOutcome, SyncProgress } from './sync-types.js';

const commitMilliseconds = 500;
const commitAnswers = 64;
const commitBytes = 8 << 20;
const progressMilliseconds = 100;
/** Of an address where nobody has ever answered. */
const faultsBeforeAnswer = 4;
const offlineMilliseconds = 600_000;
const keptRuns = 20;

const refusals: Record<Refusal, string> = {
  signed_out: 'the service does not know who is asking; sign in again, then run it again and it goes on from here',
  not_allowed: 'the service does not allow you to read this portal; ask an administrator for the role',
};

export interface RunTask {
  portal: string;
  session: Session;
  /** Null for a plan: nothing is stored. */
  store: PortalStore | null;
  caller: Pick<CallerOptions, 'api' | 'credentials' | 'headers'>;
  run: SyncOutcome['run'];
  fetchSet: string;
  onProgress: (progress: SyncProgress) => void;
}

export class Run {
  #task: RunTask;
  #caller: Caller;
  #answers: SyncAnswer[] = [];
  #packets: Uint8Array[] = [];
  #packetBytes = 0;
  #sinceCommit = 0;
  #committedAt = Date.now();
  #progressAt = 0;
  #faults = 0;
  #answered = false;
  #cause: SyncCause | null = null;
  #paused = false;
  #stopped = false;
  #storeFault: TrailSparkError | undefined;
  #wake: () => void = () => undefined;
  #offlineSince = 0;
  #startedAt = Date.now();

  constructor(task: RunTask) {
    this.#task = task;
    this.#caller = new Caller({
      ...task.caller,
      onAnswer: (answer) => {
        this.#answers.push(answer);
        this.#wake();
      },
      onRefusal: (refusal, words) => this.#end(refusal, `${refusals[refusal]} (${words})`),
    });
  }

  /** Ends the run as incomplete. */
  cancel(): void {
    this.#end('cancelled', 'cancelled; run it again and it goes on from here');
  }

  /** Ends the run without an outcome; what was stored before stays. */
  abort(): void {
    this.#stopped = true;
    this.#caller.stop();
    this.#wake();
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.#progressAt = 0;
    this.#wake();
  }

  /** Only what it would cost. */
  async plan(): Promise<ReturnType<Session['plan']>> {
    const { session } = this.#task;
    await this.#listen(() => this.#loop(() => session.plan().known));
    this.#caller.stop();
    return session.plan();
  }

  /** Errors: those of the store, and call.aborted. */
  async whole(): Promise<SyncOutcome> {
    const { session, store, run } = this.#task;
    await store!.commit([], { running: JSON.stringify({ run, startedAt: this.#startedAt }) });
    await this.#listen(() => this.#loop(() => false));
    this.#caller.stop();
    if (this.#storeFault) {
      throw this.#storeFault;
    }
    if (this.#stopped) {
      await this.#commit({ running: '' });
      throw clientError('call.aborted', 'what was stored before stays; run it again and it goes on from here');
    }
    const outcome = this.#outcome();
    const runs = [outcome, ...(JSON.parse(store!.state('runs') || '[]') as SyncOutcome[])].slice(0, keptRuns);
    const state: Record<string, string> = { running: '', runs: JSON.stringify(runs) };
    if (this.#cause === 'wrong_portal') {
      await store!.commit([], state);
    } else {
      state.fetchSet = this.#task.fetchSet;
      await this.#commit(state);
    }
    if (this.#storeFault) {
      throw this.#storeFault;
    }
    this.#task.onProgress(session.progress());
    return outcome;
  }

  async #listen(work: () => Promise<void>): Promise<void> {
    const wake = (): void => this.#wake();
    addEventListener('online', wake);
    addEventListener('offline', wake);
    try {
      await work();
    } finally {
      removeEventListener('online', wake);
      removeEventListener('offline', wake);
    }
  }

  async #loop(enough: () => boolean): Promise<void> {
    const { session } = this.#task;
    while (!this.#stopped && !this.#storeFault && !enough()) {
      this.#report();
      this.#take();
      this.#commitWhereDue();
      if (this.#packetBytes > 2 * commitBytes) {
        await this.#commit({}); // the disk is slower than HubSpot
      }
      const hold = this.#cause === null && (this.#paused || this.#isOffline());
      const step = hold ? ({ kind: 'wait', until: Date.now() + 1000 } as const) : session.next(Date.now());
      if (step.kind === 'done') {
        return;
      }
      if (step.kind === 'call') {
        this.#caller.submit(step);
      } else {
        await this.#sleep(step.until - Date.now());
      }
    }
  }

  /** Until then, or until something happens. */
  #sleep(milliseconds: number): Promise<void> {
    if (this.#answers.length > 0) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const patience = Math.max(0, Math.min(milliseconds, commitMilliseconds));
      const timer = setTimeout(() => this.#wake(), patience);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = () => undefined;
        resolve();
      };
    });
  }

  #take(): void {
    const { session, store, portal } = this.#task;
    for (const answer of this.#answers.splice(0)) {
      this.#faults = answer.status === 0 ? this.#faults + 1 : 0;
      this.#answered ||= answer.status !== 0;
      const packet = session.deliver(answer, Date.now());
      if (packet && answer.status === 200 && !this.#isOurPortal(answer, packet, portal)) {
        return;
      }
      if (packet && store) {
        this.#packets.push(packet);
        this.#packetBytes += packet.length;
      }
      this.#sinceCommit += 1;
      if (!this.#answered && this.#faults >= faultsBeforeAnswer && navigator.onLine) {
        this.#end('unreachable', `HubSpot cannot be reached at ${this.#task.caller.api}: ${answer.fault}`);
      }
    }
  }

  /** One store, one portal: records of two would be mixed beyond repair. */
  #isOurPortal(answer: SyncAnswer, packet: Uint8Array, portal: string): boolean {
    if (packet[5] !== 0x5b || new TextDecoder().decode(packet.subarray(6, 19)) !== '"d","account"') {
      return true;
    }
    const { portalId } = JSON.parse(new TextDecoder().decode(answer.body)) as { portalId?: number };
    if (portalId === undefined || String(portalId) === portal) {
      return true;
    }
    this.#end('wrong_portal', `the service answers for portal ${portalId}, this store is for portal ${portal}`);
    return false;
  }

  #end(cause: SyncCause, why: string): void {
    if (this.#cause === null) {
      this.#cause = cause;
      this.#task.session.cancel(why);
      this.#caller.stop();
      this.#wake();
    }
  }

  /** While the device has no network nothing is asked; after ten minutes that is the end of the run. */
  #isOffline(): boolean {
    if (navigator.onLine) {
      this.#offlineSince = 0;
      return false;
    }
    this.#offlineSince ||= Date.now();
    if (Date.now() - this.#offlineSince > offlineMilliseconds) {
      this.#end('offline', 'this device has been offline for ten minutes; run it again when the network is back');
      return false;
    }
    return true;
  }

  #report(): void {
    const now = Date.now();
    if (now - this.#progressAt >= progressMilliseconds) {
      this.#progressAt = now;
      const progress = this.#task.session.progress();
      progress.waitingFor = this.#paused ? 'you' : this.#isOffline() ? 'the network' : progress.waitingFor;
      this.#task.onProgress(progress);
    }
  }

  #commitWhereDue(): void {
    const due = this.#sinceCommit >= commitAnswers || this.#packetBytes >= commitBytes;
    if (due || (this.#sinceCommit > 0 && Date.now() - this.#committedAt >= commitMilliseconds)) {
      void this.#commit({});
    }
  }

  /** What came so far, with the checkpoint that is true for all of it. */
  async #commit(state: Record<string, string>): Promise<void> {
    const packets = this.#packets;
    this.#packets = [];
    this.#packetBytes = 0;
    this.#sinceCommit = 0;
    this.#committedAt = Date.now();
    const { store, session } = this.#task;
    try {
      await store?.commit(packets, { ...state, checkpoint: session.checkpoint() });
    } catch (error) {
      this.#storeFault ??= error instanceof TrailSparkError ? error : clientError('store.failed', String(error));
      this.#caller.stop();
      this.#wake();
    }
  }

  #outcome(): SyncOutcome {
    const { session, run } = this.#task;
    const { reason: _, reconnect, ...verdict } = session.verdict();
    const { changed, removed, calls, retries, refusals: refused } = session.progress();
    const incomplete = verdict.kind === 'incomplete';
    return {
      ...verdict,
      run,
      cause: incomplete
        ? (this.#cause ?? (reconnect ? 'reconnect' : this.#faults > 0 ? 'unreachable' : 'hubspot'))
        : null,
      changed,
      removed,
      calls,
      retries,
      refusals: refused,
      startedAt: this.#startedAt,
      endedAt: Date.now(),
      elsewhere: false,
    };
  }
}
