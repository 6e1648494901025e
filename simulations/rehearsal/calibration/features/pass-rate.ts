import type { PastProposal } from '../../history/voting-history.js';
import type { EndedProposal } from '../record/chronicle.js';

/** How a rate of passing follows the last proposals. */
export interface Recency {
  /** A proposal counts half after so many days. */
  readonly halfLifeDays: number;
  /** The rate of the type is mixed with that of all types, as if of so many proposals; with `Infinity` all are alike. */
  readonly typePrior: number;
}

const DAY = 86_400;
const PRIOR = 3;

/** Share of the proposals decided before one starts that passed, late ones counting more. All have ended by then. */
export function passedLately(
  decided: readonly EndedProposal[],
  { start, type }: Pick<PastProposal, 'start' | 'type'>,
  { halfLifeDays, typePrior }: Recency,
): number {
  const fading = ({ end }: EndedProposal) => 0.5 ** ((start - end) / DAY / halfLifeDays);
  const ever = passRate(decided, () => 1, 0.5, PRIOR);
  const ofAll = passRate(decided, fading, ever, PRIOR);
  if (typePrior === Infinity) return ofAll;
  const inType = decided.filter((proposal) => proposal.type === type);
  return passRate(inType, fading, ofAll, typePrior);
}

/** Weighted share that passed, mixed with `priorCount` proposals of which `prior` passed. */
export function passRate(
  decided: readonly EndedProposal[],
  weightOf: (proposal: EndedProposal) => number,
  prior: number,
  priorCount: number,
): number {
  let [passed, all] = [prior * priorCount, priorCount];
  for (const proposal of decided) {
    const weight = weightOf(proposal);
    all += weight;
    if (proposal.passed) passed += weight;
  }
  return passed / all;
}
