// The soak's short form. The long one: ./run test --all.
import { test } from 'node:test';
import { soak } from './soak.mjs';

test(
  'lives of bases, short ones and aborted ones, leave the right leads and no memory',
  { timeout: 120_000 },
  async (t) => {
    t.diagnostic(await soak({ seconds: 8, seed: 1 }));
  },
);
