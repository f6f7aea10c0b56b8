// A made-up HubSpot account, served as long as the demo needs it.
import { start } from './start.mjs';

export async function startPortal() {
  const options = ['--port', '0', '--contacts', '10000', '--seed', '7', '--dirty', '--control'];
  const { lines, end } = await start('hubspot-simulator', options, /^Serving/);
  const said = {};
  for (const line of lines) {
    const [, name, value] = /^ {2}(\S+(?: \S+)?) {2,}(\S+)/.exec(line) ?? [];
    said[name] ??= value;
  }
  const [clientId, clientSecret] = [said['client id'], said['client secret']];
  return { url: said['base URL'], token: said.token, clientId, clientSecret, end };
}
