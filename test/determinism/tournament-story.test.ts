import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series, sum } from '../fixtures/seeded-runs.js';

/* What the tournaments say, over three seeds: stake that burns goes where predictions are good, and stake that cannot does not. */

const FUND = 200_000;
/** Tokens of the 24 modellers who never refit, and of the ten who refit to what is newest. */
const OUTDATED = 240_000;
const INFORMED = 100_000;
/** In whole tokens at the end, or a score. */
const last = ({ frames }: EndedRun, name: string) => series(frames, name).at(-1) ?? Number.NaN;

describe('a tournament of predictions', () => {
  let burning: readonly EndedRun[];
  let unburnt: readonly EndedRun[];
  beforeAll(async () => {
    burning = await seededRuns('staked-predictions');
    unburnt = await seededRuns('staked-predictions-unburnt');
  });

  it('ends with every invariant kept and nobody refused', () => {
    expectSmooth(burning);
    expectSmooth(unburnt);
  });

  it('has the same models predict equally well, whether stake burns or not', () => {
    burning.forEach((ended, at) => {
      for (const name of ['equalCorr', 'tournamentCorr_informed', 'tournamentCorr_outdated'])
        expect(last(ended, name)).toBe(last(unburnt[at]!, name));
      expect(last(ended, 'tournamentCorr_informed')).toBeGreaterThan(0.12);
      expect(Math.abs(last(ended, 'tournamentCorr_outdated'))).toBeLessThan(0.05);
    });
  });

  it('makes much more of their predictions by stake, where bad ones burn', () => {
    for (const ended of burning) {
      expect(last(ended, 'metaGain')).toBeGreaterThan(0.04);
      expect(last(ended, 'metaCorr')).toBeGreaterThan(1.4 * last(ended, 'equalCorr'));
    }
    unburnt.forEach((ended, at) => {
      expect(last(ended, 'metaGain')).toBeLessThan(0.03);
      expect(last(ended, 'metaCorr')).toBeLessThan(0.8 * last(burning[at]!, 'metaCorr'));
    });
  });

  it('has whoever never refits stake little of what it has, and gain nothing to speak of', () => {
    for (const ended of burning) {
      expect(last(ended, 'tournamentGain_informed')).toBeGreaterThan(INFORMED / 2);
      expect(last(ended, 'tournamentGain_outdated')).toBeLessThan(OUTDATED / 50);
      const staked = series(ended.frames, 'tournamentStake_outdated');
      expect(sum(staked) / staked.length).toBeLessThan(OUTDATED / 3);
    }
  });

  it('pays luck until the fund is empty, where nothing burns', () => {
    for (const ended of unburnt) {
      expect(last(ended, 'tournamentFund')).toBe(0);
      expect(last(ended, 'tournamentGain_outdated')).toBeGreaterThan(OUTDATED / 20);
      expect(Math.min(...series(ended.frames, 'tournamentStake_outdated').slice(1))).toBeGreaterThanOrEqual(OUTDATED);
      expect(sum(series(ended.frames, 'tournamentBurnt'))).toBe(0);
    }
    for (const ended of burning) expect(last(ended, 'tournamentFund')).toBeGreaterThan(FUND / 4);
  });

  it('burns stake that was asked back and waits, too', () => {
    for (const ended of burning) {
      const burnt = sum(series(ended.frames, 'tournamentBurnt'));
      expect(burnt).toBeGreaterThan(40_000);
      expect(last(ended, 'tournamentBurntWaiting')).toBeGreaterThan(burnt / 4);
      expect(last(ended, 'tournamentBurntWaiting')).toBeLessThan(burnt / 2);
    }
  });
});
