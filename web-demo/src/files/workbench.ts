import {
  TrailSparkError,
  type Fault,
  type Progress,
  type Report,
  type RowFormat,
  type Target,
} from '@trailspark/hubspot';
import { LeadBaseWorker } from '@trailspark/hubspot/worker';

export type PageObject = 'contacts' | 'companies' | 'deals';

/** A file that was given to the page, and how far it has come. */
export interface FileEntry {
  readonly file: File;
  readonly object: PageObject;
  state: 'waiting' | 'reading' | 'read' | 'stopped' | 'failed';
  progress: Progress;
  fault?: Fault;
}

/** What is in the base once the files have been read. */
export interface Contents {
  counts: Record<Target, number>;
  duplicates: number;
  report: Report;
}

/** The files, the lead base in its worker, and what became of them. Says "change" whenever something did. */
export class Workbench extends EventTarget {
  files: FileEntry[] = [];
  contents: Contents | undefined;
  /** What went wrong with the work itself; what is wrong with a file stands at the file. */
  fault: Fault | undefined;
  #base: LeadBaseWorker | undefined;
  #stop: AbortController | undefined;

  get busy(): boolean {
    return this.#stop !== undefined;
  }

  /** Only where `contents` is set. */
  get base(): LeadBaseWorker {
    return this.#base!;
  }

  /** Reads files one after the other; `object` "auto" goes by their names. */
  async add(files: Iterable<File>, object: PageObject | 'auto'): Promise<void> {
    const fresh = Array.from(files, (file): FileEntry => ({
      file,
      object: object === 'auto' ? objectOf(file.name) : object,
      state: 'waiting',
      progress: { bytesRead: 0, pages: 0, records: 0 },
    }));
    this.files = [...this.files, ...fresh];
    this.fault = undefined;
    this.#changed();
    if (!this.busy && fresh.length > 0) {
      await this.#work();
    }
  }

  /** Stops reading; the pages read so far stay. */
  stop(): void {
    this.#stop?.abort();
  }

  clear(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#base?.close();
    this.#base = undefined;
    this.files = [];
    this.contents = undefined;
    this.fault = undefined;
    this.#changed();
  }

  /** All rows of a target as one file. */
  async download(format: RowFormat, target: Target): Promise<void> {
    try {
      const chunks: BlobPart[] = [];
      for await (const chunk of this.base.export(format, { target, neutraliseFormulas: true })) {
        chunks.push(chunk);
      }
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(chunks));
      link.download = `${target}s.${format}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (error) {
      this.#failed(error, this.#base);
    }
  }

  async #work(): Promise<void> {
    const stop = (this.#stop = new AbortController());
    const base = this.#base ?? (await LeadBaseWorker.create().catch((error: unknown) => this.#failed(error)));
    if (base && this.#stop === stop) {
      this.#base = base;
      try {
        for (let entry = this.#next(); entry; entry = this.#next()) {
          await this.#read(base, entry, stop.signal);
        }
        this.contents = await look(base);
      } catch (error) {
        this.#failed(error, base);
      }
    }
    if (this.#stop === stop) {
      this.#stop = undefined;
      this.#changed();
    } else {
      base?.close(); // the page was cleared meanwhile
    }
  }

  #next(): FileEntry | undefined {
    return this.files.find(({ state }) => state === 'waiting');
  }

  async #read(base: LeadBaseWorker, entry: FileEntry, signal: AbortSignal): Promise<void> {
    const became = (state: FileEntry['state'], fault?: Fault) => {
      Object.assign(entry, { state, fault });
      this.#changed();
    };
    became('reading');
    try {
      const onProgress = (progress: Progress) => {
        entry.progress = progress;
        this.#changed();
      };
      const { pages, records, firstError } = await base.load(entry.object, entry.file, { signal, onProgress });
      entry.progress = { bytesRead: entry.file.size, pages, records };
      became('read', firstError);
    } catch (error) {
      if (base.closed || !(error instanceof TrailSparkError)) {
        became('failed');
        throw error;
      }
      became(signal.aborted ? 'stopped' : 'failed', error.code === 'call.aborted' ? undefined : error.faults[0]);
    }
  }

  #failed(error: unknown, base?: LeadBaseWorker): void {
    if (base && base !== this.#base) {
      return; // it was cleared: nobody waits for this any more
    }
    if (!(error instanceof TrailSparkError)) {
      throw error;
    }
    this.fault = error.faults[0];
    if (base?.closed) {
      this.#base = undefined;
      this.contents = undefined;
    }
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

async function look(base: LeadBaseWorker): Promise<Contents> {
  const counts = {
    lead: await base.count('lead'),
    account: await base.count('account'),
    deal: await base.count('deal'),
  };
  const { total } = await base.duplicates({ limit: 0 });
  return { counts, duplicates: total, report: await base.report() };
}

/** "acme-companies-3.ndjson.gz" -> companies; contacts where the name tells nothing. */
function objectOf(name: string): PageObject {
  return /compan|account/i.test(name) ? 'companies' : /deal|opportunit/i.test(name) ? 'deals' : 'contacts';
}
