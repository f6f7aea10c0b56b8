import { Api, type Connection, type TokenSource } from '../api/client.js';
import { Router, type RouterMode } from '../shell/router.js';
import { BaseStore } from './base-store.js';
import { ConnectionsStore } from './connections-store.js';
import { MappingStore } from './mapping-store.js';
import { PropertiesStore } from './properties-store.js';
import { SessionStore } from './session-store.js';
import { SyncStore } from './sync-store.js';

/** What belongs to one HubSpot account, each concern in a store of its own. */
export class Portal {
  readonly properties: PropertiesStore;
  readonly mapping: MappingStore;
  readonly sync: SyncStore;
  readonly base: BaseStore;

  constructor(
    api: Api,
    readonly id: number,
  ) {
    this.properties = new PropertiesStore(api, id);
    this.mapping = new MappingStore(api, id, this.properties);
    this.sync = new SyncStore(
      api,
      id,
      () => this.mapping.current(),
      () => this.mapping.candidates(),
    );
    this.base = new BaseStore(this.sync, () => this.mapping.current());
  }

  close(): void {
    this.base.close();
    this.sync.close();
  }
}

export interface AppOptions {
  /** Where the service is; "" for the page's own origin. */
  service: string;
  token: TokenSource | undefined;
  router: RouterMode;
}

/** All that the views share. */
export class App {
  readonly api: Api;
  readonly router: Router;
  readonly session: SessionStore;
  readonly connections: ConnectionsStore;
  #portals = new Map<number, Portal>();

  constructor({ service, token, router }: AppOptions) {
    this.api = new Api(service, token);
    this.router = new Router(router);
    this.session = new SessionStore(this.api);
    this.connections = new ConnectionsStore(this.api);
  }

  /** The account that is looked at: the address says which, else the first that is connected. */
  get connection(): Connection | undefined {
    const asked = Number(this.router.place.query.get('portal'));
    const connections = this.connections.value?.connections ?? [];
    return (
      connections.find(({ portalId }) => portalId === asked) ??
      connections.find(({ status }) => status !== 'disconnected') ??
      connections[0]
    );
  }

  get portal(): Portal | undefined {
    const { connection } = this;
    if (!connection || connection.status === 'disconnected') {
      return undefined;
    }
    const known = this.#portals.get(connection.portalId);
    const portal = known ?? new Portal(this.api, connection.portalId);
    this.#portals.set(connection.portalId, portal);
    return portal;
  }

  /** Everything of accounts that this tab holds in memory: after log-out, and for accounts that were disconnected. */
  forget(portalId?: number): void {
    for (const portal of [...this.#portals.values()]) {
      if (portalId === undefined || portal.id === portalId) {
        portal.close();
        this.#portals.delete(portal.id);
      }
    }
  }
}
