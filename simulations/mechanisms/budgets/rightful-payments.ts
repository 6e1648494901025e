import type { ReporterInput } from '../../metrics/index.js';
import { type DomainEvent, transfersOf } from '../../world/index.js';
import { governanceEvents } from '../governance/index.js';
import { type BudgetsScope, budgetsEvents } from './state.js';

type Input = ReporterInput<BudgetsScope>;

/** Events in the same transaction share this. */
const transactionOf = ({ block, transaction }: DomainEvent) => `${block}/${transaction}`;

/**
 * The treasury never pays without a passed proposal or a standing budget. Whatever leaves the timelock leaves it in the
 * transaction that executes a proposal; whatever leaves the budgets' purse does so there too, or is what a line that
 * stands paid, or was drawn by the policy and came back as coins in the same transaction.
 */
export function treasuryPaysByRight({ events, view, previous }: Input): string | null {
  const { budget, sale } = view.budgets.contracts;
  const executed = new Set(governanceEvents(events, 'proposalExecuted').map(transactionOf));
  const allowed = new Map<string, bigint>();
  const allow = (event: DomainEvent, amount: bigint) =>
    allowed.set(transactionOf(event), (allowed.get(transactionOf(event)) ?? 0n) + amount);
  for (const event of budgetsEvents(events, 'budgetPaid')) {
    const line = view.budgets.lines.get(event.line) ?? previous.budgets.lines.get(event.line);
    if (line === undefined) return `the line ${event.line} was paid ${event.amount} wei and never stood`;
    if (event.dueAt > event.timestamp) return `the line ${event.line} was paid before it was due`;
    allow(event, event.amount);
  }
  const sold = new Map(budgetsEvents(events, 'treasurySold').map((event) => [transactionOf(event), event]));
  for (const event of sold.values()) allow(event, event.tokens);
  for (const event of transfersOf(events)) {
    const { from, to, amount, asset } = event;
    if (from === view.treasury && !executed.has(transactionOf(event))) {
      return `${amount} wei of ${asset} left the treasury for ${to} without a proposal`;
    }
    if (from === sale && to === budget && sold.get(transactionOf(event))?.coins !== amount) {
      return `the sale handed ${amount} wei of ${asset} over and sold for ${sold.get(transactionOf(event))?.coins}`;
    }
    if (from !== budget || executed.has(transactionOf(event))) continue;
    const left = (allowed.get(transactionOf(event)) ?? 0n) - amount;
    if (left < 0n) return `${amount} wei of ${asset} left the budgets’ purse for ${to} by no standing budget`;
    allowed.set(transactionOf(event), left);
  }
  const unpaid = [...allowed].find(([transaction, left]) => left !== 0n && !executed.has(transaction));
  return unpaid === undefined ? null : `${unpaid[1]} wei were told of as paid by budgets and did not leave the purse`;
}
