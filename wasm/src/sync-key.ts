import { clientError } from './error.js';

/** @internal The 32 bytes of a key that was handed over as bytes or as base64. */
export function keyBytes(key: Uint8Array | ArrayBuffer | string): Uint8Array<ArrayBuffer> {
  const bytes =
    typeof key === 'string' ? fromBase64(key) : new Uint8Array(key instanceof ArrayBuffer ? key : key.slice().buffer);
  if (bytes?.length !== 32) {
    throw clientError(
      'argument.shape',
      `key: found ${bytes?.length ?? 'no base64'}, expected 32 bytes or their base64`,
    );
  }
  return bytes;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}
