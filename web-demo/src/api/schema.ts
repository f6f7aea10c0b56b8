// Generated from native/service/openapi.json by `npm run api`: do not edit.

export interface paths {
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The settings page
     * @description Files of the page's folder; a path below /settings gives the page itself, so that its own addresses can be reloaded.
     */
    get: operations['page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process lives */
    get: operations['health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether it can serve */
    get: operations['ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Prometheus metrics
     * @description On loopback open; beyond it, with the bearer token of metrics_token_file alone.
     */
    get: operations['metrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['openapi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who am I, and what may I do */
    get: operations['session'];
    put?: never;
    /**
     * Log in
     * @description As a demo user (only with --demo-users, on loopback), or with a JWT of the host application. A session that the browser had before ends. The Origin header, where there is one, must be the service's own.
     */
    post: operations['logIn'];
    /** Log out */
    delete: operations['logOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/oauth/hubspot/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Connect: on to HubSpot
     * @description Navigate there (no fetch). Refusals are pages in plain words. It comes back to the `return` path with ?hubspot=connected&portal=N, ?hubspot=confirm&portal=N (another account than expected: ask, then POST .../confirm) or ?hubspot=failed&code=CODE after the user left HubSpot's or our page that explains the failure.
     */
    get: operations['connectStart'];
    put?: never;
    /**
     * Connect from an embedded page
     * @description A form with target=_blank posts the host's token here, since a top-level page can carry no Authorization header. The Origin must be the service's own or one of allowed_origins; the user of the token must be admin or owner.
     */
    post: operations['connectStartEmbedded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/oauth/hubspot/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * HubSpot's answer
     * @description Failures are pages in plain words with what to do, of the same status as the error would have.
     */
    get: operations['connectCallback'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All connections */
    get: operations['connections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** One connection */
    get: operations['connection'];
    put?: never;
    post?: never;
    /**
     * Disconnect
     * @description Uninstalls the app, revokes and forgets the tokens. What was synced stays unless erase=true, which needs the role owner. Settings and the audit log stay in either case.
     */
    delete: operations['disconnect'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Test Connection */
    post: operations['testConnection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answer for an account other than expected */
    post: operations['confirmPortal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/mapping': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** The field mapping */
    get: operations['getMapping'];
    /**
     * Save the field mapping
     * @description Checked before it is stored; also against the account's property definitions as HubSpot has them now. Where HubSpot cannot be asked, a warning says so. A document equal to the newest version makes no new one.
     */
    put: operations['saveMapping'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/mapping/versions': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** Its versions */
    get: operations['listMappingVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/mapping/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    /** One version */
    get: operations['getMappingVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/mapping/versions/{version}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    /** What a version changed, in words */
    get: operations['diffMapping'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/mapping/versions/{version}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Roll back */
    post: operations['restoreMapping'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/scoring': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** The scoring settings */
    get: operations['getScoring'];
    /**
     * Save the scoring settings
     * @description Checked before it is stored. A document equal to the newest version makes no new one.
     */
    put: operations['saveScoring'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/scoring/versions': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** Its versions */
    get: operations['listScoringVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/scoring/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    /** One version */
    get: operations['getScoringVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/scoring/versions/{version}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    /** What a version changed, in words */
    get: operations['diffScoring'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/scoring/versions/{version}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Roll back */
    post: operations['restoreScoring'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/destination': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** The destination */
    get: operations['getDestination'];
    /**
     * Save the destination
     * @description Checked before it is stored. A document equal to the newest version makes no new one.
     */
    put: operations['saveDestination'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/destination/versions': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** Its versions */
    get: operations['listDestinationVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/destination/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    /** One version */
    get: operations['getDestinationVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/destination/versions/{version}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    /** What a version changed, in words */
    get: operations['diffDestination'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/destination/versions/{version}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Roll back */
    post: operations['restoreDestination'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** History of syncs */
    get: operations['listRuns'];
    put?: never;
    /** A tab reports its run */
    post: operations['reportRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/sends': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** History of write-backs */
    get: operations['listSends'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/audit': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** Who did what */
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/hubspot/{portalId}/base-key': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    /** Key for the browser's local cache */
    get: operations['baseKey'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubspot/{portalId}/{path}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        /** @description HubSpot's own path without its first slash, slashes and all, with the query behind it */
        path: components['parameters']['path'];
      };
      cookie?: never;
    };
    /**
     * The door to HubSpot
     * @description Straight through to HubSpot: its status, body, rate-limit headers and Date come back untouched; a path is passed as it stands. Allowed: GET /crm/objects/{v}/{type}[/{id}[/associations/{to}]], /crm/properties/{v}/{type}[/{name}], /crm/pipelines/{v}/{type}..., /crm/owners/{v}[/{id}], /crm/limits/{v}/..., /crm/associations/{v}/{from}/{to}/labels, /marketing/v3/forms[/{id}], /form-integrations/v1/submissions/forms/{id}, /email/public/v1/events, /events/event-occurrences/{v}[/event-types], /account-info/{v}/details; POST /crm/objects/{v}/{type}/search, /crm/objects/{v}/{type}/batch/read, /crm/associations/{v}/{from}/{to}/batch/read; {v} is a dated version or v3/v4 in the older shape of the path. All else is 403 door.forbidden. Where this service itself holds a call back, the answer is 429 with Retry-After and the header TrailSpark-Error: door.budget. A POST here only reads, yet needs the CSRF token like any other.
     */
    get: operations['hubspotGet'];
    put?: never;
    /** The door to HubSpot */
    post: operations['hubspotPost'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/hubspot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * HubSpot's events
     * @description Signature v3 over the public address is checked, no older than 5 minutes; events that came before are dropped.
     */
    post: operations['webhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Every refusal of the service's own has this shape. Through the door, HubSpot's own errors pass as they came; ours are told by the header TrailSpark-Error, which names the code. Codes: request.malformed, request.unknown_path, request.method, request.too_large, request.media_type, request.host, request.rate, auth.required, auth.token, auth.expired, auth.csrf, auth.origin, auth.role, auth.demo_off, connection.unknown, connection.disconnected, connection.pending, oauth.*, settings.document, settings.conflict, settings.precondition, settings.version, door.forbidden, door.path, door.budget, door.unreachable, door.too_large, webhook.signature, webhook.replay, store.fault, service.stopping, service.fault. */
    Error: {
      /**
       * @description Stable name of the error; texts may change, codes do not
       * @example auth.role
       */
      code: string;
      /** @description What is wrong, for a person */
      message: string;
      /** @description What to do about it; may be empty */
      remedy: string;
    };
    User: {
      /** @description As the host application names the user; "service" where the service itself did it */
      id: string;
      /** @description For people */
      name: string;
    };
    DemoUser: {
      /** @enum {string} */
      id: 'owner' | 'admin' | 'editor' | 'viewer';
      name: string;
      /** @enum {string} */
      role: 'viewer' | 'editor' | 'admin' | 'owner';
    };
    Capability: {
      allowed: boolean;
      /** @enum {string} */
      needs: 'viewer' | 'editor' | 'admin' | 'owner';
      /** @description Where it is not allowed: why, to be shown beside the disabled button */
      why: string | null;
    };
    /** @description What this user may do. Enforced by the service on every call; this is for the page's buttons */
    Capabilities: {
      seeConnections: components['schemas']['Capability'];
      readHubspot: components['schemas']['Capability'];
      connect: components['schemas']['Capability'];
      testConnection: components['schemas']['Capability'];
      disconnect: components['schemas']['Capability'];
      eraseData: components['schemas']['Capability'];
      editMapping: components['schemas']['Capability'];
      editScoring: components['schemas']['Capability'];
      editDestination: components['schemas']['Capability'];
      reportRuns: components['schemas']['Capability'];
      seeAudit: components['schemas']['Capability'];
      cacheLocally: components['schemas']['Capability'];
    };
    PortalSummary: {
      /** @description HubSpot's account number */
      portalId: number;
      /** @description The domain, else the account number */
      name: string;
      status: components['schemas']['ConnectionStatus'];
    };
    /**
     * @description connected; needs_attention: connected, and the last test found something required that does not work; disconnected: see `reason`
     * @enum {string}
     */
    ConnectionStatus: 'connected' | 'needs_attention' | 'disconnected';
    /** @description Another account than expected came back from HubSpot: ask, then POST .../{portalId}/confirm */
    PendingConfirmation: {
      /** @description HubSpot's account number */
      portalId: number;
      /** @description HubSpot's account number */
      expectedPortalId: number;
    };
    Session: {
      authenticated: boolean;
      /**
       * @description How this request proved who it is
       * @enum {string|null}
       */
      auth: 'cookie' | 'bearer' | null;
      user: components['schemas']['User'] | null;
      /** @enum {string|null} */
      role: 'viewer' | 'editor' | 'admin' | 'owner' | null;
      /** @description Send it as X-CSRF-Token with every POST, PUT and DELETE. Null with a bearer token, which needs none */
      csrfToken: string | null;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      expiresAt: string | null;
      capabilities: components['schemas']['Capabilities'] | null;
      /** @description Empty where not logged in */
      portals: components['schemas']['PortalSummary'][];
      /** @description Of this log-in */
      pendingConfirmations: components['schemas']['PendingConfirmation'][];
      /** @description Ready users to choose from; empty unless the service was started with --demo-users */
      demoUsers: components['schemas']['DemoUser'][];
      /** @description Of the service */
      version: string;
    };
    LogIn:
      | {
          /** @enum {string} */
          demoUser: 'owner' | 'admin' | 'editor' | 'viewer';
        }
      | {
          /** @description JWT of the host application */
          token: string;
        };
    Scope: {
      /** @example crm.objects.contacts.read */
      scope: string;
      required: boolean;
      granted: boolean;
      /**
       * @description What is missing without it
       * @example creating the TrailSpark properties in HubSpot
       */
      feature: string;
    };
    Connection: {
      /** @description HubSpot's account number */
      portalId: number;
      status: components['schemas']['ConnectionStatus'];
      /** @description Not connected, or attention needed: why, for a person; else empty */
      reason: string;
      /** @description The domain, else the account number */
      name: string;
      /** @description Of the customer's website */
      domain: string | null;
      /** @example app.hubspot.com */
      uiDomain: string;
      /** @example US/Eastern */
      timeZone: string | null;
      /** @example USD */
      currency: string | null;
      /** @example STANDARD */
      accountType: string | null;
      /** @description Who consented, as HubSpot names them */
      hubspotUser: string | null;
      /** @description The user's name, empty where not known */
      connectedBy: string;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      connectedAt: string | null;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      tokenRefreshedAt: string | null;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      tokenExpiresAt: string | null;
      /** @description Those asked for, required ones first */
      scopes: components['schemas']['Scope'][];
      lastTest: components['schemas']['TestReport'] | null;
      /** @description How often the service syncs; null: it does not */
      syncEveryMinutes: number | null;
      /** @description Webhook events that wait for the next sync */
      queuedEvents: number;
      /** @description Newest versions; 0: the default, never saved */
      settings: {
        mapping: number;
        scoring: number;
        destination: number;
      };
      links: {
        /** @description Where a HubSpot admin removes the app */
        connectedApps: string;
        /**
         * @description Links to a record begin so; the object's type id, a slash and the record's id follow
         * @example https://app.hubspot.com/contacts/24681357/record/
         */
        records: string;
      };
    };
    ConnectionList: {
      /** @description By portalId */
      connections: components['schemas']['Connection'][];
      app: {
        /** @description Client id and secret are set: Connect can work */
        configured: boolean;
        /** Format: uri */
        redirectUri: string;
        requiredScopes: string[];
        optionalScopes: string[];
      };
    };
    TestRow: {
      /** @example contacts.read */
      id: string;
      /** @example Reading contacts */
      what: string;
      /**
       * @description unknown: HubSpot did not answer in time, or not as expected
       * @enum {string}
       */
      result: 'works' | 'refused' | 'unknown';
      /** @description Sync as a whole does not work without */
      required: boolean;
      /** @example HTTP 403: the scope forms is not granted */
      found: string;
      /** @description What is missing without it; empty where it works */
      cost: string;
      /** @description What to do; empty where it works */
      fix: string;
      milliseconds: number;
    };
    TestReport: {
      /** @description Everything required works */
      usable: boolean;
      /** @description One sentence */
      summary: string;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      at: string;
      milliseconds: number;
      /** @description The user's name */
      by: string;
      rows: components['schemas']['TestRow'][];
    };
    DisconnectReport: {
      /** @description HubSpot's account number */
      portalId: number;
      steps: {
        /** @enum {string} */
        name: 'uninstall' | 'revoke' | 'forget' | 'erase';
        done: boolean;
        /** @description What was done, or why not */
        words: string;
      }[];
      /** @description HubSpot's Connected Apps of that account */
      link: string;
      /** @description That the app may have to be removed there too */
      advice: string;
    };
    Problem: {
      /** @example mapping.unknown_property */
      code: string;
      message: string;
      remedy: string;
      /**
       * @description JSON pointer into the document
       * @example /lead/3/from/0
       */
      where: string;
      /** @enum {string} */
      severity: 'error' | 'warning';
      /** @description May be empty */
      suggestion: string;
    };
    /** @description Mapping document, version 1, as the command line reads it */
    Mapping: {
      /** @constant */
      version: 1;
      lead?: Record<string, never>[];
      account?: Record<string, never>[];
      deal?: Record<string, never>[];
    };
    /** @description Scoring settings; keys that the service does not know are kept as they are */
    Scoring: {
      /** @constant */
      version: 1;
      /**
       * @description Before a lead is evaluated
       * @default 3
       */
      minimumSignals: number;
      /**
       * @description Distinct types among them
       * @default 2
       */
      minimumSignalTypes: number;
      /**
       * @description Older signals do not count
       * @default 90
       */
      lookbackDays: number;
      /**
       * @description Per cent, for a positive evaluation
       * @default 70
       */
      minimumConfidence: number;
      /** @description How long a lead is left alone after an evaluation */
      coolingOff?: {
        /** @default true */
        enabled: boolean;
        /** @default 168 */
        hotHours: number;
        /** @default 72 */
        warmHours: number;
        /** @default 336 */
        coldHours: number;
      };
    };
    /** @description Where evaluations are written; keys that the service does not know are kept as they are */
    Destination: {
      /** @constant */
      version: 1;
      /**
       * @description Send Evaluations to HubSpot
       * @default false
       */
      enabled: boolean;
      createIfNotFound?: {
        /** @default false */
        enabled: boolean;
        /** @description Only leads of these scores are created */
        scores?: ('hot' | 'warm' | 'cold')[];
      };
      contact?: {
        /**
         * @description Internal name of a HubSpot property
         * @default trailspark_score
         */
        score: string;
        /**
         * @description Internal name of a HubSpot property
         * @default trailspark_evaluation_date
         */
        evaluationDate: string;
        /**
         * @description Internal name of a HubSpot property
         * @default trailspark_reasoning
         */
        reasoning: string;
      };
      company?: {
        /**
         * @description Internal name of a HubSpot property
         * @default trailspark_propensity
         */
        propensity: string;
      };
    };
    Version: {
      /** @description 1, 2, ...; 0: the default, never saved */
      version: number;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      savedAt: string | null;
      savedBy: components['schemas']['User'] | null;
      /** @description May be empty */
      comment: string;
      /** @description The version that was rolled back to */
      restoredFrom: number | null;
    };
    VersionList: {
      /** @description The newest first */
      versions: components['schemas']['Version'][];
    };
    Diff: {
      from: number;
      to: number;
      /** @description A sentence each; empty where both mean the same */
      changes: string[];
    };
    Conflict: components['schemas']['Error'] & {
      current: components['schemas']['Version'];
      /** @description What changed between the version the caller had and the newest, a sentence each */
      changes: string[];
    };
    Invalid: components['schemas']['Error'] & {
      problems: components['schemas']['Problem'][];
    };
    MappingSettings: components['schemas']['Version'] & {
      document: components['schemas']['Mapping'];
      /** @description Of a PUT; empty on GET */
      warnings: components['schemas']['Problem'][];
    };
    SaveMapping: {
      document: components['schemas']['Mapping'];
      comment?: string;
    };
    ScoringSettings: components['schemas']['Version'] & {
      document: components['schemas']['Scoring'];
      /** @description Of a PUT; empty on GET */
      warnings: components['schemas']['Problem'][];
    };
    SaveScoring: {
      document: components['schemas']['Scoring'];
      comment?: string;
    };
    DestinationSettings: components['schemas']['Version'] & {
      document: components['schemas']['Destination'];
      /** @description Of a PUT; empty on GET */
      warnings: components['schemas']['Problem'][];
    };
    SaveDestination: {
      document: components['schemas']['Destination'];
      comment?: string;
    };
    Run: {
      /** @description Given by who ran it: a UUID for a tab, "service-17" for the service's own */
      id: string;
      /** @enum {string} */
      where: 'service' | 'tab' | 'program';
      /** @enum {string} */
      kind: 'first' | 'later' | 'refresh';
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      endedAt: string | null;
      /** @description complete; complete except: ...; incomplete: ...; empty while it is under way */
      verdict: string;
      notSynced: string[];
      calls: number;
      retries: number;
      /** @description 429s */
      refusals: number;
      /** @description Records stored */
      changed: number;
      removed: number;
      by: components['schemas']['User'] | null;
    };
    /** @description The same id again, by the same user, brings the run up to date */
    ReportRun: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'first' | 'later' | 'refresh';
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      endedAt?: string | null;
      verdict?: string;
      notSynced?: string[];
      calls?: number;
      retries?: number;
      refusals?: number;
      changed?: number;
      removed?: number;
    };
    RunList: {
      /** @description The newest first */
      runs: components['schemas']['Run'][];
    };
    Send: {
      id: string;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      endedAt: string | null;
      by: components['schemas']['User'] | null;
      written: number;
      created: number;
      unchanged: number;
      failed: number;
      verdict: string;
    };
    SendList: {
      /** @description The newest first */
      sends: components['schemas']['Send'][];
    };
    AuditEntry: {
      id: number;
      /**
       * Format: date-time
       * @description UTC, ISO 8601 with milliseconds
       * @example 2026-11-23T22:15:00.000Z
       */
      at: string;
      user: components['schemas']['User'] | null;
      /**
       * @example mapping.save
       * @example connection.test
       * @example auth.log_in
       */
      action: string;
      /** @enum {string} */
      outcome: 'done' | 'refused' | 'failed';
      portalId: number | null;
      /** @description For a person; without secrets and addresses */
      detail: string;
    };
    AuditList: {
      /** @description The newest first */
      entries: components['schemas']['AuditEntry'][];
      /** @description Ask for entries before this one next */
      before: number | null;
    };
    BaseKey: {
      /** @description 32 bytes, base64url without padding: for AES-GCM over what the tab keeps of this portal */
      key: string;
      /** @description Changes with the key; what was encrypted under another is to be thrown away */
      keyId: string;
    };
    Confirm: {
      /** @description true: connect this account as well, beside the expected one; false: forget it, its tokens are revoked */
      accept: boolean;
    };
    Ready: {
      ready: boolean;
      checks: {
        /** @example store */
        name: string;
        ok: boolean;
        message: string;
      }[];
    };
  };
  responses: {
    /** @description There is none */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Not logged in, or the token does not hold */
    Unauthenticated: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Malformed */
    Malformed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description The role does not allow it, or the CSRF token is missing */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Too large */
    TooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Not application/json */
    NotJson: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Not in this state */
    WrongState: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Too fast: see Retry-After */
    TooFast: {
      headers: {
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description HubSpot did not answer as expected */
    BadAnswer: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Somebody saved meanwhile */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Conflict'];
      };
    };
    /** @description The document has faults */
    Faults: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Invalid'];
      };
    };
    /** @description If-Match is missing */
    NoIfMatch: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description HubSpot did not answer in time */
    NoAnswer: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Not ready, or stopping */
    NotReady: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: {
    /** @description The ETag of the version that the change is based on: "3"; "0" where nothing was saved yet */
    IfMatch: string;
    /** @description How many at most */
    limit: number;
    /** @description HubSpot's account number */
    portalId: number;
    version: number;
    /** @description HubSpot's own path without its first slash, slashes and all, with the query behind it */
    path: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  page: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description HTML */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      404: components['responses']['NotFound'];
    };
  };
  health: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            status: 'ok';
          };
        };
      };
    };
  };
  ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ready */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ready'];
        };
      };
      /** @description Not ready, or stopping */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ready'];
        };
      };
    };
  };
  metrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Text format 0.0.4 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      401: components['responses']['Unauthenticated'];
    };
  };
  openapi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OpenAPI 3.1 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
  session: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Also where nobody is logged in: then authenticated is false */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LogIn'];
      };
    };
    responses: {
      /** @description Logged in; the cookie is set (HttpOnly, SameSite=Lax) */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['NotJson'];
    };
  };
  logOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session is over, its keys for local caches are gone */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
    };
  };
  connectStart: {
    parameters: {
      query?: {
        /** @description Connect this account again; another one is asked about before it is kept */
        expect?: number;
        /** @description Path of the page to come back to; default / */
        return?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To HubSpot's account picker and consent */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['WrongState'];
      429: components['responses']['TooFast'];
    };
  };
  connectStartEmbedded: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': {
          /** @description JWT of the host application */
          token: string;
          /** @description HubSpot's account number */
          expect?: number;
          /** @description Path here, or an address of an allowed origin */
          return?: string;
        };
      };
    };
    responses: {
      /** @description To HubSpot's account picker and consent */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['WrongState'];
      429: components['responses']['TooFast'];
    };
  };
  connectCallback: {
    parameters: {
      query?: {
        /** @description Of HubSpot */
        code?: string;
        /** @description Ours, single use, bound to the session */
        state?: string;
        /** @description Of HubSpot */
        error?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Connected, where no page is served: says so */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description Back to the page */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['WrongState'];
      502: components['responses']['BadAnswer'];
    };
  };
  connections: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The list */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
    };
  };
  connection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  disconnect: {
    parameters: {
      query?: {
        /** @description Erase the synced data too (owner alone) */
        erase?: boolean;
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was done, step by step; each is tried whatever became of the others */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DisconnectReport'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['WrongState'];
    };
  };
  testConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Also where something does not work */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestReport'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['WrongState'];
      429: components['responses']['TooFast'];
    };
  };
  confirmPortal: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Confirm'];
      };
    };
    responses: {
      /** @description It */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['WrongState'];
    };
  };
  getMapping: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The newest version, or the default as version 0 */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MappingSettings'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  saveMapping: {
    parameters: {
      query?: {
        /** @description Only check: nothing is saved, If-Match is not looked at */
        check?: boolean;
      };
      header: {
        /** @description The ETag of the version that the change is based on: "3"; "0" where nothing was saved yet */
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveMapping'];
      };
    };
    responses: {
      /** @description Saved as a new version; or, with check=true, sound */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MappingSettings'];
        };
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      412: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
      415: components['responses']['NotJson'];
      422: components['responses']['Faults'];
      428: components['responses']['NoIfMatch'];
    };
  };
  listMappingVersions: {
    parameters: {
      query?: {
        /** @description How many at most */
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who saved what when */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  getMappingVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MappingSettings'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  diffMapping: {
    parameters: {
      query?: {
        /** @description The version to start from; by default the one before */
        from?: number;
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The changes */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Diff'];
        };
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  restoreMapping: {
    parameters: {
      query?: never;
      header: {
        /** @description The ETag of the version that the change is based on: "3"; "0" where nothing was saved yet */
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The old document, as a new version */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MappingSettings'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      412: components['responses']['Conflict'];
      422: components['responses']['Faults'];
      428: components['responses']['NoIfMatch'];
    };
  };
  getScoring: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The newest version, or the default as version 0 */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScoringSettings'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  saveScoring: {
    parameters: {
      query?: {
        /** @description Only check: nothing is saved, If-Match is not looked at */
        check?: boolean;
      };
      header: {
        /** @description The ETag of the version that the change is based on: "3"; "0" where nothing was saved yet */
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveScoring'];
      };
    };
    responses: {
      /** @description Saved as a new version; or, with check=true, sound */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScoringSettings'];
        };
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      412: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
      415: components['responses']['NotJson'];
      422: components['responses']['Faults'];
      428: components['responses']['NoIfMatch'];
    };
  };
  listScoringVersions: {
    parameters: {
      query?: {
        /** @description How many at most */
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who saved what when */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  getScoringVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScoringSettings'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  diffScoring: {
    parameters: {
      query?: {
        /** @description The version to start from; by default the one before */
        from?: number;
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The changes */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Diff'];
        };
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  restoreScoring: {
    parameters: {
      query?: never;
      header: {
        /** @description The ETag of the version that the change is based on: "3"; "0" where nothing was saved yet */
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The old document, as a new version */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScoringSettings'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      412: components['responses']['Conflict'];
      422: components['responses']['Faults'];
      428: components['responses']['NoIfMatch'];
    };
  };
  getDestination: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The newest version, or the default as version 0 */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DestinationSettings'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  saveDestination: {
    parameters: {
      query?: {
        /** @description Only check: nothing is saved, If-Match is not looked at */
        check?: boolean;
      };
      header: {
        /** @description The ETag of the version that the change is based on: "3"; "0" where nothing was saved yet */
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveDestination'];
      };
    };
    responses: {
      /** @description Saved as a new version; or, with check=true, sound */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DestinationSettings'];
        };
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      412: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
      415: components['responses']['NotJson'];
      422: components['responses']['Faults'];
      428: components['responses']['NoIfMatch'];
    };
  };
  listDestinationVersions: {
    parameters: {
      query?: {
        /** @description How many at most */
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who saved what when */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  getDestinationVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DestinationSettings'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  diffDestination: {
    parameters: {
      query?: {
        /** @description The version to start from; by default the one before */
        from?: number;
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The changes */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Diff'];
        };
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  restoreDestination: {
    parameters: {
      query?: never;
      header: {
        /** @description The ETag of the version that the change is based on: "3"; "0" where nothing was saved yet */
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        version: components['parameters']['version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The old document, as a new version */
      200: {
        headers: {
          /** @description The version, quoted: "3" */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DestinationSettings'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      412: components['responses']['Conflict'];
      422: components['responses']['Faults'];
      428: components['responses']['NoIfMatch'];
    };
  };
  listRuns: {
    parameters: {
      query?: {
        /** @description How many at most */
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Of the service, the program and the tabs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  reportRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportRun'];
      };
    };
    responses: {
      /** @description Brought up to date */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Run'];
        };
      };
      /** @description Noted */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Run'];
        };
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['WrongState'];
      413: components['responses']['TooLarge'];
      415: components['responses']['NotJson'];
    };
  };
  listSends: {
    parameters: {
      query?: {
        /** @description How many at most */
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The list */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SendList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  listAudit: {
    parameters: {
      query?: {
        /** @description How many at most */
        limit?: components['parameters']['limit'];
        /** @description Entries before this id */
        before?: number;
      };
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Of this connection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  baseKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The same for one log-in, user and account; after log-out, disconnect or loss of the role there is none */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BaseKey'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['WrongState'];
    };
  };
  hubspotGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        /** @description HubSpot's own path without its first slash, slashes and all, with the query behind it */
        path: components['parameters']['path'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['WrongState'];
      413: components['responses']['TooLarge'];
      429: components['responses']['TooFast'];
      502: components['responses']['BadAnswer'];
      504: components['responses']['NoAnswer'];
      /** @description HubSpot's answer, whatever its status */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
    };
  };
  hubspotPost: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description HubSpot's account number */
        portalId: components['parameters']['portalId'];
        /** @description HubSpot's own path without its first slash, slashes and all, with the query behind it */
        path: components['parameters']['path'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['WrongState'];
      413: components['responses']['TooLarge'];
      429: components['responses']['TooFast'];
      502: components['responses']['BadAnswer'];
      504: components['responses']['NoAnswer'];
      /** @description HubSpot's answer, whatever its status */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
    };
  };
  webhook: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>[];
      };
    };
    responses: {
      /** @description Queued for the next sync */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Malformed'];
      401: components['responses']['Unauthenticated'];
      413: components['responses']['TooLarge'];
      503: components['responses']['NotReady'];
    };
  };
}
