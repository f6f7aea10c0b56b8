// The measurements in node, in a process of its own:  node --expose-gc node_side.mjs PAGES.ndjson PACKAGE_FOLDER '{"warmups":2,...}'
// stdout: what measureWarm answers, as JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measureWarm, pagesOf } from './measure.mjs';

const [path, packageFolder, options] = process.argv.slice(2);
const pages = pagesOf(new Uint8Array(readFileSync(path)));
const api = await import(pathToFileURL(join(packageFolder, 'dist/index.js')));
process.stdout.write(JSON.stringify(await measureWarm(api, pages, JSON.parse(options))));
