import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearningError } from '../../errors/index.js';
import { randomStream } from '../../random/index.js';
import { runProtocol } from './run-protocol.js';

const LENGTH = 40;
const vectorOf = (seed: number, number: number) => {
  const random = randomStream(seed, 'vector', number);
  return Uint32Array.from({ length: LENGTH }, () => random.integer(0, 2 ** 32 - 1));
};

/** A cohort, each with the round after which it leaves (3: none), and a threshold. */
const cohorts = fc
  .uniqueArray(fc.tuple(fc.nat(10_000), fc.integer({ min: 0, max: 3 })), {
    minLength: 2,
    maxLength: 8,
    selector: ([number]) => number,
  })
  .chain((members) => fc.tuple(fc.constant(members), fc.integer({ min: 2, max: members.length }), fc.integer()));

const attend = (members: [number, number][], seed: number) => {
  const leavingAfter = (round: number) => members.filter(([, last]) => last === round).map(([number]) => number);
  return {
    vectors: new Map(members.filter(([, last]) => last >= 2).map(([number]) => [number, vectorOf(seed, number)])),
    leaveBeforeSharing: leavingAfter(0),
    leaveBeforeSending: leavingAfter(1),
    leaveBeforeUnmasking: leavingAfter(2),
  };
};

describe('the rounds of secure aggregation', () => {
  it('give the sum to the bit whoever leaves when, and end without one when too few stay', () => {
    let sums = 0;
    let ends = 0;
    fc.assert(
      fc.property(cohorts, ([members, threshold, seed]) => {
        const attendance = attend(members, seed);
        const stay = members.filter(([, last]) => last === 3).length;
        if (stay < threshold) {
          ends++;
          expect(() => runProtocol(attendance, threshold, seed)).toThrow(LearningError);
          return;
        }
        sums++;
        const expected = new Uint32Array(LENGTH);
        for (const vector of attendance.vectors.values())
          for (let i = 0; i < LENGTH; i++) expected[i] = expected[i]! + vector[i]!;
        expect([...runProtocol(attendance, threshold, seed).sum]).toEqual([...expected]);
      }),
      { numRuns: 120 },
    );
    expect(Math.min(sums, ends)).toBeGreaterThan(2);
  });

  it('give the same sum for the same seed and for another', () => {
    const attendance = attend(
      [0, 1, 2].map((number) => [number, 3]),
      5,
    );
    const { sum } = runProtocol(attendance, 2, 1);
    expect(runProtocol(attendance, 2, 1).sum).toEqual(sum);
    expect(runProtocol(attendance, 2, 2).sum).toEqual(sum);
  });

  it.each([
    // Two keys of 32 bytes; two shares of 33 and a tag of 16 for each of the others; the vector; a share of 33 for everybody.
    [2, 64 + 82 + 4 * LENGTH + 2 * 33],
    [10, 64 + 9 * 82 + 4 * LENGTH + 10 * 33],
  ])('let each of %i trainers send %i bytes', (trainers, bytes) => {
    const attendance = attend(
      Array.from({ length: trainers }, (_, number) => [number, 3]),
      1,
    );
    expect(runProtocol(attendance, 2, 1).bytesPerClient).toBe(bytes);
  });
});
