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
