import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../fixtures/until.js';
import { openWindow } from './open-window.js';

/* The window in front of a room: by keys alone, nothing lost by one of them, and read from the last row. */

const open = openWindow('start-tiny');
const { picture } = open;
let page: Page;
beforeEach(() => {
  page = open.page;
});

const tick = async () => Number(await page.getByTestId('tick-label').getAttribute('data-tick'));

async function start(): Promise<void> {
  await page.getByTestId('start-tiny').click();
  await until(async () => expect(await tick()).toBeGreaterThan(1));
}

describe('a run', () => {
  it('that was stopped by a key goes on when that is undone', async () => {
    await start();
    await page.keyboard.press('s');
    await page.getByText('Stopped', { exact: true }).first().waitFor();
    const stopped = await tick();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Finished').first().waitFor();
    await until(async () => expect(await tick()).toBe(8));
    expect(stopped).toBeLessThan(8);
    await until(async () => expect(await page.getByTestId('headline').textContent()).toMatch(/^After all 8 ticks/));
  });

  it('keeps its keys after something was clicked, and goes on from the newest tick when it is let go on in the past', async () => {
    await start();
    await page.keyboard.press('Space');
    await page.getByText('Paused').first().waitFor();
    await page.getByTestId('run-flows').getByText('This tick').click();
    await page.keyboard.press('Home');
    await until(async () => expect(await tick()).toBe(0));
    await page.keyboard.press('t');
    await until(async () => expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark'));
    await page.keyboard.press('Space');
    await page.getByText('Live again').waitFor();
    await page.getByText('Finished').first().waitFor();
    await until(async () => expect(await tick()).toBe(8));
  });

  it('is presented by keys alone, in type that a room can read', async () => {
    await start();
    await page.getByText('Finished').first().waitFor();
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.keyboard.press('p');
    const presented = page.getByTestId('presented');
    await presented.waitFor();
    await page.getByRole('navigation', { name: 'Pages' }).waitFor({ state: 'detached' });
    const boxes = async () =>
      Promise.all((await presented.locator('[data-panel]').all()).map((panel) => panel.boundingBox()));
    expect(await boxes()).toHaveLength(2);
    for (const box of await boxes()) expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(720);
    const size = await presented
      .locator('.recharts-cartesian-axis-tick-value')
      .first()
      .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    expect(size).toBeGreaterThanOrEqual(0.026 * 720 - 0.1);
    await picture('present-both');
    await page.keyboard.press('1');
    await until(async () => expect(await boxes()).toHaveLength(1));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await until(async () => expect(new URL(page.url()).hash).toContain('at=6'));
    await picture('present-one');
    await page.keyboard.press('Escape');
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  });
});
