// Several tabs of one page, one portal: one syncs, the others are told how it goes.
import { clientError } from './error.js';
import type { SyncOutcome, SyncProgress } from './sync-types.js';

type Message =
  | { kind: 'who' }
  | { kind: 'holding'; since: number; progress: SyncProgress | null }
  | { kind: 'ended'; outcome: SyncOutcome | null }
  | { kind: 'erasing' };

/** How long another tab is given to answer, or to let go. */
const answerMilliseconds = 500;
const eraseMilliseconds = 10_000;

export interface TabEvents {
  /** Of another tab. */
  onProgress: (progress: SyncProgress) => void;
  /** Another tab wants to erase the portal: whatever runs here ends. */
  onErase: () => void;
}

export class Tabs {
  #name: string;
  #channel: BroadcastChannel;
  #since = 0; // that this tab syncs
  #latest: SyncProgress | null = null;
  #heard = new Set<(message: Message) => void>();

  /** `name`: of the store, one for all tabs of the origin. */
  constructor(name: string, events: TabEvents) {
    this.#name = `trailspark-hubspot:${name}`;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'who' && this.#since) {
        this.#post({ kind: 'holding', since: this.#since, progress: this.#latest });
      } else if (data.kind === 'holding' && data.progress) {
        events.onProgress({ ...data.progress, elsewhere: true });
      } else if (data.kind === 'erasing') {
        events.onErase();
      }
      this.#heard.forEach((listen) => listen(data));
    };
  }

  /** "this tab", "another tab since ..."; "" where nobody syncs the portal. */
  async holder(): Promise<string> {
    if (this.#since) {
      return 'this tab';
    }
    const { held } = await navigator.locks.query();
    if (!held?.some(({ name }) => name === this.#name)) {
      return '';
    }
    const answer = await this.#ask({ kind: 'who' });
    return answer?.kind === 'holding' ? `another tab since ${new Date(answer.since).toISOString()}` : 'another tab';
  }

  /** Runs `work` as the one tab that syncs the portal; undefined where another one is. */
  ifFree<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    return navigator.locks.request(this.#name, { ifAvailable: true }, (lock) =>
      lock ? this.#hold(work) : undefined,
    ) as Promise<Value | undefined>;
  }

  /**
   * The same once the other tab has let go of it. Where that one's run ends first, with an outcome that `accept` takes,
   * that is the answer.
   */
  async follow(
    work: () => Promise<SyncOutcome>,
    accept: (outcome: SyncOutcome) => boolean,
    signal: AbortSignal,
  ): Promise<SyncOutcome> {
    const waiting = new AbortController();
    const giveUp = (): void => waiting.abort();
    signal.addEventListener('abort', giveUp, { once: true });
    this.#post({ kind: 'who' });
    let ended: (message: Message) => void;
    const elsewhere = new Promise<SyncOutcome>((resolve) => {
      ended = (message) => {
        if (message.kind === 'ended' && message.outcome && accept(message.outcome)) {
          resolve({ ...message.outcome, elsewhere: true });
        }
      };
      this.#heard.add(ended);
    });
    let began = false;
    const here = navigator.locks.request(this.#name, { signal: waiting.signal }, () => {
      began = true;
      return this.#hold(work);
    }) as Promise<SyncOutcome>;
    try {
      const first = await Promise.race([elsewhere, here]);
      return began ? await here : first; // a run that has begun here is not left alone
    } catch (error) {
      if (!began && signal.aborted) {
        throw clientError('call.aborted', 'another tab goes on');
      }
      throw error;
    } finally {
      waiting.abort();
      here.catch(() => undefined);
      this.#heard.delete(ended!);
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** Runs `work` alone, after whoever syncs was asked to stop. Errors: sync.busy. */
  async erasing(work: () => Promise<void>): Promise<void> {
    this.#post({ kind: 'erasing' });
    const patience = AbortSignal.timeout(eraseMilliseconds);
    await navigator.locks.request(this.#name, { signal: patience }, work).catch((error: unknown) => {
      throw patience.aborted ? clientError('sync.busy', 'it does not stop') : error;
    });
  }

  /** How the run of this tab goes, told to the others. */
  tell(progress: SyncProgress): void {
    this.#latest = progress;
    this.#post({ kind: 'holding', since: this.#since, progress });
  }

  tellEnd(outcome: SyncOutcome | null): void {
    this.#latest = null;
    this.#post({ kind: 'ended', outcome });
  }

  async #hold<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#since = Date.now();
    try {
      return await work();
    } finally {
      this.#since = 0;
    }
  }

  #post(message: Message): void {
    this.#channel.postMessage(message);
  }

  #ask(message: Message): Promise<Message | undefined> {
    return new Promise((resolve) => {
      const done = (answer?: Message): void => {
        clearTimeout(timer);
        this.#heard.delete(done);
        resolve(answer);
      };
      const timer = setTimeout(done, answerMilliseconds);
      this.#heard.add(done);
      this.#post(message);
    });
  }
}

/** Runs `work` where no tab of the origin is reading pages of the store; reading tabs share the lock. */
export function whileNobodyReads<Value>(name: string, work: () => Promise<Value>): Promise<Value | undefined> {
  return navigator.locks.request(readingLock(name), { ifAvailable: true }, (lock) =>
    lock ? work() : undefined,
  ) as Promise<Value | undefined>;
}

/** Keeps the store from being rewritten until the answered function is called. */
export function beginReading(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(readingLock(name), { mode: 'shared' }, () => new Promise<void>((end) => resolve(end)))
      .catch(reject);
  });
}

const readingLock = (name: string): string => `trailspark-hubspot:${name}:reading`;
