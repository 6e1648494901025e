import { describe, expect, it } from 'vitest';
import { governorSettingsSchema } from '../../../scenario/index.js';
import type { Electorate } from '../../electorate/electorate.js';
import { forecastVote } from '../../forecast/forecast-vote.js';
import { anchorSupport } from './anchor-support.js';

const electorate = (turnout: number, support: number): Electorate => ({
  addresses: Array.from({ length: 60 }, (_, i) => `0x${(i + 1).toString(16).padStart(40, '0')}`),
  power: Float64Array.from({ length: 60 }, (_, i) => 1000 / (i + 1)),
  turnout: new Float64Array(60).fill(turnout),
  support: new Float64Array(60).fill(support * 0.95),
  abstain: new Float64Array(60).fill(0.05),
  lateness: new Float64Array(60).fill(0.5),
  turnoutShock: 0.7,
  supportShock: 1.5,
  supply: 10_000,
  source: 'calibrated',
  assumptions: [],
});
const settings = governorSettingsSchema.parse({ quorum: { kind: 'absolute', tokens: '300', counts: 'for' } });

describe('anchored support', () => {
  it.each([0.15, 0.5, 0.8])('lets simulated votes pass as often as proposals do: %s', (passes) => {
    const anchored = anchorSupport(electorate(0.4, 0.6), { passes, threshold: 300, seed: 1 });
    expect(anchored.shift).not.toBeNull();
    const { probability } = forecastVote(anchored.electorate, settings, { runs: 2000, seed: 2 }).passes;
    expect(Math.abs(probability - passes)).toBeLessThan(0.06);
  });

  it('leaves the voters as they are where too few of them vote for so many to pass', () => {
    const voters = electorate(0.01, 0.9);
    expect(anchorSupport(voters, { passes: 0.9, threshold: 3000, seed: 1 })).toEqual({
      electorate: voters,
      shift: null,
    });
  });

  it('moves nobody who is certain', () => {
    const voters = { ...electorate(0.4, 0.6) };
    voters.support[3] = 0.95;
    voters.support[4] = 0;
    const { electorate: moved } = anchorSupport(voters, { passes: 0.2, threshold: 300, seed: 1 });
    expect(moved.support[3]).toBe(0.95);
    expect(moved.support[4]).toBe(0);
  });
});
