import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { until } from '../fixtures/until.js';
import { openWindow } from './open-window.js';

/* What a rehearsal answers, section by section, in a real browser on the real engine and its local chain. */

const open = openWindow('federation-card-sybils');
const { picture } = open;
let page: Page;
beforeEach(async () => {
  page = open.page;
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await page.getByTestId('rehearse-commons').click();
  await page.getByTestId('decoded-sentence').first().waitFor();
});

const show = async (section: string) => {
  await page.getByTestId(`step-${section}`).click();
  await page.getByTestId(`section-${section}`).waitFor();
};
const stepState = (section: string) => page.getByTestId(`step-${section}`).getAttribute('data-state');
const stepIs = (section: string, state: string) => until(async () => expect(await stepState(section)).toBe(state));
const text = async (testId: string) => (await page.getByTestId(testId).textContent()) ?? '';
const clean = async () => expect(await accessibilityFaults(page)).toEqual([]);

/** The forecast's sentence, once it differs from another. */
async function headlineOtherThan(before: string): Promise<string> {
  await until(async () => expect(await text('forecast-headline')).not.toBe(before));
  return text('forecast-headline');
}

async function forecast(): Promise<string> {
  await page.getByTestId('forecast-draft').click();
  await page.getByTestId('forecast-headline').waitFor();
  await stepIs('forecast', 'done');
  return text('forecast-headline');
}

async function execute(): Promise<void> {
  await page.getByTestId('to-execution').click();
  await page.getByTestId('start-execution').click();
  await page.getByTestId('outcome').waitFor();
}

/** The bytes of a report, downloaded. */
async function report(format: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`report-${format}`).click()]);
  return readFile(await download.path());
}

describe('a proposal to Commons', () => {
  it('is forecast, executed, compared, attacked and reported', async () => {
    const first = await forecast();
    expect(first).toMatch(/ that it passes, if voters behave as supposed \d+\.\d\s% of [\d,]+ simulated votes/);
    await page.getByTestId('vote-spreads').waitFor();

    const thumb = page.getByRole('slider', { name: 'Support' });
    for (let press = 0; press < 10; press++) await thumb.press('ArrowLeft');
    const disliked = await headlineOtherThan(first);
    await page.getByTestId('reset-suppositions').click();
    await until(async () => expect(await text('forecast-headline')).toBe(first));
    expect(disliked).not.toBe(first);

    await page.getByTestId('add-pledge').click();
    await page.getByRole('option').first().click();
    await page.getByRole('combobox', { name: /^What 0x.+ does$/ }).click();
    await page.getByRole('option', { name: 'votes Against' }).click();
    await headlineOtherThan(first);
    await page.getByTestId('reset-suppositions').click();
    await until(async () => expect(await text('forecast-headline')).toBe(first));
    await clean();

    await execute();
    expect(await text('outcome')).toContain('Executed');
    expect(await text('outcome-sentence')).toMatch(/passes|executed/i);
    expect(await text('checks')).toMatch(/\d+ checks/);
    expect(await page.getByTestId('money').getByRole('row').count()).toBeGreaterThan(2);
    await picture('rehearse-4-execution');
    await clean();

    await show('what-if');
    await page.getByTestId('start-variants').click();
    await until(async () => expect(await page.getByTestId('rules').getByRole('row').count()).toBeGreaterThan(6));
    await picture('rehearse-5-what-if');
    await clean();

    await show('attacks');
    await page.getByTestId('start-attacks').click();
    await page.getByTestId('dao-attacks-sentence').waitFor();
    expect(await text('dao-attacks-sentence')).toMatch(/of 6 attacks/);
    await page.getByTestId('run-beanstalk').click();
    await page.getByTestId('side-defended').waitFor();
    expect(await text('side-vulnerable')).toContain('The attack succeeds');
    expect(await text('side-defended')).toContain('The attack fails');
    await picture('rehearse-6-attacks');
    await clean();

    await show('report');
    const chance = /\d+\.\d/.exec(first)![0];
    expect((await report('html')).toString()).toMatch(new RegExp(`<html[^]+${chance}`));
    expect((await report('pdf')).subarray(0, 4).toString()).toBe('%PDF');
    expect((await report('markdown')).toString()).toMatch(new RegExp(`^# [^]+${chance}`));
    const record = JSON.parse((await report('json')).toString());
    expect(record).toMatchObject({ execution: { outcome: 'executed' }, digest: expect.stringMatching(/^\w{32,}$/) });
    expect(record.variants.length).toBeGreaterThan(5);
    expect(record.attacks.attacks).toHaveLength(6);
    expect(await text('repeat-command')).toMatch(/^npx folkmoot rehearse --from .+\.json"?$/);
    // Before the preview: axe would speak to its frame, which nobody can.
    await clean();
    await page.getByTestId('preview-report').click();
    await page.frameLocator('iframe[title="Preview of the report"]').getByRole('heading').first().waitFor();
    await picture('rehearse-7-report');
  });

  it('says why its execution reverts, and counts its results as out of date once the draft is another', async () => {
    const amount = page.getByTestId('action-0').getByLabel('value', { exact: true });
    const unit = (await amount.inputValue()).split(' ')[1] ?? 'MOOT';
    await amount.fill(`9000000000 ${unit}`);
    await page.getByTestId('action-0').getByText('9,000,000,000').first().waitFor();
    const first = await forecast();
    const thumb = page.getByRole('slider', { name: 'Support' });
    await thumb.press('End');
    await headlineOtherThan(first);
    await execute();
    expect(await text('outcome')).toContain('reverted');
    expect(await text('section-execution')).toContain('ERC20InsufficientBalance');
    await page.getByText(/^The sender has 100,000 MOOT, and 9\sB MOOT are asked for\.$/).waitFor();
    await clean();

    await show('draft');
    await amount.fill(`10 ${unit}`);
    await stepIs('execution', 'stale');
    expect(await stepState('forecast')).toBe('stale');
    await show('execution');
    await page.getByTestId('stale').waitFor();
    await clean();
    await page.getByTestId('stale').getByRole('button', { name: 'Do it again' }).click();
    await stepIs('execution', 'done');
    expect(await text('outcome')).toContain('Executed');
  });
});
