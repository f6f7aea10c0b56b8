// The program trailspark, run from outside, and what its tests share. CTest names it in TRAILSPARK_PROGRAM.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const program = process.env.TRAILSPARK_PROGRAM;
assert.ok(program, 'TRAILSPARK_PROGRAM names the program');
export const pages = fileURLToPath(new URL('../vectors/pages/', import.meta.url));
export const folder = mkdtempSync(path.join(tmpdir(), 'trailspark-cli-'));
after(() => rmSync(folder, { recursive: true }));

export const quietTerminal = { COLUMNS: undefined, NO_COLOR: undefined, TERM: 'xterm' };

/** Runs the program in the folder of the page files. */
export function run(args, { input, env } = {}) {
  const result = spawnSync(program, args, {
    cwd: pages,
    input: input ?? '',
    env: { ...process.env, ...quietTerminal, ...env },
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 1 << 28,
  });
  assert.equal(result.signal, null, result.stderr);
  return { code: result.status, out: result.stdout, err: result.stderr };
}

export const quoted = (word) => `'${word.replaceAll("'", `'\\''`)}'`;

/** The same on a terminal: script(1) makes one. Both streams arrive together. */
export function runOnTerminal(args, { columns = 100, env, before = '' } = {}) {
  const line = before + [program, ...args].map(quoted).join(' ');
  const result = spawnSync('script', ['-qefc', line, '/dev/null'], {
    cwd: pages,
    env: { ...process.env, ...quietTerminal, COLUMNS: String(columns), ...env },
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { code: result.status, out: result.stdout.replaceAll('\r\n', '\n') };
}

export const lines = (text) => text.split('\n').filter(Boolean);
export const rows = (text) => lines(text).map((line) => JSON.parse(line));

/** A file of the test's own; answers its path. */
export function write(name, content) {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return file;
}

export function contact(id, updatedAt, properties) {
  return {
    id: String(id),
    properties: { hs_object_id: String(id), ...properties },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt,
    archived: false,
  };
}
export const page = (...results) => JSON.stringify({ results });

/** The cells of RFC 4180. */
export function parseCsv(text) {
  const records = [[]];
  for (const [, quotedCell, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    records.at(-1).push(quotedCell === undefined ? plain : quotedCell.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  return records.filter((record) => record.length > 1);
}

/** A page of so many contacts, each a lead of its own. */
export function many(count, from = 0) {
  const one = (i) =>
    contact(i, '2026-01-01T00:00:00.000Z', { email: `lead-${i}@many.test`, firstname: 'Lead', lastname: String(i) });
  return page(...Array.from({ length: count }, (_, i) => one(from + i + 1)));
}
