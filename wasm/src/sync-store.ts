import { TrailSparkError } from './error.js';
import type { Known } from './sync-engine.js';
import type { Files } from './sync-files.js';
import { compareIds, Index, linkKinds, textBytes, type Change } from './sync-index.js';
import { Log, type TextPlace } from './sync-log.js';
import { pagesOf, type Page } from './sync-pages.js';
import { syncObjects } from './sync-protocol.js';

/** What is no longer the newest of anything may take this much and as much again as what is, before it is left out. */
const toleratedBytes = 8 << 20;
const rewriteBytes = 8 << 20;
const logName = /^log-\d{6}$/;

const decoder = new TextDecoder();

/** What a commit is written as: the packets' JSON texts as they came, and the states that changed. */
interface CommitRecord {
  packets: Change[][];
  state: Record<string, string>;
  /** The log is whole: until then it is being rewritten, and the one before it holds. */
  sealed?: boolean;
}

/**
 * A portal's records on this device: a log (sync-log.ts) and what it comes to (sync-index.ts). Several tabs may read; the
 * one that has the portal's lock writes.
 *
 * Errors of all calls: store.key, store.damaged, store.quota, store.failed.
 */
export class PortalStore {
  readonly files: Files;
  #secret: Uint8Array<ArrayBuffer>;
  #log: Log | undefined;
  #name = '';
  #index = new Index();
  #sealed = false;
  #writable: { close(): void } | undefined;
  #last: Promise<void> = Promise.resolve();

  private constructor(files: Files, secret: Uint8Array<ArrayBuffer>) {
    this.files = files;
    this.#secret = secret;
  }

  /** What is there, for reading. */
  static async open(files: Files, secret: Uint8Array<ArrayBuffer>): Promise<PortalStore> {
    const store = new PortalStore(files, secret);
    await store.refresh();
    return store;
  }

  /** Takes in what another tab has written since. */
  async refresh(): Promise<void> {
    if (this.#writable) {
      return;
    }
    const names = await this.#names();
    if (this.#log && names.at(-1) === this.#name) {
      await this.#read(this.#log);
      return;
    }
    // Two are there only while the newer is being written, or was not finished: then the older holds.
    for (const name of names.reverse()) {
      try {
        if (await this.#load(name)) {
          return;
        }
      } catch (error) {
        if (name === names.at(-1)) {
          throw error;
        }
      }
    }
    this.#forgetAll();
  }

  state(key: string): string {
    return this.#index.state.get(key) ?? '';
  }

  count(object: number): number {
    return this.#index.records[object].size;
  }

  *known(object: number): Iterable<Known> {
    for (const [id, { updatedAt, fetchedAt }] of this.#index.records[object]) {
      yield [id, updatedAt, fetchedAt];
    }
  }

  /** Bytes in the file. */
  get bytes(): number {
    return this.#log?.end ?? 0;
  }

  /** The stored records as pages, ids ascending: one state of the store, whatever is written meanwhile. */
  pages(object: number, recordsAPage: number): Iterator<Page> {
    return this.#log ? pagesOf(this.#index, this.#log, object, recordsAPage) : [][Symbol.iterator]();
  }

  /** The document as HubSpot sent it: "account", "properties/contacts", "pipelines/deals"; nothing where there is none. */
  async document(key: string): Promise<Uint8Array | undefined> {
    const found = this.#index.documents.get(key);
    return found && this.#log!.text(found.place);
  }

  /** Opens the log to write; the caller has the portal's lock. */
  async beginWriting(): Promise<void> {
    await this.refresh();
    const fresh = !this.#log;
    const name = fresh ? 'log-000001' : this.#name;
    const file = await this.files.openToWrite(name);
    this.#writable = file;
    if (this.#log) {
      this.#log.use(file);
    } else {
      this.#log = await Log.create(file, this.#secret);
      this.#name = name;
      this.#sealed = false;
    }
    await this.#log.settle();
    for (const other of await this.#names()) {
      if (other !== this.#name) {
        await this.files.remove(other);
      }
    }
  }

  /** Stores packets and states together or not at all; after the commits before it. */
  commit(packets: readonly Uint8Array[], state: Record<string, string>): Promise<void> {
    this.#last = this.#last.then(() => this.#commit(this.#log!, packets, state, true));
    this.#last.catch(() => undefined); // the caller is told; what follows is refused likewise
    return this.#last;
  }

  /** Notes that all is safe, leaves out what is no longer the newest of anything, and closes the log to writing. */
  async endWriting(leaveOut = false): Promise<void> {
    if (!this.#writable || !this.#log) {
      return;
    }
    await this.#last.catch(() => undefined);
    this.#last = Promise.resolve();
    try {
      await this.#log.settle();
      if (leaveOut && this.#log.end > 2 * this.#index.liveBytes + toleratedBytes) {
        await this.#rewrite();
      }
    } finally {
      this.#writable.close();
      this.#writable = undefined;
      this.#log.use(await this.files.open(this.#name));
    }
  }

  /** Removes everything; the caller has the portal's lock. */
  async erase(): Promise<void> {
    this.#writable?.close();
    this.#writable = undefined;
    this.#forgetAll();
    await this.files.erase();
  }

  async #commit(
    log: Log,
    packets: readonly Uint8Array[],
    state: Record<string, string>,
    sealed: boolean,
  ): Promise<void> {
    const jsons: string[] = [];
    const changes: Change[][] = [];
    const texts: Uint8Array[] = [];
    for (const packet of packets) {
      const length = new DataView(packet.buffer, packet.byteOffset).getUint32(0, true);
      const json = decoder.decode(packet.subarray(4, 4 + length));
      const list = JSON.parse(json) as Change[];
      let at = 4 + length;
      for (const bytes of list.map(textBytes)) {
        if (bytes !== undefined) {
          texts.push(packet.subarray(at, (at += bytes)));
        }
      }
      jsons.push(json);
      changes.push(list);
    }
    const record = `{"packets":[${jsons.join(',')}],"state":${JSON.stringify(state)},"sealed":${sealed}}`;
    const finish = await log.prepare(record, texts);
    const places = finish();
    if (log === this.#log) {
      this.#apply({ packets: changes, state, sealed }, places);
    }
  }

  #apply({ packets, state, sealed }: CommitRecord, places: readonly TextPlace[]): void {
    let next = 0;
    for (const changes of packets) {
      this.#index.apply(changes, () => places[next++]);
    }
    for (const [key, value] of Object.entries(state)) {
      this.#index.state.set(key, value);
    }
    this.#sealed ||= sealed === true;
  }

  async #names(): Promise<string[]> {
    return (await this.files.names()).filter((name) => logName.test(name)).sort();
  }

  /** False where the log was never finished. */
  async #load(name: string): Promise<boolean> {
    const file = await this.files.open(name);
    if ((await file.size()) === 0) {
      return false; // the tab was closed when it was being made
    }
    this.#forgetAll();
    const log = await Log.open(file, this.#secret);
    await this.#read(log);
    if (!this.#sealed) {
      this.#forgetAll();
      return false;
    }
    this.#log = log;
    this.#name = name;
    return true;
  }

  async #read(log: Log): Promise<void> {
    for await (const { json, places } of log.read()) {
      this.#apply(JSON.parse(json) as CommitRecord, places);
    }
  }

  #forgetAll(): void {
    this.#log = undefined;
    this.#name = '';
    this.#index = new Index();
    this.#sealed = false;
  }

  /** A new log of what is the newest; the old one is removed once it is whole. No room for it is no fault. */
  async #rewrite(): Promise<void> {
    const name = `log-${String(Number(this.#name.slice(4)) + 1).padStart(6, '0')}`;
    let file: { close(): void } | undefined;
    try {
      const opened = await this.files.openToWrite(name);
      file = opened;
      const log = await Log.create(opened, this.#secret);
      for await (const packets of this.#live()) {
        await this.#commit(log, packets, {}, false);
      }
      await this.#commit(log, [], Object.fromEntries(this.#index.state), true);
      await log.settle();
    } catch (error) {
      file?.close();
      await this.files.remove(name).catch(() => undefined);
      if (error instanceof TrailSparkError && error.code === 'store.quota') {
        return;
      }
      throw error;
    }
    file.close();
    this.#writable!.close();
    const old = this.#name;
    await this.#load(name);
    await this.files.remove(old);
    this.#writable = { close: () => undefined };
  }

  /** Packets of all that is the newest, ids ascending. */
  async *#live(): AsyncGenerator<Uint8Array[], void, void> {
    let packets: Uint8Array[] = [];
    let bytes = 0;
    for await (const packet of this.#livePackets()) {
      packets.push(packet);
      bytes += packet.length;
      if (bytes >= rewriteBytes) {
        yield packets;
        [packets, bytes] = [[], 0];
      }
    }
    yield packets;
  }

  async *#livePackets(): AsyncGenerator<Uint8Array, void, void> {
    const text = (place: TextPlace) => this.#log!.text(place);
    for (const object of syncObjects.keys()) {
      for (const [id, record] of [...this.#index.records[object]].sort(([a], [b]) => compareIds(a, b))) {
        for (const [which, { part, place }] of record.parts.entries()) {
          const whole = which === 0 ? 1 : 0; // the first takes the place of all; the others join it
          const { updatedAt, fetchedAt } = record;
          yield packetOf(['r', object, id, updatedAt, fetchedAt, part, whole, place.length], await text(place));
        }
      }
    }
    for (const [key, { fetchedAt, place }] of this.#index.documents) {
      yield packetOf(['d', key, fetchedAt, place.length], await text(place));
    }
    for (const kind of linkKinds.keys()) {
      for (const [id, links] of this.#index.links[kind]) {
        const ids = [...links].map(([to, primary]) => to + (primary ? '*' : '')).join(';');
        yield packetOf(['l', kind, id, 0, ids]);
      }
    }
  }
}

/** As the module writes it. */
function packetOf(change: Change, text = new Uint8Array()): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify([change]));
  const packet = new Uint8Array(4 + json.length + text.length);
  new DataView(packet.buffer).setUint32(0, json.length, true);
  packet.set(json, 4);
  packet.set(text, 4 + json.length);
  return packet;
}
