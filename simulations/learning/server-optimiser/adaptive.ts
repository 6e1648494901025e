import type { ServerOptimiser } from './server-optimiser.js';

/** FedAdagrad (Reddi et al. 2021, arXiv 2003.00295, algorithm 2): vₜ = vₜ₋₁ + Δₜ². O(d). */
export function fedAdagrad(terms: AdaptiveTerms): ServerOptimiser {
  return adaptive(terms, (v, square) => v + square);
}

/**
 * FedAdam (Reddi et al. 2021, arXiv 2003.00295, algorithm 2): vₜ = β₂·vₜ₋₁ + (1 − β₂)·Δₜ². O(d).
 *
 * @param beta2 decay of the mean squares, from 0 to below 1
 */
export function fedAdam(terms: AdaptiveTerms, beta2: number): ServerOptimiser {
  return adaptive(terms, (v, square) => beta2 * v + (1 - beta2) * square);
}

/**
 * FedYogi (Reddi et al. 2021, arXiv 2003.00295, algorithm 2): vₜ = vₜ₋₁ − (1 − β₂)·Δₜ²·sign(vₜ₋₁ − Δₜ²), which moves by
 * no more than the square itself, where FedAdam's v falls with all it has. O(d).
 *
 * @param beta2 decay of the mean squares, from 0 to below 1
 */
export function fedYogi(terms: AdaptiveTerms, beta2: number): ServerOptimiser {
  return adaptive(terms, (v, square) => v - (1 - beta2) * square * Math.sign(v - square));
}

export interface AdaptiveTerms {
  /** η. */
  readonly learningRate: number;
  /** β₁, decay of the mean update, from 0 to below 1. */
  readonly beta1: number;
  /** τ, added to the root in the divisor; its square is where the mean squares begin. */
  readonly tau: number;
}

/**
 * What FedAdagrad, FedAdam and FedYogi share (Reddi et al. 2021, arXiv 2003.00295, algorithm 2):
 * mₜ = β₁·mₜ₋₁ + (1 − β₁)·Δₜ, then vₜ by the optimiser's own formula, then xₜ₊₁ = xₜ + η·mₜ / (√vₜ + τ). m₋₁ = 0 and
 * v₋₁ = τ², the least that the algorithm allows. There is no bias correction in it, so there is none here: the first
 * steps are shorter than those of Adam (Kingma & Ba) under the same η. Remembers m and √v: the root of any
 * float32's square is a float32, while the square itself may not be. O(d).
 *
 * @param nextSquare vₜ, from vₜ₋₁ and Δₜ²
 */
export function adaptive(
  { learningRate, beta1, tau }: AdaptiveTerms,
  nextSquare: (v: number, square: number) => number,
): ServerOptimiser {
  return {
    step: (model, combined, [mean, roots]) => {
      const next = new Float32Array(model.length);
      const newMean = new Float32Array(model.length);
      const newRoots = new Float32Array(model.length);
      for (let i = 0; i < next.length; i++) {
        const delta = combined[i]!;
        const m = beta1 * (mean?.[i] ?? 0) + (1 - beta1) * delta;
        const root = Math.sqrt(nextSquare((roots?.[i] ?? tau) ** 2, delta * delta));
        newMean[i] = m;
        newRoots[i] = root;
        next[i] = model[i]! + (learningRate * m) / (root + tau);
      }
      return { model: next, state: [newMean, newRoots] };
    },
  };
}
