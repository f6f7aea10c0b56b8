// Headless Chromium, told not to phone home, and pages in it that remember what went wrong.
import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function executable() {
  if (process.env.CHROMIUM) {
    return process.env.CHROMIUM;
  }
  for (const name of names) {
    try {
      return execFileSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim();
    } catch {
      // the next one
    }
  }
  throw new Error(`none of ${names.join(', ')} is on PATH: install Chromium, or name it in CHROMIUM`);
}

export function launch() {
  return chromium.launch({
    executablePath: executable(),
    args: [
      '--no-sandbox', // Chromium refuses to run as root with it, and the pages are our own
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-domain-reliability',
      '--disable-sync',
      '--no-first-run',
      '--no-pings',
      '--js-flags=--expose-gc',
    ],
  });
}

/** The windows in which pages are looked at. */
export const views = {
  'wide-light': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'wide-dark': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'narrow-light': { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  'narrow-dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
};

/** A page, and the errors it has met: refusals by the policy are among them. */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !/favicon\.ico$/.test(message.location().url) &&
      errors.push(`${message.text()} (${message.location().url})`),
  );
  await page.goto(url);
  return { page, errors, context };
}
