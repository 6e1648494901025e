import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { until } from '../fixtures/until.js';
import { windowFaults } from '../pictures/window-faults.js';
import { openWindow } from './open-window.js';

/* A run through its lenses, and its economy as a map. */

const open = openWindow('start-tiny');
const { picture } = open;
let page: Page;
beforeEach(async () => {
  page = open.page;
  await page.getByTestId('start-tiny').click();
  await page.getByText('Finished').first().waitFor();
});

const hash = () => new URL(page.url()).hash;
const lens = (name: string) => page.getByTestId(`lens-${name}`);
const shown = () => page.getByTestId('lenses').locator('[aria-current="page"]').textContent();
/** G, then the letter of a lens. */
async function go(letter: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
}
const panels = () =>
  page.locator('[data-panel]').evaluateAll((all) => all.map((panel) => panel.getAttribute('data-panel') ?? ''));

describe('the lenses of a run', () => {
  it('are gone through by keys, by clicks and by the address, which brings the same one back', async () => {
    expect(await shown()).toBe('Overview');
    expect(await page.getByTestId('lenses').getByRole('button').allTextContents()).toEqual([
      'Overview',
      'Economy',
      'Learning',
      'Governance',
      'Agents',
      'Map',
    ]);
    for (const [letter, name] of Object.entries({ e: 'economy', l: 'learning', v: 'governance', a: 'agents' })) {
      await go(letter);
      await until(async () => expect(hash()).toMatch(new RegExp(`^#/run/[\\w-]+/${name}`)));
      expect((await shown())?.toLowerCase()).toBe(name);
    }
    await page.reload();
    await page.getByTestId('run-agents').waitFor();
    expect(await shown()).toBe('Agents');
    await page.goBack();
    await until(async () => expect(await shown()).toBe('Governance'));
    await lens('overview').click();
    await until(async () => expect(hash()).toMatch(/^#\/run\/[\w-]+(\?|$)/));
    await page.getByTestId('run-accuracy').waitFor();
    await go('e');
    await page.getByTestId('run-supply').waitFor();
    // A lens that this run does not have leads to the one that every run has.
    await page.evaluate(() => {
      location.hash = location.hash.replace(/^(#\/run\/[\w-]+).*/, '$1/wizardry');
    });
    await until(async () => expect(await shown()).toBe('Overview'));
  });

  it('lead to the agents from wherever one looks for one, with every letter that follows the key', async () => {
    await go('e');
    await page.getByTestId('run-supply').waitFor();
    await page.evaluate(() => {
      // As one who types faster than the window draws: no frame comes between the key and the letters.
      const type = (key: string) =>
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
      type('/');
      type('s');
      type('2');
    });
    expect(await shown()).toBe('Agents');
    expect(await page.locator(':focus').getAttribute('id')).toBe('agent-search');
    await page.keyboard.type('owner');
    await until(async () => expect(await page.getByRole('searchbox').inputValue()).toBe('owner'));
  });

  it('remember what was arranged and hidden, each for itself', async () => {
    await go('e');
    await page.getByTestId('run-supply').waitFor();
    await page.getByRole('button', { name: 'Menu of Where the tokens went' }).click();
    await page.getByRole('menuitem', { name: 'Hide this panel' }).click();
    await until(async () => expect(await panels()).not.toContain('flows'));
    await go('o');
    await until(async () => expect(await panels()).toContain('flows'));
    await go('e');
    await page.getByTestId('run-supply').waitFor();
    expect(await panels()).not.toContain('flows');
  });

  it('have their main panels and the timeline on the first screen of a small projector, and are presented', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    const mains = {
      e: ['run-flows', 'run-supply'],
      l: ['run-accuracy', 'run-spread'],
      v: ['run-votes'],
      a: ['run-agents'],
      m: ['run-map'],
    };
    const found: string[] = [];
    for (const [letter, ids] of Object.entries(mains)) {
      await go(letter);
      for (const id of ids) await page.getByTestId(id).waitFor();
      await page.mouse.move(0, 0);
      await page.waitForTimeout(300);
      const firstScreen = [...ids, 'timeline'].map((id) => `[data-testid="${id}"]`);
      for (const fault of await windowFaults(page, { leastType: 0, firstScreen })) found.push(`${letter}: ${fault}`);
      for (const fault of await accessibilityFaults(page)) found.push(`${letter}: ${fault}`);
    }
    expect(found).toEqual([]);
    await go('l');
    await page.keyboard.press('p');
    const presented = page.getByTestId('presented');
    await presented.getByTestId('run-spread').waitFor();
    await go('e');
    await presented.getByTestId('run-supply').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('lenses').waitFor();
  });
});

describe('the protocol map', () => {
  const places = () =>
    page
      .locator('[data-party]')
      .evaluateAll((all) =>
        all.map((party) => `${party.getAttribute('data-party')} ${party.getAttribute('transform')}`),
      );

  /** Where they are once the panel has its final size. */
  const settled = async () => {
    let last = await places();
    await until(async () => {
      const before = last;
      last = await places();
      expect(last).toEqual(before);
    }, 500);
    return last;
  };

  it('has every flow of the run, keeps its places while one goes through time, and lets tokens move', async () => {
    await go('m');
    await page.locator('[data-edge]').first().waitFor();
    const edges = await page.locator('[data-edge]').count();
    expect(edges).toBeGreaterThan(5);
    expect(Number(await page.getByTestId('run-map').getAttribute('data-points'))).toBe(edges);
    const before = await settled();
    await page.keyboard.press('Home');
    await until(async () => expect(hash()).toContain('at=0'));
    await until(async () => expect(await page.locator('[data-moves]').count()).toBe(0));
    expect(await places()).toEqual(before);
    await page.keyboard.press('ArrowRight');
    await until(async () => expect(await page.locator('[data-moves]').count()).toBeGreaterThan(0));
    const tokens = page.locator('[data-testid="run-map"] circle[style*="offset-path"]');
    expect(await tokens.count()).toBeGreaterThanOrEqual(await page.locator('[data-moves]').count());
    expect(await places()).toEqual(before);
    await picture('map');
  });

  it('lists the transfers behind an edge, by keyboard too, and saves them', async () => {
    await go('m');
    const edge = page.locator('[data-edge="token.mint.trainerPool.emission"]');
    await edge.focus();
    await page.keyboard.press('Enter');
    await until(async () =>
      expect(decodeURIComponent(hash())).toContain('select=flow:token.mint.trainerPool.emission'),
    );
    const rows = page.getByTestId('transfers').locator('tbody tr');
    await rows.first().waitFor();
    const total = Number.parseInt((await page.getByTestId('transfers-total').textContent()) ?? '', 10);
    expect(await rows.count()).toBe(total);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('inspector').getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^transfers-emission.*\.csv$/i);
    await page.reload();
    await rows.first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    // Back at the start there were none yet.
    await page.keyboard.press('Home');
    await page.getByText('None up to the moment that is shown.').waitFor();
    await page.getByRole('button', { name: /^Treasury, contract/ }).click();
    await page.getByTestId('inspector').getByRole('heading', { name: 'Treasury' }).waitFor();
  });

  it('is a table for whoever wants one', async () => {
    await go('m');
    const map = page.getByTestId('run-map');
    await map.locator('[data-edge]').first().waitFor();
    const edges = await map.locator('[data-edge]').count();
    await map.getByText('Table', { exact: true }).click();
    const table = map.getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBeGreaterThan(5);
    expect(Number(await map.getAttribute('data-points'))).toBe(edges);
    await table.getByRole('button', { name: 'Emission' }).first().click();
    await page.getByTestId('transfers').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
