import { describe, expect, it } from 'vitest';
import { quorumWords, wait } from './governance.js';

describe('rules of a governor in words', () => {
  it('say of what a quorum is a share, and which votes count', () => {
    const votingRule = { kind: 'tokens' } as const;
    const share = { kind: 'fraction', percent: 1.5, counts: 'forAbstain' } as const;
    expect(quorumWords({ quorum: share, votingRule }, 'ENS')).toBe('1.5\u00a0% of supply, For and Abstain');
    expect(quorumWords({ quorum: { kind: 'absolute', tokens: '40000000', counts: 'for' }, votingRule }, 'UNI')).toBe(
      '40,000,000 UNI, only For',
    );
    expect(quorumWords({ quorum: share, votingRule: { kind: 'optimistic', vetoPercent: 12 } }, 'OP')).toBe(
      'none; 12\u00a0% of supply Against veto',
    );
  });

  it('say how long one waits, also when it is no time at all', () => {
    expect(wait(604_800)).toBe('1 week');
    expect(wait(0)).toBe('none');
  });
});
