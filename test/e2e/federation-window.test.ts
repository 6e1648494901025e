import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { until } from '../fixtures/until.js';
import { openWindow } from './open-window.js';

/* Federations in the window, in a real browser, on the real engine. */

const open = openWindow('federation-card-sybils');
const { picture } = open;
let page: Page;
beforeEach(() => {
  page = open.page;
});

const panel = (name: string) => page.getByTestId(`federation-${name}`);
/** Looks at the run through another lens. */
async function through(letter: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
}
const pointsOf = async (name: string) => Number(await panel(name).getAttribute('data-points'));
const shownRound = async () => Number(await page.getByTestId('tick-label').getAttribute('data-tick'));

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
  await page.getByText('Finished').first().waitFor();
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
    await until(async () => expect(await pointsOf('accuracy')).toBeGreaterThan(2));
    expect(await pointsOf('holders')).toBe(16);
    await page.getByText('Finished').first().waitFor();
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
    await panel('privacy').getByText('Who looks').waitFor();
    await through('l');
    await panel('confusion').scrollIntoViewIfNeeded();
    await until(async () => expect(await pointsOf('confusion')).toBe(100));
    await until(async () => expect(await panel('mistakes').locator('canvas').count()).toBeGreaterThan(5));
    await through('o');

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
    await until(async () => expect(await page.getByTestId('headline').textContent()).toMatch(/^Round 13: /));
    await until(async () => expect(page.url()).toContain('at=13'));
    await page.keyboard.press('Home');
    await until(async () => expect(await page.getByTestId('headline').textContent()).toMatch(/^Round 0: /));
    await page.keyboard.press('l');
    await until(async () => expect(await page.getByTestId('headline').textContent()).toBe(newest));

    await panel('clients').getByRole('button', { name: 'client 2', exact: true }).click();
    await until(async () => expect(page.url()).toContain('select=client%3A2'));
    const inspector = page.getByTestId('inspector');
    await inspector.getByRole('heading', { name: 'Client 2' }).waitFor();
    expect(await inspector.getByTestId('federation-client-curve').count()).toBeGreaterThan(2);
    await page.keyboard.press('Escape');
    await inspector.waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type('sybil');
    await until(async () => expect(await panel('clients').getByRole('row').count()).toBe(6));
  });

  it('is a run like any other: paused, stepped, slowed, run to a round, stopped, let go on, and stopped for good', async () => {
    const card = page.getByTestId('federation-card-sybils');
    await card.getByRole('button', { name: 'Options' }).click();
    await card.getByLabel('Rounds').fill('400');
    await page.getByTestId('start-sybils').click();
    await panel('accuracy').waitFor();
    const identity = page.locator('header');
    await until(async () => expect(await shownRound()).toBeGreaterThan(0));
    await page.keyboard.press('Space');
    await identity.getByText('Paused').waitFor();
    const stood = await shownRound();
    await page.keyboard.press('ArrowRight');
    await until(async () => expect(await shownRound()).toBe(stood + 1));
    await identity.getByText('Paused').waitFor();

    await page.getByRole('button', { name: 'Run to a round' }).click();
    await page.getByLabel('Run to round').fill(String(stood + 3));
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await until(async () => expect(await shownRound()).toBe(stood + 3));
    await identity.getByText('Paused').waitFor();
    await page.getByRole('combobox', { name: 'Speed' }).click();
    await page.getByRole('option', { name: '2 rounds/s' }).click();

    await page.keyboard.press('1');
    await card.waitFor();
    expect(await page.getByRole('toolbar', { name: 'Transport' }).count()).toBe(0);
    await page.keyboard.press('s');
    await page.keyboard.press('Space');
    await identity.getByText('Paused').waitFor();
    await page.keyboard.press('2');

    await page.getByTestId('transport-stop').click();
    await page.getByText('Stopped', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await identity.getByText('Running').waitFor();
    await until(async () => expect(await shownRound()).toBeGreaterThan(stood + 3));
    await page.keyboard.press('s');
    await identity.getByText('Stopped').waitFor();
    await page.getByText(/^Stopped at round \d+ of 400\./).waitFor();
    await page.getByRole('button', { name: 'Run it again' }).waitFor();
  });

  it('has a timeline with what happened, whose signs lead to the round, and an address from before that still does', async () => {
    await run('sybils');
    await until(async () => expect(await shownRound()).toBe(15));
    const timeline = page.getByTestId('timeline');
    expect(Number(await timeline.getAttribute('data-points'))).toBeGreaterThan(0);
    await timeline.getByRole('button', { name: /^Attack, round 1: 5 Sybil clones/ }).click();
    await until(async () => expect(await shownRound()).toBe(1));
    const inspector = page.getByTestId('inspector');
    await inspector.getByRole('heading', { name: 'Round 1', exact: true }).waitFor();
    expect(page.url()).toContain('#/run/sybils-');
    await page.getByTestId('transport-play').click();
    await until(async () => expect(await shownRound()).toBeGreaterThan(2));
    await picture('federation-inspector');

    const old = page.url().replace('#/run/', '#/federation/').replace(/\?.*/, '?at=4&client=3');
    await page.goto('about:blank');
    await page.goto(old);
    await until(async () => expect(await shownRound()).toBe(4));
    await inspector.getByRole('heading', { name: 'Client 3' }).waitFor();
    await until(async () => expect(page.url()).toContain('#/run/sybils-'));
  });

  it('stands beside another one, headed by what differs, and not beside a DAO', async () => {
    await run('sybils');
    await page.keyboard.press('1');
    const card = page.getByTestId('federation-card-sybils');
    await card.getByRole('button', { name: 'Options' }).click();
    await card.getByLabel('Rounds').fill('8');
    await page.getByTestId('start-sybils').click();
    await until(async () => expect(await shownRound()).toBe(8));
    await page.keyboard.press('1');
    const rows = page.getByTestId('run-row');
    await until(async () => expect(await rows.count()).toBe(2));
    expect(await rows.first().textContent()).toContain('Rounds 15 → 8');
    await rows.nth(0).getByRole('checkbox').check();
    await rows.nth(1).getByRole('checkbox').check();
    await page.getByTestId('compare-chosen').click();
    await until(async () => expect(await page.getByTestId('compared-run').count()).toBe(2));
    await page.getByTestId('compare-accuracy').waitFor();
    await page.getByTestId('difference-table').getByText('15').waitFor();
    await until(async () =>
      expect(await page.getByTestId('result-table').textContent()).toMatch(/Best accuracy\d+\.\d/),
    );
    await page.mouse.move(0, 0);
    await picture('compare-federations');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is renamed, noted and removed from where it is shown, and brought back', async () => {
    await run('sybils');
    await page.getByTestId('run-menu').click();
    await page.getByRole('menuitem', { name: 'Rename, note, tag' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Five clones');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.locator('header').getByText('Five clones').waitFor();
    await page.getByTestId('run-menu').click();
    await page.getByRole('menuitem', { name: 'Its settings' }).click();
    await page.getByRole('dialog').getByText('Updates combined by').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByTestId('run-menu').click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByText('No run is open').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Open the last run, “Five clones”' }).click();
    await until(async () => expect(await shownRound()).toBe(15));
  });

  it('has no accessibility fault in either theme', async () => {
    await run('sybils');
    await through('l');
    await panel('mistakes').scrollIntoViewIfNeeded();
    await until(async () => expect(await panel('mistakes').locator('canvas').count()).toBeGreaterThan(5));
    await panel('accuracy').scrollIntoViewIfNeeded();
    await page.mouse.move(0, 0);
    await picture('federation-light');
    expect(await accessibilityFaults(page)).toEqual([]);
    await through('o');
    await panel('clients').waitFor();
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
    await page.getByText('Finished').first().waitFor();
    expect(await pointsOf('holders')).toBe(6);
    await through('l');
    await panel('confusion').scrollIntoViewIfNeeded();
    await until(async () => expect(await pointsOf('confusion')).toBe(9));
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
      // Runs in the page, whose types this program has not.
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
