import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, electorateOf, type Voter } from '../../../test/fixtures/rehearsal/voters-by-chance.js';
import { type GovernorSettings, governorSettingsSchema } from '../../scenario/index.js';
import { decide } from '../rules/decide.js';
import { forecastVote } from './forecast-vote.js';

const settingsOf = (draft: object = {}) => governorSettingsSchema.parse(draft);

/** The exact chance to pass, by going through everything that all voters may do. */
function enumerated(voters: readonly Voter[], settings: GovernorSettings, supply: number): number {
  const go = (i: number, chance: number, sums: { for: number; against: number; abstain: number }): number => {
    if (chance === 0) return 0;
    const voter = voters[i];
    if (voter === undefined) return decide(sums, settings, supply) === 'passes' ? chance : 0;
    const { power, turnout, support, abstain = 0 } = voter;
    return (
      go(i + 1, chance * (1 - turnout), sums) +
      go(i + 1, chance * turnout * support, { ...sums, for: sums.for + power }) +
      go(i + 1, chance * turnout * abstain, { ...sums, abstain: sums.abstain + power }) +
      go(i + 1, chance * turnout * (1 - support - abstain), { ...sums, against: sums.against + power })
    );
  };
  return go(0, 1, { for: 0, against: 0, abstain: 0 });
}

const anyVoter = fc
  .record({
    power: fc.integer({ min: 1, max: 1000 }),
    turnout: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    support: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    abstaining: fc.boolean(),
    lateness: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  })
  .map(({ abstaining, ...voter }) => ({ ...voter, abstain: abstaining ? (1 - voter.support) / 2 : 0 }));
const someVoters = (most: number) => fc.array(anyVoter, { minLength: 1, maxLength: most });
const someSettings = fc
  .record({
    quorum: fc.record({
      kind: fc.constant('fraction'),
      percent: fc.constantFrom(0, 10, 40),
      counts: fc.constantFrom('forAbstain', 'for', 'forAgainst', 'all'),
    }),
    votingRule: fc.constantFrom({ kind: 'tokens' }, { kind: 'optimistic', vetoPercent: 20 }),
  })
  .map(settingsOf);

describe('the chance to pass', () => {
  it('is the sum over everything that a few voters may do, within chance', () => {
    fc.assert(
      fc.property(someVoters(5), someSettings, fc.integer({ min: 0, max: 1e6 }), (voters, settings, seed) => {
        const electorate = electorateOf(voters);
        // A sum of many products may come out a rounding error above 1.
        const exact = Math.min(1, enumerated(voters, settings, electorate.supply));
        const { probability } = forecastVote(electorate, settings, { runs: 4000, seed }).passes;
        // Three runs more, since a rare event's count is not normal.
        expect(Math.abs(probability - exact)).toBeLessThan(4.5 * Math.sqrt((exact * (1 - exact)) / 4000) + 3 / 4000);
      }),
      { numRuns: 60 },
    );
  });

  it('is a single whale’s own chance to vote For', () => {
    const electorate = electorateOf([{ power: 100, turnout: 0.6, support: 0.5 }]);
    const { passes, verdicts, pivotal } = forecastVote(electorate, settingsOf(), { runs: 20_000, seed: 3 });
    expect(passes.probability).toBeCloseTo(0.3, 1.8);
    expect(verdicts.quorumMissed / 20_000).toBeCloseTo(0.4 + 0.3, 1.8);
    expect(pivotal).toMatchObject([{ ifFor: 1, ifAgainst: 0, ifAbsent: 0 }]);
    expect(pivotal[0]!.pivotalShare).toBeCloseTo(0.6, 1.8);
  });

  it('is 0 or 1 when everybody is certain', () => {
    const voters = [60, 40].map((power, i) => ({ power, turnout: 1, support: i === 0 ? 1 : 0 }));
    const passing = forecastVote(electorateOf(voters), settingsOf(), { runs: 50, seed: 1 });
    expect(passing.passes.probability).toBe(1);
    expect(passing.forVotes).toEqual({ mean: 60, p05: 60, p25: 60, median: 60, p75: 60, p95: 60 });
    expect(passing.turnout.mean).toBe(1);
    const reversed = voters.map(({ support, ...voter }) => ({ ...voter, support: 1 - support }));
    expect(forecastVote(electorateOf(reversed), settingsOf(), { runs: 50, seed: 1 }).passes.probability).toBe(0);
  });

  it('of many runs lies within the interval of few', () => {
    const voters = Array.from({ length: 60 }, (_, i) => ({ power: 1000 / (i + 1), turnout: 0.3, support: 0.55 }));
    const electorate = electorateOf(voters, { turnoutShock: 0.5, supportShock: 0.5 });
    const few = forecastVote(electorate, settingsOf({ quorum: { kind: 'fraction', percent: 25 } }), {
      runs: 2000,
      seed: 1,
    });
    const many = forecastVote(electorate, settingsOf({ quorum: { kind: 'fraction', percent: 25 } }), {
      runs: 100_000,
      seed: 1,
    });
    expect(many.passes.probability).toBeGreaterThan(few.passes.low);
    expect(many.passes.probability).toBeLessThan(few.passes.high);
    expect(many.passes.high - many.passes.low).toBeLessThan(few.passes.high - few.passes.low);
  });

  it('spreads wider when voters share shocks', () => {
    const voters = Array.from({ length: 300 }, () => ({ power: 1, turnout: 0.5, support: 0.6 }));
    const width = (shock: number) => {
      const electorate = electorateOf(voters, { turnoutShock: shock, supportShock: shock });
      const { turnout, forVotes } = forecastVote(electorate, settingsOf(), { runs: 1000, seed: 1 });
      return [turnout.p95 - turnout.p05, forVotes.p95 - forVotes.p05] as const;
    };
    expect(width(0.8)[0]).toBeGreaterThan(2 * width(0)[0]);
    expect(width(0.8)[1]).toBeGreaterThan(2 * width(0)[1]);
  });
});

describe('a slider', () => {
  const runs = 200;

  it('gives the same answer for the same seed, and another for another', () => {
    fc.assert(
      fc.property(someVoters(30), someSettings, (voters, settings) => {
        const run = (seed: number) => ({
          ...forecastVote(electorateOf(voters, { supportShock: 1 }), settings, { runs, seed }),
          milliseconds: 0,
        });
        expect(run(5)).toEqual(run(5));
      }),
      { numRuns: 20 },
    );
    const many = electorateOf(Array.from({ length: 50 }, () => ({ power: 1, turnout: 0.5, support: 0.5 })));
    const mean = (seed: number) => forecastVote(many, settingsOf(), { runs, seed }).forVotes.mean;
    expect(mean(1)).not.toBe(mean(2));
  });

  it('never lowers the chance to pass by shifting support up', () => {
    const shift = fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(someVoters(30), someSettings, shift, shift, (voters, settings, a, b) => {
        const electorate = electorateOf(voters, { turnoutShock: 0.5, supportShock: 0.5 });
        const at = (supportShift: number) =>
          forecastVote(electorate, settings, { runs, seed: 1, adjustments: { supportShift } }).passes.probability;
        // Under a quorum of For + Against (+ Abstain) a vote For replaces one that counted as well.
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
      { numRuns: 60 },
    );
  });

  it('never lowers the chance to pass by one more pledge For, nor raises it by one Against instead', () => {
    fc.assert(
      fc.property(someVoters(30), someSettings, fc.nat(29), (voters, settings, i) => {
        const electorate = electorateOf(voters, { turnoutShock: 0.5, supportShock: 0.5 });
        const address = addressOf(i % voters.length)
          .toUpperCase()
          .replace('0X', '0x');
        const at = (vote: 'for' | 'against' | 'absent' | null) =>
          forecastVote(electorate, settings, {
            runs,
            seed: 1,
            adjustments: { pledges: vote ? [{ address, vote }] : [] },
          }).passes.probability;
        expect(at('for')).toBeGreaterThanOrEqual(at(null));
        expect(at('for')).toBeGreaterThanOrEqual(at('against'));
        expect(at('for')).toBeGreaterThanOrEqual(at('absent'));
      }),
      { numRuns: 60 },
    );
  });

  it('of turnout says what the sensitivity said', () => {
    const voters = Array.from({ length: 80 }, (_, i) => ({ power: 100 / (i + 1), turnout: 0.2, support: 0.7 }));
    const electorate = electorateOf(voters, { turnoutShock: 0.5, supportShock: 1 });
    const settings = settingsOf({ quorum: { kind: 'fraction', percent: 20 } });
    const { sensitivity } = forecastVote(electorate, settings, { runs: 500, seed: 9 });
    for (const { turnoutFactor, passes, turnout, quorumReached } of sensitivity) {
      const moved = forecastVote(electorate, settings, { runs: 500, seed: 9, adjustments: { turnoutFactor } });
      expect(moved.passes.probability).toBe(passes);
      expect(moved.turnout.mean).toBeCloseTo(turnout, 9);
      expect(moved.quorum.reached).toBeCloseTo(quorumReached, 9);
    }
    expect(sensitivity.map(({ turnoutFactor }) => turnoutFactor)).toEqual([0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4]);
  });

  it('at no turnout leaves only those who are certain', () => {
    const electorate = electorateOf([
      { power: 30, turnout: 0.9, support: 1 },
      { power: 20, turnout: 0.9, support: 0 },
    ]);
    const pledges = [{ address: addressOf(1), vote: 'abstain' as const }];
    const { turnout, abstainVotes } = forecastVote(electorate, settingsOf(), {
      runs: 40,
      seed: 1,
      adjustments: { turnoutFactor: 0, pledges },
    });
    expect(turnout).toMatchObject({ p05: 0.4, p95: 0.4 });
    expect(abstainVotes.median).toBe(20);
  });
});

describe('a forecast', () => {
  it('has every run in one verdict and in one band of each histogram', () => {
    fc.assert(
      fc.property(someVoters(20), someSettings, (voters, settings) => {
        const forecast = forecastVote(electorateOf(voters, { supportShock: 1 }), settings, { runs: 300, seed: 2 });
        const { passes, defeated, quorumMissed } = forecast.verdicts;
        expect(passes + defeated + quorumMissed).toBe(300);
        expect(passes / 300).toBe(forecast.passes.probability);
        for (const bands of [forecast.supportHistogram, forecast.turnoutHistogram]) {
          expect(bands.reduce((sum, band) => sum + band.passed, 0)).toBe(passes);
          expect(bands.reduce((sum, band) => sum + band.failed, 0)).toBe(defeated + quorumMissed);
          for (const [i, band] of bands.entries()) expect(band.from).toBe(i === 0 ? 0 : bands[i - 1]!.to);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('refuses an electorate without power and runs that are none', () => {
    const nobody = electorateOf([{ power: 0, turnout: 1, support: 1 }]);
    expect(() => forecastVote(nobody, settingsOf(), { runs: 10, seed: 1 })).toThrow(/Nobody has voting power/);
    const somebody = electorateOf([{ power: 1, turnout: 1, support: 1 }]);
    expect(() => forecastVote(somebody, settingsOf(), { runs: 0, seed: 1 })).toThrow(/0 times/);
  });
});
