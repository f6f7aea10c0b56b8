import { clientError, type TrailSparkError } from './error.js';

/** Bytes that grow at their end: where the log of a portal is kept. */
export interface ByteFile {
  read(at: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  size(): Promise<number>;
  /** Only after writable(). What cannot be written throws store.quota, and the file is as long as it was. */
  write(at: number, bytes: Uint8Array<ArrayBuffer>): void;
  truncate(length: number): void;
  flush(): void;
}

/** The files of one store. */
export interface Files {
  readonly storage: 'disk' | 'memory';
  readonly note: string;
  names(): Promise<string[]>;
  /** For reading, beside whoever writes. */
  open(name: string): Promise<ByteFile>;
  /** For reading and writing, alone; it is made where there is none. */
  openToWrite(name: string): Promise<ByteFile & { close(): void }>;
  remove(name: string): Promise<void>;
  /** Removes everything. */
  erase(): Promise<void>;
}

const folderName = 'trailspark-hubspot';
const readAttempts = 40;

/** The browser's own file system, or memory where there is none: some browsers grant none to private windows. */
export async function openFiles(name: string): Promise<Files> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await (
      await root.getDirectoryHandle(folderName, { create: true })
    ).getDirectoryHandle(name, {
      create: true,
    });
    if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) {
      return new MemoryFiles('this browser cannot write files from a worker');
    }
    return new DiskFiles(folder, async () => {
      await (await root.getDirectoryHandle(folderName)).removeEntry(name, { recursive: true });
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') {
      throw quotaError();
    }
    return new MemoryFiles(`the browser grants no files here (${describe(error)}), as in a private window`);
  }
}

interface SyncAccessHandle {
  read(buffer: Uint8Array, options: { at: number }): number;
  write(buffer: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}

/** Chromium knows more than TypeScript's library does. */
type FileHandle = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccessHandle> };
type Folder = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };

class DiskFiles implements Files {
  readonly storage = 'disk';
  readonly note = '';
  #folder: FileSystemDirectoryHandle;
  #erase: () => Promise<void>;

  constructor(folder: FileSystemDirectoryHandle, erase: () => Promise<void>) {
    this.#folder = folder;
    this.#erase = erase;
  }

  async names(): Promise<string[]> {
    const names = [];
    for await (const name of (this.#folder as Folder).keys()) {
      names.push(name);
    }
    return names;
  }

  async open(name: string): Promise<ByteFile> {
    return new SharedFile(await this.#folder.getFileHandle(name));
  }

  async openToWrite(name: string): Promise<OwnFile> {
    const handle = (await this.#folder.getFileHandle(name, { create: true })) as FileHandle;
    for (let attempt = 0; ; ++attempt) {
      try {
        return new OwnFile(await handle.createSyncAccessHandle());
      } catch (error) {
        // A tab that was closed an instant ago still has it.
        if (attempt === readAttempts) {
          throw failed('cannot open the file to write', error);
        }
        await pause();
      }
    }
  }

  remove(name: string): Promise<void> {
    return this.#folder.removeEntry(name).catch((error: unknown) => {
      throw failed('cannot remove a file', error);
    });
  }

  erase(): Promise<void> {
    return this.#erase().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'NotFoundError')) {
        throw failed('cannot remove the files', error);
      }
    });
  }
}

/** A file as the others see it. What is written meanwhile makes a snapshot of it unreadable: the next one is taken. */
class SharedFile implements ByteFile {
  #handle: FileSystemFileHandle;

  constructor(handle: FileSystemFileHandle) {
    this.#handle = handle;
  }

  read(at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#try(async (file) => new Uint8Array(await file.slice(at, at + length).arrayBuffer()));
  }

  size(): Promise<number> {
    return this.#try((file) => Promise.resolve(file.size));
  }

  async #try<Value>(use: (file: File) => Promise<Value>): Promise<Value> {
    for (let attempt = 0; ; ++attempt) {
      try {
        return await use(await this.#handle.getFile());
      } catch (error) {
        if (attempt === readAttempts) {
          throw failed('cannot read the file', error);
        }
        await pause();
      }
    }
  }

  write(): never {
    throw clientError('store.failed', 'opened for reading');
  }
  truncate = this.write;
  flush = this.write;
}

/** A file that this worker alone has open. */
class OwnFile implements ByteFile {
  #handle: SyncAccessHandle;

  constructor(handle: SyncAccessHandle) {
    this.#handle = handle;
  }

  read(at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length);
    const read = this.#handle.read(bytes, { at });
    return Promise.resolve(bytes.subarray(0, read));
  }

  size(): Promise<number> {
    return Promise.resolve(this.#handle.getSize());
  }

  write(at: number, bytes: Uint8Array): void {
    const before = this.#handle.getSize();
    let written = 0;
    try {
      written = this.#handle.write(bytes, { at });
    } catch (error) {
      this.#handle.truncate(before);
      throw isQuota(error) ? quotaError() : failed('cannot write', error);
    }
    if (written < bytes.length) {
      this.#handle.truncate(before);
      throw quotaError();
    }
  }

  truncate(length: number): void {
    this.#handle.truncate(length);
  }

  flush(): void {
    try {
      this.#handle.flush();
    } catch (error) {
      throw isQuota(error) ? quotaError() : failed('cannot write to the disk', error);
    }
  }

  close(): void {
    this.#handle.close();
  }
}

/** Gone with the tab. */
class MemoryFiles implements Files {
  readonly storage = 'memory';
  readonly note: string;
  #files = new Map<string, MemoryFile>();

  constructor(note: string) {
    this.note = note;
  }

  names(): Promise<string[]> {
    return Promise.resolve([...this.#files.keys()]);
  }

  open(name: string): Promise<MemoryFile> {
    return this.openToWrite(name);
  }

  openToWrite(name: string): Promise<MemoryFile> {
    const file = this.#files.get(name) ?? new MemoryFile();
    this.#files.set(name, file);
    return Promise.resolve(file);
  }

  remove(name: string): Promise<void> {
    this.#files.delete(name);
    return Promise.resolve();
  }

  erase(): Promise<void> {
    this.#files.clear();
    return Promise.resolve();
  }
}

class MemoryFile implements ByteFile {
  #bytes = new Uint8Array(0);
  #length = 0;

  read(at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return Promise.resolve(this.#bytes.slice(at, Math.min(at + length, this.#length)));
  }

  size(): Promise<number> {
    return Promise.resolve(this.#length);
  }

  write(at: number, bytes: Uint8Array): void {
    const length = at + bytes.length;
    if (length > this.#bytes.length) {
      try {
        const larger = new Uint8Array(Math.max(length, this.#bytes.length * 1.5));
        larger.set(this.#bytes);
        this.#bytes = larger;
      } catch {
        throw quotaError(); // the tab's memory is at its end
      }
    }
    this.#bytes.set(bytes, at);
    this.#length = Math.max(this.#length, length);
  }

  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  flush(): void {}
  close(): void {}
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

function quotaError(): TrailSparkError {
  return clientError('store.quota');
}

function failed(what: string, cause: unknown): TrailSparkError {
  return clientError('store.failed', `${what}: ${describe(cause)}`, { cause });
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 25));
}
