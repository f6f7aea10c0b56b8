import type { Api, Connection, ConnectionList, DisconnectReport, TestReport } from '../api/client.js';
import { Store, type Loaded } from './store.js';

/** The HubSpot accounts that are, or were, connected. The service's truth; this is its newest answer. */
export class ConnectionsStore extends Store {
  list: Loaded<ConnectionList> = { state: 'none' };
  /** Accounts whose test runs now. */
  readonly testing = new Set<number>();
  #api: Api;

  constructor(api: Api) {
    super();
    this.#api = api;
  }

  get value(): ConnectionList | undefined {
    return this.list.state === 'ready' ? this.list.value : undefined;
  }

  find(portalId: number | undefined): Connection | undefined {
    return this.value?.connections.find((connection) => connection.portalId === portalId);
  }

  async load(): Promise<void> {
    if (this.list.state !== 'ready') {
      this.list = { state: 'loading' };
      this.changed();
    }
    try {
      this.list = { state: 'ready', value: await this.#api.ask(this.#api.calls.GET('/api/connections/hubspot')) };
    } catch (error) {
      this.list = { state: 'failed', error };
    }
    this.changed();
  }

  /** Errors: ServiceError. */
  async test(portalId: number): Promise<TestReport> {
    this.testing.add(portalId);
    this.changed();
    try {
      const path = { portalId };
      const call = this.#api.calls.POST('/api/connections/hubspot/{portalId}/test', { params: { path } });
      const report = await this.#api.ask(call);
      await this.load();
      return report;
    } finally {
      this.testing.delete(portalId);
      this.changed();
    }
  }

  /** Errors: ServiceError. */
  async disconnect(portalId: number, erase: boolean): Promise<DisconnectReport> {
    const params = { path: { portalId }, query: erase ? { erase } : {} };
    const report = await this.#api.ask(this.#api.calls.DELETE('/api/connections/hubspot/{portalId}', { params }));
    await this.load();
    return report;
  }

  /** Another account than expected came back: keep it beside the other, or forget it. Errors: ServiceError. */
  async confirm(portalId: number, accept: boolean): Promise<void> {
    const params = { path: { portalId } };
    await this.#api.ask(
      this.#api.calls.POST('/api/connections/hubspot/{portalId}/confirm', { params, body: { accept } }),
    );
    await this.load();
  }
}
