import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { until } from '../fixtures/until.js';
import { openWindow } from './open-window.js';

/* Changing a scenario and holding what came of it against the original, in a real browser on the real engine. */

const open = openWindow('start-tiny');
const { picture } = open;
let page: Page;
beforeEach(() => {
  page = open.page;
});

/** Counts what somebody's hands do on the page. */
const countHands = () =>
  page.evaluate(() => {
    const counts = { clicks: 0, keys: 0 };
    Object.assign(window, { hands: counts });
    addEventListener('click', ({ isTrusted }) => isTrusted && counts.clicks++, true);
    addEventListener('input', () => counts.keys++, true);
  });
// Counters that the test itself put there.
const hands = () => page.evaluate(() => (window as unknown as { hands: { clicks: number; keys: number } }).hands);

const changes = () => page.getByTestId('scenario-changes').getByRole('listitem').allTextContents();

describe('a scenario of the library', () => {
  it("leads a newcomer from its attackers' number to the comparison with the original in a few clicks", async () => {
    await countHands();
    const began = Date.now();
    await page.getByTestId('change-tiny').click();
    await page.getByRole('textbox', { name: 'poisoner' }).fill('2');
    await page.getByTestId('start-beside').click();
    await until(async () => expect(await page.getByTestId('compared-run').count()).toBe(2));
    const untilRuns = Date.now() - began;
    await until(async () => expect(await page.getByText('Finished').count()).toBe(2));
    const heads = () => page.getByTestId('compared-run').getByRole('heading').allTextContents();
    expect((await heads()).join('; ')).toMatch(/The original; .*poisoner 1 → 2/i);
    await page.getByTestId('result-table').waitFor();
    const { clicks, keys } = await hands();
    console.log(
      `from the library to the comparison: ${clicks} clicks, ${keys} number written, ${(untilRuns / 1000).toFixed(1)} s besides the runs`,
    );
    // Change, start beside the original: with the number itself a matter of seconds for anybody, however busy this machine is.
    expect(clicks).toBeLessThanOrEqual(3);
    expect(keys).toBe(1);
  });

  it('is changed, started beside the original, and compared with it', async () => {
    await page.getByTestId('change-tiny').click();
    await page.getByRole('heading', { name: 'Change a scenario' }).waitFor();
    await page.getByRole('textbox', { name: 'Quorum' }).fill('12');
    await page.getByRole('textbox', { name: 'poisoner' }).fill('2');
    await until(async () => expect((await changes()).join('; ')).toContain('Quorum 4 → 12'));
    expect((await changes()).join('; ')).toContain('poisoner 1 → 2');
    await picture('change-light');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByTestId('start-beside').click();
    await until(async () => expect(await page.getByTestId('compared-run').count()).toBe(2));
    const heads = () => page.getByTestId('compared-run').getByRole('heading').allTextContents();
    await until(async () => expect((await heads()).join('; ')).toMatch(/The original; Quorum 4 → 12/));
    await until(async () => expect(await page.getByText('Finished').count()).toBe(2));
    await until(async () =>
      expect(await page.getByTestId('compare-accuracy').locator('.recharts-surface').count()).toBe(2),
    );
    const differences = await page.getByTestId('difference-table').textContent();
    expect(differences).toMatch(/Quorum4\s% of supply12\s% of supply/);
    await picture('compare-light');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.keyboard.press('1');
    const row = page.getByTestId('run-row').filter({ hasText: 'Quorum 4 → 12' });
    await row.waitFor();
    await row.scrollIntoViewIfNeeded();
    expect(await row.textContent()).toContain('poisoner 1 → 2');
    expect(await row.textContent()).not.toMatch(/privacy|tokens/);
    await page.getByTestId('run-row').filter({ hasText: 'as tiny' }).waitFor();
    await picture('runs-light');
    await row.getByRole('button', { name: /What to do with/ }).click();
    await page.getByRole('menuitem', { name: 'Rename, note, tag' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('A higher bar');
    await page.getByRole('button', { name: 'Keep' }).click();
    const named = page.getByTestId('run-row').getByRole('button', { name: 'A higher bar', exact: true });
    await named.waitFor();
    await page.reload();
    await named.waitFor();
  });

  it('says at the field what is wrong, and undoes it', async () => {
    await page.getByTestId('change-tiny').click();
    await page.getByRole('textbox', { name: 'Stakers' }).fill('50');
    await page
      .getByTestId('scenario-problems')
      .getByText(/add up to/)
      .waitFor();
    expect(await page.getByTestId('start-scenario').isDisabled()).toBe(true);
    await page.getByRole('heading', { name: 'Change a scenario' }).click();
    await page.keyboard.press('Control+z');
    await page.getByTestId('scenario-problems').waitFor({ state: 'detached' });
    expect(await page.getByTestId('start-scenario').isEnabled()).toBe(true);

    await page.getByRole('searchbox', { name: 'Search the fields' }).fill('timelock');
    await page.getByTestId('found-fields').getByRole('textbox').first().fill('3600');
    await until(async () => expect((await changes()).join()).toContain('Timelock delay'));
    await page.getByRole('tab', { name: 'As JSON' }).click();
    const json = page.getByRole('textbox', { name: 'The scenario as JSON' });
    const text = await json.inputValue();
    expect(text).toContain('"timelockDelaySeconds": 3600');
    await json.fill(text.replace('"seed": 1', '"seed": 9'));
    await until(async () => expect((await changes()).join()).toContain('Seed of all randomness 1 → 9'));
  });
});
