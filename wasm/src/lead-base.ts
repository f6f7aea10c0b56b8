/// <reference lib="esnext.disposable" preserve="true" />
import { asBytes, asFormat, asJson, asObject, asTarget, asText, asWindow, type Bytes } from './arguments.js';
import { instantiate, type WasmSource } from './engine.js';
import { clientError, coreError, TrailSparkError } from './error.js';
import { chunksOf } from './export.js';
import { readPages, type LoadOptions } from './pages.js';
import type { BaseHandle, Outcome } from './trailspark.mjs';
import type {
  Account,
  Column,
  Deal,
  Duplicates,
  Explanation,
  ExportOptions,
  IngestSummary,
  Lead,
  Mapping,
  Memory,
  ObjectName,
  Report,
  RowFormat,
  RowOptions,
  Settings,
  Target,
  Window,
} from './types.js';

export interface LeadBaseOptions {
  /** Default: the standard fields on HubSpot's standard properties. */
  mapping?: Mapping | string;
  settings?: Settings;
  /** The module's bytes or place, where the package's own file is not to be fetched. */
  wasm?: WasmSource;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const nothing = new Uint8Array();
/** An input buffer up to this size is kept for the next page; files beyond it are given back at once. */
const keptBytes = 1 << 20;

/**
 * The records of a HubSpot portal and what follows from them: leads without duplicates, accounts, deals, signals.
 * Same records and settings, same answers, in whatever order and page split they arrive.
 *
 *     const base = await LeadBase.create();
 *     base.ingest('contacts', bytes);         // Uint8Array, as fetch gives it
 *     base.leads({ limit: 10 });              // [{ email: 'ada@acme.test', ... }, ...]
 *     base.close();
 *
 * What follows from the records is worked out at the first question after a change; asking again costs nothing.
 * Calls are synchronous: for more than some thousand records on a page's main thread, take `LeadBaseWorker`.
 * A base that is forgotten without `close()` is collected with its memory, at the collector's leisure.
 */
export class LeadBase {
  #handle: BaseHandle | undefined;
  #input: Uint8Array = nothing;
  #summary: Uint8Array = nothing;
  #changes = 0;

  private constructor(handle: BaseHandle) {
    this.#handle = handle;
  }

  /** Errors: module.load, and those of a mapping document or of settings. */
  static async create({ mapping, settings, wasm }: LeadBaseOptions = {}): Promise<LeadBase> {
    const { Base } = await instantiate(wasm);
    const base = new LeadBase(new Base());
    base.#configure(mapping, settings);
    return base;
  }

  /** The base that `snapshot()` wrote. Errors: snapshot.format, snapshot.version, snapshot.damaged. */
  static async restore(snapshot: Uint8Array | ArrayBuffer, options: LeadBaseOptions = {}): Promise<LeadBase> {
    const base = await LeadBase.create(options);
    const failure = base.#take(snapshot, nothing, (handle, byteLength) => handle.restore(byteLength));
    if (failure) {
      throw coreError(failure);
    }
    return base;
  }

  /**
   * Reads one page: the answer of a list, search or batch read call. What is broken is counted and located; the rest is
   * taken. `source` names the page in reports; by default "page 1", "page 2", ... Errors: argument.shape.
   */
  ingest(object: ObjectName, page: Bytes, source = ''): IngestSummary {
    return this.#ingest(object, page, source, false);
  }

  /** Reads a file of pages: one JSON document, or NDJSON with a page a line. Errors: argument.shape. */
  ingestFile(object: ObjectName, file: Bytes, name = 'file'): IngestSummary {
    return this.#ingest(object, file, name, true);
  }

  /**
   * Reads a file of pages piece by piece, gunzipping it where it is gzip, and lets other work go on in between.
   * `firstError` of the summary is the first of the file. Aborted, it stops between two pages; those read stay.
   * Errors: argument.shape, file.read, call.aborted.
   */
  async load(
    object: ObjectName,
    file: Blob | ReadableStream<Uint8Array>,
    options: LoadOptions = {},
  ): Promise<IngestSummary> {
    const sum: IngestSummary = {
      pages: 0,
      records: 0,
      rejectedPages: 0,
      rejectedRecords: 0,
      rejectedValues: 0,
      nextAfter: '',
    };
    for await (const { bytes, source, bytesRead } of readPages(file, options)) {
      const page = this.ingest(object, bytes, source);
      for (const key of ['pages', 'records', 'rejectedPages', 'rejectedRecords', 'rejectedValues'] as const) {
        sum[key] += page[key];
      }
      sum.nextAfter = page.nextAfter;
      if (page.firstError) {
        sum.firstError ??= page.firstError;
      }
      options.onProgress?.({ bytesRead, pages: sum.pages, records: sum.records });
    }
    return sum;
  }

  /** Other rules for the same records; nothing is read again. Errors: those of a mapping document. */
  setMapping(mapping: Mapping | string): void {
    this.#configure(mapping, undefined);
  }

  setSettings(settings: Settings): void {
    this.#configure(undefined, settings);
  }

  /** Leads sorted by email, then record id; those without email last. */
  leads(window?: Window): Lead[] {
    return this.#list('lead', window);
  }

  /** Accounts by record id. */
  accounts(window?: Window): Account[] {
    return this.#list('account', window);
  }

  /** Deals by record id. */
  deals(window?: Window): Deal[] {
    return this.#list('deal', window);
  }

  /** Works out groups and typed fields now rather than at the first question. */
  derive(target: Target = 'lead'): void {
    asTarget(target);
    this.#call((handle) => handle.derive(target));
  }

  /** How many leads, accounts or deals there are. */
  count(target: Target = 'lead'): number {
    asTarget(target);
    return this.#call((handle) => handle.count(target));
  }

  /** One field of all rows, in their order: a field of the mapping, "email", "recordId", "updatedAt" or "accountId". */
  column(field: string, target: Target = 'lead'): Column {
    asTarget(target);
    return this.#call((handle) => {
      const { type, numbers, offsets, text } = succeeded(handle.column(target, asText('field', field)));
      return (
        offsets.length ? { type, offsets: offsets.slice(), text: text.slice() } : { type, numbers: numbers.slice() }
      ) as Column;
    });
  }

  /** Counts, and what was not taken as it came. */
  report(): Report {
    return this.#call((handle) => readJson(handle.report()));
  }

  /** Groups of two records and more, each explained. */
  duplicates(window?: Window): Duplicates {
    const { offset, limit } = asWindow(window);
    return this.#call((handle) => readJson(handle.duplicates(offset, limit)));
  }

  /** Why a lead is as it is; found by any address of its members, or by record id. Errors: query.shape. */
  explain(emailOrRecordId: string): Explanation {
    const key = asText('email or record id', emailOrRecordId);
    return this.#call((handle) => readJson(succeeded(handle.explain(key))));
  }

  /** Rows of a window as text: lines of JSON, one JSON array, or CSV. For all rows, take `export`. */
  rows({
    target = 'lead',
    format = 'ndjson',
    csvHeader = true,
    neutraliseFormulas = false,
    ...window
  }: RowOptions = {}): Uint8Array<ArrayBuffer> {
    const { offset, limit } = asWindow(window);
    (asTarget(target), asFormat(format));
    return this.#call((handle) => handle.rows(target, offset, limit, format, csvHeader, neutraliseFormulas).slice());
  }

  /**
   * All rows as text, in chunks that together are one file. Errors: base.changed.
   *
   *     new Blob([...base.export('csv')], { type: 'text/csv' })
   */
  *export(
    format: RowFormat,
    { chunkRows = 2000, ...options }: ExportOptions = {},
  ): Generator<Uint8Array<ArrayBuffer>, void, void> {
    const changes = this.#changes;
    for (const { window, finish } of chunksOf(format, this.count(options.target), chunkRows)) {
      if (changes !== this.#changes) {
        throw clientError('base.changed');
      }
      yield finish(this.rows({ ...options, ...window }));
    }
  }

  /** Everything read so far as bytes, for `restore`; mapping and settings are not in it. */
  snapshot(): Uint8Array<ArrayBuffer> {
    return this.#call((handle) => handle.snapshot().slice());
  }

  memory(): Memory {
    return this.#call((handle) => {
      this.#input = handle.input(this.#input.length); // the same buffer, seen in the memory as it is now
      return { heap: this.#input.buffer.byteLength, base: handle.memory() };
    });
  }

  get closed(): boolean {
    return this.#handle === undefined;
  }

  /** Gives the memory back. Every later call but this one throws base.closed. */
  close(): void {
    this.#handle = undefined;
    this.#input = nothing;
    this.#summary = nothing;
  }

  #configure(mapping: Mapping | string | undefined, settings: Settings | undefined): void {
    const rules = mapping === undefined ? '' : asJson(mapping) || ' ';
    const failure = this.#call((handle) => handle.configure(rules, settings === undefined ? '' : asJson(settings)));
    if (failure) {
      throw coreError(failure);
    }
    this.#changes++;
  }

  #ingest(object: ObjectName, bytes: Bytes, source: string, isFile: boolean): IngestSummary {
    const index = asObject(object);
    const name = source ? encoder.encode(asText('source', source)) : nothing;
    const length = this.#take(bytes, name, (handle, byteLength) =>
      handle.ingest(index, byteLength, name.length, isFile),
    );
    this.#changes++;
    const [pages, records, rejectedPages, rejectedRecords, rejectedValues, nextAfter, firstError] = JSON.parse(
      decoder.decode(this.#summaryOf(length)),
    );
    const summary = { pages, records, rejectedPages, rejectedRecords, rejectedValues, nextAfter };
    return firstError ? { ...summary, firstError } : summary;
  }

  #list<Row>(target: Target, window: Window | undefined): Row[] {
    const { offset, limit } = asWindow(window);
    return this.#call((handle) => readJson(handle.rows(target, offset, limit, 'json', false, false)));
  }

  /** What the last ingest wrote. */
  #summaryOf(length: number): Uint8Array {
    if (this.#summary.length < length) {
      // growth of the memory detaches it: then its length is 0
      this.#summary = this.#call((handle) => handle.summary());
    }
    return this.#summary.subarray(0, length);
  }

  /** Copies bytes into wasm memory, once, with others behind them, and calls. */
  #take<Answer>(given: Bytes, behind: Uint8Array, use: (handle: BaseHandle, byteLength: number) => Answer): Answer {
    const bytes = typeof given === 'string' ? encoder.encode(given) : asBytes(given);
    return this.#call((handle) => {
      const size = bytes.length + behind.length;
      if (this.#input.length <= size) {
        this.#input = handle.input((Math.floor(size / 0x10000) + 1) * 0x10000); // likewise
      }
      this.#input.set(bytes);
      if (behind.length > 0) {
        this.#input.set(behind, bytes.length);
      }
      const answer = use(handle, bytes.length);
      if (bytes.length > keptBytes) {
        this.#input = handle.input(0);
      }
      return answer;
    });
  }

  /** Calls the module. Whatever it throws has left it in an unknown state: the base is closed. */
  #call<Answer>(use: (handle: BaseHandle) => Answer): Answer {
    if (!this.#handle) {
      throw clientError('base.closed');
    }
    try {
      return use(this.#handle);
    } catch (cause) {
      if (cause instanceof TrailSparkError) {
        throw cause;
      }
      this.close();
      throw clientError('base.failed', '', { cause });
    }
  }
}

export interface LeadBase extends Disposable {}
if (Symbol.dispose) {
  Object.defineProperty(LeadBase.prototype, Symbol.dispose, { value: LeadBase.prototype.close });
}

function succeeded<View>(outcome: Outcome<View>): View {
  if (typeof outcome === 'string') {
    throw coreError(outcome);
  }
  return outcome;
}

function readJson<Value>(bytes: Uint8Array): Value {
  return JSON.parse(decoder.decode(bytes)) as Value;
}

/** The values of a column: numbers (dates and datetimes as Date), booleans, texts; null where empty. */
export function columnValues(column: Column): (string | number | boolean | Date | null)[] {
  if ('offsets' in column) {
    const { offsets, text } = column;
    return Array.from(
      { length: offsets.length - 1 },
      (_, row) => decoder.decode(text.subarray(offsets[row], offsets[row + 1])) || null,
    );
  }
  const read = {
    number: Number,
    bool: Boolean,
    date: (days: number) => new Date(days * 86_400_000),
    datetime: (milliseconds: number) => new Date(milliseconds),
  }[column.type];
  return Array.from(column.numbers, (value) => (Number.isNaN(value) ? null : read(value)));
}
