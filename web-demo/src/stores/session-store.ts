import { ServiceError, type Api, type Capabilities, type Capability, type Session } from '../api/client.js';
import { Store, type Loaded } from './store.js';

/** Who is logged in, and what they may do. The service enforces it; the page only shows it. */
export class SessionStore extends Store {
  session: Loaded<Session> = { state: 'none' };
  #api: Api;

  constructor(api: Api) {
    super();
    this.#api = api;
    api.onSignedOut = () => {
      if (this.value?.authenticated) {
        void this.load();
      }
    };
  }

  get value(): Session | undefined {
    return this.session.state === 'ready' ? this.session.value : undefined;
  }

  /** There is nobody to ask: the page was opened as files. */
  get noService(): boolean {
    const { session } = this;
    return (
      session.state === 'failed' &&
      session.error instanceof ServiceError &&
      (session.error.status === 404 || session.error.code === 'network')
    );
  }

  may(what: keyof Capabilities): Capability {
    return this.value?.capabilities?.[what] ?? { allowed: false, needs: 'viewer', why: null };
  }

  async load(): Promise<void> {
    if (this.session.state !== 'ready') {
      this.session = { state: 'loading' };
      this.changed();
    }
    try {
      this.#take(await this.#api.ask(this.#api.calls.GET('/api/session')));
    } catch (error) {
      this.session = { state: 'failed', error };
    }
    this.changed();
  }

  /** Errors: ServiceError. */
  async logIn(demoUser: Session['demoUsers'][number]['id']): Promise<void> {
    this.#take(await this.#api.ask(this.#api.calls.POST('/api/session', { body: { demoUser } })));
    this.changed();
  }

  async logOut(): Promise<void> {
    await this.#api.answer(this.#api.calls.DELETE('/api/session'));
    this.#api.csrfToken = null;
    await this.load();
  }

  #take(session: Session): void {
    if (typeof session?.authenticated !== 'boolean') {
      // A server of files answers with a page of its own.
      throw new ServiceError('answer', 'no session in the answer', '', 404);
    }
    this.#api.csrfToken = session.csrfToken;
    this.session = { state: 'ready', value: session };
  }
}
