import { clientError } from './error.js';
import type { ObjectName, RowFormat, Target, Window } from './types.js';

/** Bytes as `fetch` and files give them, or their text. */
export type Bytes = Uint8Array | ArrayBuffer | string;

const objects: readonly ObjectName[] = ['contacts', 'companies', 'deals']; // in the order of bindings.cpp
const targets: readonly Target[] = ['lead', 'account', 'deal'];
const formats: readonly RowFormat[] = ['ndjson', 'json', 'csv'];

/** @internal The object's index. */
export const asObject = (value: ObjectName): number => objects.indexOf(oneOf('object', value, objects));
/** @internal */
export const asTarget = (value: Target): Target => oneOf('target', value, targets);
/** @internal */
export const asFormat = (value: RowFormat): RowFormat => oneOf('format', value, formats);

function oneOf<Name extends string>(what: string, value: Name, allowed: readonly Name[]): Name {
  if (!allowed.includes(value)) {
    throw clientError('argument.shape', `${what}: found ${shown(value)}, allowed are ${allowed.join(', ')}`);
  }
  return value;
}

/** @internal A window with numbers that the module takes. */
export function asWindow({ offset = 0, limit = 100 }: Window = {}): { offset: number; limit: number } {
  return { offset: wholeNumber('offset', offset), limit: wholeNumber('limit', limit) };
}

/** @internal A whole number from 0; Infinity stands for "all". */
export function wholeNumber(what: string, value: number): number {
  if (value === Infinity || (Number.isInteger(value) && value >= 0)) {
    return Math.min(value, 0xffff_ffff); // wasm32 counts in 32 bits
  }
  throw clientError('argument.shape', `${what}: found ${shown(value)}, expected a whole number from 0`);
}

/** @internal Text without lone surrogates, which have no UTF-8. */
export function asText(what: string, value: string): string {
  if (typeof value !== 'string') {
    throw clientError('argument.shape', `${what}: found ${shown(value)}, expected text`);
  }
  return value.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** @internal A JSON document: as it is if it is text already. */
export function asJson(value: unknown): string {
  return typeof value === 'string' ? asText('document', value) : (JSON.stringify(value) ?? 'null');
}

/** @internal Bytes of any kind as one; what JSON.parse or response.json() made is refused with a hint. */
export function asBytes(value: Exclude<Bytes, string>): Uint8Array {
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  if (Object.prototype.toString.call(value) === '[object ArrayBuffer]') {
    return new Uint8Array(value);
  }
  throw clientError(
    'argument.shape',
    `found ${shown(value)}, expected the bytes, as in ` + 'new Uint8Array(await response.arrayBuffer())',
  );
}

function shown(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  }
  return Array.isArray(value) ? 'an array' : 'an object';
}
