import { TreasuryBudget, TreasurySale } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { balanceOf, eventsOf, type Fact, TOKEN_ASSET } from '../../world/index.js';
import type { governance } from '../governance/index.js';
import { type market, STABLE_ASSET } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';
import { budgetsSection } from './section.js';

/** What a standing budget pays, as the contract holds it; amounts wei, times Unix seconds. */
export interface BudgetLineView {
  readonly payees: readonly Address[];
  /** Address of what it pays in. */
  readonly asset: Address;
  /** A period, for all payees together. */
  readonly amount: bigint;
  readonly period: number;
  /** When its next payment is due. */
  readonly dueAt: number;
  /** Nothing that is due later is paid. */
  readonly until: number;
  /** Wei that it ever paid, under whatever terms. */
  readonly paid: bigint;
}

export type BudgetsFact =
  | (Fact & {
      readonly type: 'budgetLineSet';
      readonly line: string;
      readonly terms: Omit<BudgetLineView, 'paid'>;
    })
  | (Fact & { readonly type: 'budgetLineEnded'; readonly line: string })
  | (Fact & { readonly type: 'budgetPaid'; readonly line: string; readonly dueAt: number; readonly amount: bigint })
  | (Fact & { readonly type: 'workReported'; readonly line: string; readonly worker: Address })
  | (Fact & { readonly type: 'treasurySellerSet'; readonly seller: Address })
  | (Fact & { readonly type: 'treasurySold'; readonly tokens: bigint; readonly coins: bigint })
  | (Fact & { readonly type: 'treasurySaleWaits'; readonly price: bigint; readonly limit: bigint })
  | (Fact & { readonly type: 'treasurySaleIdle' });
export const budgetsEvents = eventsOf<BudgetsFact>();

export interface BudgetsState {
  /** Lines that stand, by name, in the order in which they were first set. */
  readonly lines: ReadonlyMap<string, BudgetLineView>;
  /** When somebody last said that it works, in Unix seconds. */
  readonly workedAt: ReadonlyMap<Address, number>;
  /** The policy that may draw tokens. */
  readonly seller: Address | null;
  /** Unix seconds of the policy's last look at the price; `null` before the first. */
  readonly lookedAt: number | null;
  /** Wei of tokens ever sold, and of coins that they brought. */
  readonly sold: { readonly tokens: bigint; readonly coins: bigint };
}

const contracts = { budget: TreasuryBudget, sale: TreasurySale };
export const budgetsOutline: Outline<'budgets', typeof contracts, BudgetsState, BudgetsFact, typeof budgetsSection> = {
  name: 'budgets',
  section: budgetsSection,
  contracts,
  empty: { lines: new Map(), workedAt: new Map(), seller: null, lookedAt: null, sold: { tokens: 0n, coins: 0n } },
};
export type BudgetsScope = ScopeOf<
  typeof budgetsOutline,
  typeof token | typeof staking | typeof governance | typeof market
>;
type View = BudgetsScope['view'];

/** Where the treasury's holdings lie: the timelock's own account, and the purse that pays budgets. */
const accountsOf = (view: View) => [view.treasury, view.budgets.contracts.budget];

/** What the whole treasury holds of an asset (wei). */
export function treasuryHolds(view: View, asset: string = TOKEN_ASSET): bigint {
  return accountsOf(view).reduce((sum, account) => sum + balanceOf(view, account, asset), 0n);
}

/** The asset's id that a line pays in: the DAO's token, or the stable coin. */
export function assetOf(view: View, { asset }: Pick<BudgetLineView, 'asset'>): string {
  return asset === view.token.contracts.token ? TOKEN_ASSET : STABLE_ASSET;
}

/** What a line will have to have paid by a time, what is owed now included (wei): as the contract reckons it. */
export function owedBy({ amount, period, dueAt, until }: BudgetLineView, time: number): bigint {
  const last = Math.min(time, until);
  return dueAt > last ? 0n : amount * BigInt(Math.floor((last - dueAt) / period) + 1);
}
