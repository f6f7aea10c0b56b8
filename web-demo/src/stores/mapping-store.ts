import {
  checkMapping,
  defaultMapping,
  diffMappings,
  parseMapping,
  suggestMapping,
  TrailSparkError,
  type Finding,
  type Mapping,
  type MappingRule,
  type Proposal,
  type Target,
} from '@trailspark/hubspot';
import {
  ServiceError,
  type Api,
  type Conflict,
  type MappingSettings,
  type Problem,
  type Version,
} from '../api/client.js';
import { hubspotObject, type PropertiesStore } from './properties-store.js';
import { Store, type Loaded } from './store.js';
import type { Wanted } from './sync-store.js';

export type Draft = Required<Mapping>;

/** What is wrong with a rule, whoever found it: the package at once, the service on saving. */
export interface Trouble {
  /** JSON pointer: "/lead/3/from/0". */
  where: string;
  message: string;
  remedy: string;
  suggestion: string;
  isError: boolean;
}

const targets = ['lead', 'account', 'deal'] as const;
const likelyEnough = 0.02;

/** The field mapping of an account: the saved one, the one that is being edited, and what is to be said of that. */
export class MappingStore extends Store {
  saved: Loaded<MappingSettings> = { state: 'none' };
  draft: Draft | undefined;
  troubles: Trouble[] = [];
  /** What saving would change, a sentence each. */
  changes: string[] = [];
  proposals: Partial<Record<Target, Proposal[]>> = {};
  versions: Loaded<Version[]> = { state: 'none' };
  /** Somebody saved meanwhile: what, to decide on. */
  conflict: Conflict | undefined;
  saving = false;
  #api: Api;
  #portalId: number;
  #properties: PropertiesStore;
  #etag = '"0"';
  #base: Draft | undefined;
  #checks = 0;

  constructor(api: Api, portalId: number, properties: PropertiesStore) {
    super();
    this.#api = api;
    this.#portalId = portalId;
    this.#properties = properties;
  }

  /** The saved document with all its targets, once it is loaded. */
  get document(): Draft | undefined {
    return this.#base;
  }

  get isDirty(): boolean {
    return this.changes.length > 0;
  }

  /** The saved mapping, waited for. */
  async current(): Promise<Mapping | undefined> {
    await this.load();
    return this.#base;
  }

  async load({ anew = false } = {}): Promise<void> {
    if (this.saved.state === 'loading' || (this.saved.state === 'ready' && !anew)) {
      return;
    }
    if (this.saved.state !== 'ready') {
      this.saved = { state: 'loading' };
      this.changed();
    }
    try {
      const call = this.#api.calls.GET('/api/connections/hubspot/{portalId}/mapping', { params: this.#params });
      const { data, response } = await this.#api.answer(call);
      await this.#take(data, response);
    } catch (error) {
      this.saved = { state: 'failed', error };
    }
    this.changed();
  }

  /** Puts a rule in the place of another; `undefined` takes it out, an `at` beyond the end appends. */
  setRule(target: Target, at: number, rule: MappingRule | undefined): void {
    if (this.draft) {
      const rules = [...this.draft[target]];
      rules.splice(at, 1, ...(rule ? [rule] : []));
      this.replace({ ...this.draft, [target]: rules });
    }
  }

  /** Another document to edit: an imported one, an old version's, the saved one again. */
  replace(draft: Draft): void {
    this.draft = draft;
    this.changed();
    void this.check();
  }

  discard(): void {
    if (this.#base) {
      this.conflict = undefined;
      this.replace(this.#base);
    }
  }

  /** Reads a document from a file. Errors: TrailSparkError with all its faults. */
  async import(text: string): Promise<void> {
    const { mapping, errors } = await parseMapping(text);
    const [first, ...others] = errors;
    if (first) {
      throw new TrailSparkError([first, ...others]);
    }
    this.replace(mapping);
  }

  /** What the package finds in the draft, against the account's definitions where they are loaded. */
  async check(): Promise<void> {
    const { draft } = this;
    const round = ++this.#checks;
    if (!draft) {
      return;
    }
    const { errors } = await parseMapping(draft);
    const found: Trouble[] = errors.map(({ where, meaning, detail, remedy }) => ({
      ...{ where, remedy, isError: true, suggestion: '' },
      message: [meaning, detail].filter(Boolean).join(': '),
    }));
    if (errors.length === 0) {
      for (const target of targets) {
        const definitions = this.#properties.definitions(target);
        if (definitions.state === 'ready') {
          found.push(...(await checkMapping(draft, definitions.value.text, { target })).map(troubleOf));
        }
      }
    }
    const changes = errors.length === 0 && this.#base ? await diffMappings(this.#base, draft) : this.changes;
    if (round === this.#checks) {
      this.troubles = found;
      this.changes = errors.length > 0 && changes.length === 0 ? [''] : changes;
      this.changed();
    }
  }

  /** What suggestions speak of: its values are fetched too, so that accepting one can be previewed. */
  async candidates(): Promise<Wanted> {
    const wanted: Wanted = {};
    for (const target of targets) {
      await this.#properties.load(target);
      await this.suggest(target);
      const likely = (this.proposals[target] ?? []).flatMap(({ candidates }) =>
        candidates.filter(({ confidence }) => confidence >= likelyEnough).map(({ property }) => property),
      );
      wanted[hubspotObject[target]] = likely;
    }
    return wanted;
  }

  async suggest(target: Target): Promise<void> {
    const definitions = this.#properties.definitions(target);
    if (definitions.state === 'ready') {
      const { proposals } = await suggestMapping(definitions.value.text, { target });
      this.proposals = { ...this.proposals, [target]: proposals };
      this.changed();
    }
  }

  /** Saves the draft. False: it was not, and `troubles` or `conflict` say why. Errors: other ServiceErrors. */
  async save(comment = '', { over = false } = {}): Promise<boolean> {
    const { draft } = this;
    if (!draft || this.saving) {
      return false;
    }
    this.saving = true;
    this.changed();
    try {
      const etag = over && this.conflict ? `"${this.conflict.current.version}"` : this.#etag;
      const body = { document: draft as never, ...(comment ? { comment } : {}) };
      const params = { ...this.#params, header: { 'If-Match': etag } };
      const call = this.#api.calls.PUT('/api/connections/hubspot/{portalId}/mapping', { params, body });
      const { data, response } = await this.#api.answer(call);
      this.conflict = undefined;
      await this.#take(data, response);
      this.troubles = data.warnings.map(troubleOfProblem);
      return true;
    } catch (error) {
      return this.#refused(error);
    } finally {
      this.saving = false;
      this.changed();
    }
  }

  async loadVersions(): Promise<void> {
    const call = this.#api.calls.GET('/api/connections/hubspot/{portalId}/mapping/versions', { params: this.#params });
    try {
      this.versions = { state: 'ready', value: (await this.#api.ask(call)).versions };
    } catch (error) {
      this.versions = { state: 'failed', error };
    }
    this.changed();
  }

  /** What a version changed, in sentences. Errors: ServiceError. */
  async diff(version: number): Promise<string[]> {
    const params = { path: { portalId: this.#portalId, version } };
    const path = '/api/connections/hubspot/{portalId}/mapping/versions/{version}/diff';
    return (await this.#api.ask(this.#api.calls.GET(path, { params }))).changes;
  }

  /** Rolls back. Errors: ServiceError. */
  async restore(version: number): Promise<boolean> {
    const params = { path: { portalId: this.#portalId, version }, header: { 'If-Match': this.#etag } };
    const path = '/api/connections/hubspot/{portalId}/mapping/versions/{version}/restore';
    try {
      const { data, response } = await this.#api.answer(this.#api.calls.POST(path, { params }));
      await this.#take(data, response);
      this.changed();
      await this.loadVersions();
      return true;
    } catch (error) {
      return this.#refused(error);
    } finally {
      this.changed();
    }
  }

  get #params(): { path: { portalId: number } } {
    return { path: { portalId: this.#portalId } };
  }

  async #take(settings: MappingSettings, response: Response): Promise<void> {
    const { mapping } = await parseMapping(settings.document as unknown as Mapping);
    this.#etag = response.headers.get('ETag') ?? `"${settings.version}"`;
    this.#base = settings.version === 0 ? { ...(await defaultMapping()), ...mapping } : mapping;
    this.saved = { state: 'ready', value: settings };
    this.draft = this.#base;
    this.changes = [];
    await this.check();
  }

  #refused(error: unknown): false {
    if (!(error instanceof ServiceError)) {
      throw error;
    }
    if (error.status === 412) {
      this.conflict = error.body as Conflict;
    } else if (error.status === 422) {
      this.troubles = (error.body as { problems: Problem[] }).problems.map(troubleOfProblem);
    } else {
      throw error;
    }
    return false;
  }
}

function troubleOf({ where, meaning, detail, remedy, suggestion, isError }: Finding): Trouble {
  return { where, message: [meaning, detail].filter(Boolean).join(': '), remedy, suggestion, isError };
}

function troubleOfProblem({ where, message, remedy, suggestion, severity }: Problem): Trouble {
  return { where, message, remedy, suggestion, isError: severity === 'error' };
}
