import { expect, it } from 'vitest';
import { runToEnd, withEngine } from '../fixtures/run-to-end.js';

/** The whole has 104; its bench runs them. */
const TICKS = 12;

it('everything that moves tokens, run together, keeps every invariant and comes out the same again', async () => {
  const [first, second] = await withEngine(async (engine) => {
    const run = () => runToEnd(engine, { scenario: 'economy', overrides: { ticks: TICKS } });
    return [await run(), await run()];
  });
  expect(first.run.state).toBe('finished');
  expect(first.report.invariants.violated).toBe(0);
  expect(second.report.digest).toBe(first.report.digest);
});
