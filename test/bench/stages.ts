import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type RunReport } from '../../simulations/api/index.js';

export interface StageBench {
  readonly scenario: string;
  readonly ticks: number;
  /** Milliseconds a tick by stage, averaged over the run. */
  readonly millisPerTick: Readonly<Record<string, number>>;
  readonly wallSeconds: number;
}

/** Runs a library scenario through the whole engine, store included, and says where a tick's time goes. */
export async function benchStages(scenario: string, ticks: number): Promise<StageBench> {
  const report = await runOnce(scenario, ticks);
  const millisPerTick = Object.fromEntries(
    Object.entries(report.stageMillis).map(([stage, millis]) => [stage, millis / ticks]),
  );
  return { scenario, ticks, millisPerTick, wallSeconds: report.wallSeconds };
}

async function runOnce(scenario: string, ticks: number): Promise<RunReport> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
  const engine = await createEngine({ dataFolder });
  try {
    const ended = new Promise<RunReport>((resolve) => {
      engine.subscribe((_, payload) => {
        if ('report' in payload) resolve(payload.report);
      });
    });
    await engine.handle('startRun', { scenario, overrides: { seed: 7, ticks } });
    return await ended;
  } finally {
    await engine.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
