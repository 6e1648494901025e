import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address } from '../../../test/fixtures/world.js';
import { type AgentIdentity, Directory } from '../../agents/index.js';
import { TOKEN } from '../../scenario/index.js';
import { judgeWeights, payBy, weightsInForce } from './pay-by-fees.js';
import type { FeesScope } from './state.js';

type View = FeesScope['view'];
const agent = (number: number, archetype: string, shard: number | null = null): AgentIdentity => ({
  name: `${archetype}-${number}`,
  address: address(number),
  archetype,
  cohort: archetype,
  shard,
});
const trainer = agent(1, 'honestTrainer', 0);
const validator = agent(2, 'validator');
const staker = agent(3, 'staker');
const holder = agent(4, 'passiveHolder');
const directory = new Directory([trainer, validator, staker, holder]);

/** Ten ticks in which 1,000 coins came in, at 2 coins a token; 40 tokens of emission a tick, 30 for those who work. */
const view = only<View, Partial<View>>({
  governance: only<View['governance'], Partial<View['governance']>>({
    parameters: new Map([
      ['feeContributorsBps', 10_000n],
      ['emissionPerEpoch', 40n * TOKEN],
      ['splitTrainersBps', 5_000n],
      ['splitValidatorsBps', 2_500n],
      ['splitStakersBps', 2_500n],
    ]),
  }),
  fees: only<View['fees'], Partial<View['fees']>>({
    shared: { burn: 0n, stakers: 0n, contributors: 1_000n * TOKEN, treasury: 0n },
  }),
  market: only<View['market'], Partial<View['market']>>({ reserves: { tokens: 500n * TOKEN, coins: 1_000n * TOKEN } }),
  staking: only<View['staking'], Partial<View['staking']>>({
    totalStaked: 100n * TOKEN,
    stakes: new Map([
      [staker.address, { active: 50n * TOKEN, cooling: 0n, readyAt: 0 }],
      [trainer.address, { active: 10n * TOKEN, cooling: 0n, readyAt: 0 }],
    ]),
  }),
  ledgers: new Map(),
});
const seenBy = (self: AgentIdentity) => ({ view, self, directory, tick: 10 });
const half = { ...weightsInForce(view), stakers: 10_000 };

describe('what fees and emission pay', () => {
  it('is tokens a tick: of 100 coins, 50 tokens', () => {
    expect(payBy(weightsInForce(view), { view, tick: 10 })).toEqual({ stakers: 10, contributors: 80 });
    expect(payBy(half, { view, tick: 10 })).toEqual({ stakers: 35, contributors: 55 });
  });

  it('is emission alone before any fees, or where nobody has a weight', () => {
    expect(payBy(half, { view, tick: 0 })).toEqual({ stakers: 10, contributors: 30 });
    const none = { burn: 0, stakers: 0, contributors: 0, treasury: 0 };
    expect(payBy(none, { view, tick: 10 })).toEqual({ stakers: 10, contributors: 30 });
  });
});

describe('how a voter judges a share for stakers', () => {
  it('is worth a point for a tenth of contributors’ pay, to everybody', () => {
    for (const self of [trainer, validator, staker, holder]) {
      // 80 tokens become 55: 31.25 % less.
      expect(judgeWeights(half, seenBy(self)).accuracy).toBeCloseTo(-3.125, 9);
    }
  });

  it('lifts the income of who only stakes, lowers that of who works, and leaves the holder’s', () => {
    expect(judgeWeights(half, seenBy(staker)).income).toBeCloseTo(250, 9);
    // 10 % of stake and half of the work: 1 + 40 tokens become 3.5 + 27.5.
    expect(judgeWeights(half, seenBy(trainer)).income).toBeCloseTo((100 * (31 - 41)) / 41, 9);
    expect(judgeWeights(half, seenBy(validator)).income).toBeCloseTo(-31.25, 9);
    expect(judgeWeights(half, seenBy(holder)).income).toBe(0);
  });

  it('says both sides in its reason', () => {
    expect(judgeWeights(half, seenBy(holder)).because).toBe(
      "Stakers' pay changes by +250.0 %, that of trainers and validators by −31.3 %.",
    );
  });
});
