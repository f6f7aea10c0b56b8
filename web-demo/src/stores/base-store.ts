import {
  columnValues,
  type Duplicates,
  type Explanation,
  type Lead,
  type Mapping,
  type Report,
  type Settings,
  type Target,
} from '@trailspark/hubspot';
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
  /** The rules of identity: as the product has them. */
  readonly settings: Settings = { plusTags: false, gmailDots: false, fillBlanks: false };
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

  /** What other rules of identity would come to; afterwards the base is as it was. */
  async trySettings(settings: Settings): Promise<{ leads: number; groups: number; joined: number }> {
    const { base } = this;
    const set = base.setSettings(settings);
    try {
      const [, { total }, report] = await Promise.all([set, base.duplicates({ limit: 0 }), base.report()]);
      return { leads: report.leads, groups: total, joined: report.duplicates };
    } finally {
      await base.setSettings(this.settings);
    }
  }

  /** The lead that an address or record id leads to, and how it came about. Errors: query.shape where there is none. */
  async find(emailOrRecordId: string): Promise<{ lead: Lead; explanation: Explanation }> {
    const { base } = this;
    const [explanation, keys] = await Promise.all([base.explain(emailOrRecordId), base.column('recordId')]);
    const row = columnValues(keys).indexOf(explanation.lead.recordId);
    const [lead] = await base.leads({ offset: Math.max(0, row), limit: 1 });
    return { lead, explanation };
  }

  duplicates(offset: number, limit: number): Promise<Duplicates> {
    return this.base.duplicates({ offset, limit });
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
