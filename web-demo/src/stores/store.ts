import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Something with a state that views follow: it says "change" whenever it did, once per turn. */
export class Store extends EventTarget {
  #told = false;

  protected changed(): void {
    if (!this.#told) {
      this.#told = true;
      queueMicrotask(() => {
        this.#told = false;
        this.dispatchEvent(new Event('change'));
      });
    }
  }
}

/** Renders its host anew when one of the stores changes, for as long as the host is in the document. */
export class Follow implements ReactiveController {
  #host: ReactiveControllerHost;
  #stores: () => (EventTarget | undefined)[];
  #followed: EventTarget[] = [];
  #update = () => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost, stores: () => (EventTarget | undefined)[]) {
    this.#host = host;
    this.#stores = stores;
    host.addController(this);
  }

  /** Which stores there are is asked again at each update: a view may be handed another one. */
  hostUpdate(): void {
    const wanted = this.#stores().filter((store) => store !== undefined);
    if (wanted.length !== this.#followed.length || wanted.some((store, at) => store !== this.#followed[at])) {
      this.hostDisconnected();
      this.#followed = wanted;
      wanted.forEach((store) => store.addEventListener('change', this.#update));
    }
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#followed.forEach((store) => store.removeEventListener('change', this.#update));
    this.#followed = [];
  }
}

/** What is fetched: nothing yet, under way, there, or why not. */
export type Loaded<Value> =
  { state: 'none' | 'loading' } | { state: 'ready'; value: Value } | { state: 'failed'; error: unknown };
