import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];
export type Session = Schemas['Session'];
export type Capabilities = Schemas['Capabilities'];
export type Capability = Schemas['Capability'];
export type Connection = Schemas['Connection'];
export type ConnectionList = Schemas['ConnectionList'];
export type DisconnectReport = Schemas['DisconnectReport'];
export type MappingSettings = Schemas['MappingSettings'];
export type Problem = Schemas['Problem'];
export type ReportRun = Schemas['ReportRun'];
export type Run = Schemas['Run'];
export type Scope = Schemas['Scope'];
export type TestReport = Schemas['TestReport'];
export type Version = Schemas['Version'];
export type Conflict = Schemas['Conflict'];

/** What the service, or the way to it, refused. `code` is stable; "network" and "answer" are the page's own. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly remedy: string,
    readonly status: number,
    /** The whole answer, where it has more: problems of a document, what changed meanwhile. */
    readonly body: unknown = undefined,
  ) {
    super(message);
    this.name = 'ServiceError';
  }
}

/** The host application's token, or how to get a fresh one. */
export type TokenSource = string | (() => string | Promise<string>);

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * Calls of the service, typed by its own description. A browser's cookie and the CSRF token travel by themselves; with
 * `token`, the host application's bearer token takes their place and no cookie is sent.
 */
export class Api {
  readonly calls: Client<paths>;
  /** As the session told it; sent with every change. */
  csrfToken: string | null = null;
  /** Called where the service no longer knows who asks. */
  onSignedOut: () => void = () => {};

  constructor(
    /** Where the service is: "" for the page's own origin. */
    readonly base: string,
    readonly token: TokenSource | undefined,
  ) {
    this.calls = createClient<paths>({ baseUrl: base || location.origin, fetch: (request) => this.#send(request) });
  }

  /** What a call answered, or the service's refusal as an error with words for people. */
  async ask<Data>(call: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
    return (await this.answer(call)).data;
  }

  /** The same with the response, for its headers. */
  async answer<Data>(call: Promise<Answer<Data>>): Promise<{ data: NonNullable<Data>; response: Response }> {
    const { data, error, response } = await call.catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (!response.ok) {
      throw this.#refusal(response, error);
    }
    return { data: data as NonNullable<Data>, response };
  }

  /** A call through the door to HubSpot: its answer, whatever the status. */
  async door(portalId: number, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.body ? { 'Content-Type': 'application/json' } : {}), ...init.headers };
    const url = `${this.base}/hubspot/${portalId}${path}`;
    const response = await this.#send(new Request(new URL(url, location.origin), { ...init, headers })).catch(
      (cause: unknown) => {
        throw unreachable(cause);
      },
    );
    if (response.headers.has('TrailSpark-Error')) {
      throw this.#refusal(response, await response.json().catch(() => undefined));
    }
    return response;
  }

  /** Headers for those who call the door themselves. */
  async headers(): Promise<Record<string, string>> {
    if (this.token !== undefined) {
      return { Authorization: `Bearer ${await this.bearer()}` };
    }
    return this.csrfToken ? { 'X-CSRF-Token': this.csrfToken } : {};
  }

  async bearer(): Promise<string> {
    return typeof this.token === 'function' ? this.token() : (this.token ?? '');
  }

  async #send(request: Request): Promise<Response> {
    for (const [name, value] of Object.entries(await this.headers())) {
      request.headers.set(name, value);
    }
    return fetch(new Request(request, { credentials: this.token === undefined ? 'same-origin' : 'omit' }));
  }

  #refusal(response: Response, body: unknown): ServiceError {
    if (response.status === 401) {
      this.onSignedOut();
    }
    const { code, message, remedy } = (body ?? {}) as Partial<Schemas['Error']>;
    return code
      ? new ServiceError(code, message ?? code, remedy ?? '', response.status, body)
      : new ServiceError('answer', `HTTP ${response.status}`, '', response.status, body);
  }
}

function unreachable(cause: unknown): unknown {
  return cause instanceof ServiceError ? cause : new ServiceError('network', String(cause), '', 0);
}
