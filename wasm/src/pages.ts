import { asText } from './arguments.js';
import { clientError } from './error.js';
import type { Progress } from './types.js';

export interface LoadOptions {
  /** Names the file in reports ("contacts.ndjson:3"). Default: the file's own name, or "file". */
  name?: string;
  /** Stops the reading between two pages. */
  signal?: AbortSignal;
  /** Called after every page. */
  onProgress?: (progress: Progress) => void;
}

interface Page {
  bytes: Uint8Array;
  source: string;
  /** Of the file as it is stored, compressed or not. */
  bytesRead: number;
}

const newline = 0x0a;
const brace = 0x7b;
/** Work goes on for this long before other tasks get their turn. */
const turnMilliseconds = 30;

/**
 * @internal Cuts a file into pages as `ingestFile` does, without holding all of it: where a second non-empty line begins
 * with { in column 0 it is NDJSON, a page a line; else it is one document. gzip is recognised by its first two bytes.
 */
export async function* readPages(
  file: Blob | ReadableStream<Uint8Array>,
  { name, signal }: LoadOptions = {},
): AsyncGenerator<Page, void, void> {
  const source = asText('name', name ?? (file as Partial<File>).name ?? 'file');
  const counter = { bytesRead: 0 };
  const pieces = file instanceof Blob ? file.stream() : file;
  let turnEnds = performance.now() + turnMilliseconds;
  for await (const { bytes, line } of pagesOf(chunksOf(pieces, counter))) {
    if (performance.now() > turnEnds) {
      await nextTask();
      turnEnds = performance.now() + turnMilliseconds;
    }
    if (signal?.aborted) {
      throw clientError('call.aborted', 'the pages read before stay', { cause: signal.reason });
    }
    yield { bytes, source: `${source}:${line}`, bytesRead: counter.bytesRead };
  }
}

/** The bytes of a stream, gunzipped where they are gzip. */
async function* chunksOf(
  stream: ReadableStream<Uint8Array>,
  counter: { bytesRead: number },
): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    let head = new Uint8Array();
    while (head.length < 2) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      counter.bytesRead += value.length;
      head = joined([head, value]);
    }
    const rest = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => controller.enqueue(head),
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) {
          return controller.close();
        }
        counter.bytesRead += value.length;
        controller.enqueue(value as Uint8Array<ArrayBuffer>);
      },
    });
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    const plain = (isGzip ? rest.pipeThrough(new DecompressionStream('gzip')) : rest).getReader();
    for (let read = await plain.read(); !read.done; read = await plain.read()) {
      yield read.value;
    }
  } catch (cause) {
    throw clientError('file.read', cause instanceof Error ? cause.message : String(cause), { cause });
  } finally {
    await reader.cancel().catch(() => undefined); // a broken stream has nothing left to cancel
  }
}

/** Lines of NDJSON with their numbers, or the whole document. */
async function* pagesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array; line: number }> {
  const form = new FormDetector();
  let held: Uint8Array[] = []; // what has come and is not yet given out
  let line = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    if (form.isNdjson(chunk) && (line === 0 || chunk.includes(newline))) {
      const text = joined(held);
      let begin = 0;
      for (let end = text.indexOf(newline); end >= 0; end = text.indexOf(newline, begin)) {
        line++;
        if (!isBlank(text.subarray(begin, end))) {
          yield { bytes: text.subarray(begin, end), line };
        }
        begin = end + 1;
      }
      held = [text.subarray(begin)];
    }
  }
  const rest = joined(held);
  if (line === 0) {
    yield { bytes: rest, line: 1 };
  } else if (!isBlank(rest)) {
    yield { bytes: rest, line: line + 1 };
  }
}

/** Finds out, piece by piece, whether a second non-empty line begins with { in column 0. */
class FormDetector {
  #decided: boolean | undefined;
  #hasFirstLine = false;
  #lineIsBlank = true;
  #atColumn0 = true;

  /** Of all that was given so far. */
  isNdjson(chunk: Uint8Array): boolean {
    let begin = 0;
    while (this.#decided === undefined && begin < chunk.length) {
      if (this.#hasFirstLine && this.#atColumn0 && chunk[begin] === brace) {
        this.#decided = true;
        break;
      }
      const newlineAt = chunk.indexOf(newline, begin);
      const end = newlineAt < 0 ? chunk.length : newlineAt;
      if (this.#lineIsBlank && !isBlank(chunk.subarray(begin, end))) {
        this.#lineIsBlank = false;
        this.#decided = this.#hasFirstLine ? false : undefined;
      }
      if (newlineAt >= 0) {
        this.#hasFirstLine ||= !this.#lineIsBlank;
        this.#lineIsBlank = true;
      }
      this.#atColumn0 = newlineAt >= 0;
      begin = end + 1;
    }
    return this.#decided === true;
  }
}

/** Nothing but JSON's white space. */
function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === newline);
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

/** Lets messages, input and painting have their turn; unlike a timer, without a pause of its own. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
