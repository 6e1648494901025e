import { type AdaptiveTerms, adaptive } from './adaptive.js';
import type { ServerOptimiser } from './server-optimiser.js';

/**
 * FedAdam (Reddi et al. 2021, arXiv 2003.00295, algorithm 2): vₜ = β₂·vₜ₋₁ + (1 − β₂)·Δₜ². O(d).
 *
 * @param beta2 decay of the mean squares, from 0 to below 1
 */
export function fedAdam(terms: AdaptiveTerms, beta2: number): ServerOptimiser {
  return adaptive(terms, (v, square) => beta2 * v + (1 - beta2) * square);
}
