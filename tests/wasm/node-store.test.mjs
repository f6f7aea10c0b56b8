// The store of a portal's records, in memory: whatever the length at which its file was cut off, what is read is what was
// committed up to some commit, records and checkpoint together. (On the browser's own files: sync.test.mjs.)
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './places.mjs';

const part = (name) => import(pathToFileURL(join(packageFolder, `dist/sync-${name}.js`)));
const { openFiles } = await part('files');
const { PortalStore } = await part('store');

const key = new Uint8Array(32).fill(3);
const encoder = new TextEncoder();

/** A packet as the module writes it: a contact with so long a text. */
function packet(id, letters) {
  const body = encoder.encode(`{"id":"${id}","name":"${'x'.repeat(letters)}"}`);
  const json = encoder.encode(JSON.stringify([['r', 0, String(id), 1, 2, 0, 1, body.length]]));
  const bytes = new Uint8Array(4 + json.length + body.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  bytes.set(body, 4 + json.length);
  return bytes;
}

async function filled(commits) {
  const files = await openFiles('test');
  assert.equal(files.storage, 'memory');
  const store = await PortalStore.open(files, key);
  await store.beginWriting();
  for (let commit = 1; commit <= commits; ++commit) {
    await store.commit([packet(commit, 100), packet(1000 + commit, 50)], { checkpoint: String(commit) });
  }
  return { files, store, file: await files.open('log-000001') };
}

test('cut off anywhere behind what is noted as safe, records and checkpoint agree', async () => {
  const { file, files } = await filled(4); // endWriting() was never called: the tab was closed
  const size = await file.size();
  const whole = await file.read(0, size);
  const seen = new Set();
  for (let cut = 64; cut < size + 7; cut += 7) {
    const length = Math.min(cut, size);
    file.truncate(0);
    file.write(0, whole.slice(0, length));
    const store = await PortalStore.open(files, key);
    const checkpoint = Number(store.state('checkpoint'));
    assert.equal(store.count(0), 2 * checkpoint, `${length} of ${size} bytes`);
    seen.add(checkpoint);
  }
  assert.deepEqual([...seen], [0, 1, 2, 3, 4]);
});

test('what was noted as safe and is not there, or was altered, is damage', async () => {
  const { file, files, store } = await filled(3);
  await store.endWriting();
  const size = await file.size();
  const whole = await file.read(0, size);
  for (let at = 0; at < size; at += 11) {
    const altered = whole.slice();
    altered[at] ^= 4;
    file.truncate(0);
    file.write(0, altered);
    // The three bytes of padding behind a frame's kind tell nothing, and are not looked at.
    const error = await PortalStore.open(files, key).then(
      () => undefined,
      ({ code }) => code,
    );
    assert.ok(error === 'store.damaged' || isPadding(whole, at), `byte ${at}: ${error}`);
    file.truncate(0);
    file.write(0, whole.slice(0, Math.max(64, at)));
    await assert.rejects(PortalStore.open(files, key), { code: 'store.damaged' });
  }
});

function isPadding(bytes, place) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 64; at < bytes.length; at += 20 + view.getUint32(at, true)) {
    if (place >= at + 5 && place < at + 8) {
      return true;
    }
  }
  return false;
}

test('another key is told from damage', async () => {
  const { files, store } = await filled(1);
  await store.endWriting();
  await assert.rejects(PortalStore.open(files, new Uint8Array(32).fill(4)), { code: 'store.key' });
});
