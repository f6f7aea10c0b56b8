import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * What the built page may do: run its own files and the WebAssembly module, and post the way to HubSpot. The service
 * sends its own as a header; both hold.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const contentSecurityPolicy = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
};

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const element = 'trailspark-hubspot-settings';

export default defineConfig({
  appType: 'mpa',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // no data: addresses, which the policy refuses
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        page: here('index.html'),
        files: here('files.html'),
        host: here('example-host.html'),
        [element]: here(`src/${element}.ts`),
      },
      // Who embeds the element imports it by this name.
      output: { entryFileNames: ({ name }) => (name === element ? '[name].js' : 'assets/[name]-[hash].js') },
      preserveEntrySignatures: 'exports-only',
    },
  },
  // The page is served at any path below /settings; its scripts find their parts beside themselves, wherever that is.
  experimental: { renderBuiltUrl: (name, { hostType }) => (hostType === 'html' ? `/${name}` : { relative: true }) },
  worker: { format: 'es' },
  plugins: [contentSecurityPolicy],
});
