import { describe, expect, it } from 'vitest';
import { worldView } from '../../../test/fixtures/world.js';
import { AGGREGATION_RULES, CONTRIBUTION_RULES, learningSchema, MOST_EXACT_PLAYERS } from '../../scenario/index.js';
import {
  AGGREGATION_NAMES,
  aggregationOf,
  CONTRIBUTION_NAMES,
  contributionInForce,
  contributionOf,
  payRuleInForce,
  ruleInForce,
} from './rules.js';

const governed = (parameters: Readonly<Record<string, bigint>>) =>
  worldView({ governance: { parameters: new Map(Object.entries(parameters)) } });
const number = (rule: (typeof AGGREGATION_RULES)[number]) => AGGREGATION_RULES.indexOf(rule);
const paying = (rule: (typeof CONTRIBUTION_RULES)[number]) => CONTRIBUTION_RULES.indexOf(rule);
const plain = learningSchema.parse({});

describe('the aggregation in force', () => {
  const under = (rule: (typeof AGGREGATION_RULES)[number], trimShareBps: bigint, learning = plain) =>
    aggregationOf(number(rule), governed({ trimShareBps }), learning);

  it('is the registry’s number', () => {
    expect(ruleInForce(governed({ aggregationRule: 3n }))).toBe(3);
  });

  it.each([
    ['fedAvg', { rule: 'fedAvg' }],
    ['median', { rule: 'median' }],
    ['trimmedMean', { rule: 'trimmedMean', trimPercent: 12.5 }],
    ['krum', { rule: 'krum', byzantinePercent: 12.5 }],
    ['multiKrum', { rule: 'multiKrum', byzantinePercent: 12.5 }],
    ['bulyan', { rule: 'bulyan', byzantinePercent: 12.5 }],
  ] as const)('%s cuts or withstands the share that the registry holds', (rule, expected) => {
    expect(under(rule, 1_250n)).toEqual(expected);
  });

  it('keeps Bulyan within what it can withstand, a quarter less one', () => {
    expect(under('bulyan', 3_000n)).toEqual({ rule: 'bulyan', byzantinePercent: 24 });
    expect(under('krum', 3_000n)).toEqual({ rule: 'krum', byzantinePercent: 30 });
  });

  it('takes from the scenario what the registry does not hold', () => {
    const clipping = learningSchema.parse({ aggregation: { rule: 'normClipping', maxNorm: 2 } });
    expect(under('normClipping', 0n, clipping)).toBe(clipping.aggregation);
    expect(under('normClipping', 0n)).toEqual({ rule: 'normClipping' });
    const trusted = learningSchema.parse({ aggregation: { rule: 'flTrust' } });
    expect(under('flTrust', 0n, trusted)).toBe(trusted.aggregation);
    expect(() => under('flTrust', 0n)).toThrow('no examples were set aside');
  });

  it('is none of a number that nobody knows', () => {
    expect(() => aggregationOf(8, governed({}), plain)).toThrow('unknown aggregation rule 8');
  });
});

describe('what pay goes by', () => {
  it('is the registry’s number', () => {
    expect(payRuleInForce(governed({ contributionRule: 2n }))).toBe(2);
  });

  it('is scored by influence where it goes by claims, and by its own rule otherwise', () => {
    const inForce = (rule: (typeof CONTRIBUTION_RULES)[number]) =>
      contributionInForce(governed({ contributionRule: BigInt(paying(rule)) }), 4);
    expect(inForce('sampleCount')).toEqual({ rule: 'influence' });
    expect(inForce('influence')).toEqual({ rule: 'influence' });
    expect(inForce('leaveOneOut')).toEqual({ rule: 'leaveOneOut' });
  });

  it('is the exact Shapley value of as many updates as that can be reckoned for, and a sampled one of more', () => {
    const sampled = { permutations: 50, tolerancePercent: 0.1 };
    expect(contributionOf(paying('shapley'), MOST_EXACT_PLAYERS)).toEqual({ rule: 'shapley' });
    expect(contributionOf(paying('shapley'), MOST_EXACT_PLAYERS + 1)).toEqual({ rule: 'guidedShapley', ...sampled });
    expect(contributionOf(paying('monteCarloShapley'), 2)).toEqual({ rule: 'monteCarloShapley', ...sampled });
    expect(contributionOf(paying('guidedShapley'), 2)).toEqual({ rule: 'guidedShapley', ...sampled });
    expect(contributionOf(paying('cosine'), 2)).toEqual({ rule: 'cosine' });
  });

  it('is none of a number that nobody knows', () => {
    expect(() => contributionOf(8, 1)).toThrow('unknown contribution rule 8');
  });
});

it('every rule has a name of its own in plain words', () => {
  for (const [rules, names] of [
    [AGGREGATION_RULES, AGGREGATION_NAMES],
    [CONTRIBUTION_RULES, CONTRIBUTION_NAMES],
  ] as const) {
    expect(Object.keys(names).toSorted()).toEqual(rules.toSorted());
    expect(new Set(Object.values(names).filter((name) => name !== '')).size).toBe(rules.length);
  }
});
