// Headless Chromium, told not to phone home, and pages in it that remember what went wrong.
import { chromium } from 'playwright-core';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

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

const options = [
  '--no-sandbox', // Chromium refuses to run as root with it, and the pages are our own
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--js-flags=--expose-gc',
];

export function launch() {
  return chromium.launch({ executablePath: executable(), args: options });
}

/** A browser that keeps what its pages store in a folder, and can be killed as if the power went: {page, kill}. */
export async function launchKept(profile) {
  const port = join(profile, 'DevToolsActivePort');
  rmSync(port, { force: true });
  const arguments_ = [
    ...options,
    '--headless',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
  const child = spawn(executable(), arguments_, { stdio: 'ignore', detached: true });
  const ended = once(child, 'exit');
  for (let tries = 0; !existsSync(port) || !readFileSync(port, 'utf8').includes('\n'); ++tries) {
    if (tries > 600) {
      throw new Error('Chromium did not start');
    }
    await sleep(100);
  }
  const [address, path] = readFileSync(port, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${address}${path}`);
  const page = await browser.contexts()[0].newPage();
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL'); // with all that it started
      await ended;
    }
    await browser.close().catch(() => undefined);
  };
  return { page, kill };
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
