import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.js';
import { startBrowserHostProcess } from '../e2e/browser-host-process.js';

/** How the window fares in headless Chromium while one run streams into it. */
export interface WindowBench {
  readonly scenario: string;
  readonly ticks: number;
  /** From the command to the address that it prints, everything being built. */
  readonly addressMillis: number;
  /** From the opened address to the library with its buttons. */
  readonly libraryMillis: number;
  /** From the click on Start to the second point of the accuracy chart: from then on it moves. */
  readonly firstPictureMillis: number;
  readonly runSeconds: number;
  /** Work of the page in one piece, from the click on Start to the last tick. */
  readonly tasks: LongTasks;
  /** The same as processor time of the page's thread (s): what others do on the machine is not in it. */
  readonly processor: PageProcessorTime;
  /** What the page's scripts hold after a collection of garbage. */
  readonly heapAtFirstPictureMB: number;
  readonly heapAtEndMB: number;
  /** The most that was seen, garbage included. */
  readonly heapPeakMB: number;
  readonly nodesAtEnd: number;
  /** Load of the machine over the last minute at the end: with more than its cores, read the times as ratios. */
  readonly load: number;
}

/** Processor time of the page's thread (s), of which scripts and layout. */
export interface PageProcessorTime {
  readonly all: number;
  readonly script: number;
  readonly layout: number;
}

export interface LongTasks {
  /** Longer than 200 ms: what a person notices. */
  readonly noticed: number;
  /** Longer than 50 ms, the browser's own measure. */
  readonly long: number;
  readonly longestMillis: number;
  readonly totalMillis: number;
}

const SCENARIO = 'quickstart';
const NOTICED = 200;
const LONG = 50;
const VIEWPORT = { width: 1440, height: 900 };
const MB = 1_048_576;
/** Between two looks at the page's memory (ms). */
const INTERVAL = 1_000;

declare global {
  interface Window {
    /** Durations (ms) of the page's long tasks, in the benchmark only. */
    longTasks?: number[];
  }
}

/** Starts Folkmoot as a person does, opens it in a browser, starts a run there and watches the page until it has ended. */
export async function benchWindow(ticks: number): Promise<WindowBench> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
  const began = performance.now();
  const host = await startBrowserHostProcess(dataFolder);
  const addressMillis = performance.now() - began;
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(60_000);
    await page.addInitScript(watchLongTasks);
    const opened = performance.now();
    await page.goto(host.address);
    const card = page.getByTestId(`scenario-card-${SCENARIO}`);
    await card.getByTestId(`start-${SCENARIO}`).waitFor();
    const libraryMillis = performance.now() - opened;
    await card.getByRole('button', { name: 'Options' }).click();
    await card.getByLabel('Ticks').fill(String(ticks));

    const watch = await watchPage(page);
    await page.evaluate(() => {
      window.longTasks = [];
    });
    const before = await watch.processor();
    const started = performance.now();
    await card.getByTestId(`start-${SCENARIO}`).click();
    await page.waitForFunction(() => {
      const chart = document.querySelector<HTMLElement>('[data-testid="run-accuracy"]');
      return Number(chart?.dataset.points) > 1;
    });
    const firstPictureMillis = performance.now() - started;
    const heapAtFirstPictureMB = await watch.held();
    await page.waitForFunction(
      (last) => Number(document.querySelector<HTMLElement>('[data-testid="tick-label"]')?.dataset.tick) === last,
      ticks,
      { timeout: 0 },
    );
    const runSeconds = (performance.now() - started) / 1000;
    const after = await watch.processor();
    const tasks = summed(await page.evaluate(() => window.longTasks ?? []));
    const heapAtEndMB = await watch.held();
    const { heapPeakMB, nodesAtEnd } = await watch.end();
    return {
      scenario: SCENARIO,
      ticks,
      addressMillis,
      libraryMillis,
      firstPictureMillis,
      runSeconds,
      tasks,
      processor: {
        all: after.all - before.all,
        script: after.script - before.script,
        layout: after.layout - before.layout,
      },
      heapAtFirstPictureMB,
      heapAtEndMB,
      heapPeakMB,
      nodesAtEnd,
      load: loadavg()[0]!,
    };
  } finally {
    await browser.close();
    host.child.kill('SIGINT');
    await host.ended;
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Runs in the page, before its own scripts. */
function watchLongTasks(): void {
  window.longTasks = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks?.push(duration);
  });
  observer.observe({ type: 'longtask', buffered: true });
}

function summed(durations: readonly number[]): LongTasks {
  const long = durations.filter((duration) => duration > LONG);
  return {
    noticed: long.filter((duration) => duration > NOTICED).length,
    long: long.length,
    longestMillis: Math.max(0, ...long),
    totalMillis: long.reduce((sum, duration) => sum + duration, 0),
  };
}

/** Looks at the page's memory again and again, and exactly when asked; at its processor time when asked. */
async function watchPage(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  let heapPeakMB = 0;
  const timer = setInterval(async () => {
    // A page that is just closing answers no more.
    const heap = await metric(devTools, 'JSHeapUsedSize').catch(() => 0);
    heapPeakMB = Math.max(heapPeakMB, heap / MB);
  }, INTERVAL);
  return {
    async held(): Promise<number> {
      await devTools.send('HeapProfiler.collectGarbage');
      return (await metric(devTools, 'JSHeapUsedSize')) / MB;
    },
    async processor(): Promise<PageProcessorTime> {
      return {
        all: await metric(devTools, 'TaskDuration'),
        script: await metric(devTools, 'ScriptDuration'),
        layout: (await metric(devTools, 'LayoutDuration')) + (await metric(devTools, 'RecalcStyleDuration')),
      };
    },
    async end() {
      clearInterval(timer);
      return { heapPeakMB, nodesAtEnd: await metric(devTools, 'Nodes') };
    },
  };
}

async function metric(devTools: CDPSession, name: string): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? 0;
}
