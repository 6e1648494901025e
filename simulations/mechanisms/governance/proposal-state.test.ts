import { describe, expect, it } from 'vitest';
import { openProposal } from '../../../test/fixtures/world.js';
import { QUORUM_COUNTS } from '../../scenario/index.js';
import { hasQuorum, proposalState, quorumOf, quorumTokens, unfinishedProposals } from './proposal-state.js';

const proposal = openProposal({ voteStart: 1000, voteEnd: 2000, quorum: 40n });
const voted = (tally: { for: bigint; against: bigint; abstain: bigint }) => ({ ...proposal, tally, tokens: tally });

describe('the state of a proposal', () => {
  it('is pending up to its snapshot and active up to its deadline, both seconds included', () => {
    expect([999, 1000, 1001, 2000].map((time) => proposalState(proposal, time))).toEqual([
      'pending',
      'pending',
      'active',
      'active',
    ]);
    expect(proposalState(proposal, 2001)).toBe('defeated');
  });

  it('counts For and Abstain towards the quorum, and Against not', () => {
    expect(proposalState(voted({ for: 20n, against: 0n, abstain: 20n }), 2001)).toBe('succeeded');
    expect(proposalState(voted({ for: 20n, against: 10n, abstain: 19n }), 2001)).toBe('defeated');
  });

  it('needs more For than Against; a tie is a defeat', () => {
    expect(proposalState(voted({ for: 50n, against: 50n, abstain: 0n }), 2001)).toBe('defeated');
    expect(proposalState(voted({ for: 51n, against: 50n, abstain: 0n }), 2001)).toBe('succeeded');
  });

  it('takes the quorum from tokens and the majority from what votes weigh', () => {
    const tally = { for: 2n, against: 1n, abstain: 0n };
    const tokens = { for: 10n, against: 500n, abstain: 30n };
    expect(proposalState({ ...proposal, tally, tokens }, 2001)).toBe('succeeded');
    expect(proposalState({ ...proposal, tally: tokens, tokens: tally }, 2001)).toBe('defeated');
  });

  it('follows the timelock and the cancellation over everything else', () => {
    const passed = voted({ for: 51n, against: 50n, abstain: 0n });
    expect(proposalState({ ...passed, executableAt: 3000 }, 2500)).toBe('queued');
    expect(proposalState({ ...passed, executableAt: 3000, executedAt: 3001 }, 3001)).toBe('executed');
    expect(proposalState({ ...passed, canceled: true }, 1500)).toBe('canceled');
  });
});

describe('a quorum', () => {
  it.each([
    ['forAbstain', 105n],
    ['for', 5n],
    ['forAgainst', 25n],
    ['all', 125n],
  ] as const)('counts %s', (counts, tokens) => {
    const one = { ...voted({ for: 5n, against: 20n, abstain: 100n }), rules: { ...proposal.rules, counts } };
    expect(quorumTokens(one)).toBe(tokens);
    expect([tokens, tokens + 1n].map((quorum) => hasQuorum({ ...one, quorum }))).toEqual([true, false]);
    expect(QUORUM_COUNTS).toContain(counts);
  });

  it('is a share of the supply, rounded down, or an amount', () => {
    expect(quorumOf(10_049n, { ...proposal.rules, quorum: 425n })).toBe(427n);
    expect(quorumOf(10_049n, { ...proposal.rules, kind: 'absolute', quorum: 425n })).toBe(425n);
  });
});

it('unfinished proposals are those that may still change, and reckoned once a view and time', () => {
  const view = {
    proposals: new Map([
      ['1', proposal],
      ['2', { ...proposal, id: '2', canceled: true }],
      ['3', { ...proposal, id: '3', executedAt: 5 }],
    ]),
  };
  const now = unfinishedProposals(view, 1500);
  expect(now.map(({ proposal: { id }, state }) => [id, state])).toEqual([['1', 'active']]);
  expect(unfinishedProposals(view, 1500)).toBe(now);
  expect(unfinishedProposals(view, 2001)).toEqual([]);
});
