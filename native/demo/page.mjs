// The last part of the demo: the service in front of the made-up account, and the settings page, until Ctrl-C.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, heading, root } from './show.mjs';
import { start } from './start.mjs';

const data = join(folder, 'service');
const secret = join(folder, 'client-secret');

export async function servePage(portal) {
  rmSync(data, { recursive: true, force: true }); // its connections were to an account that is gone
  writeFileSync(secret, portal.clientSecret, { mode: 0o600 });
  const app = ['--api', portal.url, '--client-id', portal.clientId, '--client-secret-file', secret];
  const page = ['--page', join(root, 'web-demo/dist'), '--port', '0', '--demo-users'];
  const { lines } = await start('trailspark', ['serve', '--data', data, ...app, ...page], /^Listening/);
  heading('The settings page: log in, connect the made-up account, map, sync');
  console.log(lines.filter((line) => /^(Page|Users): /.test(line)).join('\n'));
  console.log('Ctrl-C ends it.');
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, resolve);
    }
  });
}
