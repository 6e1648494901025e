import { beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../simulations/api/index.js';
import { TOKEN } from '../../simulations/scenario/index.js';
import { type EndedRun, runToEnd, withEngine } from '../fixtures/run-to-end.js';

/* What the launches on a bonding curve say, over three seeds. */

const SEEDS = [1, 2, 3];
const runs = (scenario: string) =>
  withEngine(async (engine) => {
    const ended: EndedRun[] = [];
    for (const seed of SEEDS) ended.push(await runToEnd(engine, { scenario, overrides: { seed } }));
    return ended;
  });
const wei = (frame: Frame | undefined, name: string) => BigInt(frame?.values[name] ?? 0);

describe('a launch on a bonding curve', () => {
  let launched: readonly EndedRun[];
  let doubted: readonly EndedRun[];
  beforeAll(async () => {
    launched = await runs('curve-launch');
    doubted = await runs('curve-launch-doubted');
  });

  it('ends with every invariant kept, believed in or not', () => {
    for (const { run, report } of [...launched, ...doubted]) {
      expect(run.state).toBe('finished');
      expect(report.invariants.violated).toBe(0);
    }
  });

  it('opens, pays the treasury three tenths of the hatch and a part of each trade, and keeps the rest as a reserve', () => {
    for (const { frames } of launched) {
      const opened = frames.find(({ values }) => values.curvePrice !== null);
      expect(wei(opened, 'hatchRaised')).toBeGreaterThan(50_000n * TOKEN);
      expect(wei(opened, 'curveTributes')).toBeGreaterThanOrEqual((wei(opened, 'hatchRaised') * 3n) / 10n);
      expect(wei(frames.at(-1), 'curveTributes')).toBeGreaterThan(wei(opened, 'curveTributes'));
      expect(wei(frames.at(-1), 'curveReserve')).toBeGreaterThan(0n);
    }
  });

  it('settles at a price between the hatch and what the most hopeful would pay', () => {
    for (const { frames } of launched) {
      const prices = frames.map(({ values }) => Number(values.curvePrice ?? 0));
      const last = prices.at(-1) ?? 0;
      expect(last).toBeGreaterThan(0.5);
      expect(last).toBeLessThan(6);
      // What is left of changes of the price is small.
      expect(Math.abs(last / (prices.at(-4) ?? 0) - 1)).toBeLessThan(0.1);
    }
  });

  it('never opens where few believe in it, and gives all coins back', () => {
    for (const { frames } of doubted) {
      expect(frames.every(({ values }) => values.curvePrice === null)).toBe(true);
      expect(wei(frames.at(-1), 'curveTributes')).toBe(0n);
      expect(frames.some(({ headline }) => headline?.startsWith('The hatch failed') === true)).toBe(true);
    }
  });
});
