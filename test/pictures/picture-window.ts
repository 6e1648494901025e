import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../browser/accessibility.js';
import { launchChromium } from '../browser/chromium.js';
import { startBrowserHostProcess } from '../e2e/browser-host-process.js';
import { computeStudies, type Studies, type StudyName, studyNames } from './studies.js';
import { windowFaults } from './window-faults.js';
import type { WindowState } from './window-state.js';
import { windowStates } from './window-states.js';

export type Look = 'light' | 'dark' | 'projector';

export interface PictureOptions {
  readonly out: string;
  readonly looks: readonly Look[];
  readonly sizes: readonly (readonly [width: number, height: number])[];
  /** States of these names, and all whose name has one of these in it that is no name itself; none named = all. */
  readonly only: readonly string[];
  /** Studies of the library whose lenses are pictured too, and how far their runs go at most; no ticks = to their end. */
  readonly library: readonly string[];
  readonly ticks?: number;
  /** Whether axe looks at every page, too. */
  readonly axe: boolean;
  /** A data folder that is kept, and whose studies are not computed again; absent = a new one that is removed. */
  readonly data?: string;
}

export interface Finding {
  readonly state: string;
  readonly look: Look;
  readonly size: string;
  readonly fault: string;
}

/** The projector's smallest type (px) where the window is as large as the picture of a small projector. */
const PROJECTOR_TYPE = 18;
/** Most pictures of one page from top to bottom. */
const MOST_SCREENS = 6;

/** Drives the built window through all its pages in every look and size, saves what it shows, and answers what nobody could read. */
export async function pictureWindow(
  options: PictureOptions,
  say: (words: string) => void,
): Promise<readonly Finding[]> {
  const data = options.data ?? (await mkdtemp(path.join(tmpdir(), 'folkmoot-pictures-')));
  const host = await startBrowserHostProcess(data);
  const browser = await launchChromium();
  const findings: Finding[] = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(host.address);
    await page.getByTestId('start-tiny').waitFor();
    const key = await page.evaluate(() => localStorage.getItem('folkmoot.key') ?? '');
    const states = await wantedStates(options, path.join(data, 'pictured.json'), { port: host.port, key }, say);
    for (const look of options.looks)
      for (const [width, height] of options.sizes) {
        const size = `${width}x${height}`;
        await page.setViewportSize({ width, height });
        for (const state of states) {
          const place = { state: state.name, look, size };
          const add = (faults: readonly string[]) => {
            for (const fault of faults) findings.push({ ...place, fault });
          };
          try {
            if (!(await open(page, state, look))) continue;
            const demands = {
              leastType: look === 'projector' ? PROJECTOR_TYPE : 0,
              // What is smaller than a small projector's picture is gone through from top to bottom.
              firstScreen: width >= 1280 && height >= 720 ? (state.firstScreen ?? []) : [],
            };
            add(await windowFaults(page, demands));
            await save(page, path.join(options.out, look, size, state.name));
            if (options.axe) add(await accessibilityFaults(page));
            for (let screen = 2; state.whole && screen <= MOST_SCREENS && (await scrollOn(page)); screen++) {
              await settled(page);
              await loaded(page);
              add(await windowFaults(page, { ...demands, firstScreen: [] }));
              await save(page, path.join(options.out, look, size, `${state.name}-${screen}`));
            }
          } catch (error) {
            add([`could not be shown: ${String(error).split('\n')[0]}`]);
            await save(page, path.join(options.out, look, size, `${state.name}-failed`));
          }
        }
        say(`${look}, ${size}: ${states.length} states`);
      }
  } finally {
    await browser.close();
    host.child.kill('SIGINT');
    await host.ended;
    if (options.data === undefined) await rm(data, { recursive: true, force: true });
  }
  return findings;
}

/** The states that were asked for. Studies that they need and that a kept data folder does not have are computed first. */
async function wantedStates(
  { only, library, ticks }: PictureOptions,
  file: string,
  engine: { readonly port: number; readonly key: string },
  say: (words: string) => void,
): Promise<readonly WindowState[]> {
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const possible = [...studyNames, ...library.map((name) => `library:${name}` as const)];
  const statesOf = (ids: (name: StudyName) => string) => {
    const all = windowStates(Object.fromEntries(possible.map((name) => [name, ids(name)])) as Studies);
    const names = new Set(all.map(({ name }) => name));
    const wanted = (name: string) => only.some((one) => (names.has(one) ? one === name : name.includes(one)));
    return all.filter(({ name }) => only.length === 0 || wanted(name));
  };
  // Addresses with the studies' names in place of their ids say which of them are needed.
  const wanted = statesOf((name) => `(${name})`);
  const needed = possible.filter((name) =>
    wanted.some(({ hash, needs = [] }) => hash.includes(`(${name})`) || needs.includes(name)),
  );
  const missing = needed.filter((name) => kept[name] === undefined);
  await computeStudies(engine, missing, ticks, say, (name, id) => {
    kept[name] = id;
    writeFileSync(file, JSON.stringify(kept));
  });
  return statesOf((name) => kept[name] ?? '');
}

/** Opens a state as somebody does who comes with a link, nothing being left of the state before; `false` = there is no such state. */
async function open(page: Page, { hash, shows, when, reach }: WindowState, look: Look): Promise<boolean> {
  await page.mouse.move(0, 0);
  await page.evaluate(
    ([theme, address]) => {
      for (const name of Object.keys(localStorage)) if (name !== 'folkmoot.key') localStorage.removeItem(name);
      localStorage.setItem('folkmoot.preferences', JSON.stringify({ theme, motion: 'reduced' }));
      history.replaceState(null, '', address);
    },
    [look, hash] as const,
  );
  await page.reload();
  await page.locator(shows).first().waitFor();
  await settled(page);
  if (when !== undefined && (await page.locator(when).count()) === 0) return false;
  await reach?.(page);
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await loaded(page);
  await settled(page);
  return true;
}

function save(page: Page, file: string): Promise<unknown> {
  mkdirSync(path.dirname(file), { recursive: true });
  return page.screenshot({ path: `${file}.png`, animations: 'disabled' });
}

/** Waits until the page has stood still for a while, or has moved for so long that it always does. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const [quiet, patience] = [250, 4000];
        let timer = setTimeout(done, quiet);
        const longest = setTimeout(done, patience);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, quiet);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
        function done() {
          observer.disconnect();
          clearTimeout(timer);
          clearTimeout(longest);
          resolve();
        }
      }),
  );
}

/** Waits until what is in sight is no longer on its way, for as long as a busy machine may take. */
async function loaded(page: Page): Promise<void> {
  const isThere = () =>
    [...document.querySelectorAll('[data-loading]')].every((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return bottom < 0 || top > innerHeight;
    });
  await page.waitForFunction(isThere, undefined, { timeout: 20_000 }).catch(() => undefined);
}

/** Scrolls the page's largest scroller a screen on; `false` at its end. */
function scrollOn(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const scrollers = [...document.querySelectorAll<HTMLElement>('#stage, #stage *')].filter(
      (one) =>
        ['auto', 'scroll'].includes(getComputedStyle(one).overflowY) &&
        one.scrollHeight > one.clientHeight + 8 &&
        one.clientHeight > innerHeight / 2.2,
    );
    scrollers.sort((one, other) => other.clientHeight * other.clientWidth - one.clientHeight * one.clientWidth);
    const [scroller] = scrollers;
    if (scroller === undefined) return false;
    const before = scroller.scrollTop;
    scroller.scrollTop += scroller.clientHeight * 0.9;
    return scroller.scrollTop > before + 4;
  });
}
