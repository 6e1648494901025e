import { describe, expect, it } from 'vitest';
import { address, observation, openProposal, settledRound, worldView } from '../../../test/fixtures/world.js';
import { TOKEN } from '../../scenario/index.js';
import type { DecodedAction } from '../../world/index.js';
import { judgeProposal, type Taste } from './judge-proposal.js';

const taste: Taste = { accuracy: 1, income: 0.3, threshold: 0.5 };
const proposing = (decoded: DecodedAction | null) =>
  openProposal({ actions: [{ target: address(0xc4), value: 0n, calldata: '0x', decoded }] });
const robustRule = proposing({ kind: 'setParameter', key: 'aggregationRule', value: 1n });
const studies = (...gains: number[]) =>
  gains.map((gain, i) => ({ kind: 'ruleComparison' as const, round: i + 1, accuracies: { 0: 0.5, 1: 0.5 + gain } }));

describe('a voter judging a change of the aggregation rule', () => {
  it('is for what its own studies measured better, and says by how much', () => {
    const { support, reason } = judgeProposal(robustRule, observation({ findings: studies(0.1, 0.2) }), taste);
    expect(support).toBe('for');
    expect(reason).toContain('+15.0 points');
  });

  it('is against what they measured worse', () => {
    expect(judgeProposal(robustRule, observation({ findings: studies(-0.1) }), taste).support).toBe('against');
  });

  it('abstains when the difference is not worth taking sides, or it has made no study', () => {
    expect(judgeProposal(robustRule, observation({ findings: studies(0.001) }), taste).support).toBe('abstain');
    expect(judgeProposal(robustRule, observation(), taste).support).toBe('abstain');
  });

  it('goes by its latest four studies only', () => {
    const findings = studies(0.9, -0.1, -0.1, -0.1, -0.1);
    expect(judgeProposal(robustRule, observation({ findings }), taste).support).toBe('against');
  });
});

describe('a voter judging pay by contribution', () => {
  const payByScore = proposing({ kind: 'setParameter', key: 'contributionRule', value: 1n });

  it('is for it when much of the pay goes to work that measured no good', () => {
    const view = worldView({
      settledRounds: [
        settledRound(1, [
          { scorePpm: 5000, paid: 70n },
          { scorePpm: -10, paid: 30n },
        ]),
      ],
    });
    const { support, reason } = judgeProposal(payByScore, observation({ view }), taste);
    expect(support).toBe('for');
    expect(reason).toContain('30.0 %');
  });

  it('abstains when none does', () => {
    const view = worldView({ settledRounds: [settledRound(1, [{ scorePpm: 5000, paid: 70n }])] });
    expect(judgeProposal(payByScore, observation({ view }), taste).support).toBe('abstain');
  });
});

describe('a voter judging its own income', () => {
  const doubleEmission = proposing({ kind: 'setParameter', key: 'emissionPerEpoch', value: 20n * TOKEN });
  const parameters = new Map([['emissionPerEpoch', 10n * TOKEN]]);
  const position = { active: TOKEN, cooling: 0n, readyAt: 0, rewardsPaid: 0n, slashed: 0n };

  it('wants more emission when it stakes, and less when it would only be diluted', () => {
    const staking = worldView({ parameters, stakes: new Map([[address(1), position]]) });
    expect(judgeProposal(doubleEmission, observation({ view: staking }), taste).support).toBe('for');
    expect(judgeProposal(doubleEmission, observation({ view: worldView({ parameters }) }), taste).support).toBe(
      'against',
    );
  });

  it('is against spending much of the treasury', () => {
    const spend = proposing({ kind: 'transferTokens', to: address(7), amount: 100n * TOKEN });
    expect(judgeProposal(spend, observation(), taste).support).toBe('against');
  });
});

it('a voter abstains on what it cannot decode', () => {
  expect(judgeProposal(proposing(null), observation(), taste)).toEqual({
    support: 'abstain',
    reason: 'I cannot tell what this would do.',
  });
});
