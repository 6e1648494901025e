import { it } from 'vitest';
import { seededRuns, series, sum } from '../fixtures/seeded-runs.js';
it('x', async () => {
  for (const name of (process.env.SC ?? '').split(',')) {
    const t = performance.now();
    const ended = await seededRuns(name);
    console.log(name, (performance.now() - t) / 3);
    for (const { run, report, frames } of ended) {
      console.log(run.state, JSON.stringify(report).slice(0, 1500));
      for (const k of (process.env.RE ?? '').split(',')) console.log(k, series(frames, k).map((v) => Number(v.toFixed(4))).join(' '), 'sum', sum(series(frames, k).filter((x) => !Number.isNaN(x))));
      if (process.env.HL) console.log(frames.map((f) => f.headline).filter(Boolean).slice(0, 12));
    }
  }
}, 200000);
