import { describe, expect, it } from 'vitest';
import { reporterInput } from '../../test/fixtures/reporter-input.js';
import {
  type AnyFact,
  address,
  contracts,
  deployed,
  ledger,
  openProposal,
  scenario,
  tokenLedger,
  type WorldDifferences,
  worldView,
} from '../../test/fixtures/world.js';
import { parseScenario } from '../mechanisms/index.js';
import type { Address, DomainEvent } from '../world/index.js';
import type { FlowRow } from './frame.js';
import { checkInvariants } from './invariants.js';
import type { ReporterInput } from './reporter.js';

const invariants = new Map(deployed.flatMap((mechanism) => Object.entries(mechanism.invariants ?? {})));
const capped = parseScenario({
  ...scenario,
  token: { capTokens: '0.000000000000001', treasuryTokens: '0' },
  population: [{ archetype: 'passiveHolder', name: 'holder', count: 1, holdings: { totalTokens: '0' } }],
});

const violated = (...what: Parameters<typeof check>) => check(...what).map(({ name }) => name);
const told = (...what: Parameters<typeof check>) => check(...what).map(({ message }) => message);

function check(differences: Partial<ReporterInput>, flows: readonly FlowRow[] = []) {
  const view = worldView({ ledgers: new Map() });
  const input = reporterInput({ view, previous: view, agents: [], scenario: capped, ...differences });
  return checkInvariants(input, flows, invariants).violated;
}

const events = (...facts: AnyFact[]): DomainEvent[] =>
  facts.map((fact) => ({ block: 1, timestamp: 1, transaction: 0, ...fact }));
const world = (
  balances: readonly (readonly [Address, bigint])[],
  differences: WorldDifferences = {},
  supply?: bigint,
) => worldView({ ledgers: tokenLedger(balances, supply), ...differences });
const stake = (active: bigint, cooling: bigint) => ({ active, cooling, readyAt: 0 });

describe('what must hold after every tick', () => {
  it('holds in an empty world', () => {
    expect(violated({})).toEqual([]);
    expect(invariants.size).toBe(deployed.flatMap(({ invariants: own }) => Object.keys(own ?? {})).length);
  });

  it('notices balances that do not add up to the supply, or are below zero', () => {
    expect(violated({ view: world([[address(1), 5n]], {}, 6n) })).toEqual(['supplyIsSumOfBalances']);
    const negative = [
      [address(1), -1n],
      [address(2), 1n],
    ] as const;
    expect(violated({ view: world(negative, {}, 0n) })).toEqual(['supplyIsSumOfBalances']);
  });

  it('holds with an account that has nothing left', () => {
    expect(violated({ view: world([[address(1), 0n]], {}, 0n) })).toEqual([]);
  });

  it('tells what is wrong with the numbers', () => {
    expect(told({ view: world([[address(1), 5n]], {}, 6n) })).toEqual([
      'token balances add up to 5 wei and the supply is 6 wei',
    ]);
    expect(told({ view: world([[address(1), -1n]], {}, -1n) })).toEqual([
      `the token balance of ${address(1)} is -1 wei`,
    ]);
    const moved = events(
      { type: 'transfer', asset: 'token', from: address(1), to: address(2), amount: 3n },
      { type: 'transfer', asset: 'token', from: address(1), to: address(2), amount: 4n },
    );
    expect(told({ events: moved })).toEqual(['the token events say 7 wei and 2 transfers more than the flows']);
  });

  it('notices the same of another asset', () => {
    const stable = (supply: bigint) =>
      worldView({ ledgers: new Map([['stable', ledger([[address(1), 5n]], supply)]]) });
    expect(violated({ view: stable(5n) })).toEqual([]);
    expect(violated({ view: stable(6n) })).toEqual(['supplyIsSumOfBalances']);
  });

  it('notices a supply above its cap', () => {
    expect(violated({ view: world([[address(1), 1_000n]]) })).toEqual([]);
    expect(violated({ view: world([[address(1), 1_001n]]) })).toEqual(['supplyUnderCap']);
  });

  it('notices stakes that the pool does not hold, and a total that is off', () => {
    const staked = (active: bigint, cooling: bigint, totalStaked: bigint) =>
      world([[contracts.stakePool, 10n]], {
        staking: { stakes: new Map([[address(1), stake(active, cooling)]]), totalStaked },
      });
    expect(violated({ view: staked(6n, 5n, 6n) })).toEqual(['stakesAreCovered']);
    expect(violated({ view: staked(6n, 4n, 6n) })).toEqual([]);
    expect(violated({ view: staked(6n, 4n, 7n) })).toEqual(['stakesAreCovered']);
  });

  it('notices a transfer that no flow shows', () => {
    const moved = events({ type: 'transfer', asset: 'token', from: address(1), to: address(2), amount: 3n });
    const row = { asset: 'token', from: 'whale', to: 'staker', kind: 'transfer', amount: '3', count: 1 };
    expect(violated({ events: moved }, [row])).toEqual([]);
    expect(violated({ events: moved }, [{ ...row, amount: '2' }])).toEqual(['flowsSumToTransfers']);
    expect(violated({ events: moved }, [{ ...row, count: 2 }])).toEqual(['flowsSumToTransfers']);
    expect(violated({ events: moved }, [{ ...row, asset: 'stable' }])).toEqual(['flowsSumToTransfers']);
  });

  it('notices somebody paid twice for a round, and pay that no round accounts for', () => {
    const paid: AnyFact = { type: 'poolPaid', pool: 'trainers', to: address(1), amount: 3n };
    const scored = { type: 'trainerScored', round: 1, trainer: address(1), scorePpm: 1, paid: 3n } as const;
    expect(violated({ events: events(paid, scored) })).toEqual([]);
    expect(violated({ events: events(paid, paid, scored, scored) })).toEqual(['nobodyPaidTwice']);
    expect(violated({ events: events(paid, paid, scored) })).toEqual(['nobodyPaidTwice']);
    expect(violated({ events: events(paid, paid, scored, { ...scored, round: 2 }) })).toEqual([]);
  });

  it('notices votes without tokens behind them, and tokens without their votes', () => {
    const voting = (...votes: readonly (readonly [Address, bigint])[]) =>
      world([[address(1), 5n]], {
        token: { delegates: new Map([[address(1), address(2)]]), votes: new Map(votes) },
      });
    expect(violated({ view: voting([address(2), 5n]) })).toEqual([]);
    expect(violated({ view: voting([address(2), 6n]) })).toEqual(['votesAreBacked']);
    expect(violated({ view: voting() })).toEqual(['votesAreBacked']);
  });

  it('notices ballots that differ from the tally, or outweigh the supply', () => {
    const cast = events({
      type: 'voteCast',
      proposalId: 1n,
      voter: address(1),
      support: 'for',
      weight: 3n,
      reason: '',
    });
    const ballot = { voter: address(1), support: 'for', weight: 3n, reason: '', time: 1 } as const;
    const counted = (votes: bigint) => ({ for: votes, against: 0n, abstain: 0n });
    const check = (tally: bigint, tokens: bigint, snapshotSupply: bigint) => {
      const proposal = openProposal({
        ballots: new Map([[address(1), ballot]]),
        tally: counted(tally),
        tokens: counted(tokens),
        snapshotSupply,
      });
      const view = worldView({ ledgers: new Map(), governance: { proposals: new Map([['1', proposal]]) } });
      return violated({ events: cast, view });
    };
    expect(check(3n, 3n, 3n)).toEqual([]);
    expect(check(4n, 3n, 3n)).toEqual(['ballotsWithinSnapshot']);
    expect(check(3n, 3n, 2n)).toEqual(['ballotsWithinSnapshot']);
    expect(check(3n, 9n, 10n)).toEqual([]);
    expect(check(3n, 11n, 10n)).toEqual(['ballotsWithinSnapshot']);
  });
});
