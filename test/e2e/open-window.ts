import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { HANGS } from '../fixtures/until.js';
import { type BrowserHostProcess, startBrowserHostProcess } from './browser-host-process.js';

const pictures = path.resolve('test/output/screenshots');

/** A window in a real browser on the real engine, opened anew for every test of a file. */
export interface OpenWindow {
  /** Its data folder. */
  readonly folder: string;
  readonly host: BrowserHostProcess;
  readonly context: BrowserContext;
  readonly page: Page;
  picture(name: string): Promise<unknown>;
}

/**
 * Opens the window before every test of a file and closes it after; a test fails when the page complained on its console.
 *
 * @param ready test id of what has to be there before a test begins
 */
export function openWindow(ready: string): OpenWindow {
  let browser: Browser;
  let now: { folder: string; host: BrowserHostProcess; context: BrowserContext; page: Page; complaints: string[] };

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'folkmoot-window-'));
    const host = await startBrowserHostProcess(folder);
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, colorScheme: 'light' });
    const page = await context.newPage();
    page.setDefaultTimeout(HANGS);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    now = { folder, host, context, page, complaints };
    await page.goto(host.address);
    await page.getByTestId(ready).waitFor();
  });

  afterEach(async () => {
    await now.context.close();
    now.host.child.kill('SIGINT');
    await now.host.ended;
    await rm(now.folder, { recursive: true, force: true });
    expect(now.complaints).toEqual([]);
  });

  return {
    get folder() {
      return now.folder;
    },
    get host() {
      return now.host;
    },
    get context() {
      return now.context;
    },
    get page() {
      return now.page;
    },
    picture: (name) => now.page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' }),
  };
}
