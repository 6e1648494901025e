import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallDao } from '../../../../test/fixtures/rehearsal/small-dao.js';
import { randomStream } from '../../../random/index.js';
import type { DaoDraft } from '../../../scenario/index.js';
import { forecastDualGovernance } from './forecast-dual-governance.js';
import { betaSample } from './objection.js';

const DAY = 86_400;
type Dual = NonNullable<DaoDraft['dualGovernance']>;

const forecast = (dualGovernance: Dual, options = { runs: 400, seed: 1 }, passes = 0.5) =>
  forecastDualGovernance(smallDao({ timelockDelaySeconds: 2 * DAY }, { dualGovernance }), passes, options)!;
const supposed = (meanPercent: number, deviationPercent = 0, more: Partial<Dual> = {}): Dual => ({
  supplyTokens: '1000',
  signalling: { kind: 'supposed', meanPercent, deviationPercent },
  ...more,
});
const holder = (name: string, tokens: string, chancePercent: number) => ({ name, tokens, chancePercent });

describe('what holders of a veto token make of what passes', () => {
  it('is nothing where the DAO has none', () => {
    expect(forecastDualGovernance(smallDao(), 0.5, { runs: 10, seed: 1 })).toBeNull();
  });

  // Locked a day after queueing, ready two days after it.
  it.each([
    ['less than the first seal', supposed(0.99), 'inTime', null],
    ['the first seal', supposed(1), 'delayed', 7 * DAY + 2],
    ['half way to the second', supposed(5.5), 'delayed', 27 * DAY + 2],
    ['the second seal', supposed(10), 'rageQuit', 61 * DAY + 2],
    [
      'the second seal, unlocked before the end of the signalling',
      supposed(10, 0, { waves: [{ afterSeconds: DAY }, { afterSeconds: 40 * DAY, percent: 0 }] }),
      'delayed',
      41 * DAY + 1,
    ],
    [
      'a whole supply that comes too late',
      supposed(100, 0, { waves: [{ afterSeconds: 2 * DAY + 1 }] }),
      'inTime',
      null,
    ],
    [
      'seals and durations of its own',
      supposed(3, 0, {
        ...{
          firstSealPercent: 2,
          secondSealPercent: 4,
          minimumSignallingSeconds: DAY,
          maximumSignallingSeconds: 3 * DAY,
        },
        deactivationSeconds: DAY,
      }),
      'delayed',
      2 * DAY + 2,
    ],
  ] as const)('with %s is foretold: %#', (_, dual, fate, delay) => {
    const { chances, delaySeconds, typical, passesAndInTime } = forecast(dual);
    expect(chances[fate].probability).toBe(1);
    expect(typical.fate).toBe(fate);
    expect(delaySeconds).toEqual(delay === null ? null : { median: delay, p90: delay });
    expect(passesAndInTime).toBe(fate === 'inTime' ? 0.5 : 0);
  });

  it('comes to the chances of every combination of named holders', () => {
    const holders = [holder('A', '9', 50), holder('B', '4', 50), holder('C', '95', 20)];
    const { chances, decisive } = forecast(
      { supplyTokens: '1000', signalling: { kind: 'holders', holders } },
      { runs: 20_000, seed: 7 },
    );
    // Nobody, A alone or B alone: below 10. C with A or B or both: 99 with B, 104 with A. A and B, C alone, B and C: delayed.
    const [inTime, rageQuit] = [0.8 * 0.75, 0.2 * 0.5];
    const within = (chance: number) => 4 * Math.sqrt((chance * (1 - chance)) / 20_000);
    expect(Math.abs(chances.inTime.probability - inTime)).toBeLessThan(within(inTime));
    expect(Math.abs(chances.rageQuit.probability - rageQuit)).toBeLessThan(within(rageQuit));
    expect(chances.delayed.probability).toBeCloseTo(1 - chances.inTime.probability - chances.rageQuit.probability, 12);
    expect(decisive).toEqual([{ name: 'C', share: 0.095, leaves: false }]);
  });

  it('begins with what a shorter forecast of the same seed came to', () => {
    const dual = supposed(2, 3);
    const count = (runs: number) => forecast(dual, { runs, seed: 3 }).chances.inTime.probability * runs;
    expect(count(200)).toBeGreaterThanOrEqual(count(100));
    expect(forecast(dual)).toEqual(forecast(dual));
    expect(forecast(dual, { runs: 400, seed: 2 })).not.toEqual(forecast(dual));
  });

  it('is held up no less the more is supposed to object', () => {
    const share = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const delay = (tenths: number) =>
          forecast(supposed(tenths / 10), { runs: 1, seed: 1 }).delaySeconds?.median ?? 0;
        expect(delay(Math.min(a, b))).toBeLessThanOrEqual(delay(Math.max(a, b)));
      }),
      { numRuns: 40 },
    );
  });

  it('says the chances in a sentence, and never one of none or of all', () => {
    const { sentence, assumption } = forecast(supposed(5.5));
    expect(sentence).toMatch(
      /less than 1 in 100 that it is executed in its time, more than 99 in 100 that holders of stETH/,
    );
    expect(sentence).toMatch(/by 27 days in half of these cases, and by 27 days at most in nine of ten\.$/);
    expect(assumption).toMatch(/5\.5 % on average, .*100 % of it from 24 hours after the proposal is queued on/);
  });
});

describe('a share that follows a beta distribution', () => {
  it.each([
    [0.02, 0.01],
    [0.02, 0.03],
    [0.5, 0.28],
    [0.9, 0.05],
  ])('has a mean of %d and a standard deviation of %d, and stays a share', (mean, deviation) => {
    const samples = Array.from({ length: 20_000 }, (_, i) => betaSample(randomStream(1, 'beta', i), mean, deviation));
    const average = samples.reduce((sum, x) => sum + x, 0) / samples.length;
    const spread = Math.sqrt(samples.reduce((sum, x) => sum + (x - average) ** 2, 0) / samples.length);
    expect(Math.abs(average - mean)).toBeLessThan((4 * deviation) / Math.sqrt(samples.length));
    expect(spread / deviation).toBeGreaterThan(0.95);
    expect(spread / deviation).toBeLessThan(1.05);
    expect(samples.every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it('is the mean where it does not spread, or can have no other', () => {
    const stream = randomStream('none');
    expect(betaSample(stream, 0.03, 0)).toBe(0.03);
    expect(betaSample(stream, 0, 0.1)).toBe(0);
    expect(betaSample(stream, 1, 0.1)).toBe(1);
  });
});
