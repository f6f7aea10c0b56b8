// Makes dist/ of src/*.ts and of the modules that the CMake preset `wasm` built; prints the sizes.
//   node build.mjs [folder of trailspark.mjs, trailspark.wasm and the same of trailspark-sync]
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
const modules = ['trailspark', 'trailspark-sync'];

for (const module of modules) {
  if (!existsSync(join(built, `${module}.wasm`))) {
    console.error(`${built}/${module}.wasm is missing: build it first with  cmake --workflow --preset wasm`);
    process.exit(2);
  }
}
rmSync(dist, { recursive: true, force: true });
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', here], { stdio: 'inherit' });
if (status !== 0) {
  process.exit(status ?? 1);
}
for (const module of modules) {
  cpSync(join(built, `${module}.wasm`), join(dist, `${module}.wasm`));
  // Emscripten takes out the white space; names are shortened here.
  const glue = minifySync(`${module}.mjs`, readFileSync(join(built, `${module}.mjs`), 'utf8'), { module: true });
  writeFileSync(join(dist, `${module}.mjs`), glue.code);
  cpSync(join(here, `src/${module}.d.mts`), join(dist, `${module}.d.mts`));
  const files = [`${module}.wasm`, `${module}.mjs`];
  printSizes(files[0], [files[0]]);
  printSizes(files[1], [files[1]]);
  printSizes('wasm + glue', files);
}

function printSizes(name, files) {
  const contents = files.map((file) => readFileSync(join(dist, file)));
  const raw = contents.reduce((sum, bytes) => sum + bytes.length, 0);
  const gzip = contents.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
  console.log(`${name.padEnd(20)} ${kilobytes(raw)} raw ${kilobytes(gzip)} gzip`);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}
