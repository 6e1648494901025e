import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series } from '../fixtures/seeded-runs.js';

/* What the scenario of locked votes says, over three seeds. */

/** Staking rewards that an archetype took, for each token that it had at the start. */
const rewardsPerToken = ({ frames }: EndedRun, archetype: string, tokens: number) =>
  frames
    .flatMap(({ flows }) => flows)
    .filter(({ kind, to }) => kind === 'stakingReward' && to === archetype)
    .reduce((sum, { amount }) => sum + Number(amount) / 1e18, 0) / tokens;

describe('votes for those who lock their tokens', () => {
  let ended: readonly EndedRun[];
  beforeAll(async () => {
    ended = await seededRuns('locked-votes');
  });

  it('ends with every invariant kept and nothing refused', () => {
    expectSmooth(ended);
  });

  it('has tokens locked, whose votes fade from week to week unless somebody locks more', () => {
    for (const run of ended) {
      const [locked, votes] = [series(run.frames, 'locked'), series(run.frames, 'lockedVotes')];
      expect(locked.at(-1)).toBeGreaterThan(0);
      const same = locked.flatMap((amount, i) => (i > 0 && amount > 0 && amount === locked[i - 1] ? [i] : []));
      expect(same.length).toBeGreaterThan(0);
      for (const i of same) expect(votes[i]).toBeLessThan(votes[i - 1]!);
    }
  });

  it('pays lockers more for each of their tokens than stakers who lock none', () => {
    for (const run of ended) {
      const [lockers, stakers] = [rewardsPerToken(run, 'locker', 60_000), rewardsPerToken(run, 'staker', 20_000)];
      expect(lockers).toBeGreaterThan(1.5 * stakers);
    }
  });

  it('gives the raider, with more tokens than all others, no vote and no proposal', () => {
    for (const run of ended) {
      expect(series(run.frames, 'proposalsCreated').at(-1)).toBe(0);
      expect(series(run.frames, 'treasury').at(-1)).toBe(series(run.frames, 'treasury')[0]);
    }
  });
});
