import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.js';

let browser: Promise<Browser> | null = null;

/** The one Chromium whose pages are the windows. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launchChromium();
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}
