import { describe, expect, it } from 'vitest';
import { type AnyFact, address, contracts, FactIndexer, transfer } from '../../../test/fixtures/world.js';
import { ZERO_ADDRESS } from '../../world/index.js';
import { titleOf } from './reading.js';
import type { VotingRules } from './state.js';

function blocks(...each: readonly (readonly [number, ...AnyFact[]])[]) {
  const indexer = new FactIndexer();
  for (const [time, ...facts] of each) indexer.apply(time, ...facts);
  return indexer.view;
}

const mint = (to: number, amount: bigint) => transfer(ZERO_ADDRESS, address(to), amount);
const votes = (of: number, amount: bigint): AnyFact => ({ type: 'votesChanged', delegate: address(of), votes: amount });
const created = (proposalId: bigint, voteStart: number): AnyFact => ({
  type: 'proposalCreated',
  proposalId,
  proposer: address(1),
  targets: [contracts.registry],
  values: [2n],
  calldatas: ['0x01'],
  description: '\n## Pay by score \n\nBecause.',
  voteStart,
  voteEnd: voteStart + 100,
});
const rules = (differences: Partial<VotingRules> = {}): AnyFact => ({
  type: 'votingRulesSet',
  rules: { kind: 'fraction', quorum: 400n, counts: 'forAbstain', weights: 'tokens', ...differences },
});
const cast = (voter: number, support: 'for' | 'against' | 'abstain', weight: bigint): AnyFact => ({
  type: 'voteCast',
  proposalId: 7n,
  voter: address(voter),
  support,
  weight,
  reason: 'so',
});

describe('proposals as the view tells them', () => {
  it('are named by their first line and numbered from 1, two in a block too', () => {
    const view = blocks([1, created(7n, 50), created(9n, 50)], [2, created(8n, 60)]);
    expect([...view.governance.proposals.values()].map(({ number, id, title }) => [number, id, title])).toEqual([
      [1, '7', 'Pay by score'],
      [2, '9', 'Pay by score'],
      [3, '8', 'Pay by score'],
    ]);
    expect(view.governance.proposals.get('7')!.actions).toEqual([
      { target: contracts.registry, value: 2n, calldata: '0x01' },
    ]);
  });

  it('have a quorum that follows the supply up to the snapshot’s second and no further', () => {
    const start = [1, mint(1, 1_000n), rules()] as const;
    const quorumAfter = (...times: number[]) =>
      blocks(
        start,
        [2, created(7n, 10)],
        ...times.map((time) => [time, mint(1, 1_000n)] as const),
      ).governance.proposals.get('7')!;
    expect(quorumAfter().quorum).toBe(40n);
    expect(quorumAfter(10)).toMatchObject({ quorum: 80n, snapshotSupply: 2_000n });
    expect(quorumAfter(11)).toMatchObject({ quorum: 40n, snapshotSupply: 1_000n });
    expect(quorumAfter(9, 11)).toMatchObject({ quorum: 80n, snapshotSupply: 2_000n });
  });

  it('keep the rules as they were at the snapshot', () => {
    const view = blocks([1, mint(1, 1_000n), rules(), created(7n, 10)], [20, rules({ quorum: 5_000n, counts: 'all' })]);
    expect(view.governance.proposals.get('7')).toMatchObject({
      quorum: 40n,
      rules: { quorum: 400n, counts: 'forAbstain' },
    });
    expect(view.governance.rules).toMatchObject({ quorum: 5_000n, counts: 'all' });
  });

  it('have a fixed quorum where the rules say an amount', () => {
    const view = blocks(
      [1, mint(1, 1_000n), rules({ kind: 'absolute', quorum: 123n }), created(7n, 10)],
      [5, mint(1, 9n)],
    );
    expect(view.governance.proposals.get('7')!.quorum).toBe(123n);
  });

  it('count tokens beside what votes weigh, as of the snapshot', () => {
    const view = blocks(
      [1, rules({ weights: 'quadratic' }), created(7n, 10), votes(1, 49n), votes(2, 100n)],
      [12, votes(1, 1_000n)],
      [13, cast(1, 'for', 7n), cast(2, 'abstain', 10n)],
    );
    expect(view.governance.proposals.get('7')).toMatchObject({
      tally: { for: 7n, against: 0n, abstain: 10n },
      tokens: { for: 49n, against: 0n, abstain: 100n },
    });
    expect(view.governance.proposals.get('7')!.ballots.get(address(1))).toEqual({
      voter: address(1),
      support: 'for',
      weight: 7n,
      reason: 'so',
      time: 13,
    });
  });

  it('follow late quorums, the timelock, execution and cancellation', () => {
    const view = blocks(
      [1, created(7n, 10), created(8n, 10)],
      [90, { type: 'proposalExtended', proposalId: 7n, voteEnd: 150 }, { type: 'proposalCanceled', proposalId: 8n }],
      [160, { type: 'proposalQueued', proposalId: 7n, executableAt: 200 }],
      [210, { type: 'proposalExecuted', proposalId: 7n }],
    );
    expect(view.governance.proposals.get('7')).toMatchObject({ voteEnd: 150, executableAt: 200, executedAt: 210 });
    expect(view.governance.proposals.get('8')).toMatchObject({ voteEnd: 110, canceled: true, executedAt: null });
  });
});

describe('settings and parameters', () => {
  it('are what was last set', () => {
    const view = blocks(
      [1, { type: 'governanceSettingChanged', setting: 'votingPeriod', value: 600n }],
      [
        2,
        { type: 'governanceSettingChanged', setting: 'votingPeriod', value: 700n },
        { type: 'governanceSettingChanged', setting: 'proposalThreshold', value: 5n },
        { type: 'parameterSet', key: 'trimShareBps', previous: 0n, value: 9n },
      ],
    );
    expect(view.governance.settings).toMatchObject({ votingPeriod: 700, proposalThreshold: 5n, votingDelay: 0 });
    expect([...view.governance.parameters]).toEqual([['trimShareBps', 9n]]);
  });
});

it('a title is the first line that says something, cut where it is long', () => {
  expect(titleOf('\n \n# A\nb')).toBe('A');
  expect(titleOf('\n #\n')).toBe('Untitled proposal');
  expect(titleOf('x'.repeat(500))).toBe(`${'x'.repeat(119)}…`);
});
