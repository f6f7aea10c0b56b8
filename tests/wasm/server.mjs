// A small static server on a free loopback port. Every answer carries the strict Content-Security-Policy that the package
// promises to work under.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.ndjson': 'application/x-ndjson',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Serves folders: { '/package/': '/some/folder' }; the longest prefix wins. `pages` are HTML texts by path, `hide` names
 * types that the server does not know, `answer(request, response)` is asked first, and answers whether it took the request.
 * Answers {url, requests, close, serveToo}.
 */
export async function serve(folders, { pages = {}, hide = [], answer = () => false } = {}) {
  const served = { ...folders };
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    requests.push(path);
    if (answer(request, response)) {
      return;
    }
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (path in pages) {
      response.setHeader('Content-Type', types['.html']);
      response.end(pages[path]);
      return;
    }
    const prefixes = Object.keys(served).sort((a, b) => b.length - a.length);
    const prefix = prefixes.find((one) => path.startsWith(one));
    const rest = path.slice(prefix?.length ?? 0) || 'index.html';
    const file = prefix && join(served[prefix], normalize(`/${rest}`));
    if (!file || !existsSync(file) || !statSync(file).isFile()) {
      response.statusCode = 404;
      response.end('not found');
      return;
    }
    const type = extname(file);
    response.setHeader(
      'Content-Type',
      hide.includes(type) ? 'application/octet-stream' : (types[type] ?? 'application/octet-stream'),
    );
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    serveToo: (prefix, folder) => (served[prefix] = folder),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
