import type { RandomStream } from '../../../random/index.js';

/** What a trainer has at hand when it makes up what it sends. All updates are flat and `weightCount` long. */
export interface ForgeInputs {
  /** From 1 on. */
  readonly round: number;
  readonly weightCount: number;
  /** The update from its own local work; `null` when it did none. */
  readonly own: Float32Array | null;
  /** What the global model changed by in the round before; `null` in the first. */
  readonly previousChange: Float32Array | null;
  /** The updates of this round's honest trainers, in a fixed order: what an omniscient attacker knows. */
  readonly honest: readonly Float32Array[];
  /** The update from the local work of the first Sybil clone in this round; `null` when there is none. */
  readonly leader: Float32Array | null;
  /** Random numbers of this piece of work. */
  random(purpose: string): RandomStream;
}

/** Which updates a behaviour needs. They are large, so only those are brought. */
export interface ForgeNeeds {
  readonly own: boolean;
  readonly previousChange: boolean;
  readonly honest: boolean;
  readonly leader: boolean;
}
