// What the tests of the package in Node share.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './places.mjs';

/** The package as a user imports it. */
export const api = await import(pathToFileURL(join(packageFolder, 'dist/index.js')));
export const { LeadBase, TrailSparkError, columnValues } = api;

/** A list page of records, each [id, properties, updatedAt]. */
export const page = (...records) =>
  new TextEncoder().encode(
    JSON.stringify({
      results: records.map(([id, properties, updatedAt = '2026-11-01T00:00:00.000Z']) => ({
        id,
        properties,
        updatedAt,
        archived: false,
      })),
      paging: { next: { after: 'there is more' } },
    }),
  );

export const ada = ['1', { email: 'Ada@acme.test', firstname: 'Ada', jobtitle: 'CTO' }];

/** Whether an error is ours, of this code: for assert.throws. */
export const code = (expected) => (error) => error instanceof TrailSparkError && error.code === expected;
