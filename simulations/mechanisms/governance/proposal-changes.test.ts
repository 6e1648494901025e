import { describe, expect, it } from 'vitest';
import { openProposal } from '../../../test/fixtures/world.js';
import { approvalOf, closedNow, defeatedNow, executedNow, passedNow, turnoutOf } from './proposal-changes.js';

const counted = { for: 100n, against: 30n, abstain: 70n };

describe('a proposal’s turnout', () => {
  it.each([
    ['for', 0.1],
    ['against', 0.03],
    ['abstain', 0.07],
  ] as const)('counts who voted %s', (support, share) => {
    const tokens = { for: 0n, against: 0n, abstain: 0n, [support]: counted[support] };
    expect(turnoutOf(openProposal({ tokens, snapshotSupply: 1_000n }))).toBeCloseTo(share, 12);
  });

  it('is the tokens of all three, whatever their votes weigh, over the supply of the snapshot', () => {
    const tally = { for: 10n, against: 5n, abstain: 8n };
    expect(turnoutOf(openProposal({ tokens: counted, tally, snapshotSupply: 1_000n }))).toBeCloseTo(0.2, 12);
    expect(turnoutOf(openProposal({ tokens: counted, tally, snapshotSupply: 0n }))).toBe(0);
  });

  it('leaves whoever abstained out of what is for it among those who took a side, and counts what votes weigh', () => {
    expect(approvalOf(openProposal({ tally: counted, tokens: { for: 1n, against: 9n, abstain: 0n } }))).toBeCloseTo(
      100 / 130,
      9,
    );
    expect(approvalOf(openProposal({ tally: { for: 0n, against: 0n, abstain: 5n } }))).toBe(0);
  });
});

describe('what became of a proposal in a tick', () => {
  const proposal = openProposal();
  const told = (before: Parameters<typeof closedNow>[0]['before'], now: Parameters<typeof closedNow>[0]['now']) =>
    Object.entries({ closedNow, passedNow, defeatedNow, executedNow })
      .filter(([, holds]) => holds({ proposal, before, now }))
      .map(([name]) => name);

  it.each([
    [null, 'pending', []],
    ['pending', 'active', []],
    ['active', 'active', []],
    ['active', 'defeated', ['closedNow', 'defeatedNow']],
    ['pending', 'defeated', ['closedNow', 'defeatedNow']],
    [null, 'defeated', ['closedNow', 'defeatedNow']],
    ['defeated', 'defeated', []],
    ['active', 'succeeded', ['closedNow', 'passedNow']],
    ['succeeded', 'queued', []],
    ['active', 'executed', ['closedNow', 'passedNow', 'executedNow']],
    ['queued', 'executed', ['executedNow']],
    ['executed', 'executed', []],
    ['active', 'canceled', []],
    ['queued', 'canceled', []],
  ] as const)('from %s to %s', (before, now, expected) => {
    expect(told(before, now)).toEqual(expected);
  });
});
