import { beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../simulations/api/index.js';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series, sum } from '../fixtures/seeded-runs.js';

/* What the summaries of the two flywheels say, over three seeds. */

/** The tick in which the control's poisoners begin. */
const POISONED = 26;

describe('a model that pays for itself', () => {
  let flywheel: readonly EndedRun[];
  let poisoned: readonly EndedRun[];
  let again: EndedRun;
  beforeAll(async () => {
    flywheel = await seededRuns('flywheel');
    poisoned = await seededRuns('flywheel-poisoned');
    [again] = (await seededRuns('flywheel', [1])) as [EndedRun];
  });

  it('keeps every invariant and refuses nobody, nor does its control', () => {
    expectSmooth([...flywheel, ...poisoned]);
  });

  it('tells at its end and in its news what users paid, what fees bought and what a token costs', () => {
    for (const { report, frames } of flywheel) {
      const [price, fees, users] = report.told ?? [];
      expect(price).toMatch(/^a token costs \d[\d.]* coins, \d[\d.]* at launch$/);
      expect(users).toMatch(/^[\d,]+ users paid [\d,.]+ coins$/);
      expect(fees).toMatch(/^fees bought [\d,.]+ tokens, [\d,.]+ tokens of them burnt$/);
      const told = frames.map(({ headline }) => headline).join('\n');
      expect(told).toMatch(/paid for predictions/);
      expect(told).toMatch(/Fees have bought back [\d,.]+ tokens so far, [\d,.]+ tokens of them burnt/);
    }
  });

  it('gives the same answers to the same questions when it is run again', () => {
    expect(again.report.digest).toBe(flywheel[0]!.report.digest);
    expect(series(again.frames, 'servedAccuracy')).toEqual(series(flywheel[0]!.frames, 'servedAccuracy'));
  });

  it('is measured above 85 %, and users find as much right; the poisoned one ends below 20 %', () => {
    for (const { frames } of flywheel) {
      const accuracy = series(frames, 'accuracy').at(-1)!;
      expect(accuracy).toBeGreaterThan(0.85);
      expect(Math.abs(series(frames, 'servedAccuracy').at(-1)! - accuracy)).toBeLessThan(0.05);
    }
    for (const { frames } of poisoned) expect(series(frames, 'accuracy').at(-1)!).toBeLessThan(0.2);
  });

  it('has ten times the users at the end that it had after a quarter of the year; the poisoned one has none left', () => {
    for (const { frames } of flywheel) {
      const users = series(frames, 'activeUsers');
      expect(users.at(-1)!).toBeGreaterThan(40);
      expect(users.at(-1)!).toBeGreaterThan(10 * users[8]!);
    }
    for (const { frames } of poisoned) {
      const users = series(frames, 'activeUsers');
      expect(Math.max(...users.slice(0, POISONED + 1))).toBeGreaterThan(10);
      expect(users.slice(-12)).toEqual(Array.from({ length: 12 }, () => 0));
    }
  });

  it('earns trainers and validators, and burns, three times what the poisoned one does, and lifts its price above launch', () => {
    for (const [i, { frames }] of flywheel.entries()) {
      const control = poisoned[i]!.frames;
      const earned = (run: readonly Frame[]) => sum(series(run, 'feesToContributors'));
      expect(earned(frames)).toBeGreaterThan(3 * earned(control));
      expect(series(frames, 'burntByFees').at(-1)!).toBeGreaterThan(3 * series(control, 'burntByFees').at(-1)!);
      expect(series(frames, 'price').at(-1)!).toBeGreaterThan(1.01);
      expect(series(control, 'price').at(-1)!).toBeLessThan(1);
    }
  });
});
