import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whaleElectorate } from '../../../../test/fixtures/rehearsal/whale-electorate.js';
import { governorSettingsSchema } from '../../../scenario/index.js';
import { forecastVote } from '../../forecast/forecast-vote.js';
import type { VariantOutcome } from '../comparison.js';
import { compareRules, pairedDifference } from './compare-rules.js';
import { defaultVariants } from './default-variants.js';
import { delegateMore } from './more-delegation.js';

const VOTERS = 200;
const electorate = whaleElectorate(VOTERS);
const own = governorSettingsSchema.parse({ quorum: { kind: 'fraction', percent: 16 } });
const options = { runs: 1000, seed: 11 };
const outcomes = compareRules(electorate, own, options);
const of = (name: string): VariantOutcome => {
  const outcome = outcomes.find(({ variant }) => variant.name === name);
  if (outcome === undefined) throw new Error(`no variant "${name}" among ${outcomes.map((o) => o.variant.name)}`);
  return outcome;
};

describe('the same vote under other rules', () => {
  it('begins with the DAO’s own, which are what the forecast says and differ from themselves by nothing', () => {
    const forecast = forecastVote(electorate, own, options);
    expect(outcomes[0]).toMatchObject({
      variant: { name: 'Your rules', delegatedShare: 0 },
      passes: forecast.passes.probability,
      quorumReached: forecast.quorum.reached,
      difference: { mean: 0, low: 0, high: 0 },
      smallestCoalition: forecast.flip.smallestCoalition?.addresses.length ?? null,
      note: 'The rules as they are.',
      secondsToExecution: 86_400 + 604_800 + 172_800,
    });
    expect(outcomes[0]!.turnout).toBeCloseTo(forecast.turnout.mean, 12);
  });

  it('has the difference of the chances, inside its interval', () => {
    for (const { passes, difference } of outcomes) {
      expect(difference.mean).toBeCloseTo(passes - outcomes[0]!.passes, 12);
      expect(difference.low).toBeLessThanOrEqual(difference.mean);
      expect(difference.high).toBeGreaterThanOrEqual(difference.mean);
    }
  });

  it('orders quorums as it must', () => {
    expect(of('Half the quorum').quorumReached).toBeGreaterThanOrEqual(outcomes[0]!.quorumReached);
    expect(of('Double the quorum').quorumReached).toBeLessThanOrEqual(outcomes[0]!.quorumReached);
    expect(of('Quorum counts For only').quorumReached).toBeLessThanOrEqual(outcomes[0]!.quorumReached);
    expect(of('Quorum counts all votes').quorumReached).toBeGreaterThanOrEqual(outcomes[0]!.quorumReached);
    expect(of('Double the quorum').difference.high).toBeLessThan(0);
  });

  it('lets the many decide where votes are flatter', () => {
    const chances = ['Your rules', 'Quadratic voting', 'One person, one vote'].map((name) => of(name).passes);
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    expect(of('One person, one vote').difference.high).toBeLessThan(0);
  });

  it('changes nothing but the time where only times or the guardian change', () => {
    for (const name of ['Half the voting delay', 'Double the voting period', 'With guardian']) {
      expect(of(name).difference).toEqual({ mean: 0, low: 0, high: 0 });
    }
    expect(of('Double the voting period').secondsToExecution).toBe(86_400 + 2 * 604_800 + 172_800);
    expect(of('Half the voting delay').note).toContain('12 hours instead of 24 hours');
  });

  it('says in words what differs', () => {
    expect(of('Double the quorum').note).toBe('Quorum 32 % of the supply instead of 16 % of the supply.');
    expect(of('Quorum counts For only').note).toBe('The quorum counts For alone instead of For and Abstain.');
    expect(of('With late quorum extension').note).toBe('A late quorum extends voting by 2 days.');
    expect(new Set(outcomes.map(({ note }) => note)).size).toBe(outcomes.length);
  });

  it('takes variants of one’s own in place of the usual ones', () => {
    const variant = {
      name: 'No quorum',
      settings: { ...own, quorum: { ...own.quorum, kind: 'fraction', percent: 0 } as const },
      delegatedShare: 0,
    };
    const compared = compareRules(electorate, own, options, [variant]);
    expect(compared.map((outcome) => outcome.variant.name)).toEqual(['Your rules', 'No quorum']);
    expect(compared[1]!.quorumReached).toBe(1);
  });
});

describe('the usual variants', () => {
  it('are settings that the schema takes, with exact amounts, none of them the DAO’s own', () => {
    const absolute = governorSettingsSchema.parse({
      quorum: { kind: 'absolute', tokens: '400000.000000000000000001', counts: 'for' },
      votingRule: { kind: 'quadratic' },
      lateQuorumExtensionSeconds: 3600,
      guardian: true,
    });
    for (const settings of [own, absolute]) {
      for (const variant of defaultVariants(settings)) {
        expect(governorSettingsSchema.parse(variant.settings)).toEqual(variant.settings);
        if (variant.delegatedShare === 0) expect(variant.settings).not.toEqual(settings);
      }
    }
    const doubled = defaultVariants(absolute).find(({ name }) => name === 'Double the quorum');
    expect(doubled?.settings.quorum).toMatchObject({ tokens: '800000.000000000000000002' });
  });
});

describe('more delegation', () => {
  it('keeps the power, and moves the share of everybody else to ten', () => {
    const more = delegateMore(electorate, 0.2);
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(sum(more.power)).toBeCloseTo(sum(electorate.power), 6);
    expect([...more.power].filter((tokens, i) => tokens > electorate.power[i]!)).toHaveLength(10);
    expect(more.power[150]).toBeCloseTo(electorate.power[150]! * 0.8, 9);
    expect(delegateMore(electorate, 0)).toBe(electorate);
  });
});

describe('a paired difference', () => {
  it.each([
    { own: [0, 0, 1, 1], other: [1, 1, 1, 1], mean: 0.5, half: 0.5658 },
    { own: [0, 1, 0, 1], other: [0, 1, 0, 1], mean: 0, half: 0 },
  ])('of $own and $other is $mean ± $half', ({ own: before, other, mean, half }) => {
    const { mean: found, low, high } = pairedDifference(Uint8Array.from(before), Uint8Array.from(other));
    expect(found).toBeCloseTo(mean, 12);
    expect(low).toBeCloseTo(mean - half, 3);
    expect(high).toBeCloseTo(Math.min(1, mean + half), 3);
  });

  it('turns its sign when the two change places', () => {
    const pairs = fc.array(fc.tuple(fc.nat(1), fc.nat(1)), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(pairs, (outcomes) => {
        const [a, b] = [0, 1].map((side) => Uint8Array.from(outcomes, (pair) => pair[side]!));
        const there = pairedDifference(a!, b!);
        const back = pairedDifference(b!, a!);
        expect(back.mean).toBeCloseTo(-there.mean, 12);
        expect(back.low).toBeCloseTo(-there.high, 12);
      }),
    );
  });
});
