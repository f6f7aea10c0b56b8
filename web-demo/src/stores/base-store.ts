import type { Duplicates, Explanation, Mapping, Report, Settings, Target } from '@trailspark/hubspot';
import { LeadBaseWorker } from '@trailspark/hubspot/worker';
import { comparePreview, type Preview, type Side } from './preview.js';
import { Store, type Loaded } from './store.js';
import type { SyncStore } from './sync-store.js';

/** What is in the base now. A view notices by the object that something changed. */
export interface Contents {
  counts: Record<Target, number>;
  duplicates: number;
  report: Report;
}

/** The leads, accounts and deals that an account's stored records come to, in a worker of this tab. */
export class BaseStore extends Store {
  contents: Loaded<Contents> = { state: 'none' };
  settings: Settings = {};
  #base: LeadBaseWorker | undefined;
  #sync: SyncStore;
  #mapping: () => Promise<Mapping | undefined>;
  #loading: Promise<void> | undefined;

  constructor(sync: SyncStore, mapping: () => Promise<Mapping | undefined>) {
    super();
    this.#sync = sync;
    this.#mapping = mapping;
  }

  /** Only where `contents` is ready. */
  get base(): LeadBaseWorker {
    return this.#base!;
  }

  /** Reads what is stored, once; `anew` after a sync. */
  load({ anew = false } = {}): Promise<void> {
    if (anew || (this.contents.state !== 'ready' && !this.#loading)) {
      this.#loading = this.#load().finally(() => (this.#loading = undefined));
    }
    return this.#loading ?? Promise.resolve();
  }

  async #load(): Promise<void> {
    if (this.contents.state !== 'ready') {
      this.contents = { state: 'loading' };
      this.changed();
    }
    try {
      await this.#sync.open();
      if (this.#sync.status.state === 'failed') {
        throw this.#sync.status.error;
      }
      const base = await LeadBaseWorker.create({ mapping: await this.#mapping(), settings: this.settings });
      for (const object of ['contacts', 'companies', 'deals'] as const) {
        for await (const page of this.#sync.pages(object)) {
          await base.ingest(object, page, undefined, { transfer: true });
        }
      }
      this.#base?.close();
      this.#base = base;
      await this.#look();
    } catch (error) {
      this.contents = { state: 'failed', error };
    }
    this.changed();
  }

  async setMapping(mapping: Mapping): Promise<void> {
    if (this.#base && this.contents.state === 'ready') {
      await this.#base.setMapping(mapping);
      await this.#look();
      this.changed();
    }
  }

  /** Other rules of identity, for this tab alone: what would become of the duplicates. */
  async setSettings(settings: Settings): Promise<void> {
    this.settings = settings;
    if (this.#base && this.contents.state === 'ready') {
      await this.#base.setSettings(settings);
      await this.#look();
      this.changed();
    }
  }

  duplicates(offset: number, limit: number): Promise<Duplicates> {
    return this.base.duplicates({ offset, limit });
  }

  explain(emailOrRecordId: string): Promise<Explanation> {
    return this.base.explain(emailOrRecordId);
  }

  /**
   * What `draft` would make of the leads, beside what `saved` makes of them; afterwards the base is as it was. Errors:
   * those of a mapping document.
   */
  async preview(draft: Mapping, saved: Mapping, target: Target, fields: string[]): Promise<Preview> {
    const { base } = this;
    const before = this.#side(base, target, fields);
    const set = base.setMapping(draft);
    const after = set.then(() => this.#side(base, target, fields));
    try {
      return comparePreview(await before, await after, fields);
    } finally {
      await base.setMapping(saved);
    }
  }

  async #side(base: LeadBaseWorker, target: Target, fields: string[]): Promise<Side> {
    const columns = fields.map(async (field) => {
      const column = await base.column(field, target).catch(() => undefined); // the rule is not there on this side
      return [field, column] as const;
    });
    const [keys, report, ...found] = await Promise.all([base.column('recordId', target), base.report(), ...columns]);
    return { keys, report, columns: new Map(found) };
  }

  async #look(): Promise<void> {
    const base = this.#base!;
    const [lead, account, deal, { total }, report] = await Promise.all([
      base.count('lead'),
      base.count('account'),
      base.count('deal'),
      base.duplicates({ limit: 0 }),
      base.report(),
    ]);
    this.contents = { state: 'ready', value: { counts: { lead, account, deal }, duplicates: total, report } };
  }

  close(): void {
    this.#base?.close();
    this.#base = undefined;
    this.contents = { state: 'none' };
    this.changed();
  }
}
