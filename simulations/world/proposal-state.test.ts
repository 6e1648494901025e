import { describe, expect, it } from 'vitest';
import { openProposal } from '../../test/fixtures/world.js';
import { proposalState } from './proposal-state.js';

const proposal = openProposal({ voteStart: 1000, voteEnd: 2000, quorum: 40n });
const voted = (tally: { for: bigint; against: bigint; abstain: bigint }) => ({ ...proposal, tally });

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

  it('follows the timelock and the cancellation over everything else', () => {
    const passed = voted({ for: 51n, against: 50n, abstain: 0n });
    expect(proposalState({ ...passed, executableAt: 3000 }, 2500)).toBe('queued');
    expect(proposalState({ ...passed, executableAt: 3000, executedAt: 3001 }, 3001)).toBe('executed');
    expect(proposalState({ ...passed, canceled: true }, 1500)).toBe('canceled');
  });
});
