/** What a server optimiser remembers between rounds: vectors as long as the model, none before the first. */
export type ServerState = readonly Float32Array[];

/** What the server makes of the combined update, in float64, alike on every machine. */
export interface ServerOptimiser {
  /** The next model and what to remember for the round after. The arguments stay as they are. */
  step(
    model: Float32Array,
    combined: Float32Array,
    state: ServerState,
  ): { readonly model: Float32Array; readonly state: ServerState };
}

/** The combined update as it is: xₜ₊₁ = xₜ + Δₜ, as in FedAvg. Remembers nothing. O(d). */
export const addition: ServerOptimiser = {
  step: (model, combined) => {
    const next = new Float32Array(model.length);
    for (let i = 0; i < next.length; i++) next[i] = model[i]! + combined[i]!;
    return { model: next, state: [] };
  },
};

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
