// A worker as browsers have them, of a thread of Node's: what LeadBaseWorker needs of one, and what its worker.js needs
// around it. (Node has no Worker of that kind.)
import { isMainThread, parentPort, Worker as Thread, workerData } from 'node:worker_threads';

/** The page's side: a Worker that runs the module at `url`. */
export class NodeWorker {
  #thread;

  constructor(url) {
    this.#thread = new Thread(new URL(import.meta.url), { workerData: String(url) });
    this.#thread.on('message', (data) => this.onmessage?.({ data }));
    this.#thread.on('messageerror', () => this.onmessageerror?.());
    this.#thread.on('error', ({ message }) => this.onerror?.({ message, preventDefault() {} }));
  }

  postMessage(message, transfer) {
    this.#thread.postMessage(message, transfer);
  }

  terminate() {
    this.#thread.terminate();
  }
}

if (!isMainThread && workerData) {
  globalThis.postMessage = (answer, transfer) => parentPort.postMessage(answer, transfer);
  await import(workerData);
  parentPort.on('message', (data) => globalThis.onmessage({ data })); // what came before waited for this
}
