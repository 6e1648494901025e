import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { openWindow, until } from './open-window.js';

/* Federations in the window, in a real browser, on the real engine. */

const open = openWindow('federation-card-sybils');
const { picture } = open;
let page: Page;
beforeEach(() => {
  page = open.page;
});

const panel = (name: string) => page.getByTestId(`federation-${name}`);
const pointsOf = async (name: string) => Number(await panel(name).getAttribute('data-points'));
const shownRound = async () => Number(await page.getByTestId('round-scrubber').getAttribute('data-round'));

async function dark(): Promise<void> {
  await page.getByTestId('theme-toggle').click();
  expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  await page.mouse.move(0, 0);
  await page.getByRole('tooltip').waitFor({ state: 'hidden' });
}

/** Starts a federation by its button and waits until it is done. */
async function run(name: string): Promise<void> {
  await page.getByTestId(`start-${name}`).click();
  await panel('accuracy').waitFor();
  await page.getByText('Finished').first().waitFor({ timeout: 120_000 });
}

/** What the file dialogue would be given. */
const choose = (files: readonly string[]) =>
  page
    .locator('main input[type=file]')
    .nth(1)
    .setInputFiles([...files]);

const flowers = ['sepal,petal,colour,kind'];
for (let at = 0; at < 120; at++)
  flowers.push(
    `${(5 + Math.sin(at)).toFixed(2)},${at % 9 === 0 ? '' : (at % 3) + 0.25},red,${['lily', 'rose', 'iris'][at % 3]}`,
  );

describe('a federation', () => {
  it('fills its panels while it runs, names the clones, and shows the same after the page was loaded anew', async () => {
    await page.getByTestId('start-sybils').click();
    await until(async () => expect(await pointsOf('accuracy')).toBeGreaterThan(2), 60);
    expect(await pointsOf('holders')).toBe(16);
    await page.getByText('Finished').first().waitFor({ timeout: 120_000 });
    await until(async () => expect(await shownRound()).toBe(15));

    const words = (await page.getByTestId('similarity-words').textContent()) ?? '';
    const clones = (words.match(/\d+/g) ?? []).map(Number);
    expect(words).toMatch(/^Clients \d+, \d+, \d+, \d+ and \d+ sent nearly the same update\.$/);
    for (const client of clones) {
      const row = panel('clients')
        .getByRole('row')
        .filter({ hasText: new RegExp(`client ${client}\\D`) });
      await row.scrollIntoViewIfNeeded();
      expect(await row.textContent()).toContain('Sybil clone');
    }
    expect(await pointsOf('confusion')).toBe(100);
    await until(async () => expect(await panel('mistakes').locator('canvas').count()).toBeGreaterThan(5));
    await panel('privacy').getByText('Who looks').waitFor();

    await page.reload();
    await until(async () => expect(await shownRound()).toBe(15));
    expect(await page.getByTestId('similarity-words').textContent()).toBe(words);
  });

  it('is in the hands of the keyboard, and any round of it can be linked to', async () => {
    await run('sybils');
    await until(async () => expect(await shownRound()).toBe(15));
    const newest = await page.getByTestId('headline').textContent();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await until(async () => expect(await shownRound()).toBe(13));
    expect(await page.getByTestId('headline').textContent()).toMatch(/^Round 13: /);
    await until(async () => expect(page.url()).toContain('at=13'));
    await page.keyboard.press('Home');
    await until(async () => expect(await page.getByTestId('headline').textContent()).toMatch(/^Round 0: /));
    await page.keyboard.press('l');
    await until(async () => expect(await page.getByTestId('headline').textContent()).toBe(newest));

    await panel('clients').getByRole('button', { name: 'client 2', exact: true }).click();
    await until(async () => expect(page.url()).toContain('client=2'));
    await page.getByTestId('federation-client-curve').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('federation-client-curve').waitFor({ state: 'detached' });
  });

  it('has no accessibility fault in either theme', async () => {
    await run('sybils');
    await until(async () => expect(await panel('mistakes').locator('canvas').count()).toBeGreaterThan(5));
    await page.mouse.move(0, 0);
    await picture('federation-light');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dark();
    await picture('federation-dark');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('has its panels as tabs where the window is narrow', async () => {
    await run('sybils');
    await page.setViewportSize({ width: 800, height: 900 });
    await page.getByRole('tab', { name: 'Likeness' }).click();
    await page.getByTestId('similarity-words').waitFor();
    await panel('similarity').locator('[data-drawing] svg').waitFor();
    expect(await panel('accuracy').count()).toBe(0);
    await picture('federation-narrow');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('tells why nobody can compare updates that secure aggregation hides', async () => {
    await run('private-hospitals');
    await panel('similarity')
      .getByText(/Secure aggregation hides every single update/)
      .waitFor();
    await panel('privacy').getByText('Noise and secure aggregation (here)').waitFor();
    await panel('privacy').scrollIntoViewIfNeeded();
    await until(async () => expect(await pointsOf('epsilon')).toBeGreaterThan(1));
  });
});

describe("a federation of one's own", () => {
  it('learns from a table, with the label that is likeliest and who would hold what before it starts', async () => {
    const file = path.join(open.folder, 'flowers.csv');
    await writeFile(file, `${flowers.join('\n')}\n`);
    await page.getByTestId('new-federation').click();
    await page.getByTestId('data-facts').waitFor();
    await choose([file]);
    await page.getByRole('radio', { name: 'kind is the label' }).waitFor();
    expect(await page.getByRole('radio', { name: 'kind is the label' }).isChecked()).toBe(true);
    await page.getByTestId('data-facts').getByText('120 examples of 3 classes').waitFor();
    await picture('new-federation-data');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByTestId('next-step').click();
    const preview = page.getByTestId('partition-preview');
    await until(async () => expect(Number(await preview.getAttribute('data-points'))).toBe(10));
    await page.getByLabel('Clients that hold a shard (K)').fill('6');
    await until(async () => expect(Number(await preview.getAttribute('data-points'))).toBe(6));
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.reload();
    await until(async () => expect(Number(await preview.getAttribute('data-points'))).toBe(6));
    await page.getByTestId('next-step').click();
    await page.getByTestId('start-draft').click();
    await page.getByText('Finished').first().waitFor({ timeout: 60_000 });
    expect(await pointsOf('holders')).toBe(6);
    expect(await pointsOf('confusion')).toBe(9);
  });

  it('says what is wrong in a table by line and column, and goes on once the column is left out', async () => {
    const broken = flowers.map((row, at) => (at === 6 ? '5.1,oops,red,lily' : row));
    const file = path.join(open.folder, 'broken.csv');
    await writeFile(file, `${broken.join('\n')}\n`);
    await page.getByTestId('new-federation').click();
    await page.getByTestId('data-facts').waitFor();
    await choose([file]);
    await page.getByTestId('table-problems').getByText('line 7, column “petal”:').waitFor();
    await page.getByRole('checkbox', { name: 'Use the column petal' }).click();
    await page.getByTestId('table-problems').waitFor({ state: 'detached' });
    await page.getByTestId('data-facts').getByText('120 examples of 3 classes').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByTestId('table-problems').waitFor();
  });

  it('opens when a table is dropped anywhere', async () => {
    const text = `${flowers.join('\n')}\n`;
    const data = await page.evaluateHandle((content) => {
      const { DataTransfer, File } = globalThis as unknown as {
        DataTransfer: new () => { items: { add(file: unknown): void } };
        File: new (parts: string[], name: string, options: { type: string }) => unknown;
      };
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'flowers.csv', { type: 'text/csv' }));
      return transfer;
    }, text);
    await page.dispatchEvent('body', 'drop', { dataTransfer: data });
    await page.getByTestId('table-columns').waitFor();
    await page.getByText('First rows').waitFor();
  });
});
