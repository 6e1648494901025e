import { beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../simulations/api/index.js';
import { TOKEN } from '../../simulations/scenario/index.js';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSound, seededRuns } from '../fixtures/seeded-runs.js';

/* What the launches on a bonding curve say, over three seeds. */

const wei = (frame: Frame | undefined, name: string) => BigInt(frame?.values[name] ?? 0);

describe('a launch on a bonding curve', () => {
  let launched: readonly EndedRun[];
  let doubted: readonly EndedRun[];
  beforeAll(async () => {
    launched = await seededRuns('curve-launch');
    doubted = await seededRuns('curve-launch-doubted');
  });

  it('ends with every invariant kept, believed in or not', () => {
    expectSound([...launched, ...doubted]);
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
