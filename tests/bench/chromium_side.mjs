// The measurements in Chromium. Each page is a context of its own: another process, empty caches, nothing compiled.
import { launch, openPage } from '../wasm/browser.mjs';
import { serve } from '../wasm/server.mjs';

const html = '<!doctype html><title>bench</title>';

/** Opens a browser for `use(chromium)`, and closes it. */
export async function withChromium({ here, packageFolder, inputFolder, inputName }, use) {
  const server = await serve(
    { '/bench/': here, '/package/': packageFolder, '/input/': inputFolder },
    { pages: { '/': html } },
  );
  const browser = await launch();
  try {
    return await use(new Chromium(browser, server.url, `/input/${inputName}`));
  } finally {
    await browser.close();
    await server.close();
  }
}

class Chromium {
  #browser;
  #url;
  #input;

  constructor(browser, url, input) {
    this.#browser = browser;
    this.#url = url;
    this.#input = input;
  }

  get version() {
    return this.#browser.version();
  }

  /** What measureWarm answers, in one page. */
  warm(options) {
    return this.#inFreshPage((page) =>
      page.evaluate(async (given) => {
        const { measureWarm } = await import('/bench/measure.mjs');
        return measureWarm(await import('/package/dist/index.js'), globalThis.pages, given);
      }, options),
    );
  }

  /** {pass: milliseconds, leads, grown: bytes by which the JavaScript heap grew, garbage not counted}. */
  firstPassOfJavaScript() {
    return this.#inFreshPage(async (page, heapBytes) => {
      const before = await heapBytes();
      const { pass, leads } = await page.evaluate(async () => {
        const { firstPassOfJavaScript } = await import('/bench/measure.mjs');
        globalThis.result = firstPassOfJavaScript(globalThis.pages);
        return { ...globalThis.result, kept: undefined };
      });
      return { pass, leads, grown: (await heapBytes()) - before };
    });
  }

  /** {ready, pass: milliseconds, leads, heap: bytes of the module's memory}. */
  firstPassOfModule(mapping) {
    return this.#inFreshPage((page) =>
      page.evaluate(async (rules) => {
        const { firstPassOfModule } = await import('/bench/measure.mjs');
        globalThis.result = await firstPassOfModule('/package/dist/index.js', globalThis.pages, rules);
        return { ...globalThis.result, kept: undefined };
      }, mapping),
    );
  }

  /** Calls `use(page, heapBytes)` with a page whose globalThis.pages are there. */
  async #inFreshPage(use) {
    const { page, context, errors } = await openPage(this.#browser, this.#url);
    try {
      await page.evaluate(async (input) => {
        const { pagesOf } = await import('/bench/measure.mjs');
        globalThis.pages = pagesOf(new Uint8Array(await (await fetch(input)).arrayBuffer()));
      }, this.#input);
      const devtools = await context.newCDPSession(page);
      const answer = await use(page, async () => {
        await devtools.send('HeapProfiler.collectGarbage');
        return (await devtools.send('Runtime.getHeapUsage')).usedSize;
      });
      if (errors.length > 0) {
        throw new Error(errors.join('\n'));
      }
      return answer;
    } finally {
      await context.close();
    }
  }
}
