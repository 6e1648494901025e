import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series } from '../fixtures/seeded-runs.js';

/* What the summaries of the two scenarios of a consortium say, over three seeds. */

describe('members who train each other’s models', () => {
  let netted: readonly EndedRun[];
  let prepaid: readonly EndedRun[];
  beforeAll(async () => {
    netted = await seededRuns('consortium');
    prepaid = await seededRuns('consortium-prepaid');
  });
  const last = (runs: readonly EndedRun[], name: string) =>
    runs.map(({ frames }) => Number(series(frames, name).at(-1)));

  it('keep every invariant and are refused nothing by the contract, nor in the control', () => {
    expectSmooth([...netted, ...prepaid]);
  });

  it('move less than a quarter of what their updates are worth where they net, and all of it where they do not', () => {
    const moved = last(netted, 'consortiumMoved');
    for (const [i, worth] of last(netted, 'consortiumDelivered').entries()) {
      expect(worth).toBeGreaterThan(3_000);
      expect(moved[i]).toBeLessThan(0.25 * worth);
    }
    expect(last(prepaid, 'consortiumMoved')).toEqual(last(prepaid, 'consortiumDelivered'));
  });

  it('lose to a free rider what it may owe, once, and expel it', () => {
    for (const { frames } of netted) {
      const missing = series(frames, 'consortiumArrears');
      expect(missing.at(-1)).toBeGreaterThan(50);
      expect(missing.at(-1)).toBeLessThanOrEqual(100);
      // The first period has four ticks.
      expect(missing[4]).toBe(missing.at(-1));
      // Nine at first, one more by vote, one fewer by another.
      const members = series(frames, 'consortiumMembers');
      expect([members[0], Math.max(...members), members.at(-1)]).toEqual([9, 10, 9]);
    }
  });

  it('lose nothing to it where orders are prepaid, and have no reason to expel it', () => {
    expect(last(prepaid, 'consortiumArrears')).toEqual([0, 0, 0]);
    expect(last(prepaid, 'consortiumMembers')).toEqual([10, 10, 10]);
  });

  it('learn from one another: the free rider, with what it took or without, is behind', () => {
    for (const runs of [netted, prepaid]) {
      const alone = last(runs, 'consortiumAccuracy_free-rider');
      for (const [i, accuracy] of last(runs, 'consortiumAccuracy_founder').entries()) {
        expect(accuracy).toBeGreaterThan(0.8);
        expect(accuracy).toBeGreaterThan(alone[i]! + 0.02);
      }
    }
  });
});
