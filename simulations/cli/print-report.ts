import type { RunReport, RunSummary } from '../api/index.js';

/** Prints a finished run for people: the outcome first, then where the tokens went, then where the files are. */
export function printReport(report: RunReport, run: RunSummary, stream: { write(text: string): unknown }): void {
  const { accuracy, proposals, transactions } = report;
  const lines = [
    `${run.title} (seed ${report.seed}, ${report.engine}, ${report.backend})`,
    `  ${report.ticks} ticks in ${report.wallSeconds.toFixed(1)} s, ${transactions.sent} transactions (${transactions.reverted} reverted), ${report.blocks} blocks`,
    `  accuracy   first ${percent(accuracy.first)}, best ${percent(accuracy.best)}, final ${percent(accuracy.final)}`,
    ...report.lostWork.map(
      ({ agent, why, rounds }) => `  no update  ${agent} in ${rounds} ${rounds === 1 ? 'round' : 'rounds'}: ${why}`,
    ),
    `  proposals  ${proposals.created} created, ${proposals.executed} executed, ${proposals.defeated} defeated; mean turnout ${percent(report.turnout.mean)}`,
    `  supply     ${report.supply.start} → ${report.supply.end} tokens; Gini ${report.gini.toFixed(3)}`,
    ...(report.told ?? []).map((said, i) => `  ${(i === 0 ? 'in all' : '').padEnd(10)} ${said}`),
    `  invariants ${report.invariants.checked} checks, ${report.invariants.violated} violated`,
    '  rewards    paid out, and accrued but not claimed',
    ...Object.entries(report.rewards.byRole).map(
      ([role, tokens]) => `    ${role.padEnd(16)} ${tokens} tokens, ${accruedWords(report, role)}`,
    ),
    `  digest     ${report.digest}`,
    `  kept in    ${run.folder}`,
  ];
  stream.write(`${lines.join('\n')}\n`);
}

function accruedWords({ rewards: { accruedByRole } }: RunReport, role: string): string {
  return accruedByRole ? `${accruedByRole[role] ?? '0'} accrued` : 'accrued unknown';
}

function percent(share: number | null): string {
  return share === null ? 'none' : `${(100 * share).toFixed(1)} %`;
}
