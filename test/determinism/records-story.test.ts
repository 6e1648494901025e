import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series } from '../fixtures/seeded-runs.js';

/* What the summaries of the two scenarios of lent records say, over three seeds. */

const BUDGET = 3.5;

describe('records that are lent', () => {
  let byConsent: readonly EndedRun[];
  let toWhoeverPays: readonly EndedRun[];
  beforeAll(async () => {
    byConsent = await seededRuns('hospital-records');
    toWhoeverPays = await seededRuns('hospital-records-open');
  });
  const last = (runs: readonly EndedRun[], name: string) => runs.map(({ frames }) => series(frames, name).at(-1));

  it('keep every invariant and are refused to nobody by the contract, nor in the control', () => {
    expectSmooth([...byConsent, ...toWhoeverPays]);
  });

  it('never cost a patient more privacy than the budget, and come near it where somebody learns', () => {
    for (const { frames } of [...byConsent, ...toWhoeverPays]) {
      const spent = series(frames, 'epsilonMost');
      expect(Math.max(...spent)).toBeLessThanOrEqual(BUDGET);
      expect(spent.at(-1)).toBeGreaterThan(0.9 * BUDGET);
    }
  });

  it('are refused to the insurer at any price, where they are lent for research alone', () => {
    for (const { frames } of byConsent) {
      expect(Math.max(...series(frames, 'studyApprovals_insurer'))).toBe(0);
      expect(frames.at(-1)!.values.studyAccuracy_insurer).toBeNull();
    }
  });

  it('teach the university’s model then, to more than 85 %', () => {
    for (const accuracy of last(byConsent, 'studyAccuracy_university')) expect(accuracy).toBeGreaterThan(0.85);
  });

  it('teach the insurer first where they are lent to whoever pays, and the university little or nothing', () => {
    for (const accuracy of last(toWhoeverPays, 'studyAccuracy_insurer')) expect(accuracy).toBeGreaterThan(0.8);
    for (const { frames } of toWhoeverPays) {
      const accuracy = frames.at(-1)!.values.studyAccuracy_university ?? null;
      if (accuracy !== null) expect(Number(accuracy)).toBeLessThan(0.6);
    }
  });
});
