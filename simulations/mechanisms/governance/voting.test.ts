import { describe, expect, it } from 'vitest';
import { ConfigurableGovernor, GovernanceToken } from '../../../contracts/bindings/index.js';
import {
  address,
  contracts,
  NOW,
  observation,
  openProposal,
  roundsOf,
  settledRound,
  tokenLedger,
  worldView,
} from '../../../test/fixtures/world.js';
import { Directory } from '../../agents/index.js';
import { type ContractCall, callOf, decodeCall } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { setParameter } from './parameters.js';
import { delegateToSelf, delegateToSomebody, judgeProposal, type Taste, voteOnProposals } from './voting.js';

const taste: Taste = { accuracy: 1, income: 0.3, threshold: 0.5 };
const proposing = ({ to, data }: Pick<ContractCall, 'to' | 'data'>) =>
  openProposal({ actions: [{ target: to, value: 0n, calldata: data }] });
const setting = (key: string, value: bigint) => proposing(setParameter(worldView(), key, value));
const robustRule = setting('aggregationRule', 1n);
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

describe('what a voter says of its vote', () => {
  const because = 'By my measurements accuracy changes by +1.0 points.';
  const said = (gain: number, own: Taste) => judgeProposal(robustRule, observation({ findings: studies(gain) }), own);

  it('tells apart two voters who go by the same fact and vote differently', () => {
    expect(said(0.01, taste)).toEqual({
      support: 'for',
      reason: `${because} By what I care about that counts +1.0: I am for, as from +0.50 on.`,
    });
    expect(said(0.01, { ...taste, accuracy: 0.2 })).toEqual({
      support: 'abstain',
      reason: `${because} By what I care about that counts +0.20, too little for me to take sides before +0.50.`,
    });
    expect(said(-0.01, taste).reason).toContain('counts −1.0: I am against, as from −0.50 on.');
  });
});

describe('a voter judging pay by contribution', () => {
  const payByScore = setting('contributionRule', 1n);

  it('is for it when much of the pay goes to work that measured no good', () => {
    const view = worldView({
      training: roundsOf(
        settledRound(1, [
          { scorePpm: 5000, paid: 70n },
          { scorePpm: -10, paid: 30n },
        ]),
      ),
    });
    const { support, reason } = judgeProposal(payByScore, observation({ view }), taste);
    expect(support).toBe('for');
    expect(reason).toContain('30.0 %');
  });

  it('abstains when none does', () => {
    const view = worldView({ training: roundsOf(settledRound(1, [{ scorePpm: 5000, paid: 70n }])) });
    expect(judgeProposal(payByScore, observation({ view }), taste).support).toBe('abstain');
  });
});

describe('a voter judging its own income', () => {
  const doubleEmission = setting('emissionPerEpoch', 20n * TOKEN);
  const governance = { parameters: new Map([['emissionPerEpoch', 10n * TOKEN]]) };
  const position = { active: TOKEN, cooling: 0n, readyAt: 0 };

  it('wants more emission when it stakes, and less when it would only be diluted', () => {
    const staking = worldView({ governance, staking: { stakes: new Map([[address(1), position]]) } });
    expect(judgeProposal(doubleEmission, observation({ view: staking }), taste).support).toBe('for');
    expect(judgeProposal(doubleEmission, observation({ view: worldView({ governance }) }), taste).support).toBe(
      'against',
    );
  });

  it('is against spending much of the treasury', () => {
    const spend = proposing(callOf(GovernanceToken, contracts.token, 'transfer', [address(7), 100n * TOKEN]));
    expect(judgeProposal(spend, observation(), taste).support).toBe('against');
  });
});

it('a voter abstains on what it cannot decode', () => {
  expect(judgeProposal(proposing({ to: contracts.registry, data: '0x' }), observation(), taste)).toEqual({
    support: 'abstain',
    reason: 'I cannot tell what this would do.',
  });
});

describe('a voter at its ballots', () => {
  const token = { votes: new Map([[address(1), TOKEN]]) };
  const view = worldView({
    token,
    governance: {
      proposals: new Map([
        ['1', { ...robustRule, id: '1' }],
        ['2', { ...robustRule, id: '2', voteStart: NOW + 10 }],
        ['3', { ...robustRule, id: '3', voteEnd: NOW - 1 }],
      ]),
    },
  });

  it('votes on what is open, once, with its reason', () => {
    const seen = observation({ view, findings: studies(0.2) });
    const [intent, ...more] = voteOnProposals(1, taste)(seen);
    expect(more).toEqual([]);
    expect(intent).toMatchObject({ purpose: 'vote', window: 0 });
    const [call] = 'calls' in intent! ? intent.calls : [];
    expect(call!.to).toBe(contracts.governor);
    expect(decodeCall(ConfigurableGovernor, call!.data)).toEqual({
      functionName: 'castVoteWithReason',
      args: [1n, 1n, expect.stringContaining('+20.0 points')],
    });
    const ballot = { voter: address(1), support: 'for', weight: TOKEN, reason: '', time: NOW } as const;
    const voted = new Map([['1', { ...robustRule, ballots: new Map([[address(1), ballot]]) }]]);
    expect(
      voteOnProposals(1, taste)(observation({ view: worldView({ token, governance: { proposals: voted } }) })),
    ).toEqual([]);
  });

  it('keeps still without votes or diligence', () => {
    const { proposals } = view.governance;
    expect(voteOnProposals(1, taste)(observation({ view: worldView({ governance: { proposals } }) }))).toEqual([]);
    expect(voteOnProposals(0, taste)(observation({ view }))).toEqual([]);
  });
});

describe('delegating', () => {
  const delegatedTo = (intents: ReturnType<typeof delegateToSelf>) =>
    intents.flatMap((intent) =>
      'calls' in intent ? intent.calls.map(({ data }) => decodeCall(GovernanceToken, data)?.args[0]) : [],
    );
  const delegates = [8, 9].map((n) => ({
    ...observation().self,
    name: `d-${n}`,
    address: address(n),
    archetype: 'delegate',
  }));
  const directory = new Directory([observation().self, ...delegates]);
  const withDelegate = (to: number, ...missed: boolean[]) =>
    worldView({
      ledgers: tokenLedger([[address(1), TOKEN]]),
      token: { delegates: new Map([[address(1), address(to)]]) },
      governance: {
        proposals: new Map(
          missed.map((miss, i) => {
            const ballot = { voter: address(to), support: 'for', weight: 1n, reason: '', time: 1 } as const;
            return [
              String(i),
              openProposal({
                id: String(i),
                voteEnd: NOW - 10 + i,
                ballots: new Map(miss ? [] : [[address(to), ballot]]),
              }),
            ];
          }),
        ),
      },
    });

  it('turns its own tokens into votes once', () => {
    expect(delegatedTo(delegateToSelf(observation()))).toEqual([address(1)]);
    expect(delegateToSelf(observation({ view: withDelegate(1) }))).toEqual([]);
  });

  it('hands votes to a declared delegate, and to another when that one missed two votes in a row', () => {
    const [first] = delegatedTo(delegateToSomebody(observation({ directory, random: randomStream('d') })));
    expect([address(8), address(9)]).toContain(first);
    expect(delegateToSomebody(observation({ directory, view: withDelegate(8, true) }))).toEqual([]);
    expect(delegateToSomebody(observation({ directory, view: withDelegate(8, true, false) }))).toEqual([]);
    expect(
      delegatedTo(delegateToSomebody(observation({ directory, view: withDelegate(8, false, true, true) }))),
    ).toEqual([address(9)]);
    expect(delegateToSomebody(observation({ view: withDelegate(8, true, true) }))).toEqual([]);
  });
});
