import { asFormat, wholeNumber } from './arguments.js';
import type { RowFormat, RowOptions } from './types.js';

interface Chunk {
  window: Pick<RowOptions, 'format' | 'offset' | 'limit' | 'csvHeader'>;
  /** Makes of the window's rows the piece of the whole file. */
  finish(rows: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
}

/** @internal The windows that an export asks for, one after the other. */
export function* chunksOf(format: RowFormat, total: number, chunkRows: number): Generator<Chunk, void, void> {
  asFormat(format);
  const limit = Math.max(1, wholeNumber('chunkRows', chunkRows));
  for (let offset = 0; offset === 0 || offset < total; offset += limit) {
    yield {
      window: { format, offset, limit, csvHeader: offset === 0 },
      finish: (rows) => (format === 'json' ? pieceOfArray(rows, offset === 0, offset + limit >= total) : rows),
    };
  }
}

/** Of "[a,b]" in the middle of a longer array: ",a,b". */
function pieceOfArray(array: Uint8Array, isFirst: boolean, isLast: boolean): Uint8Array<ArrayBuffer> {
  const close = array.lastIndexOf(0x5d);
  const piece = array.slice(0, isLast ? array.length : close);
  if (!isFirst) {
    piece[array.indexOf(0x5b)] = 0x2c;
  }
  return piece;
}
