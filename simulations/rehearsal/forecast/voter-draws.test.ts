import { mean, sampleCorrelation, variance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { CHOICE, EXTENSION, MOMENT, runDraws, TURNOUT, uniform } from './voter-draws.js';

const { keys, turnoutShocks, supportShocks } = runDraws(7, 400);
const column = (run: number, purpose: number, voters = 2000, from = 0) =>
  Array.from({ length: voters }, (_, voter) => uniform(keys[2 * run]!, keys[2 * run + 1]!, from + voter, purpose));
const all = Array.from({ length: 200 }, (_, run) => column(run, TURNOUT, 500)).flat();

describe('the draws of voters', () => {
  it('are uniform: moments, and every hundredth equally full', () => {
    expect(mean(all)).toBeCloseTo(0.5, 2);
    expect(variance(all)).toBeCloseTo(1 / 12, 2.5);
    const bins = new Array<number>(100).fill(0);
    for (const value of all) bins[Math.floor(value * 100)]!++;
    const chiSquare = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeGreaterThan(60);
    expect(chiSquare).toBeLessThan(150);
    expect(Math.min(...bins)).toBeGreaterThan(0);
  });

  it('never are 0 or 1', () => {
    expect(all.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('do not hang together between neighbours, runs, or purposes', () => {
    const a = column(3, TURNOUT, 20_000);
    const others = [
      column(3, TURNOUT, 20_000, 1),
      column(4, TURNOUT, 20_000),
      column(3, CHOICE, 20_000),
      column(3, MOMENT, 20_000),
      column(3, EXTENSION, 20_000),
    ];
    for (const other of others) expect(Math.abs(sampleCorrelation(a, other))).toBeLessThan(0.03);
  });

  it('vary between runs by no more and no less than chance for a small group', () => {
    const counts = Array.from({ length: 400 }, (_, run) => column(run, CHOICE, 20).filter((u) => u < 0.3).length);
    expect(mean(counts)).toBeCloseTo(6, 0.5);
    expect(variance(counts)).toBeGreaterThan(3.2);
    expect(variance(counts)).toBeLessThan(5.4);
  });

  it('begin the same when there are more runs, and differ by seed', () => {
    expect(runDraws(7, 900).keys.slice(0, 800)).toEqual(keys);
    expect(runDraws(7, 900).supportShocks.slice(0, 400)).toEqual(supportShocks);
    expect(runDraws(8, 400).keys).not.toEqual(keys);
    expect(turnoutShocks).not.toEqual(supportShocks);
  });
});
