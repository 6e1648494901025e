import { beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../simulations/api/index.js';
import { type EndedRun, runToEnd, withEngine } from '../fixtures/run-to-end.js';

/* What the summaries of the two flywheels say, over three seeds. */

const SEEDS = [1, 2, 3];
/** The tick in which the control's poisoners begin. */
const POISONED = 26;

const measure = (frames: readonly Frame[], name: string) => frames.map(({ values }) => Number(values[name]));
const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

describe('a model that pays for itself', () => {
  let flywheel: readonly EndedRun[];
  let poisoned: readonly EndedRun[];
  let again: EndedRun;
  beforeAll(async () => {
    await withEngine(async (engine) => {
      const runs = async (scenario: string, seeds = SEEDS) => {
        const ended: EndedRun[] = [];
        for (const seed of seeds) ended.push(await runToEnd(engine, { scenario, overrides: { seed } }));
        return ended;
      };
      flywheel = await runs('flywheel');
      poisoned = await runs('flywheel-poisoned');
      [again] = (await runs('flywheel', [1])) as [EndedRun];
    });
  });

  it('keeps every invariant and refuses nobody, nor does its control', () => {
    for (const { run, report } of [...flywheel, ...poisoned]) {
      expect(run.state).toBe('finished');
      expect(report.invariants.checked).toBeGreaterThan(0);
      expect(report.invariants.violated).toBe(0);
      expect(report.transactions.reverted).toBe(0);
    }
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
    expect(measure(again.frames, 'servedAccuracy')).toEqual(measure(flywheel[0]!.frames, 'servedAccuracy'));
  });

  it('is measured above 85 %, and users find as much right; the poisoned one ends below 20 %', () => {
    for (const { frames } of flywheel) {
      const accuracy = measure(frames, 'accuracy').at(-1)!;
      expect(accuracy).toBeGreaterThan(0.85);
      expect(Math.abs(measure(frames, 'servedAccuracy').at(-1)! - accuracy)).toBeLessThan(0.05);
    }
    for (const { frames } of poisoned) expect(measure(frames, 'accuracy').at(-1)!).toBeLessThan(0.2);
  });

  it('has ten times the users at the end that it had after a quarter of the year; the poisoned one has none left', () => {
    for (const { frames } of flywheel) {
      const users = measure(frames, 'activeUsers');
      expect(users.at(-1)!).toBeGreaterThan(40);
      expect(users.at(-1)!).toBeGreaterThan(10 * users[8]!);
    }
    for (const { frames } of poisoned) {
      const users = measure(frames, 'activeUsers');
      expect(Math.max(...users.slice(0, POISONED + 1))).toBeGreaterThan(10);
      expect(users.slice(-12)).toEqual(Array.from({ length: 12 }, () => 0));
    }
  });

  it('earns trainers and validators, and burns, three times what the poisoned one does, and lifts its price above launch', () => {
    for (const [i, { frames }] of flywheel.entries()) {
      const control = poisoned[i]!.frames;
      const earned = (run: readonly Frame[]) => sum(measure(run, 'feesToContributors'));
      expect(earned(frames)).toBeGreaterThan(3 * earned(control));
      expect(measure(frames, 'burntByFees').at(-1)!).toBeGreaterThan(3 * measure(control, 'burntByFees').at(-1)!);
      expect(measure(frames, 'price').at(-1)!).toBeGreaterThan(1.01);
      expect(measure(control, 'price').at(-1)!).toBeLessThan(1);
    }
  });
});
