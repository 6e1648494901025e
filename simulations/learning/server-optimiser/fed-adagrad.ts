import { type AdaptiveTerms, adaptive } from './adaptive.js';
import type { ServerOptimiser } from './server-optimiser.js';

/** FedAdagrad (Reddi et al. 2021, arXiv 2003.00295, algorithm 2): vₜ = vₜ₋₁ + Δₜ². O(d). */
export function fedAdagrad(terms: AdaptiveTerms): ServerOptimiser {
  return adaptive(terms, (v, square) => v + square);
}
