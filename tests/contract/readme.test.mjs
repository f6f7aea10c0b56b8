// The README's section on the simulator: its command starts the program, and its example is example.mjs and runs.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Simulator, root } from './simulator.mjs';

const example = join(dirname(fileURLToPath(import.meta.url)), 'example.mjs');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const [, section] = /## Test your own HubSpot integration against it\n(.*?)\n## /s.exec(readme);
const block = (language) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(section)[1];

test('the example of the README is example.mjs', () => {
  assert.equal(block('js'), readFileSync(example, 'utf8'));
});

test("the README's command starts the simulator, and its example finds the contacts there", async () => {
  const [, port, options] = /^\.\/run simulator --port (\d+) (.*?) *(#.*)?$/m.exec(block('sh'));
  const simulator = await Simulator.start(...options.split(' '));
  const code = block('js');
  assert.ok(code.includes(`http://localhost:${port}'`) && code.includes(`'${simulator.token}'`), simulator.token);
  const { stdout } = await promisify(execFile)(process.execPath, [example], {
    env: { ...process.env, HUBSPOT_URL: simulator.url },
    timeout: 30_000,
  });
  const { objects } = await simulator.door('GET', 'truth');
  const first = await simulator.call('GET', '/crm/v3/objects/contacts?limit=1');
  const { email } = first.json.results[0].properties;
  assert.equal(stdout, `${objects.contacts.records} contacts, the first is ${email}\n`);
});
