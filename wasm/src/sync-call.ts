// One call of HubSpot's API, through the service's door, by fetch.
import { noAnswer, type SyncAnswer, type SyncCall } from './sync-engine.js';

const patienceMilliseconds = 120_000;
const headersMilliseconds = 60_000;

/** The service itself said no: HubSpot was not asked. */
export type Refusal = 'signed_out' | 'not_allowed';

export interface CallerOptions {
  api: string;
  credentials: RequestCredentials;
  /** Of each call; asked again each minute and after a refusal. */
  headers: () => Promise<Record<string, string>>;
  onAnswer: (answer: SyncAnswer) => void;
  onRefusal: (refusal: Refusal, words: string) => void;
}

export class Caller {
  #options: CallerOptions;
  #stop = new AbortController();
  #headers: Promise<Record<string, string>> | undefined;
  #headersUntil = 0;
  #flying = 0;

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  /** Calls that were not answered yet. */
  get flying(): number {
    return this.#flying;
  }

  submit(call: SyncCall): void {
    this.#flying += 1;
    void this.#make(call).then((answer) => {
      this.#flying -= 1;
      if (!this.#stop.signal.aborted) {
        this.#options.onAnswer(answer);
      }
    });
  }

  /** Calls under way are broken off and not answered any more. */
  stop(): void {
    this.#stop.abort();
  }

  async #make(call: SyncCall, isSecondTry = false): Promise<SyncAnswer> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), patienceMilliseconds);
    const breakOff = (): void => patience.abort();
    this.#stop.signal.addEventListener('abort', breakOff, { once: true });
    try {
      const response = await fetch(this.#options.api + call.target, await this.#request(call, patience.signal));
      if (response.type === 'opaqueredirect') {
        this.#options.onRefusal('signed_out', 'it answered with a redirect');
        return noAnswer(call.id, 'the service answered with a redirect');
      }
      const body = new Uint8Array(await response.arrayBuffer());
      const refusal = refusalOf(response.status, body);
      if (refusal && !isSecondTry && this.#forgetHeaders()) {
        return await this.#make(call, true);
      }
      if (refusal) {
        this.#options.onRefusal(refusal, `it answered with HTTP ${response.status}`);
      }
      const headers = Array.from(response.headers, ([name, value]) => `${name}: ${value}\n`).join('');
      return { id: call.id, status: response.status, headers, body, fault: '' };
    } catch (error) {
      return noAnswer(call.id, faultOf(error, patience.signal.aborted));
    } finally {
      clearTimeout(timer);
      this.#stop.signal.removeEventListener('abort', breakOff);
    }
  }

  async #request({ method, body }: SyncCall, signal: AbortSignal): Promise<RequestInit> {
    if (performance.now() > this.#headersUntil) {
      this.#headers = undefined;
    }
    if (!this.#headers) {
      this.#headers = this.#options.headers();
      this.#headersUntil = performance.now() + headersMilliseconds;
    }
    const more: Record<string, string> = body ? { 'content-type': 'application/json' } : {};
    return {
      method,
      signal,
      headers: { accept: 'application/json', ...more, ...(await this.#headers) },
      body: body || undefined,
      credentials: this.#options.credentials,
      cache: 'no-store', // a portal's people do not belong into the browser's cache
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    };
  }

  /** False where there are none that could be other ones next time. */
  #forgetHeaders(): boolean {
    const had = this.#headers !== undefined;
    this.#headers = undefined;
    return had;
  }
}

/** HubSpot's own refusals have a category and a correlation id; anything else with these statuses is the service's. */
function refusalOf(status: number, body: Uint8Array): Refusal | undefined {
  if (status !== 401 && status !== 403) {
    return undefined;
  }
  try {
    const { category, correlationId } = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
    if (typeof category === 'string' && typeof correlationId === 'string') {
      return undefined;
    }
  } catch {
    // no JSON: not HubSpot's
  }
  return status === 401 ? 'signed_out' : 'not_allowed';
}

/** For a person; browsers do not tell a program why a connection failed. */
function faultOf(error: unknown, late: boolean): string {
  if (late) {
    return `the answer took longer than ${patienceMilliseconds / 1000} seconds`;
  }
  if (!navigator.onLine) {
    return 'this device is offline';
  }
  return error instanceof TypeError ? 'the connection failed or broke off' : String(error);
}
