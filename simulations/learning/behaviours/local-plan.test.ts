import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attack, attackSchema } from '../../scenario/learning/attack.js';
import { flipLabel, planLocalWork } from './local-plan.js';

const honest = { train: true, relabel: 'none', backdoor: null };
const flipped = { train: true, relabel: 'flip', backdoor: null };
const idle = { train: false, relabel: 'none', backdoor: null };
const attack = (kind: Attack['kind'], rest: object = {}): Attack => attackSchema.parse({ kind, ...rest });
const first = { round: 1, isLeader: false };

describe('the local work of a trainer', () => {
  it('is training on its own labels for an honest one', () => {
    expect(planLocalWork({ kind: 'honest' }, first)).toEqual(honest);
  });

  it.each([
    ['labelFlip', flipped],
    ['signFlip', honest],
    ['gaussian', honest],
    ['scaling', honest],
    ['innerProduct', idle],
    ['randomWeights', idle],
    ['resubmittedDelta', idle],
    ['deltaPlusNoise', idle],
  ] as const)('is known for %s', (kind, plan) => {
    expect(planLocalWork(attack(kind), first)).toEqual(plan);
  });

  it('poisons pictures for a backdoor, with plain data that can be sent to a worker', () => {
    const plan = planLocalWork(attack('backdoor', { targetLabel: 7, triggerSide: 2, poisonedPercent: 30 }), first);
    expect(structuredClone(plan)).toEqual({
      ...honest,
      backdoor: { targetLabel: 7, triggerSide: 2, poisonedPercent: 30 },
    });
  });

  it('is done by the first of the Sybils alone, on flipped labels', () => {
    expect(planLocalWork(attack('sybilClones'), { round: 1, isLeader: true })).toEqual(flipped);
    expect(planLocalWork(attack('sybilClones'), { round: 1, isLeader: false })).toEqual(idle);
  });

  it('is honest for as many rounds as a lazy one works, then none', () => {
    const lazy = attack('honestThenLazy', { honestRounds: 2 });
    const plans = [1, 2, 3, 9].map((round) => planLocalWork(lazy, { round, isLeader: false }));
    expect(plans).toEqual([honest, honest, idle, idle]);
  });

  it('is honest until a late defector turns', () => {
    const late = attack('lateDefection', { honestRounds: 1, defection: { kind: 'labelFlip' } });
    expect([1, 2].map((round) => planLocalWork(late, { round, isLeader: false }))).toEqual([honest, flipped]);
  });

  it('keeps waiting when the defection waits longer than the defector', () => {
    const late = attack('lateDefection', { honestRounds: 1, defection: { kind: 'honestThenLazy', honestRounds: 3 } });
    const plans = [1, 2, 3, 4].map((round) => planLocalWork(late, { round, isLeader: false }));
    expect(plans).toEqual([honest, honest, honest, idle]);
  });
});

describe('flipping labels', () => {
  it('turns a 0 into a 9 and a 7 into a 2 on digits', () => {
    expect([0, 7, 9].map((label) => flipLabel(label, 10))).toEqual([9, 2, 0]);
  });

  it('leaves the middle of three classes alone', () => {
    expect([0, 1, 2].map((label) => flipLabel(label, 3))).toEqual([2, 1, 0]);
  });

  it('gives a label back when done twice, and always a label there is', () => {
    const labels = fc.integer({ min: 2, max: 256 }).chain((classes) => {
      return fc.tuple(fc.integer({ min: 0, max: classes - 1 }), fc.constant(classes));
    });
    fc.assert(
      fc.property(labels, ([label, classes]) => {
        const flipped = flipLabel(label, classes);
        expect(flipped).toBeGreaterThanOrEqual(0);
        expect(flipped).toBeLessThan(classes);
        expect(flipLabel(flipped, classes)).toBe(label);
      }),
    );
  });
});
