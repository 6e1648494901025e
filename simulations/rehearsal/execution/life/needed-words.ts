import type { LoadedDao } from '../loaded-dao.js';
import type { Journal } from './journal.js';

type Vote = Pick<LoadedDao, 'dao' | 'vetoes'>;

/** What a vote takes, after its sums: a quorum to be reached, or votes Against that veto it. */
export function neededWords(loaded: Vote, journal: Journal, quorum: bigint): string {
  return loaded.vetoes === true
    ? `it passes unless ${vetoWords(loaded, journal, quorum)} are against`
    : `the quorum is ${journal.amount(quorum)}`;
}

/** Votes that veto when they are Against, with their share of the supply where the DAO's file has it. */
export function vetoWords({ dao }: Vote, journal: Journal, quorum: bigint): string {
  const { votingRule } = dao.governor;
  const share = votingRule.kind === 'optimistic' ? ` (${votingRule.vetoPercent} % of the supply)` : '';
  return `${journal.amount(quorum)}${share}`;
}
