import { type AdaptiveTerms, adaptive } from './adaptive.js';
import type { ServerOptimiser } from './server-optimiser.js';

/**
 * FedYogi (Reddi et al. 2021, arXiv 2003.00295, algorithm 2): vₜ = vₜ₋₁ − (1 − β₂)·Δₜ²·sign(vₜ₋₁ − Δₜ²), which moves by
 * no more than the square itself, where FedAdam's v falls with all it has. O(d).
 *
 * @param beta2 decay of the mean squares, from 0 to below 1
 */
export function fedYogi(terms: AdaptiveTerms, beta2: number): ServerOptimiser {
  return adaptive(terms, (v, square) => v - (1 - beta2) * square * Math.sign(v - square));
}
