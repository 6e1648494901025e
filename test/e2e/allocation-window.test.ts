import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { until } from '../fixtures/until.js';
import { openWindow } from './open-window.js';

/* Drawing up an allocation in a real browser on the real engine, and starting a run with it. */

const open = openWindow('allocation-launch');
const { picture } = open;
let page: Page;
beforeEach(() => {
  page = open.page;
});

const openAllocation = async (scenario: string) => {
  await page.getByTestId(`allocation-${scenario}`).click();
  await page.getByTestId('allocation-editor').waitFor();
};

const choose = async (preset: string) => {
  await page.getByRole('button', { name: 'Begin from a preset' }).click();
  await page.getByRole('menuitem', { name: preset }).click();
  await page.getByTestId('allocation-meaning').waitFor();
};
const cell = (name: string) => page.getByRole('textbox', { name, exact: true });
const meaning = () => page.getByTestId('allocation-meaning').textContent();
const remarks = () => page.getByTestId('allocation-remarks').textContent();
const areaOf = (group: string) => page.locator(`path[data-group="${group}"]`).getAttribute('d');

describe('an allocation', () => {
  it('is begun from a preset, held against real launches, undone, and started', async () => {
    await openAllocation('launch');
    expect(await cell('Share of Insiders').inputValue()).toBe('15.789474');
    await choose('Median of real launches');
    await until(async () => expect(await meaning()).toMatch(/At launch 17.4 % is unlocked; 11.6 % can be sold/));
    expect(await page.getByTestId('allocation-total').textContent()).toBe('100 %');
    await picture('allocation-light');
    expect(await accessibilityFaults(page)).toEqual([]);
    const before = await areaOf('Insiders');

    await cell('Cliff of Insiders').fill('18');
    await until(async () => expect(await remarks()).toContain('Insiders: the cliff is in the latest quarter'));
    expect(await page.getByTestId('allocation-groups').textContent()).toContain('in the latest quarter');
    expect(await areaOf('Insiders')).not.toBe(before);

    await cell('Cliff of Insiders').fill('40');
    await page.getByText(/ends after all is unlocked, in month 36/).waitFor();
    await cell('All unlocked of Insiders').fill('60');
    await until(async () =>
      expect(await remarks()).toContain('Insiders: the time to full unlock is in the longest quarter'),
    );
    await cell('Share of Insiders').fill('20');
    await page
      .getByTestId('allocation-problems')
      .getByText(/add up to 105 %/)
      .waitFor();
    await picture('allocation-problem-light');
    await page.keyboard.press('Control+z');
    await page.getByTestId('allocation-problems').waitFor({ state: 'detached' });
    expect(await cell('Share of Insiders').inputValue()).toBe('15');
    await page.keyboard.press('Control+Shift+z');
    await page.getByTestId('allocation-problems').waitFor();
    await page.keyboard.press('Control+z');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture('allocation-dark');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByTestId('start-allocation').click();
    await page.getByTestId('allocation-editor').waitFor({ state: 'detached' });
    await until(async () => expect(page.url()).toMatch(/#\/run\/launch-s/));
    await until(async () => expect(await page.getByText('Finished').count()).toBeGreaterThan(0));
    await picture('allocation-run-dark');
    // Price, float and sell pressure, who sold, and who could decide.
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    for (const panel of ['price', 'float', 'pressure', 'soldBy', 'circulation']) {
      const drawn = page.getByTestId(`run-${panel}`);
      await drawn.scrollIntoViewIfNeeded();
      await until(async () => expect(Number(await drawn.getAttribute('data-points'))).toBeGreaterThan(40));
    }
    await picture('allocation-run-votes-dark');
    // The whole schedule, drawn from what was settled at launch, and who traded with the pool.
    const schedule = page.getByTestId('run-schedule');
    await schedule.scrollIntoViewIfNeeded();
    await until(async () => expect(await schedule.locator('.recharts-area').count()).toBeGreaterThan(3));
    // A panel follows the moment once it is in sight.
    await until(async () => expect(await schedule.textContent()).toContain('now'));
    await picture('allocation-run-schedule-dark');
    const trades = page.getByTestId('run-trades');
    await trades.scrollIntoViewIfNeeded();
    await until(async () => expect(Number(await trades.getAttribute('data-points'))).toBeGreaterThan(2));
    await picture('allocation-run-trades-dark');
    // Who could decide alone, by date; and no panel of what this run does not have.
    const byDate = page.getByTestId('run-decidersByDate');
    await byDate.scrollIntoViewIfNeeded();
    expect(await byDate.getByRole('row').count()).toBeGreaterThan(2);
    await byDate.locator('[aria-current="time"]').waitFor();
    await picture('allocation-run-table-dark');
    expect(await page.getByTestId('run-rewards').count()).toBe(0);
    expect(await page.getByTestId('run-proposals').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is read from a file that is brought, or refused by row and column, and saved', async () => {
    await openAllocation('tiny');
    await page.getByText('This scenario hands out no vested tokens yet.').waitFor();
    const file = (text: string) => ({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const chooser = page.locator('input[type=file][accept*=".xlsx"]');
    await chooser.setInputFiles(file('group,percent,category,cliff_months,duration_months\nTeam,soon,insiders,3,12\n'));
    const report = page.getByTestId('allocation-file');
    await until(async () => expect(await report.textContent()).toMatch(/mine.csv was not taken.*Row 2 percent “soon”/));
    await chooser.setInputFiles(
      file('group,percent,category,cliff_months,duration_months\nTeam,70,insiders,3,12\nPool,30,liquidity,0,0\n'),
    );
    await until(async () => expect(await cell('Cliff of Team').inputValue()).toBe('3'));
    await until(async () => expect(await remarks()).toContain('Team: the share is in the largest quarter'));
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /Constructor arguments/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('tiny-wallets.json');
  });
});
