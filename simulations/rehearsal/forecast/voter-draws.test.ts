import { mean, sampleCorrelation, variance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { CHOICE, EXTENSION, MOMENT, runDraws, screenTurnout, uniform, voterKeys } from './voter-draws.js';

const { keys, turnoutShocks, supportShocks } = runDraws(7, 400);
const voters = voterKeys(Int32Array.from({ length: 25_000 }, (_, i) => i));
const column = (run: number, purpose: number, count = 2000, from = 0) =>
  Array.from({ length: count }, (_, voter) =>
    uniform(keys[2 * run]! ^ purpose, keys[2 * run + 1]!, voters[from + voter]!),
  );
const all = Array.from({ length: 200 }, (_, run) => column(run, 0, 500)).flat();

describe('the draws of voters', () => {
  it('are uniform: moments, and every hundredth equally full', () => {
    expect(mean(all)).toBeCloseTo(0.5, 2);
    expect(variance(all)).toBeCloseTo(1 / 12, 2.5);
    const bins = new Array<number>(100).fill(0);
    for (const value of all) bins[Math.floor(value * 100)]!++;
    const chiSquare = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeGreaterThan(60);
    expect(chiSquare).toBeLessThan(150);
  });

  it('never are 0 or 1', () => {
    expect(all.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('do not hang together between neighbours, runs, or purposes', () => {
    const a = column(3, 0, 20_000);
    const others = [
      column(3, 0, 20_000, 1),
      column(3, 0, 20_000, 2),
      column(4, 0, 20_000),
      column(3, CHOICE, 20_000),
      column(3, MOMENT, 20_000),
      column(3, EXTENSION, 20_000),
    ];
    for (const other of others) expect(Math.abs(sampleCorrelation(a, other))).toBeLessThan(0.03);
  });

  it('vary between runs by no more and no less than chance, for a small group and for the whole', () => {
    const shares = (voters: number) =>
      Array.from({ length: 400 }, (_, run) => column(run, CHOICE, voters).filter((u) => u < 0.3).length);
    for (const size of [20, 1000]) {
      const counts = shares(size);
      expect(Math.abs(mean(counts) / (0.3 * size) - 1)).toBeLessThan(0.05);
      // Chi-square with 399 degrees of freedom, divided by them: 0.8 to 1.2 is within three standard deviations.
      expect(Math.abs(variance(counts) / (0.21 * size) - 1)).toBeLessThan(0.22);
    }
  });

  it('begin the same when there are more runs, and differ by seed', () => {
    expect(runDraws(7, 900).keys.slice(0, 800)).toEqual(keys);
    expect(runDraws(7, 900).supportShocks.slice(0, 400)).toEqual(supportShocks);
    expect(runDraws(8, 400).keys).not.toEqual(keys);
    expect(turnoutShocks).not.toEqual(supportShocks);
  });
});

describe('who votes', () => {
  const rows = new Int32Array(25_000);
  const reaches = new Float64Array(25_000);
  const screen = (odds: number, scale: number) => {
    const count = screenTurnout(11, 12, voters, new Float64Array(25_000).fill(odds), scale, rows, reaches);
    return { rows: [...rows.slice(0, count)], reaches: [...reaches.slice(0, count)] };
  };

  it('is as many as the odds say', () => {
    expect(screen(0.25, 1).rows.length / 25_000).toBeCloseTo(0.2, 2);
    expect(screen(0, 1).rows).toEqual([]);
    expect(screen(Number.POSITIVE_INFINITY, Number.MIN_VALUE).rows).toHaveLength(25_000);
  });

  it('only gains voters when the odds rise, and says at which part of them each came', () => {
    const few = screen(0.25, 1).rows;
    const many = screen(0.25, 4);
    expect(many.rows.filter((_, i) => many.reaches[i]! < 0.25)).toEqual(few);
  });
});
