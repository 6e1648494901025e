import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Electorate } from '../electorate/electorate.js';
import { partName } from '../history/voting-history.js';
import { type CastVote, restOfVote } from './rest-of-vote.js';

const names = ['0xa', '0xb', '0xc', '0xd'];
const electorate = (more: Partial<Electorate> = {}): Electorate => ({
  addresses: names,
  power: Float64Array.of(400, 300, 200, 100),
  turnout: Float64Array.of(0.5, 0.5, 0.5, 0.5),
  support: Float64Array.of(0.6, 0.6, 0.6, 0.6),
  abstain: Float64Array.of(0.1, 0.1, 0.1, 0.1),
  lateness: Float64Array.of(0.5, 0.5, 0.5, 0.5),
  turnoutShock: 0,
  supportShock: 0,
  supply: 1000,
  source: 'rules',
  assumptions: [],
  ...more,
});
const cast = (...votes: readonly (readonly [string, CastVote['vote'], number])[]) =>
  new Map(votes.map(([name, vote, power]) => [name, { vote, power }] as const));
const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);

describe('the rest of a vote', () => {
  it('takes who voted at their word, with the power they voted with', () => {
    const { electorate: rest, waiting, waitingTokens } = restOfVote(electorate(), cast(['0xb', 'against', 333]), 0.5);
    expect([rest.turnout[1], rest.support[1], rest.abstain[1], rest.power[1]]).toEqual([1, 0, 0, 333]);
    expect(waiting.map(({ address }) => address)).toEqual(['0xa', '0xc', '0xd']);
    expect(waitingTokens).toBe(700);
  });

  it('adds voters whom nobody knew', () => {
    const { electorate: rest } = restOfVote(electorate(), cast(['0xe', 'for', 50]), 0.5);
    expect(rest.addresses).toEqual([...names, '0xe']);
    expect([rest.turnout[4], rest.support[4], rest.power[4]]).toEqual([1, 1, 50]);
  });

  it('counts no token twice, whoever votes with how much of it', () => {
    const some = fc.subarray(names);
    fc.assert(
      fc.property(some, some, fc.double({ min: 0, max: 1, noNaN: true }), (whole, split, elapsed) => {
        const { power } = electorate();
        const votes = names.flatMap((name, i) => {
          if (whole.includes(name)) return [[name, 'for', power[i]!] as const];
          if (!split.includes(name)) return [];
          return (['for', 'abstain'] as const).map((side) => [partName(name, side), side, power[i]! / 4] as const);
        });
        const { electorate: rest, waitingTokens } = restOfVote(electorate(), cast(...votes), elapsed);
        expect(total(rest.power)).toBeCloseTo(1000, 9);
        const spoken = total(votes.map(([, , tokens]) => tokens));
        expect(waitingTokens).toBeCloseTo(1000 - spoken, 9);
        for (const column of [rest.turnout, rest.support, rest.abstain, rest.lateness]) {
          for (const chance of column) expect(chance >= 0 && chance <= 1).toBe(true);
        }
      }),
    );
  });

  it.each([0, 0.25, 0.5, 1])('expects of who did not come by %d of the time what Bayes says', (elapsed) => {
    // Moments are even about the middle: by symmetry half of them lie before it.
    const past = { 0: 0, 0.5: 0.5, 1: 1 }[elapsed];
    const { turnout } = restOfVote(electorate(), new Map(), elapsed).electorate;
    if (past !== undefined) expect(Math.abs(turnout[0]! - (0.5 * (1 - past)) / (1 - 0.5 * past))).toBeLessThan(0.01);
    expect(turnout[0]).toBeLessThanOrEqual(0.5);
  });

  it('learns from who came and how they voted what others will do, where voters share anything', () => {
    const shared = electorate({ turnoutShock: 1, supportShock: 1 });
    const having = (vote: CastVote['vote'], elapsed: number, ...who: readonly string[]) =>
      restOfVote(shared, cast(...who.map((name) => [name, vote, 1] as const)), elapsed).electorate;
    const many = having('for', 0.3, '0xa', '0xb', '0xc');
    const nobody = having('for', 0.3);
    expect(many.turnout[3]).toBeGreaterThan(nobody.turnout[3]!);
    expect(many.support[3]).toBeGreaterThan(0.6);
    expect(having('against', 0.3, '0xa', '0xb', '0xc').support[3]).toBeLessThan(0.6);
    expect(many.supportShock).toBeLessThan(1);
    expect(having('abstain', 0.3, '0xa', '0xb', '0xc').support[3]).toBeCloseTo(0.6, 9);
  });

  it('takes the word of many small voters for little of what a large one will do', () => {
    const crowd = Array.from({ length: 40 }, (_, i) => `0x5${i}`);
    const some = (value: number) => new Float64Array(41).fill(value);
    const whale = electorate({
      addresses: ['0xwhale', ...crowd],
      power: Float64Array.of(1000, ...crowd.map(() => 1)),
      turnout: some(0.5),
      support: some(0.5),
      abstain: some(0),
      lateness: some(0.5),
      turnoutShock: 1,
      supportShock: 1,
    });
    const votes = cast(...crowd.map((name) => [name, 'for', 1] as const));
    const { electorate: rest } = restOfVote(whale, votes, 0.5);
    // Forty of forty came, and the one that matters did not: it is no likelier to than before.
    expect(rest.turnout[0]).toBeLessThan(0.5);
    const equal = electorate({ ...whale, power: new Float64Array(41).fill(1) });
    expect(restOfVote(equal, votes, 0.5).electorate.turnout[0]).toBeGreaterThan(rest.turnout[0]! + 0.2);
  });

  it('bears voters who are certain, and those who only abstain', () => {
    const certain = electorate({
      turnout: Float64Array.of(1, 1, 0, 0.5),
      support: Float64Array.of(1, 0, 0.5, 0),
      abstain: Float64Array.of(0, 1, 0, 1),
      turnoutShock: 0.7,
      supportShock: 1,
    });
    for (const elapsed of [0, 0.5, 1]) {
      const { electorate: rest } = restOfVote(certain, cast(['0xa', 'for', 400]), elapsed);
      for (const column of [rest.turnout, rest.support, rest.abstain]) {
        for (const chance of column) expect(chance).toBeGreaterThanOrEqual(0);
      }
      expect(rest.turnout[1]).toBeCloseTo(elapsed === 1 ? 0 : 1, 6);
      expect(rest.support[1]).toBe(0);
    }
  });
});
