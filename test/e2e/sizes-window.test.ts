import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { openWindow, until } from './open-window.js';

/* Every page in every theme at the sizes that people have: nothing may stick out of the window. */

const open = openWindow('start-tiny');
const { picture } = open;
let page: Page;
beforeEach(() => {
  page = open.page;
});

const sizes = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;
const pages = ['scenarios', 'run', 'compare', 'edit-scenario', 'rehearse', 'watch', 'poll', 'settings'] as const;

async function choose(theme: 'light' | 'dark' | 'projector'): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.getByText(theme, { exact: false }).locator('visible=true').first().waitFor();
  for (let press = 0; press < 3; press++) {
    if ((await page.locator('html').getAttribute('data-look')) === theme) return;
    await page.keyboard.press('t');
    await page.waitForTimeout(100);
  }
}

/** What is wider than the window, by its class or name. */
const stickingOut = () =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth + 1;
    return [...document.querySelectorAll('header *, nav *, h1, h2')]
      .filter((element) => {
        const { right, width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0 && right > wide && getComputedStyle(element).position !== 'fixed';
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
  });

it('shows every page whole, in light, dark and for the projector', async () => {
  await page.getByTestId('start-tiny').click();
  await page.getByText('Finished').first().waitFor({ timeout: 60_000 });
  const [, run] = /#\/run\/([\w-]+)/.exec(page.url()) ?? [];
  await page.evaluate(() => {
    location.hash = '#/scenarios';
  });
  await page.getByTestId('change-tiny').click();
  await page.getByTestId('start-scenario').waitFor();
  const places: Partial<Record<(typeof pages)[number], string>> = {
    run: `#/run/${run}`,
    compare: `#/compare?runs=${run}`,
  };
  const out: string[] = [];
  for (const theme of ['light', 'dark', 'projector'] as const) {
    await choose(theme);
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const name of pages) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, places[name] ?? `#/${name}`);
        await until(async () => expect(await page.locator('main').textContent()).not.toBe(''));
        await page.waitForTimeout(250);
        await picture(`sizes/${theme}-${size.width}-${name}`);
        for (const one of await stickingOut()) out.push(`${theme} ${size.width} ${name}: ${one}`);
      }
    }
  }
  expect(out).toEqual([]);
});
