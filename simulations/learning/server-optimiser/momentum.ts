import type { ServerOptimiser } from './server-optimiser.js';

/**
 * Server momentum, FedAvgM (Hsu et al. 2019, arXiv 1909.06335): vₜ = β·vₜ₋₁ + Δₜ and xₜ₊₁ = xₜ + η·vₜ, with
 * v₋₁ = 0 and Δ pointing where the updates do. Remembers v. O(d).
 *
 * @param learningRate η
 * @param decay β, from 0 to below 1
 */
export function momentum(learningRate: number, decay: number): ServerOptimiser {
  return {
    step: (model, combined, [velocity]) => {
      const next = new Float32Array(model.length);
      const newVelocity = new Float32Array(model.length);
      for (let i = 0; i < next.length; i++) {
        const v = decay * (velocity?.[i] ?? 0) + combined[i]!;
        newVelocity[i] = v;
        next[i] = model[i]! + learningRate * v;
      }
      return { model: next, state: [newVelocity] };
    },
  };
}
