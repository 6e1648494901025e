import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { until } from '../fixtures/until.js';
import { windowFaults } from '../pictures/window-faults.js';
import { openWindow } from './open-window.js';

/*
 * Every page in every theme at the sizes that people have: nothing may be cut off, covered or stick out, the main pictures of a run are
 * whole on the first screen, and axe has nothing to say. `npm run screenshots -- --all` looks at many more states.
 */

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
const heroes = ['run-accuracy', 'run-flows', 'timeline'].map((id) => `[data-testid="${id}"]`);
/** Smallest type (px) that can be read in the last row. */
const projectorType = 18;

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

/** Waits for what a page shows only once it has asked the engine. */
async function shown(): Promise<void> {
  await until(async () => expect(await page.locator('main').textContent()).not.toBe(''));
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(250);
}

it('shows every page whole and to everybody, in light, dark and for the projector', async () => {
  await page.getByTestId('start-tiny').click();
  await page.getByText('Finished').first().waitFor();
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
        await shown();
        await picture(`sizes/${theme}-${size.width}-${name}`);
        const faults = await windowFaults(page, {
          leastType: theme === 'projector' ? projectorType : 0,
          firstScreen: name === 'run' ? heroes : [],
        });
        if (size.width === 1440) faults.push(...(await accessibilityFaults(page)));
        for (const one of faults) out.push(`${theme} ${size.width} ${name}: ${one}`);
      }
    }
  }
  expect(out).toEqual([]);
});

it('shows all of a run at twice the usual zoom and on an old projector, the bar on top in two rows at most', async () => {
  await page.getByTestId('start-tiny').click();
  await page.getByText('Finished').first().waitFor();
  // 1280 × 720 at 200 %, and 1024 × 768.
  for (const size of [
    { width: 640, height: 360 },
    { width: 1024, height: 768 },
  ]) {
    await page.setViewportSize(size);
    await shown();
    await picture(`sizes/light-${size.width}-run`);
    expect(await windowFaults(page, { leastType: 0, firstScreen: [] })).toEqual([]);
    const bar = await page.locator('header').first().boundingBox();
    expect(bar!.height).toBeLessThan(110);
    for (const testId of ['run-accuracy', 'run-flows', 'timeline']) {
      const hero = page.getByTestId(testId);
      await hero.scrollIntoViewIfNeeded();
      const box = await hero.boundingBox();
      expect(box!.y).toBeGreaterThanOrEqual(-1);
      expect(box!.y + Math.min(box!.height, size.height / 2)).toBeLessThanOrEqual(size.height + 1);
      expect(box!.x + box!.width).toBeLessThanOrEqual(size.width + 1);
    }
  }
});

it('has six studies to start on the first screen of a small projector', async () => {
  await choose('projector');
  await page.setViewportSize(sizes[0]);
  await page.keyboard.press('1');
  const starts = page.locator('[data-testid^="start-"]');
  await starts.first().waitFor();
  const boxes = await Promise.all((await starts.all()).map((start) => start.boundingBox()));
  expect(boxes.filter((box) => box !== null && box.y + box.height <= 720).length).toBeGreaterThanOrEqual(6);
});
