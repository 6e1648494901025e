import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series } from '../fixtures/seeded-runs.js';

/* What the summaries of upgrade-bounty and its control say, over three seeds. */

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What attackers got of trainers' pay (0 to 1), over the rounds before a module was installed, and after. */
function attackersPay({ frames }: EndedRun) {
  const installed = series(frames, 'modulesInstalled');
  const shares = series(frames, 'attackersPay');
  const when = (count: number) => shares.filter((share, i) => installed[i] === count && !Number.isNaN(share));
  return { before: mean(when(0)), after: mean(when(1)) };
}

describe('a rule of pay that a developer ships', () => {
  let paid: readonly EndedRun[];
  let unpaid: readonly EndedRun[];
  beforeAll(async () => {
    paid = await seededRuns('upgrade-bounty');
    unpaid = await seededRuns('upgrade-bounty-unpaid');
  });

  it('keeps every invariant and refuses nobody, nor does its control', () => {
    expectSmooth([...paid, ...unpaid]);
  });

  it('is installed by a vote in the first half, and its author paid 5,000 coins of 10,000', () => {
    for (const { frames } of paid) {
      expect(series(frames, 'modulesInstalled').at(-1)).toBe(1);
      expect(series(frames, 'modulesInstalled').indexOf(1)).toBeLessThanOrEqual(15);
      expect(series(frames, 'modulesPaid').at(-1)).toBe(5_000);
      expect(series(frames, 'moduleFund').at(-1)).toBe(5_000);
    }
  });

  it('leaves free-riders less than a tenth of what they got before', () => {
    for (const run of paid) {
      const { before, after } = attackersPay(run);
      expect(before).toBeGreaterThan(0.2);
      expect(after).toBeLessThan(before / 10);
    }
  });

  it('has the module that serves its author turned down, in both', () => {
    for (const { frames } of [...paid, ...unpaid]) expect(series(frames, 'modulesRejected').at(-1)).toBeGreaterThan(0);
  });

  it('does not come for less than its hours are worth, and free-riders go on being paid', () => {
    for (const run of unpaid) {
      expect(series(run.frames, 'modulesInstalled').at(-1)).toBe(0);
      expect(series(run.frames, 'modulesPaid').at(-1)).toBe(0);
      expect(attackersPay(run).before).toBeGreaterThan(0.2);
    }
  });
});
