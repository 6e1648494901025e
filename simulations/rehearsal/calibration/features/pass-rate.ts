import type { EndedProposal } from '../record/chronicle.js';

/** How a rate of passing follows the last proposals. */
export interface Recency {
  /** A proposal counts half after so many others. */
  readonly halfLife: number;
  /** The rate of the type is mixed with that of all types, as if of so many proposals; `null`: all types are alike. */
  readonly typePrior: number | null;
}

/**
 * Share of the decided proposals that passed, late ones counting more. Counted in proposals and not in days, so that it
 * follows as closely in busy months as in quiet ones. `decided` in order of ending.
 */
export function passedLately(
  decided: readonly EndedProposal[],
  type: string,
  { halfLife, typePrior }: Recency,
): number {
  let [all, passed, inType, passedInType] = [1, 0.5, 0, 0];
  decided.forEach((proposal, i) => {
    const weight = 0.5 ** ((decided.length - 1 - i) / halfLife);
    const won = proposal.passed ? weight : 0;
    all += weight;
    passed += won;
    if (proposal.type !== type) return;
    inType += weight;
    passedInType += won;
  });
  const ofAll = passed / all;
  return typePrior === null ? ofAll : (passedInType + typePrior * ofAll) / (inType + typePrior);
}
