import type { ServerOptimiser } from './server-optimiser.js';

/** The combined update as it is: xₜ₊₁ = xₜ + Δₜ, as in FedAvg. Remembers nothing. O(d). */
export const addition: ServerOptimiser = {
  step: (model, combined) => {
    const next = new Float32Array(model.length);
    for (let i = 0; i < next.length; i++) next[i] = model[i]! + combined[i]!;
    return { model: next, state: [] };
  },
};
