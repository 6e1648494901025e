import { describe, expect, it } from 'vitest';
import { ConfigurableGovernor, GovernanceToken } from '../../../contracts/bindings/index.js';
import {
  address,
  comparisonOf,
  contracts,
  effectsStudy,
  NOW,
  observation,
  openProposal,
  tokenLedger,
  worldView,
} from '../../../test/fixtures/world.js';
import { Directory } from '../../agents/index.js';
import { type ContractCall, callOf, decodeCall } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { setParameter } from './parameters.js';
import { delegateToSelf, delegateToSomebody, judgeProposal, type Taste, voteOnProposals } from './voting.js';

const taste: Taste = { accuracy: 1, income: 0.3, threshold: 0.5, caution: 0 };
const proposing = ({ to, data }: Pick<ContractCall, 'to' | 'data'>) =>
  openProposal({ actions: [{ target: to, value: 0n, calldata: data }] });
const setting = (key: string, value: bigint) => proposing(setParameter(worldView(), key, value));
const robustRule = setting('aggregationRule', 1n);
const studies = (...gains: number[]) => gains.map(comparisonOf);
/** Four in ten of the pay goes to two who do harm. */
const POISONED = effectsStudy([0.05, 0.04, 0.05, -0.1, -0.2]);

describe('a voter judging a change of the aggregation rule', () => {
  it('is for what its own studies measured better, and says by how much', () => {
    const judgement = judgeProposal(robustRule, observation({ findings: studies(0.1, 0.2) }), taste);
    expect(judgement).toMatchObject({ support: 'for', reason: expect.stringMatching(/\+15\.0 ± 10\.\d points/) });
  });

  it('is against what they measured worse', () => {
    expect(judgeProposal(robustRule, observation({ findings: studies(-0.1) }), taste)?.support).toBe('against');
  });

  it('abstains when the difference is not worth taking sides', () => {
    expect(judgeProposal(robustRule, observation({ findings: studies(0.001) }), taste)?.support).toBe('abstain');
  });

  it('cannot tell when it has made no study', () => {
    expect(judgeProposal(robustRule, observation(), taste)).toBeNull();
  });

  it('believes less in what it measured less surely', () => {
    // Nine points with an error of nine: rounds that say 0 and 18.
    const [sure, unsure] = [studies(0.09, 0.09), studies(0, 0.18)];
    const cool: Taste = { ...taste, threshold: 4 };
    expect(judgeProposal(robustRule, observation({ findings: sure }), cool)?.support).toBe('for');
    expect(judgeProposal(robustRule, observation({ findings: unsure }), cool)?.support).toBe('abstain');
  });

  it('is against a gain that does not make up for what it takes a change to cost, and says so', () => {
    const findings = studies(0.02, 0.02);
    expect(judgeProposal(robustRule, observation({ findings }), taste)?.support).toBe('for');
    expect(judgeProposal(robustRule, observation({ findings }), { ...taste, caution: 50 })).toMatchObject({
      support: 'against',
      reason: expect.stringMatching(
        /\+2\.0 ± .* points\. By what I care about that counts \+\d\.\d+, less \d+\.\d that I take the risk of any change to cost: I am against, as from −0\.50 on\.$/,
      ),
    });
  });

  it('goes by its latest four studies only', () => {
    const findings = studies(0.9, -0.1, -0.1, -0.1, -0.1);
    expect(judgeProposal(robustRule, observation({ findings }), taste)?.support).toBe('against');
  });
});

describe('what a voter says of its vote', () => {
  const said = (gain: number, own: Taste) =>
    judgeProposal(robustRule, observation({ findings: studies(gain, gain) }), own)?.reason;

  it('tells apart voters who go by the same fact and vote differently', () => {
    // A gain of one point counts for a little less, as it is measured with an error.
    expect(said(0.01, taste)).toMatch(
      /\+1\.0 ± 0\.6 points\. By what I care about that counts \+1\.00: I am for, as from \+0\.50 on\.$/,
    );
    expect(said(0.01, { ...taste, accuracy: 0.2 })).toMatch(
      /that counts \+0\.20, too little for me to take sides before \+0\.50\.$/,
    );
    expect(said(-0.01, taste)).toMatch(/that counts −1\.00: I am against, as from −0\.50 on\.$/);
  });
});

describe('a voter judging pay by contribution', () => {
  const payByScore = setting('contributionRule', 1n);

  it('is for it when much of the pay goes to work that measures no good', () => {
    const self = { ...observation().self, address: address(9) };
    const judgement = judgeProposal(payByScore, observation({ self, findings: [POISONED] }), taste);
    expect(judgement).toMatchObject({ support: 'for', reason: expect.stringContaining('40.0 ± 0.0 %') });
  });

  it('is against it when it is one of those, and says what it would lose', () => {
    const self = { ...observation().self, address: address(5) };
    const judgement = judgeProposal(payByScore, observation({ self, findings: [POISONED] }), taste);
    expect(judgement).toMatchObject({
      support: 'against',
      reason: expect.stringMatching(/−100\.0 %\. By what I care about that counts −26\.0: I am against/),
    });
  });

  it('abstains when none does', () => {
    const findings = [effectsStudy([0.05, 0.05, 0.05])];
    expect(judgeProposal(payByScore, observation({ findings }), taste)?.support).toBe('abstain');
  });

  it('cannot tell where even the typical update does nothing that could be told from noise', () => {
    const findings = [effectsStudy([0.05, 0.04, -0.1], 0.03)];
    expect(judgeProposal(payByScore, observation({ findings }), taste)).toBeNull();
  });
});

describe('a voter judging its own income', () => {
  const doubleEmission = setting('emissionPerEpoch', 20n * TOKEN);
  const governance = { parameters: new Map([['emissionPerEpoch', 10n * TOKEN]]) };
  const position = { active: TOKEN, cooling: 0n, readyAt: 0 };

  it('wants more emission when it stakes, and less when it would only be diluted', () => {
    const staking = worldView({ governance, staking: { stakes: new Map([[address(1), position]]) } });
    expect(judgeProposal(doubleEmission, observation({ view: staking }), taste)?.support).toBe('for');
    expect(judgeProposal(doubleEmission, observation({ view: worldView({ governance }) }), taste)?.support).toBe(
      'against',
    );
  });

  it('is against spending much of the treasury', () => {
    const spend = proposing(callOf(GovernanceToken, contracts.token, 'transfer', [address(7), 100n * TOKEN]));
    expect(judgeProposal(spend, observation(), taste)?.support).toBe('against');
  });
});

it('a voter cannot tell what a call would do that it cannot decode', () => {
  expect(judgeProposal(proposing({ to: contracts.registry, data: '0x' }), observation(), taste)).toBeNull();
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

  type Seen = ReturnType<typeof observation>;
  /** What it sends in each of the tick's windows, which are a day apart. */
  const ballots = (seen: Seen, diligence = 1) =>
    voteOnProposals(
      diligence,
      taste,
    )(seen).map((intent) => {
      if (!('decide' in intent)) throw new Error('a vote is decided on when its window begins');
      const now = NOW + 86_400 * intent.window;
      const calls = intent.decide({ view: seen.view, now, next: now + 86_400, findings: seen.findings });
      return calls.map(({ to, data }) => {
        expect(to).toBe(contracts.governor);
        return decodeCall(ConfigurableGovernor, data)!.args;
      });
    });
  const ending = (voteEnd: number) =>
    worldView({ token, governance: { proposals: new Map([['1', { ...robustRule, id: '1', voteEnd }]]) } });

  it('votes on what is open, with its reason', () => {
    const [first] = ballots(observation({ view, findings: studies(0.2) }));
    expect(first).toEqual([[1n, 1n, expect.stringContaining('+20.0')]]);
  });

  it('votes in the very window in which a proposal is open, and once', () => {
    const [atFirst, later] = ballots(observation({ view, findings: studies(0.2) }));
    expect([atFirst, later].map((cast) => cast!.map(([id]) => id))).toEqual([[1n], [1n, 2n]]);
    const ballot = { voter: address(1), support: 'for', weight: TOKEN, reason: '', time: NOW } as const;
    const voted = new Map([['1', { ...robustRule, ballots: new Map([[address(1), ballot]]) }]]);
    expect(ballots(observation({ view: worldView({ token, governance: { proposals: voted } }) })).flat()).toEqual([]);
  });

  it('waits for the last chance while it cannot tell, and abstains then', () => {
    const unknowing = ballots(observation({ view: ending(NOW + 86_400 * 2.5) }));
    expect(unknowing).toEqual([[], [], [[1n, 2n, 'I cannot tell what this would do.']], []]);
  });

  it('keeps still without votes or diligence', () => {
    const { proposals } = view.governance;
    const findings = studies(0.2);
    expect(ballots(observation({ view: worldView({ governance: { proposals } }), findings }))).toEqual([]);
    expect(ballots(observation({ view, findings }), 0)).toEqual([]);
  });

  it.each([0.05, 0.3, 0.6, 0.95])(
    'attends to votes in a share of %f of all ticks where it is so diligent',
    (diligence) => {
      const ticks = Array.from({ length: 1_000 }, (_, tick) => randomStream('attention', tick));
      const attended = ticks.filter(
        (random) => voteOnProposals(diligence, taste)(observation({ view, random })).length > 0,
      ).length;
      // Five standard deviations of a binomial.
      const deviation = Math.sqrt(ticks.length * diligence * (1 - diligence));
      expect(Math.abs(attended - ticks.length * diligence)).toBeLessThan(5 * deviation);
    },
  );
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

  it('never hands them again to the delegate that missed votes, but to any of the others', () => {
    const third = { ...delegates[0]!, name: 'd-7', address: address(7) };
    const three = new Directory([observation().self, third, ...delegates]);
    const view = withDelegate(8, true, true);
    const chosen = Array.from({ length: 40 }, (_, i) =>
      delegatedTo(delegateToSomebody(observation({ directory: three, view, random: randomStream('switch', i) }))),
    );
    expect(new Set(chosen.flat())).toEqual(new Set([address(7), address(9)]));
    const alone = new Directory([observation().self, delegates[0]!]);
    expect(delegateToSomebody(observation({ directory: alone, view }))).toEqual([]);
  });

  it('does not hold a vote against a delegate that can still be cast', () => {
    const closing = (voteEnd: number) =>
      worldView({
        token: { delegates: new Map([[address(1), address(8)]]) },
        governance: {
          proposals: new Map(['1', '2'].map((id) => [id, openProposal({ id, voteEnd })])),
        },
      });
    // The deadline's second still belongs to the vote.
    expect(delegateToSomebody(observation({ directory, view: closing(NOW) }))).toEqual([]);
    expect(delegatedTo(delegateToSomebody(observation({ directory, view: closing(NOW - 1) })))).toEqual([address(9)]);
  });
});
