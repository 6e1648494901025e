import { describe, expect, it } from 'vitest';
import { storedTick } from '../../test/fixtures/results/stored-run.js';
import { worldView } from '../../test/fixtures/world.js';
import type { ReporterInfo, RunWords } from '../metrics/index.js';
import { RunReporter } from './run-report.js';

const price: ReporterInfo = { name: 'spot', title: 'Price', unit: 'price', description: 'A price.', group: 'market' };
const stable = { asset: 'stable', symbol: 'USDX', decimals: 18 };
const shares = { asset: 'shares', symbol: 'SHARE', decimals: 18 };
const token = { asset: 'token', symbol: 'MOOT', decimals: 18 };

function reported(words: Pick<RunWords, 'reporters' | 'assets'>, spot: number | null) {
  const view = worldView();
  const reporter = new RunReporter({ view, blocks: 0 });
  const { frame } = storedTick(1);
  reporter.enterFrame({ ...frame, values: { ...frame.values, spot: 0.5 } }, []);
  reporter.enterFrame({ ...frame, values: { ...frame.values, spot } }, []);
  const run = { scenario: 'mine', seed: 1, engine: 'anvil', backend: 'cpu', view, digest: '', accrued: null };
  return reporter.report({ ...run, words, told: [] });
}

describe('the price in a report', () => {
  it('is the last one, in the coin that prices are given in', () => {
    const assets = [token, shares, stable];
    expect(reported({ reporters: [price], assets }, 0.28).price).toEqual({ coins: 0.28, symbol: 'USDX' });
  });

  it('is not there without a market, or without a price', () => {
    expect(reported({ reporters: [], assets: [token] }, 0.28).price).toBeNull();
    expect(reported({ reporters: [price], assets: [token, stable] }, null).price).toBeNull();
  });
});

describe('the accuracy in a report', () => {
  const accuracyOf = (...rounds: readonly (number | null)[]) => {
    const view = worldView();
    const reporter = new RunReporter({ view, blocks: 0 });
    const { frame } = storedTick(1);
    for (const accuracy of rounds) {
      reporter.enterFrame({ ...frame, round: { ...frame.round!, accuracy } }, []);
      reporter.enterFrame({ ...frame, round: null }, []);
    }
    const run = { scenario: 'mine', seed: 1, engine: 'anvil', backend: 'cpu', view, digest: '', accrued: null };
    return reporter.report({ ...run, words: { reporters: [], assets: [] }, told: [] }).accuracy;
  };

  it.each<[string, readonly (number | null)[], ReturnType<typeof accuracyOf>]>([
    ['none without rounds', [], { first: null, final: null, best: null }],
    ['none where nobody measured', [null, null, null], { first: null, final: null, best: null }],
    ['the first that somebody measured', [null, 0.2, 0.5], { first: 0.2, final: 0.5, best: 0.5 }],
    ['0 where that was measured', [0, 0], { first: 0, final: 0, best: 0 }],
    ['the best of what was measured', [null, 0.9, 0.1], { first: 0.9, final: 0.1, best: 0.9 }],
    ['one round', [0.25], { first: 0.25, final: 0.25, best: 0.25 }],
  ])('is %s', (_, rounds, accuracy) => expect(accuracyOf(...rounds)).toEqual(accuracy));
});
