import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger } from '../../../test/fixtures/world.js';
import type { ReporterInput } from '../../metrics/index.js';
import { TOKEN } from '../../scenario/index.js';
import type { DomainEvent, TransferFact } from '../../world/index.js';
import type { GovernanceFact } from '../governance/index.js';
import { judgeLine } from './judging.js';
import { treasuryPaysByRight } from './rightful-payments.js';
import { monthlySpending, monthsOf, SECONDS_A_MONTH, treasuryValue } from './runway.js';
import type { BudgetLineView, BudgetsFact, BudgetsScope } from './state.js';

type View = BudgetsScope['view'];
const timelock = address(1);
const purse = address(2);
const sale = address(3);
const payee = address(4);
const tokenAddress = address(5);
const coinAddress = address(6);
const WEEK = 604_800;

const team: BudgetLineView = {
  payees: [payee],
  asset: coinAddress,
  amount: 8_000n * TOKEN,
  period: 4 * WEEK,
  dueAt: 4 * WEEK,
  until: 1_000 * WEEK,
  paid: 0n,
};

/** A treasury with some tokens and coins, at a price in coins a token, with lines that stand. */
const viewOf = (tokens: bigint, coins: bigint, price: bigint, lines: readonly BudgetLineView[] = [team]): View =>
  only<View, Partial<View>>({
    treasury: timelock,
    ledgers: new Map([
      ['token', ledger([[purse, tokens * TOKEN]])],
      ['stable', ledger([[timelock, coins * TOKEN]])],
    ]),
    token: only<View['token'], Partial<View['token']>>({ contracts: { token: tokenAddress } }),
    market: only<View['market'], Partial<View['market']>>({
      reserves: { tokens: 1_000n * TOKEN, coins: 1_000n * price * TOKEN },
    }),
    budgets: only<View['budgets'], Partial<View['budgets']>>({
      contracts: { budget: purse, sale: sale },
      lines: new Map(lines.map((line, i) => [`line-${i}`, line])),
    }),
  });

describe('what a treasury is worth and how long it lasts', () => {
  it('is its coins and its tokens at the pool’s price, wherever in the treasury they lie', () => {
    expect(treasuryValue(viewOf(100n, 30n, 2n))).toEqual({
      tokens: 200n * TOKEN,
      coins: 30n * TOKEN,
      all: 230n * TOKEN,
    });
    expect(treasuryValue(viewOf(100n, 30n, 0n))?.tokens).toBe(0n);
  });

  it('is reckoned in months of a twelfth of a year, less what is owed', () => {
    const view = viewOf(130_000n, 0n, 1n);
    expect(monthsOf(treasuryValue(view)!.all, view, 0)).toBeCloseTo(14.949, 3);
    // One payment of 8,000 is due and not paid.
    expect(monthsOf(treasuryValue(view)!.all, view, 4 * WEEK)).toBeCloseTo(
      (122_000 / 8_000) * ((4 * WEEK) / SECONDS_A_MONTH),
      4,
    );
    expect(monthsOf(7_000n * TOKEN, view, 4 * WEEK)).toBe(0);
  });

  it('counts a line that pays tokens at the pool’s price, and none that has ended', () => {
    const inCoins = { ...team, period: SECONDS_A_MONTH };
    const inTokens = { ...inCoins, asset: tokenAddress };
    expect(monthlySpending(viewOf(1n, 1n, 3n, [inTokens, inCoins]), 0)).toBe(32_000n * TOKEN);
    const ended = { ...team, until: 2 * WEEK };
    expect(monthsOf(TOKEN, viewOf(1n, 1n, 1n, [ended]), 0)).toBeNull();
  });
});

describe('how a voter judges another budget', () => {
  it('is what it takes in a year of what all tokens are worth, and nothing for a line that stays as it is', () => {
    // 8,000 coins every four weeks are 104,357 a year of 1,000,000 tokens at 1.
    const view = viewOf(1_000_000n, 0n, 1n);
    expect(judgeLine(view, undefined, team)?.income).toBeCloseTo(-10.4357, 3);
    expect(judgeLine(view, team, undefined)?.income).toBeCloseTo(10.4357, 3);
    expect(judgeLine(view, team, team)?.income).toBe(-0);
    expect(judgeLine(view, undefined, team)?.because).toBe('It spends 10.44 % of what all tokens are worth, a year.');
  });
});

type Input = ReporterInput<BudgetsScope>;
type Told = BudgetsFact | GovernanceFact | TransferFact;
const inTransaction = (transaction: number, fact: Told): DomainEvent => ({
  block: 9,
  timestamp: 5 * WEEK,
  transaction,
  ...fact,
});
const moved = (from = purse, to = payee, amount = team.amount, asset = 'stable'): TransferFact => ({
  type: 'transfer',
  asset,
  from,
  to,
  amount,
});
const complaint = (...events: readonly DomainEvent[]) => {
  const view = viewOf(10n, 10n, 1n);
  return treasuryPaysByRight(only<Input, Partial<Input>>({ events, view, previous: view }));
};

describe('that a treasury pays by right', () => {
  const executed: GovernanceFact = { type: 'proposalExecuted', proposalId: 1n };
  const paid: BudgetsFact = { type: 'budgetPaid', line: 'line-0', dueAt: 4 * WEEK, amount: team.amount };
  const sold: BudgetsFact = { type: 'treasurySold', tokens: 5n, coins: 4n };

  it('holds for a line that stands, a sale that hands its coins over, and a proposal', () => {
    expect(complaint(inTransaction(0, paid), inTransaction(0, moved()))).toBeNull();
    expect(
      complaint(
        inTransaction(0, sold),
        inTransaction(0, moved(purse, sale, 5n, 'token')),
        inTransaction(0, moved(sale, purse, 4n)),
      ),
    ).toBeNull();
    expect(complaint(inTransaction(0, moved(timelock, payee, 7n)), inTransaction(0, executed))).toBeNull();
    expect(complaint(inTransaction(0, moved(purse, payee, 7n)), inTransaction(0, executed))).toBeNull();
  });

  it('fails for whatever leaves without either, in the same transaction', () => {
    expect(complaint(inTransaction(0, moved(timelock, payee, 7n)))).toContain('without a proposal');
    expect(complaint(inTransaction(1, moved(timelock, payee, 7n)), inTransaction(2, executed))).toContain('without');
    expect(complaint(inTransaction(0, moved(purse, payee, 7n)))).toContain('by no standing budget');
    expect(complaint(inTransaction(0, paid), inTransaction(0, moved(purse, payee, team.amount + 1n)))).toContain(
      'by no',
    );
    expect(complaint(inTransaction(0, paid))).toContain('did not leave the purse');
  });

  it('fails for a line that never stood or was not due, and a sale that keeps coins back', () => {
    expect(complaint(inTransaction(0, { ...paid, line: 'other' }), inTransaction(0, moved()))).toContain('never stood');
    expect(complaint(inTransaction(0, { ...paid, dueAt: 6 * WEEK }), inTransaction(0, moved()))).toContain(
      'before it was due',
    );
    expect(
      complaint(
        inTransaction(0, sold),
        inTransaction(0, moved(purse, sale, 5n, 'token')),
        inTransaction(0, moved(sale, purse, 3n)),
      ),
    ).toContain('the sale handed 3 wei');
  });
});
