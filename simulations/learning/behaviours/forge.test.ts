import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearningError } from '../../errors/index.js';
import { randomStream } from '../../random/index.js';
import { type Attack, attackSchema } from '../../scenario/learning/attack.js';
import { forge, forgeNeeds } from './forge.js';
import type { ForgeInputs } from './forging/forge-inputs.js';

const attack = (kind: Attack['kind'], rest: object = {}): Attack => attackSchema.parse({ kind, ...rest });
const update = (...values: number[]): Float32Array => Float32Array.from(values);
const inputs = (parts: Partial<ForgeInputs> = {}): ForgeInputs => ({
  round: 2,
  weightCount: 3,
  own: null,
  previousChange: null,
  honest: [],
  leader: null,
  random: (purpose) => randomStream(7, purpose),
  ...parts,
});
const sent = (behaviour: Attack, parts: Partial<ForgeInputs>) => Array.from(forge(behaviour, inputs(parts)));

const own = update(1, -2, 0.5);
const previousChange = update(0.25, 0, -1);
const honest = [update(1, 2, 3), update(3, -4, 1)];
const leader = update(9, 8, 7);

describe('what an adversary sends', () => {
  it('is its own update for an honest trainer and a label flipper', () => {
    expect(forge({ kind: 'honest' }, inputs({ own }))).toBe(own);
    expect(forge(attack('labelFlip'), inputs({ own }))).toBe(own);
  });

  it.each<[Attack, number[]]>([
    [attack('signFlip', { scale: 2 }), [-2, 4, -1]],
    [attack('scaling', { factor: 10 }), [10, -20, 5]],
    [attack('backdoor', { boost: 4 }), [4, -8, 2]],
    [attack('innerProduct', { epsilon: 0.5 }), [-1, 0.5, -1]],
    [attack('resubmittedDelta'), [0.25, 0, -1]],
    [attack('honestThenLazy', { honestRounds: 2 }), [1, -2, 0.5]],
    [attack('honestThenLazy', { honestRounds: 1 }), [0.25, 0, -1]],
    [attack('lateDefection', { honestRounds: 2 }), [1, -2, 0.5]],
    [attack('lateDefection', { honestRounds: 1, defection: { kind: 'signFlip', scale: 5 } }), [-5, 10, -2.5]],
  ])('is what a hand calculation gives: %o', (behaviour, expected) => {
    expect(sent(behaviour, { own, previousChange, honest })).toEqual(expected);
  });

  it('is zeros from a free rider that has seen no change yet, and from a manipulator that knows no honest update', () => {
    expect(sent(attack('resubmittedDelta'), { round: 1 })).toEqual([0, 0, 0]);
    expect(sent(attack('innerProduct'), {})).toEqual([0, 0, 0]);
  });

  it.each<[Attack, number, number]>([
    [attack('gaussian', { deviation: 2 }), 1, 2],
    [attack('randomWeights', { deviation: 0.1 }), 0, 0.1],
    [attack('deltaPlusNoise', { deviation: 0.3 }), 5, 0.3],
    [attack('sybilClones', { deviation: 0.5 }), -3, 0.5],
  ])('has the noise it was asked for: %o', (behaviour, mean, deviation) => {
    const weightCount = 20_000;
    const fill = (value: number) => new Float32Array(weightCount).fill(value);
    const parts = behaviour.kind === 'gaussian' ? { own: fill(1) } : {};
    const values = sent(behaviour, { weightCount, previousChange: fill(5), leader: fill(-3), ...parts });
    const average = values.reduce((sum, value) => sum + value, 0) / weightCount;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / weightCount);
    expect(Math.abs(average - mean)).toBeLessThan(4 * (deviation / Math.sqrt(weightCount)));
    expect(spread / deviation).toBeCloseTo(1, 1);
  });

  it('is noise alone from a disguised free rider that has seen no change yet', () => {
    const values = sent(attack('deltaPlusNoise', { deviation: 0.001 }), { round: 1 });
    expect(values.every((value) => value !== 0 && Math.abs(value) < 0.01)).toBe(true);
  });

  it('is the same from every clone without noise, and the leader keeps its own', () => {
    const clone = attack('sybilClones');
    const signed = update(-0, 0, 7);
    const bytes = (values: Float32Array) => Array.from(new Uint8Array(values.slice().buffer));
    expect(bytes(forge(clone, inputs({ leader: signed })))).toEqual(bytes(signed));
    expect(forge(clone, inputs({ own }))).toBe(own);
  });

  it('differs between clones with noise, but is fixed by the seed', () => {
    const clone = attack('sybilClones', { deviation: 0.1 });
    const of = (seed: number) => sent(clone, { leader, random: (purpose) => randomStream(seed, purpose) });
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  it('cannot be made up when an accomplice did no work', () => {
    expect(() => forge(attack('sybilClones'), inputs())).toThrow(LearningError);
    expect(() => forge(attack('signFlip'), inputs())).toThrow(/its own training/);
  });
});

describe('every attack', () => {
  const kinds: Attack['kind'][] = [
    'labelFlip',
    'signFlip',
    'gaussian',
    'scaling',
    'backdoor',
    'innerProduct',
    'randomWeights',
    'resubmittedDelta',
    'deltaPlusNoise',
    'honestThenLazy',
    'sybilClones',
    'lateDefection',
  ];
  const values = fc.array(fc.float({ noNaN: true, min: -100, max: 100 }), { minLength: 6, maxLength: 6 });
  const full = fc.tuple(values, values, values, values, values).map(([a, b, c, d, e]) => ({
    weightCount: 6,
    own: update(...a),
    previousChange: update(...b),
    honest: [update(...c), update(...d)],
    leader: update(...e),
  }));

  it.each(kinds)('%s needs only what it says, changes nothing on the inputs and repeats to the bit', (kind) => {
    fc.assert(
      fc.property(full, fc.integer({ min: 1, max: 20 }), fc.boolean(), (all, round, isLeader) => {
        const behaviour = attack(kind);
        const needs = forgeNeeds(behaviour, { round, isLeader });
        const parts = {
          round,
          weightCount: all.weightCount,
          own: needs.own ? all.own : null,
          previousChange: needs.previousChange ? all.previousChange : null,
          honest: needs.honest ? all.honest : [],
          leader: needs.leader ? all.leader : null,
        };
        const before = structuredClone(parts);
        const forged = forge(behaviour, inputs(parts));
        expect(forged).toHaveLength(all.weightCount);
        expect(parts).toEqual(before);
        expect(forge(behaviour, inputs(parts))).toEqual(forged);
      }),
      { numRuns: 30 },
    );
  });

  it('by a sign flip done twice gives the update back', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const flip = attack('signFlip');
        expect(sent(flip, { own: forge(flip, inputs({ own: update(...numbers) })) })).toEqual(numbers);
      }),
    );
  });

  it('by scaling keeps the direction and multiplies the length', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(1, 2, 64), (numbers, factor) => {
        expect(sent(attack('scaling', { factor }), { own: update(...numbers) })).toEqual(
          numbers.map((v) => factor * v),
        );
      }),
    );
  });

  it('by inner-product manipulation points away from the honest mean', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), fc.constantFrom(0.1, 1, 10), (rows, epsilon) => {
        const mean = rows[0]!.map((_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
        fc.pre(mean.some((value) => Math.abs(value) > 1e-3));
        const parts = { weightCount: 6, honest: rows.map((row) => update(...row)) };
        const forged = sent(attack('innerProduct', { epsilon }), parts);
        expect(forged.reduce((sum, value, i) => sum + value * mean[i]!, 0)).toBeLessThan(0);
      }),
    );
  });
});
