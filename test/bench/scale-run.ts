import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { mean } from 'simple-statistics';
import { createEngine, type RunReport } from '../../simulations/api/index.js';
import { SCALES, type Scale } from './scale-scenarios.js';

/*
 * `node scale-run.js NAME TICKS`: runs one scenario through the whole engine, store included, and prints as one line of
 * JSON what it took. A process of its own, so that its memory is that of this run and nothing else.
 */

const WARM_UP = 10;
const WINDOW = 100;

/** What a run says of itself. */
export interface ScaleReport {
  readonly agents: number;
  readonly ticks: number;
  /** From the start of the run to its end, chain and deployment included. */
  readonly wallSeconds: number;
  readonly millisPerTick: Readonly<Record<string, number>>;
  /** Mean milliseconds a tick over the first hundred after ten, and over the last hundred; of fewer ticks, thirds. */
  readonly firstMillis: number;
  readonly lastMillis: number;
  readonly peakMemoryMB: number;
  readonly transactions: number;
  readonly digest: string;
}

async function run(name: Scale, ticks: number): Promise<ScaleReport> {
  const scenario = SCALES[name];
  const dataFolder = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
  const engine = await createEngine({ dataFolder });
  try {
    const millis: number[] = [];
    let last = 0;
    const ended = new Promise<RunReport>((resolve, reject) => {
      engine.subscribe((_, payload) => {
        if ('frame' in payload) {
          if (payload.frame.tick > 0) millis.push(performance.now() - last);
          last = performance.now();
        }
        if ('report' in payload) resolve(payload.report);
        if ('run' in payload && payload.run.error !== null) reject(new Error(payload.run.error.message));
      });
    });
    const begin = performance.now();
    await engine.handle('startRun', { scenario, overrides: { seed: 7, ticks } });
    const report = await ended;
    const wallSeconds = (performance.now() - begin) / 1000;
    const warmedUp = millis.slice(Math.min(WARM_UP, Math.floor(millis.length / 4)));
    const window = Math.min(WINDOW, Math.max(1, Math.floor(warmedUp.length / 3)));
    return {
      agents: scenario.population.reduce((sum, { count }) => sum + count, 0),
      ticks,
      wallSeconds,
      millisPerTick: Object.fromEntries(
        Object.entries(report.stageMillis).map(([stage, total]) => [stage, total / ticks]),
      ),
      firstMillis: mean(warmedUp.slice(0, window)),
      lastMillis: mean(warmedUp.slice(-window)),
      peakMemoryMB: report.peakMemoryMB,
      transactions: report.transactions.sent,
      digest: report.digest,
    };
  } finally {
    await engine.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

const [name, ticks] = process.argv.slice(2);
if (name !== undefined && ticks !== undefined) console.log(JSON.stringify(await run(name as Scale, Number(ticks))));
