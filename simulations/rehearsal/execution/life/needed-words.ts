import type { LoadedDao } from '../loaded-dao.js';
import type { Journal } from './journal.js';

/**
 * What a vote takes, after its sums: a quorum to be reached, or votes Against that veto it. On a copied chain the veto share is the
 * DAO file's word; the amount is the governor's where it is Folkmoot's own.
 */
export function neededWords({ dao }: Pick<LoadedDao, 'dao'>, journal: Journal, quorum: bigint): string {
  const { votingRule } = dao.governor;
  if (votingRule.kind !== 'optimistic') return `the quorum is ${journal.amount(quorum)}`;
  const amount = dao.fork === null ? ` (${journal.amount(quorum)})` : '';
  return `it passes unless ${votingRule.vetoPercent} % of the supply${amount} are against`;
}
