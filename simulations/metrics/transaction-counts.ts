import type { TransactionCounts } from './frame.js';
import type { ReportedTransaction } from './reporter.js';

/** A tick's transactions, counted by outcome, archetype and error. */
export function transactionCounts(outcomes: readonly ReportedTransaction[]): TransactionCounts {
  const gasByGroup = new Map<string, bigint>();
  const revertsByError: Record<string, number> = {};
  let gasUsed = 0n;
  let reverted = 0;
  for (const outcome of outcomes) {
    gasUsed += outcome.gasUsed;
    gasByGroup.set(outcome.archetype, (gasByGroup.get(outcome.archetype) ?? 0n) + outcome.gasUsed);
    if (outcome.error === null) continue;
    reverted += 1;
    revertsByError[outcome.error.name] = (revertsByError[outcome.error.name] ?? 0) + 1;
  }
  return {
    sent: outcomes.length,
    reverted,
    gasUsed: String(gasUsed),
    gasByGroup: Object.fromEntries([...gasByGroup].map(([group, gas]) => [group, String(gas)])),
    revertsByError,
  };
}

/** Blocks of a gas limit that the busiest moment of a tick fills. */
export function blocksFilled(outcomes: readonly ReportedTransaction[], limit: number): number {
  const gas = new Map<number, bigint>();
  for (const { window, gasUsed } of outcomes) gas.set(window, (gas.get(window) ?? 0n) + gasUsed);
  return Math.max(0, ...[...gas.values()].map((used) => Math.ceil(Number(used) / limit)));
}
