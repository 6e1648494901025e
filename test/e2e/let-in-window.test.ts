import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { launchChromium } from '../browser/chromium.js';
import { HANGS, until } from '../fixtures/until.js';
import { type BrowserHostProcess, startBrowserHostProcess } from './browser-host-process.js';

/* Who is let in: a second browser, a tab that is older than the engine, and nobody who listens on another port. */

let browser: Browser;
let folder: string;
let host: BrowserHostProcess;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'folkmoot-let-in-'));
  host = await startBrowserHostProcess(folder);
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  host.child.kill('SIGINT');
  await host.ended;
  await rm(folder, { recursive: true, force: true });
});

/** A browser with nothing of its own yet. */
async function newBrowser(address: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  page.setDefaultTimeout(HANGS);
  await page.goto(address);
  return page;
}
const isIn = (page: Page) => page.getByTestId('start-tiny').waitFor();
const stranger = (page: Page) => page.getByTestId('stranger');
const offer = async (page: Page, address: string) => {
  await page.getByLabel('An address that lets this browser in').fill(address);
  await page.getByRole('button', { name: 'Go in' }).click();
};

/** Ends Folkmoot as a crash would and starts it at the same port. */
async function startAgain(): Promise<void> {
  const { port } = host;
  host.child.kill('SIGKILL');
  await host.ended;
  host = await startBrowserHostProcess(folder, ['--port', String(port)]);
}

it('a second browser comes in by an address that the first one makes, once', async () => {
  const first = await newBrowser(host.address);
  await isIn(first);
  const second = await newBrowser(host.address);
  await stranger(second)
    .getByText(/used before/)
    .waitFor();
  expect(await accessibilityFaults(second)).toEqual([]);

  await first.keyboard.press('Control+k');
  await first.getByPlaceholder(/Find an agent/).fill('another browser');
  await first.keyboard.press('Enter');
  const made = first.getByLabel('Address for the other browser');
  const address = await made.inputValue();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/);
  expect(await accessibilityFaults(first)).toEqual([]);
  await offer(second, address);
  await stranger(second).waitFor({ state: 'detached' });
  await isIn(second);
  await second.reload();
  await isIn(second);

  // Both see the same runs.
  await second.getByTestId('start-tiny').click();
  await first.keyboard.press('1');
  await first.getByTestId('run-row').first().waitFor();

  const third = await newBrowser(address);
  await stranger(third)
    .getByText(/used before/)
    .waitFor();
});

it('a tab finds its way after Folkmoot was started again', async () => {
  const page = await newBrowser(host.address);
  await isIn(page);
  await page.getByTestId('start-quickstart').click();
  await until(async () =>
    expect(Number(await page.getByTestId('tick-label').getAttribute('data-tick'))).toBeGreaterThan(1),
  );
  await startAgain();
  await stranger(page).getByText('Folkmoot was started again.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  // What was on the screen is still there.
  await page.getByTestId('run-accuracy').waitFor();
  await offer(page, host.address);
  await page.getByText('This tab goes on with the new start').waitFor();
  await stranger(page).waitFor({ state: 'detached' });
  await page.getByTestId('headline').waitFor();
  await page.getByText(/Interrupted at tick \d+ of 52/).waitFor();
});

it('a tab goes on by itself when the new address is opened in the same browser', async () => {
  const old = await newBrowser(host.address);
  await isIn(old);
  await startAgain();
  await stranger(old).waitFor();
  const tab = await old.context().newPage();
  await tab.goto(host.address);
  await isIn(tab);
  await stranger(old).waitFor({ state: 'detached' });
});

it('what listens on another port of this machine is sent nothing that lets it in', async () => {
  const page = await newBrowser(host.address);
  await isIn(page);
  const key = await page.evaluate(() => localStorage.getItem('folkmoot.key'));
  expect(key).toMatch(/^[\w-]{40,}$/);
  const seen: string[] = [];
  const other = createServer((request, response) => {
    seen.push(JSON.stringify([request.url, request.rawHeaders]));
    response.setHeader('Content-Type', 'text/html').end('<title>other</title>');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = other.address() as AddressInfo;
    const tab = await page.context().newPage();
    await tab.goto(`http://127.0.0.1:${port}/`);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.join()).not.toContain(key);
    expect(await tab.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
    // Nor can its page ask in the other's name.
    const asked = await tab.evaluate(
      (place) => fetch(place, { method: 'POST', body: '{"token":null}' }).then(({ status }) => status, String),
      `http://127.0.0.1:${host.port}/session`,
    );
    expect(asked).toMatch(/TypeError|Failed to fetch/);
  } finally {
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
  }
});
