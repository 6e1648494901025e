import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../simulations/api/index.js';
import { accessibilityFaults } from '../browser/accessibility.js';
import { until } from '../fixtures/until.js';
import { connectWire, type WireClient } from '../fixtures/wire-client.js';
import { openWindow } from './open-window.js';

/* The window as a person uses it, in a real browser, on the real engine. */

const open = openWindow('start-tiny');
const { picture } = open;
let page: Page;
beforeEach(() => {
  page = open.page;
});

const panel = (name: string) => page.getByTestId(`run-${name}`);
const numberOf = async (locator: Locator, attribute: string) => Number(await locator.getAttribute(attribute));
const pointsOf = (name: string) => numberOf(panel(name), 'data-points');
const tick = () => numberOf(page.getByTestId('tick-label'), 'data-tick');

/** Starts a scenario by its button and waits until its charts have something to draw. */
async function start(scenario: string): Promise<void> {
  await page.getByTestId(`start-${scenario}`).click();
  await until(async () => expect(await pointsOf('accuracy')).toBeGreaterThan(1));
}

async function chooseTheme(theme: 'light' | 'dark'): Promise<void> {
  const shown = () => page.locator('html').getAttribute('data-mantine-color-scheme');
  for (let press = 0; press < 3 && (await shown()) !== theme; press += 1)
    await page.getByTestId('theme-toggle').click();
  expect(await shown()).toBe(theme);
  // Away from the button, so that its tooltip is not part of the picture.
  await page.mouse.move(0, 0);
  await page.getByRole('tooltip').waitFor({ state: 'hidden' });
}

/** A second watcher of the same engine, with the window's own key. */
async function watchEngine(): Promise<WireClient> {
  const key = await page.evaluate(() => localStorage.getItem('folkmoot.key'));
  return connectWire(open.host.port, { key: key ?? '' });
}

describe('the library', () => {
  it('shows every scenario with a picture of who lives in it', async () => {
    for (const name of ['quickstart', 'tiny', 'plain']) {
      const card = page.getByTestId(`scenario-card-${name}`);
      expect(await card.getByRole('img').first().getAttribute('aria-label')).toMatch(/\d+ agents: .*trainer/);
    }
  });

  it.each(['light', 'dark'] as const)('has no accessibility fault in the %s theme', async (theme) => {
    await chooseTheme(theme);
    await picture(`scenarios-${theme}`);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('a run', () => {
  it('draws accuracy and rewards that grow, with the very numbers the engine computed', async () => {
    await page.getByTestId('start-quickstart').click();
    await until(async () => expect(await pointsOf('accuracy')).toBeGreaterThan(2));
    const before = { accuracy: await pointsOf('accuracy'), rewards: await pointsOf('rewards'), tick: await tick() };
    await until(async () => {
      expect(await pointsOf('accuracy')).toBeGreaterThan(before.accuracy);
      expect(await pointsOf('rewards')).toBeGreaterThan(before.rewards);
      expect(await tick()).toBeGreaterThan(before.tick);
    });
    await page.getByTestId('transport-play').click();
    await page.getByText('Paused').first().waitFor();

    const client = await watchEngine();
    const runs = await client.call('listRuns', {});
    const [run] = (runs as { value: { id: string; tick: number }[] }).value;
    const reply = await client.call('getFrames', { runId: run?.id, from: 0, to: run?.tick });
    const frames = (reply as { value: Frame[] }).value;
    const computed = frames.flatMap(({ values }) => (values.accuracy == null ? [] : Number(values.accuracy)));
    await client.close();
    expect(computed.length).toBeGreaterThan(2);

    await page.getByRole('button', { name: /^Menu of .*accuracy/i }).click();
    await page.getByRole('menuitem', { name: 'Show as a table' }).click();
    const rows = page.getByRole('dialog').locator('tbody tr');
    const shown = (await rows.getByRole('cell').allTextContents()).map((text) => Number.parseFloat(text));
    for (const value of computed) expect(shown.some((cell) => isSame(cell, value))).toBe(true);
  });

  it('is in the hands of the keyboard', async () => {
    // Long enough that it is not over before the first key is pressed.
    await start('quickstart');
    await page.keyboard.press('Space');
    await page.getByText('Paused').first().waitFor();
    const paused = await tick();
    await page.keyboard.press('ArrowRight');
    await until(async () => expect(await tick()).toBe(paused + 1));
    await page.keyboard.press('ArrowLeft');
    await until(async () => expect(await tick()).toBe(paused));
    await page.keyboard.press('l');
    await until(async () => expect(await tick()).toBe(paused + 1));

    await page.keyboard.press('/');
    await until(async () => expect(await page.locator(':focus').getAttribute('id')).toBe('agent-search'));
    await page.keyboard.type('validator');
    const found = () => panel('agents').getByRole('row').getByRole('button').allTextContents();
    await until(async () => expect((await found()).join(' ')).toMatch(/validator-1/));
    await until(async () => expect((await found()).join(' ')).not.toMatch(/whale/));
    await page.locator(':focus').blur();

    await page.keyboard.press('1');
    await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
    await page.keyboard.press('2');
    await panel('accuracy').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Play or pause').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/Find an agent/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByPlaceholder(/Find an agent/).waitFor({ state: 'hidden' });
    await page.keyboard.press('s');
    await page.getByText('Stopped').first().waitFor();
  });

  it('shows one agent in detail, and again after the page was loaded anew', async () => {
    await start('tiny');
    await panel('agents').scrollIntoViewIfNeeded();
    const agent = panel('agents').getByRole('row').nth(1).getByRole('button').first();
    const name = (await agent.textContent())?.trim() ?? '';
    expect(name).not.toBe('');
    await agent.click();
    const inspector = page.getByTestId('inspector');
    await inspector.getByText(name).first().waitFor();
    const drawing = inspector.locator('.recharts-surface').first();
    await until(async () => expect((await drawing.boundingBox())?.height ?? 0).toBeGreaterThan(80));
    // Facts first; an address in hex is for whoever asks.
    expect(await inspector.locator('code').first().isVisible()).toBe(false);
    await inspector.getByText('Address', { exact: true }).click();
    await inspector.getByText(/^0x[0-9a-fA-F]{40}$/).waitFor();
    await page.reload();
    await inspector.getByText(name).first().waitFor();
    await until(async () => expect(await pointsOf('accuracy')).toBeGreaterThan(1));
  });

  it('of the quickstart tells its story to the end, readable for everybody in both themes', async () => {
    await page.getByTestId('start-quickstart').click();
    await page.getByText('Finished').first().waitFor();
    await until(async () => expect(await tick()).toBe(52));
    // Stakes that can be taken back are more than all rewards: they are shown on demand.
    const rewards = await pointsOf('flows');
    await panel('flows').getByLabel('Deposits').check();
    await until(async () => expect(await pointsOf('flows')).toBeGreaterThan(rewards));
    await panel('flows').getByLabel('Deposits').uncheck();
    await until(async () => expect(await pointsOf('flows')).toBe(rewards));
    for (const theme of ['light', 'dark'] as const) {
      await chooseTheme(theme);
      await picture(`run-${theme}`);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
  });
});

/** A cell shows a share in percent with one decimal. */
const isSame = (cell: number, value: number) => Math.abs(cell / 100 - value) < 5.1e-4;
