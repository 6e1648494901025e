import { describe, expect, it } from 'vitest';
import { address, contracts, openProposal, worldView } from '../../../test/fixtures/world.js';
import type { DomainEvent, DomainFact, StakePosition } from '../../world/index.js';
import { AgentLedger } from '../agent-ledger.js';
import { checkInvariants } from './index.js';
import type { InvariantInput } from './invariant.js';

function violated(differences: Partial<InvariantInput>): readonly string[] {
  const view = worldView({ supply: 0n });
  return checkInvariants({
    frame: 1,
    time: 2,
    previousTime: 1,
    previous: view,
    view,
    events: [],
    outcomes: [],
    interventions: [],
    active: new Set(),
    learning: null,
    agents: [],
    transfers: [],
    ledger: new AgentLedger([]),
    cap: 1_000n,
    flows: [],
    ...differences,
  }).violated.map(({ name }) => name);
}

const events = (...facts: DomainFact[]): DomainEvent[] =>
  facts.map((fact) => ({ block: 1, timestamp: 1, transaction: 0, ...fact }));
const stake = (active: bigint, cooling: bigint): StakePosition => ({
  active,
  cooling,
  readyAt: 0,
  rewardsPaid: 0n,
  slashed: 0n,
});

describe('what must hold after every tick', () => {
  it('holds in an empty world', () => {
    expect(violated({})).toEqual([]);
  });

  it('notices balances that do not add up to the supply, or are below zero', () => {
    const balances = new Map([[address(1), 5n]]);
    expect(violated({ view: worldView({ supply: 6n, balances }) })).toEqual(['supplyIsSumOfBalances']);
    const negative = new Map([
      [address(1), -1n],
      [address(2), 1n],
    ]);
    expect(violated({ view: worldView({ supply: 0n, balances: negative }) })).toEqual(['supplyIsSumOfBalances']);
  });

  it('notices a supply above its cap', () => {
    const balances = new Map([[address(1), 1_001n]]);
    expect(violated({ view: worldView({ supply: 1_001n, balances }) })).toEqual(['supplyUnderCap']);
  });

  it('notices stakes that the pool does not hold, and a total that is off', () => {
    const balances = new Map([[contracts.stakePool, 10n]]);
    const stakes = new Map([[address(1), stake(6n, 5n)]]);
    expect(violated({ view: worldView({ supply: 10n, balances, stakes, totalStaked: 6n }) })).toEqual([
      'stakesAreCovered',
    ]);
    const covered = new Map([[address(1), stake(6n, 4n)]]);
    expect(violated({ view: worldView({ supply: 10n, balances, stakes: covered, totalStaked: 6n }) })).toEqual([]);
    expect(violated({ view: worldView({ supply: 10n, balances, stakes: covered, totalStaked: 7n }) })).toEqual([
      'stakesAreCovered',
    ]);
  });

  it('notices a transfer that no flow shows', () => {
    const transfer = events({ type: 'transfer', from: address(1), to: address(2), amount: 3n });
    const row = { from: 'whale', to: 'staker', kind: 'transfer', amount: '3', count: 1 } as const;
    expect(violated({ events: transfer, flows: [row] })).toEqual([]);
    expect(violated({ events: transfer, flows: [{ ...row, amount: '2' }] })).toEqual(['flowsSumToTransfers']);
    expect(violated({ events: transfer, flows: [{ ...row, count: 2 }] })).toEqual(['flowsSumToTransfers']);
  });

  it('notices somebody paid twice for a round, and pay that no round accounts for', () => {
    const paid: DomainFact = { type: 'poolPaid', pool: 'trainers', to: address(1), amount: 3n };
    const scored: DomainFact = { type: 'trainerScored', round: 1, trainer: address(1), scorePpm: 1, paid: 3n };
    expect(violated({ events: events(paid, scored) })).toEqual([]);
    expect(violated({ events: events(paid, paid, scored, scored) })).toEqual(['nobodyPaidTwice']);
    expect(violated({ events: events(paid, paid, scored) })).toEqual(['nobodyPaidTwice']);
    expect(violated({ events: events(paid, paid, scored, { ...scored, round: 2 }) })).toEqual([]);
  });

  it('notices votes without tokens behind them, and tokens without their votes', () => {
    const world = (votes: bigint) =>
      worldView({
        supply: 5n,
        balances: new Map([[address(1), 5n]]),
        delegates: new Map([[address(1), address(2)]]),
        votes: new Map([[address(2), votes]]),
      });
    expect(violated({ view: world(5n) })).toEqual([]);
    expect(violated({ view: world(6n) })).toEqual(['votesAreBacked']);
    expect(violated({ view: { ...world(5n), votes: new Map() } })).toEqual(['votesAreBacked']);
  });

  it('notices ballots that differ from the tally, come twice, or outweigh the supply', () => {
    const cast = events({
      type: 'voteCast',
      proposalId: 1n,
      voter: address(1),
      support: 'for',
      weight: 3n,
      reason: '',
    });
    const ballot = { voter: address(1), support: 'for', weight: 3n, reason: '', time: 1 } as const;
    const world = (proposal: Parameters<typeof openProposal>[0]) =>
      worldView({ supply: 0n, proposals: new Map([['1', openProposal(proposal)]]) });
    const counted = (votes: bigint) => ({ for: votes, against: 0n, abstain: 0n });
    const check = (proposal: Parameters<typeof openProposal>[0]) => violated({ events: cast, view: world(proposal) });
    expect(check({ ballots: [ballot], tally: counted(3n) })).toEqual([]);
    expect(check({ ballots: [ballot], tally: counted(4n) })).toEqual(['ballotsWithinSnapshot']);
    expect(check({ ballots: [ballot, ballot], tally: counted(6n) })).toEqual(['ballotsWithinSnapshot']);
    expect(check({ ballots: [ballot], tally: counted(3n), snapshotSupply: 2n })).toEqual(['ballotsWithinSnapshot']);
  });
});
