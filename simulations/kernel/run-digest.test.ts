import { describe, expect, it } from 'vitest';
import { address, ledger, tokenLedger, transfer, worldView } from '../../test/fixtures/world.js';
import type { DomainEvent } from '../world/index.js';
import { RunDigest } from './run-digest.js';
import type { TransactionOutcome } from './step.js';

const went: TransactionOutcome = {
  agent: 'staker-1',
  archetype: 'staker',
  purpose: 'stake',
  window: 0,
  contract: 'StakePool',
  functionName: 'stake',
  gasUsed: 1n,
  error: null,
};
const refused = (differences: Partial<TransactionOutcome> = {}): TransactionOutcome => ({
  ...went,
  error: { name: 'StakeZero', text: 'nothing to stake' },
  ...differences,
});
const moved = (amount: bigint): DomainEvent => ({
  block: 3,
  timestamp: 100,
  transaction: 0,
  ...transfer(address(1), address(2), amount),
});
const view = worldView({ ledgers: tokenLedger([[address(1), 5n]]) });

/** The digest after ticks, each of events and outcomes. */
function digestOf(ticks: readonly (readonly [readonly DomainEvent[], readonly TransactionOutcome[]])[], seen = view) {
  const digest = new RunDigest();
  for (const tick of ticks) digest.add(...tick);
  return digest.at(seen);
}
const ofOutcomes = (...outcomes: readonly TransactionOutcome[]) => digestOf([[[], outcomes]]);

describe('a run’s digest', () => {
  it('is another when a transaction was refused, or another one, or for another reason', () => {
    const stories = [
      [],
      [refused()],
      [refused(), refused()],
      [refused({ agent: 'staker-2' })],
      [refused({ purpose: 'claim' })],
      [refused({ error: { name: 'StakeLocked', text: 'nothing to stake' } })],
    ];
    expect(new Set(stories.map((outcomes) => ofOutcomes(...outcomes))).size).toBe(stories.length);
  });

  it('says nothing of how a refusal is explained, nor of transactions that went through, which their events tell', () => {
    expect(ofOutcomes(refused({ error: { name: 'StakeZero', text: 'other words' } }))).toBe(ofOutcomes(refused()));
    expect(ofOutcomes(went, refused(), { ...went, gasUsed: 9n })).toBe(ofOutcomes(refused()));
  });

  it('is another when events are others or come in another order', () => {
    const stories = [[], [moved(1n)], [moved(2n)], [moved(1n), moved(2n)], [moved(2n), moved(1n)]];
    expect(new Set(stories.map((events) => digestOf([[events, []]]))).size).toBe(stories.length);
  });

  it('is another when an account holds another amount, of any asset, in whatever order accounts came to hold some', () => {
    const holding = (...ledgers: Parameters<typeof worldView>) => digestOf([], worldView(...ledgers));
    const two = [
      [address(1), 5n],
      [address(2), 7n],
    ] as const;
    const books = (own: Parameters<typeof ledger>[0], other: Parameters<typeof ledger>[0]) =>
      holding({
        ledgers: new Map([
          ['token', ledger(own)],
          ['stable', ledger(other)],
        ]),
      });
    const usual = books(two, two);
    expect(books([two[1], two[0]], two)).toBe(usual);
    expect(
      holding({
        ledgers: new Map([
          ['stable', ledger(two)],
          ['token', ledger(two)],
        ]),
      }),
    ).toBe(usual);
    expect(books([two[0]], two)).not.toBe(usual);
    expect(books(two, [two[0], [address(2), 8n]])).not.toBe(usual);
    expect(books(two, [two[0], [address(3), 7n]])).not.toBe(usual);
  });

  it('can be asked for while more is to come', () => {
    const digest = new RunDigest();
    digest.add([moved(1n)], []);
    const early = digest.at(view);
    expect(digest.at(view)).toBe(early);
    digest.add([], [refused()]);
    expect(digest.at(view)).toBe(
      digestOf([
        [[moved(1n)], []],
        [[], [refused()]],
      ]),
    );
  });
});
