import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series, sum } from '../fixtures/seeded-runs.js';

/* What the summaries of the two data markets say, over three seeds. */

describe('data that is sold as datatokens', () => {
  let fair: readonly EndedRun[];
  let dear: readonly EndedRun[];
  beforeAll(async () => {
    fair = await seededRuns('data-market');
    dear = await seededRuns('data-market-dear');
  });
  const most = (runs: readonly EndedRun[], name: string) =>
    runs.map(({ frames }) => Math.max(...series(frames, name).filter((value) => !Number.isNaN(value))));
  const last = ({ frames }: EndedRun, name: string) => series(frames, name).at(-1) ?? Number.NaN;

  it('keeps every invariant, and no transaction is refused, nor in the control', () => {
    expectSmooth([...fair, ...dear]);
  });

  it('is bought where it costs less than it brings, and raises its buyers’ part of the pay to more than 60 %', () => {
    for (const { frames } of fair) expect(sum(series(frames, 'dataSales'))).toBeGreaterThanOrEqual(9);
    for (const share of most(fair, 'dataBuyersPay')) expect(share).toBeGreaterThan(0.6);
    for (const examples of most(fair, 'dataExamples')) expect(examples).toBeGreaterThanOrEqual(600);
  });

  it('is bought by nobody where it costs more, and the same trainers never get 40 %', () => {
    for (const { frames } of dear) expect(sum(series(frames, 'dataSales'))).toBe(0);
    for (const share of most(dear, 'dataBuyersPay')) expect(share).toBeLessThan(0.4);
    for (const examples of most(dear, 'dataExamples')) expect(examples).toBe(200);
  });

  it('teaches the model sooner where it is sold', () => {
    const early = ({ frames }: EndedRun) => series(frames, 'accuracy')[8]!;
    for (const [i, ended] of fair.entries()) expect(early(ended)).toBeGreaterThan(early(dear[i]!));
  });

  it('pays the DAO a thousandth of every price, and marketplaces a hundredth and their service', () => {
    for (const ended of fair) {
      expect(last(ended, 'dataPaid_community')).toBeCloseTo(last(ended, 'dataPaid_price') / 1_000, 9);
      expect(last(ended, 'dataPaid_market')).toBeCloseTo(last(ended, 'dataPaid_price') / 100, 9);
      expect(last(ended, 'dataPaid_provider')).toBeGreaterThan(0);
    }
  });
});
