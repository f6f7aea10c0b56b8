// The log of a portal: a file that only grows, every byte of it encrypted but for lengths.
//
//   header   "TSparkLG" | version u32 | 0 u32 | salt 16 | mark of the key 16 | safe length u64 | checksum 8      64 bytes
//   frame    length u32 | kind u8 | 0 u24 | nonce 12 | AES-256-GCM of `length` bytes, the tag among them
//
// Frames of data (kind 0) count once the frame of a commit (kind 1) follows them: data and checkpoint together or not at
// all. A frame's place in the file is authenticated with it, so none can be moved, left out or put in twice. What stands
// behind the last commit is what a tab was writing when it was closed: it is dropped. What cannot be read before the
// safe length, noted at the end of each run, is damage.
import { clientError } from './error.js';
import type { ByteFile } from './sync-files.js';

const headerBytes = 64;
const frameHeaderBytes = 20;
const tagBytes = 16;
const version = 1;
const magic = 'TSparkLG';
/** Texts are packed into frames of about this size: what is decrypted for one record, and kept a while. */
const frameTextBytes = 256 * 1024;
const keptFrames = 48;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A frame of texts in the file. */
export interface Frame {
  at: number;
  length: number;
}

/** Where a text is. */
export interface TextPlace {
  frame: Frame;
  offset: number;
  length: number;
}

/** A commit as it is read back: its JSON, and where its texts are, in their order. */
export interface Commit {
  json: string;
  places: TextPlace[];
}

export class Log {
  #file: ByteFile;
  #key: CryptoKey;
  #header: Uint8Array<ArrayBuffer>;
  /** Behind the last commit. */
  #end: number;
  #frames = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();

  private constructor(file: ByteFile, key: CryptoKey, header: Uint8Array<ArrayBuffer>) {
    this.#file = file;
    this.#key = key;
    this.#header = header;
    this.#end = headerBytes;
  }

  /** A new log in an empty file. */
  static async create(file: ByteFile, secret: Uint8Array<ArrayBuffer>): Promise<Log> {
    const header = new Uint8Array(headerBytes);
    header.set(encoder.encode(magic));
    new DataView(header.buffer).setUint32(8, version, true);
    const salt = crypto.getRandomValues(new Uint8Array(16));
    header.set(salt, 16);
    const { key, mark } = await deriveKeys(secret, salt);
    header.set(mark, 32);
    const log = new Log(file, key, header);
    file.truncate(0);
    await log.#writeHeader(headerBytes);
    return log;
  }

  /** The log that the file holds; read() follows. Errors: store.key, store.damaged. */
  static async open(file: ByteFile, secret: Uint8Array<ArrayBuffer>): Promise<Log> {
    const header = (await file.read(0, headerBytes)).slice();
    const sum = header.length === headerBytes ? await checksum(header) : undefined;
    if (!sum?.every((byte, index) => byte === header[56 + index]) || decoder.decode(header.slice(0, 8)) !== magic) {
      throw clientError('store.damaged', 'its first bytes are not those that were written');
    }
    const found = new DataView(header.buffer).getUint32(8, true);
    if (found !== version) {
      throw clientError('store.damaged', `its format is version ${found}, this package reads ${version}`);
    }
    const { key, mark } = await deriveKeys(secret, header.slice(16, 32));
    if (!mark.every((byte, index) => byte === header[32 + index])) {
      throw clientError('store.key');
    }
    return new Log(file, key, header);
  }

  /** Goes on with the same bytes, opened in another way. */
  use(file: ByteFile): void {
    this.#file = file;
  }

  /** Bytes up to the last commit. */
  get end(): number {
    return this.#end;
  }

  /** The commits from the last one that was read or written. Errors: store.damaged. */
  async *read(): AsyncGenerator<Commit, void, void> {
    const safe = await this.#safeLength(); // first: another tab may be writing
    const size = await this.#file.size();
    let frames: { frame: Frame; bytes: number }[] = [];
    for (let at = this.#end; at < size;) {
      const found = await this.#frameAt(at, size);
      if (!found) {
        break;
      }
      const { frame, isCommit, plain } = found;
      at = frame.at + frameHeaderBytes + frame.length;
      if (isCommit) {
        const [sizes, json] = unpackCommit(plain);
        this.#end = at;
        yield { json, places: placesOf(sizes, frames) };
        frames = [];
      } else {
        frames.push({ frame, bytes: plain.length });
      }
    }
    if (this.#end < safe) {
      throw clientError('store.damaged', `of ${safe} bytes those behind byte ${this.#end} cannot be read`);
    }
  }

  /**
   * Encrypts texts and the commit's JSON; the commit is in the file once `finish` was called, or not at all.
   * Errors of `finish`: store.quota, store.failed; the log is as it was, and can be committed to again.
   */
  async prepare(json: string, texts: readonly Uint8Array[]): Promise<() => TextPlace[]> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const frames: { frame: Frame; bytes: number }[] = [];
    let at = this.#end;
    const seal = async (plain: Uint8Array<ArrayBuffer>, kind: number): Promise<void> => {
      const sealed = await this.#seal(plain, at, kind);
      parts.push(sealed);
      if (kind === 0) {
        frames.push({ frame: { at, length: sealed.length - frameHeaderBytes }, bytes: plain.length });
      }
      at += sealed.length;
    };
    for (const group of grouped(texts)) {
      await seal(joined(group), 0);
    }
    const sizes = texts.map((text) => text.length);
    await seal(packCommit(sizes, json), 1);
    const begin = this.#end;
    return () => {
      this.#file.write(begin, joined(parts));
      try {
        this.#file.flush();
      } catch (error) {
        this.#file.truncate(begin);
        throw error;
      }
      this.#end = at;
      return placesOf(sizes, frames);
    };
  }

  /** Cuts off what stands behind the last commit, and notes that all before it is safe on the disk. */
  async settle(): Promise<void> {
    this.#file.truncate(this.#end);
    this.#file.flush();
    await this.#writeHeader(this.#end);
  }

  /** A text as it was given. Errors: store.damaged. */
  async text({ frame, offset, length }: TextPlace): Promise<Uint8Array<ArrayBuffer>> {
    let plain = this.#frames.get(frame.at);
    this.#frames.delete(frame.at);
    plain ??= this.#frameAt(frame.at, frame.at + frameHeaderBytes + frame.length).then((found) => {
      if (!found) {
        throw clientError('store.damaged', `what was written at byte ${frame.at} cannot be read`);
      }
      return found.plain;
    });
    this.#frames.set(frame.at, plain); // the last used stands last
    if (this.#frames.size > keptFrames) {
      this.#frames.delete(this.#frames.keys().next().value!);
    }
    return (await plain).subarray(offset, offset + length);
  }

  /** Nothing where the bytes there are no frame. */
  async #frameAt(
    at: number,
    size: number,
  ): Promise<{ frame: Frame; isCommit: boolean; plain: Uint8Array<ArrayBuffer> } | undefined> {
    const header = await this.#file.read(at, frameHeaderBytes);
    if (header.length < frameHeaderBytes) {
      return undefined;
    }
    const length = new DataView(header.buffer, header.byteOffset).getUint32(0, true);
    const kind = header[4];
    if (length < tagBytes || at + frameHeaderBytes + length > size) {
      return undefined;
    }
    const sealed = await this.#file.read(at + frameHeaderBytes, length);
    const parameters = { name: 'AES-GCM', iv: header.slice(8), additionalData: placeOf(at, kind) };
    const plain = await crypto.subtle.decrypt(parameters, this.#key, sealed).catch(() => undefined);
    return plain && { frame: { at, length }, isCommit: kind === 1, plain: new Uint8Array(plain) };
  }

  async #seal(plain: Uint8Array<ArrayBuffer>, at: number, kind: number): Promise<Uint8Array<ArrayBuffer>> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const parameters = { name: 'AES-GCM', iv, additionalData: placeOf(at, kind) };
    const sealed = new Uint8Array(await crypto.subtle.encrypt(parameters, this.#key, plain));
    const frame = new Uint8Array(frameHeaderBytes + sealed.length);
    new DataView(frame.buffer).setUint32(0, sealed.length, true);
    frame[4] = kind;
    frame.set(iv, 8);
    frame.set(sealed, frameHeaderBytes);
    return frame;
  }

  /** As the file has it now: another tab may have noted more. */
  async #safeLength(): Promise<number> {
    const header = (await this.#file.read(0, headerBytes)).slice();
    return Number(new DataView(header.buffer).getBigUint64(48, true));
  }

  async #writeHeader(safeLength: number): Promise<void> {
    new DataView(this.#header.buffer).setBigUint64(48, BigInt(safeLength), true);
    this.#header.set(await checksum(this.#header), 56);
    this.#file.write(0, this.#header);
    this.#file.flush();
  }
}

/** One key for the frames, and a mark by which the key is known again; neither tells the other, nor the secret. */
async function deriveKeys(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
): Promise<{ key: CryptoKey; mark: Uint8Array }> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey', 'deriveBits']);
  const from = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt, info: encoder.encode(info) });
  const aes = { name: 'AES-GCM', length: 256 };
  return {
    key: await crypto.subtle.deriveKey(from('trailspark log frames'), base, aes, false, ['encrypt', 'decrypt']),
    mark: new Uint8Array(await crypto.subtle.deriveBits(from('trailspark log mark'), base, 128)),
  };
}

async function checksum(header: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', header.slice(0, 56))).subarray(0, 8);
}

/** What is authenticated besides a frame's bytes. */
function placeOf(at: number, kind: number): Uint8Array<ArrayBuffer> {
  const place = new Uint8Array(9);
  new DataView(place.buffer).setBigUint64(0, BigInt(at), true);
  place[8] = kind;
  return place;
}

/** The texts of each frame: as many as fit, at least one. */
function* grouped(texts: readonly Uint8Array[]): Generator<Uint8Array[], void, void> {
  let group: Uint8Array[] = [];
  let bytes = 0;
  for (const text of texts) {
    if (bytes > 0 && bytes + text.length > frameTextBytes) {
      yield group;
      [group, bytes] = [[], 0];
    }
    group.push(text);
    bytes += text.length;
  }
  if (group.length > 0) {
    yield group;
  }
}

/** Where the texts are: they fill the frames in their order. */
function placesOf(sizes: readonly number[], frames: readonly { frame: Frame; bytes: number }[]): TextPlace[] {
  let which = 0;
  let offset = 0;
  return sizes.map((length) => {
    while (which < frames.length - 1 && offset + length > frames[which].bytes) {
      which += 1;
      offset = 0;
    }
    const place = { frame: frames[which].frame, offset, length };
    offset += length;
    return place;
  });
}

function packCommit(sizes: readonly number[], json: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(`${JSON.stringify(sizes)}\n${json}`) as Uint8Array<ArrayBuffer>;
}

function unpackCommit(plain: Uint8Array): [sizes: number[], json: string] {
  const line = plain.indexOf(0x0a);
  return [JSON.parse(decoder.decode(plain.subarray(0, line))) as number[], decoder.decode(plain.subarray(line + 1))];
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
