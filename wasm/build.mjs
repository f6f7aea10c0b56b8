// Makes dist/ of src/*.ts and of the module that the CMake preset `wasm` built; prints the sizes.
//   node build.mjs [folder of trailspark.mjs and trailspark.wasm]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minifySync } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const built = process.argv[2] ?? join(here, '../build/wasm/wasm');
const dist = join(here, 'dist');

if (!existsSync(join(built, 'trailspark.wasm'))) {
  console.error(`${built}/trailspark.wasm is missing: build it first with  cmake --workflow --preset wasm`);
  process.exit(2);
}
rmSync(dist, { recursive: true, force: true });
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', here], { stdio: 'inherit' });
if (status !== 0) {
  process.exit(status ?? 1);
}
cpSync(join(built, 'trailspark.wasm'), join(dist, 'trailspark.wasm'));
// Emscripten takes out the white space; names are shortened here.
const glue = minifySync('trailspark.mjs', readFileSync(join(built, 'trailspark.mjs'), 'utf8'), { module: true });
writeFileSync(join(dist, 'trailspark.mjs'), glue.code);
cpSync(join(here, 'src/trailspark.d.mts'), join(dist, 'trailspark.d.mts'));

for (const [name, files] of Object.entries({
  'trailspark.wasm': ['trailspark.wasm'],
  'trailspark.mjs': ['trailspark.mjs'],
  'wasm + glue': ['trailspark.wasm', 'trailspark.mjs'],
})) {
  const contents = files.map((file) => readFileSync(join(dist, file)));
  const raw = contents.reduce((sum, bytes) => sum + bytes.length, 0);
  const gzip = contents.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
  console.log(`${name.padEnd(16)} ${kilobytes(raw)} raw ${kilobytes(gzip)} gzip`);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}
